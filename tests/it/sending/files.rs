//! Files: each is taken, or named with its own reason; outside they have no names of their senders.

use chrono::TimeDelta;
use doithoai::jobs;
use serde_json::json;

use super::{WORDS, said, words_step};
use crate::harness::citizen::{self, Said, looks, receipt, send_form, sends};
use crate::harness::office::{Office, act_path, case_path};
use crate::harness::program::Program;

const PDF: &[u8] = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n";

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_fn(width, height, |x, y| image::Rgb([(x % 251) as u8, (y % 241) as u8, 90]))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .expect("a picture can be drawn");
    bytes.into_inner()
}

#[tokio::test]
async fn each_file_that_was_not_taken_is_named_with_its_own_reason() {
    let office = Office::open().await;
    let page = words_step(&office.visitor()).await;
    let large = [PDF, &vec![b' '; 10 * 1024 * 1024]].concat();
    let form = send_form(&page)
        .set("text", WORDS)
        .attach("photos", "rong.jpg", "image/jpeg", b"")
        .attach("photos", "IMG_0001.HEIC", "image/heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
        .attach("photos", "to.pdf", "application/pdf", &large)
        .attach("photos", "mương.png", "image/png", &png(40, 30));
    let back = form.send().await.expect_status(422);
    assert_eq!(back.url.path(), page.url.path(), "nothing goes on to the next step");
    let beside = back.texts("#photos-error").join(" ");
    let above = back.texts("#errors li");
    for said in
        ["rong.jpg: tệp này không có nội dung", "IMG_0001.HEIC: chưa nhận", "to.pdf: tệp lớn hơn 10 MB"]
    {
        assert!(beside.contains(said), "{said} is missing in {beside}");
        assert!(above.iter().any(|line| line.contains(said)), "{said} is missing in {above:?}");
    }
    assert_eq!(send_form(&back).value("text"), WORDS);
    assert_eq!(back.attributes("figure img", "alt"), ["mương.jpg"], "the good one was taken");
    let who = send_form(&back).send().await.expect_status(200);
    assert!(who.url.path().ends_with("/nguoi-gui"), "told once, one may go on without them");
}

#[tokio::test]
async fn pictures_are_kept_while_their_opinion_is_being_written() {
    let office = Office::open().await;
    let words = words_step(&office.visitor()).await;
    let form = send_form(&words).set("text", WORDS).attach("photos", "một.png", "image/png", &png(40, 30));
    let who = form.send().await.expect_status(200);
    later(&office, 50).await;
    let check = send_form(&who).send().await.expect_status(200);
    later(&office, 50).await;
    let sent = receipt(&send_form(&check)).await;
    assert_eq!(looks(&office, &sent).await.texts("figure").len(), 1);
}

#[tokio::test]
async fn pictures_that_waited_too_long_are_asked_for_again_and_nothing_else_is_lost() {
    let office = Office::open().await;
    for late_at_the_last_step in [false, true] {
        let words = words_step(&office.visitor()).await;
        let form =
            send_form(&words).set("text", WORDS).attach("photos", "một.png", "image/png", &png(40, 30));
        let mut page = form.send().await.expect_status(200);
        if late_at_the_last_step {
            page = send_form(&page).send().await.expect_status(200);
        }
        later(&office, 70).await;
        let again = send_form(&page).send().await.expect_status(422);
        again.expect("Hãy chọn lại các tệp");
        assert_eq!((again.url.path(), send_form(&again).value("text")), (words.url.path(), WORDS.to_owned()));
        assert_eq!(again.texts("figure").len(), 0);
        let who = send_form(&again).send().await.expect_status(200);
        let check = send_form(&who).send().await.expect_status(200);
        receipt(&send_form(&check)).await;
    }
}

async fn later(office: &Office, minutes: i64) {
    office.app.clock.forward(TimeDelta::minutes(minutes));
    jobs::sweep(&office.app).await.expect("swept");
}

#[tokio::test]
async fn a_sixth_picture_is_named_and_the_same_picture_twice_is_one() {
    let office = Office::open().await;
    let page = words_step(&office.visitor()).await;
    let mut form = send_form(&page).set("text", WORDS);
    for n in 1..=7 {
        form = form.attach("photos", &format!("anh{n}.png"), "image/png", &png(30 + n, 30));
    }
    let back = form.send().await.expect_status(422);
    back.expect("anh6.png: chưa nhận, vì nhiều nhất 5 tệp").expect("anh7.png: chưa nhận");
    assert_eq!(back.texts("figure").len(), 5);
    let page = words_step(&office.visitor()).await;
    let form = send_form(&page).set("text", WORDS).attach("photos", "một.png", "image/png", &png(40, 30));
    let (one, two) = tokio::join!(form.send(), form.send());
    let check = send_form(&one.expect_status(200)).send().await;
    assert_eq!((two.status.as_u16(), check.texts("figure").len()), (200, 1));
}

#[tokio::test]
async fn a_picture_can_be_taken_out_again() {
    let office = Office::open().await;
    let page = words_step(&office.visitor()).await;
    let form = send_form(&page)
        .set("text", WORDS)
        .attach("photos", "một.png", "image/png", &png(40, 30))
        .attach("photos", "hai.png", "image/png", &png(50, 30));
    let who = form.send().await.expect_status(200);
    let words = who.form("Quay lại").send().await;
    let form = words.form("Bỏ tệp này một.jpg").set("text", "Lời viết thêm trước khi bỏ ảnh.");
    let left = form.send().await.expect_status(200);
    assert_eq!(left.attributes("figure img", "alt"), ["hai.jpg"]);
    assert_eq!(send_form(&left).value("text"), "Lời viết thêm trước khi bỏ ảnh.");
}

#[tokio::test]
async fn photographs_come_in_the_size_in_which_they_are_shown() {
    let office = Office::open().await;
    let browser = office.visitor();
    let page = words_step(&browser).await;
    let tall = png(1_200, 2_400);
    let form = send_form(&page).set("text", WORDS).attach("photos", "cao.png", "image/png", &tall);
    let who = form.send().await.expect_status(200);
    let sent = receipt(&send_form(&send_form(&who).send().await)).await;
    let way = citizen::looks(&office, &sent).await;
    assert_eq!(way.attributes("figure img", "width"), ["640"]);
    assert_eq!(way.attributes("figure img", "height"), ["1280"]);
    let source = way.attributes("figure img", "src").remove(0);
    let path = source.split('?').next().expect("a path").to_owned();
    let track = way.url.path().to_owned();
    assert!(path.starts_with(&track));
    let small = browser.get(&source).await.expect_status(200);
    let whole = browser.get(&path).await.expect_status(200);
    let drawn = image::load_from_memory(&small.bytes).expect("a picture");
    assert_eq!((drawn.width(), drawn.height()), (640, 1_280));
    assert!(small.bytes.len() * 2 < whole.bytes.len());
    assert_eq!(browser.get(&source).await.bytes, small.bytes, "drawn once");
}

#[tokio::test]
async fn seven_files_of_an_officer_are_an_error_that_says_the_limit() {
    let office = Office::open().await;
    let code = assigned(&office).await;
    let officer = office.sign_in("kinhte").await;
    let path = act_path(&code, "tra-loi");
    let mut form = office.ask(&officer, &code, "tra-loi").await.form(&path);
    form = form.set("checked", "Đã đến xem.").set("solution", "Nạo vét trong tháng.");
    for n in 1..=7 {
        form = form.attach("files", &format!("bien-ban-{n}.pdf"), "application/pdf", PDF);
    }
    form = form.attach("files", "rong.pdf", "application/pdf", b"");
    let back = form.send().await.expect_status(422);
    back.expect("bien-ban-6.pdf: chưa nhận, vì nhiều nhất 5 tệp").expect("bien-ban-7.pdf").expect("rong.pdf");
    assert_eq!(back.form(&path).value("solution"), "Nạo vét trong tháng.");
    let kept = back.form(&path).press("Lưu bản soạn, chưa trình").send().await.expect_status(200);
    kept.expect("bien-ban-5.pdf").expect_not("bien-ban-6.pdf");

    let form = office.ask(&officer, &code, "tra-loi").await.form(&path);
    let form = form.attach("files", "them-1.pdf", "application/pdf", PDF);
    let form = form.attach("files", "them-2.pdf", "application/pdf", PDF).press("Lưu bản soạn, chưa trình");
    let full = form.send().await.expect_status(422);
    full.expect("Nhiều nhất 5 tệp, mà ở đây đã có 5 tệp");
    officer.open(&case_path(&code)).await.expect_not("them-1.pdf");
    full.form(&path).press("Lưu bản soạn, chưa trình").send().await.expect_status(200);
}

/// The code of an opinion that lies with the office for economy.
async fn assigned(office: &Office) -> String {
    given_to_economy(office, sends(office, Said { name: "", ..said() }).await.code).await
}

/// Classified, and given to the office for economy.
async fn given_to_economy(office: &Office, code: String) -> String {
    let clerk = office.sign_in("vanphong").await;
    let form = office.ask(&clerk, &code, "phan-loai").await.form(&act_path(&code, "phan-loai"));
    let form = form.set("kind", "phan_anh").set("topic", "MTG-03").set("title", "Mương tắc");
    form.send().await.expect_status(200);
    let chair = office.sign_in("chutich").await;
    let form = office.ask(&chair, &code, "giao").await.form(&act_path(&code, "giao"));
    form.set("office", "KT").set("officer", "kinhte").set("term", "answer").send().await.expect_status(200);
    code
}

#[tokio::test]
async fn only_the_files_of_the_issued_revision_leave_the_office() {
    let office = Office::open().await;
    let page = words_step(&office.visitor()).await;
    let form = send_form(&page).set("text", WORDS).attach("photos", "mương.png", "image/png", &png(40, 30));
    let who = form.send().await.expect_status(200);
    let sent = receipt(&send_form(&send_form(&who).send().await)).await;
    let code = given_to_economy(&office, sent.code.clone()).await;
    let officer = office.sign_in("kinhte").await;
    let path = act_path(&code, "tra-loi");
    let form = office.ask(&officer, &code, "tra-loi").await.form(&path);
    let form = form.set("checked", "Đã đến xem.").set("solution", "Nạo vét trong tháng.");
    let form =
        form.set("responsible", "Phòng Kinh tế").attach("files", "ban-dau.pdf", "application/pdf", PDF);
    let drafted = form.send().await.expect_status(200);
    let first = drafted.link("ban-dau.pdf").rsplit('/').next().expect("a key").to_owned();
    let chair = Program::of(&office, "phochutich").await;
    chair.does(&code, "return_draft", json!({ "reason": "Thay biên bản." })).await;
    let form = office.ask(&officer, &code, "tra-loi").await.form(&path);
    let form = form.clear("keep").attach("files", "ban-sau.pdf", "application/pdf", PDF);
    form.send().await.expect_status(200);
    chair.does(&code, "approve", json!({})).await;
    let clerk = Program::of(&office, "vanphong").await;
    let way = citizen::looks(&office, &sent).await;
    way.expect_not("ban-dau.pdf").expect_not("ban-sau.pdf");
    clerk.does(&code, "issue", json!({})).await;
    let way = citizen::looks(&office, &sent).await;
    way.expect_not("ban-dau.pdf").expect("ban-sau.pdf");

    let desk = office.sign_in("vanphong").await;
    let form = office.ask(&desk, &code, "cong-khai").await;
    form.expect("ban-sau.pdf").expect("mương.jpg").expect_not("ban-dau.pdf");
    let shown = json!({ "title": "Mương", "words": "Mương tắc.", "answer": "Sẽ nạo vét.", "files": [first] });
    let refused = clerk.tries(&code, "publish", shown.clone()).await;
    assert_eq!(refused.status, 422, "{}", refused.body);
    refused.expect("không công khai được");
    let key = form.attributes("input[name=files][type=checkbox]", "value");
    let shown = json!({
        "title": "Mương", "words": "Mương tắc.", "answer": "Sẽ nạo vét.",
        "files": key, "captions": ["Mương trước khi nạo vét"],
    });
    clerk.does(&code, "publish", shown).await;
    let visitor = office.visitor();
    let page = visitor.open(&format!("/cong-khai/{code}")).await.expect_status(200);
    page.expect("Mương trước khi nạo vét").expect("ban-sau").expect_not("ban-dau");
    visitor.open(&page.link("ban-sau")).await.expect_status(200);
    let again = office.ask(&desk, &code, "cong-khai").await.form(&act_path(&code, "cong-khai"));
    assert_eq!(
        again.value("captions"),
        "Mương trước khi nạo vét",
        "what stands under it comes back with the form"
    );
    let phoned = again.set("captions", "Mương nhà ông Tư, 0912 345 678").send().await.expect_status(422);
    phoned.expect("Chú thích ảnh: Còn “Tư”, “0912 345 678”");
    let again = phoned.form(&act_path(&code, "cong-khai"));
    assert_eq!(again.value("captions"), "Mương nhà ông Tư, 0912 345 678");
    let again = again.set("captions", "Mương đầu thôn");
    again.send().await.expect_status(200);
    let page = visitor.open(&format!("/cong-khai/{code}")).await.expect_status(200);
    page.expect("Mương đầu thôn").expect_not("Mương trước khi nạo vét");
    let photo = page.link("Mương đầu thôn");
    visitor.open(&photo).await.expect_status(200);
    let parts = json!({ "excerpt": "nước tràn ra đường", "rest": "Mương đầu thôn tắc từ tháng trước" });
    clerk.does(&code, "split", parts).await;
    clerk.does(&format!("{code}/2"), "quarantine", json!({ "reason": "Có đoạn tố cáo." })).await;
    visitor.open(&photo).await.expect_status(404);
    let page = visitor.open(&format!("/cong-khai/{code}")).await.expect_status(200);
    page.expect("ban-sau").expect_not("Mương đầu thôn");
    clerk.does(&code, "unpublish", json!({ "reason": "Nhầm ảnh." })).await;
    visitor.open(&page.link("ban-sau")).await.expect_status(404);
    office.verify().await;
}
