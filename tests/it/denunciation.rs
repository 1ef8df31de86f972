//! A denunciation is out of sight at once: for the desk, the public, programs and letters; the lawful circle
//! sees it, less whoever is accused, and every look is written down.

use doithoai::store::{figures, units};

use crate::harness::citizen::{self, Receipt, Said};
use crate::harness::http::Client;
use crate::harness::office::{Office, act_path, case_path};
use crate::harness::page::Page;
use crate::walk::picture;

const WORDS: &str = "Tố cáo: cán bộ Q nhận phong bì của chủ trại Vạn Phát, có ghi âm.";
const RARE: &str = "Vạn Phát";
const BODY_OF_NOTHING: &str = "/lam-viec/y-kien/AKT-26-000000-X";

/// Sends the opinion with a photo and has the clerk classify it; the accused are named.
async fn is_quarantined(office: &Office, about: &[&str]) -> Receipt {
    let said = Said {
        topic: "DAT",
        text: WORDS,
        name: "Người Tố Cáo",
        email: "to.cao@thu.example",
        ..Said::default()
    };
    let form = citizen::fill_in(&office.visitor(), said, Some(&picture())).await;
    let receipt = citizen::receipt(&form).await;
    let clerk = office.sign_in("vanphong").await;
    let path = act_path(&receipt.code, "phan-loai");
    let mut form = office.ask(&clerk, &receipt.code, "phan-loai").await.form(&path);
    form =
        form.set("kind", "to_cao").set("topic", "XDD-04").set("reason", "Tố cán bộ nhận tiền, có chứng cứ.");
    for login in about {
        form = form.set("about", login);
    }
    let page = form.send().await.expect_status(200);
    page.expect_not(RARE).expect_not(&receipt.code);
    receipt
}

/// What this person reads at an address, without what differs between two looks anyway.
async fn reads(client: &Client, path: &str) -> Page {
    client.open(path).await
}

#[tokio::test]
async fn a_denunciation_is_gone_from_every_desk_but_the_lawful_ones() {
    let office = Office::open().await;
    let code = is_quarantined(&office, &[]).await.code;
    for login in ["vanphong", "kinhte", "phochutich", "mttq", "truongthon", "tinh", "quantri"] {
        let client = office.sign_in(login).await;
        for path in [
            "/lam-viec".to_owned(),
            "/lam-viec/y-kien".to_owned(),
            "/lam-viec/y-kien?q=van+phat".to_owned(),
            format!("/lam-viec/y-kien?q={code}"),
        ] {
            let page = reads(&client, &path).await;
            assert!(!page.has(RARE), "{login} reads the words at {path}");
            assert!(!page.has(&code), "{login} reads the code at {path}");
        }
        let hidden = reads(&client, &case_path(&code)).await;
        let unknown = reads(&client, BODY_OF_NOTHING).await;
        assert_eq!(hidden.status, unknown.status, "{login}");
        assert_eq!(
            hidden.body.replace(&code, "-"),
            unknown.body.replace("AKT-26-000000-X", "-"),
            "{login} cannot tell it from nothing"
        );
        for act in ["phan-loai", "giao", "chuyen-don", "cong-khai"] {
            let page = client.get(&act_path(&code, act)).await;
            assert_eq!(page.status, 404, "{login} at {act}");
        }
    }
}

/// How many matters the figures count, freshly: the pages keep theirs for a while.
async fn counted(office: &Office) -> i64 {
    let unit = units::by_code(&office.app.db, "demo").await.expect("a table").expect("the commune");
    let counted = figures::of_unit(&office.app.db, unit.id, office.today()).await.expect("figures");
    counted.total.received
}

#[tokio::test]
async fn a_denunciation_is_counted_nowhere_in_public_and_an_ordinary_opinion_is() {
    let office = Office::open().await;
    let before = counted(&office).await;
    is_quarantined(&office, &[]).await;
    assert_eq!(counted(&office).await, before, "a denunciation moves no figure");
    let home = reads(&office.visitor(), "/").await.expect_status(200);
    assert!(home.texts("li b").contains(&before.to_string()), "{:?}", home.texts("li b"));
    citizen::sends(&office, Said { text: "Mương tắc.", ..Said::default() }).await;
    assert_eq!(counted(&office).await, before + 1, "an ordinary opinion is counted");
}

#[tokio::test]
async fn a_denunciation_is_shown_nowhere_in_public() {
    let office = Office::open().await;
    let receipt = is_quarantined(&office, &[]).await;
    let visitor = office.visitor();
    for path in [
        "/".to_owned(),
        "/cong-khai?q=van+phat".to_owned(),
        format!("/cong-khai?q={}", receipt.code),
        "/so-lieu".to_owned(),
        "/hoi-nghi".to_owned(),
    ] {
        let page = reads(&visitor, &path).await.expect_status(200);
        page.expect_not(RARE);
        let leads_there = format!("/{}", receipt.code);
        assert!(!page.links().iter().any(|link| link.href.contains(&leads_there)), "{path}");
    }
    let page = visitor.open(&format!("/cong-khai/{}", receipt.code)).await;
    page.expect_status(404).expect_not(RARE);
}

#[tokio::test]
async fn the_lawful_circle_sees_a_denunciation_and_every_look_is_written_down() {
    let office = Office::open().await;
    let code = is_quarantined(&office, &[]).await.code;
    let chair = office.sign_in("chutich").await;
    reads(&chair, "/lam-viec/han-che").await.expect(&code);
    let secretary = office.sign_in("bithu").await;
    reads(&secretary, "/lam-viec/han-che").await.expect(&code);
    reads(&secretary, &case_path(&code)).await.expect(RARE);
    let once = looks_written(&reads(&chair, &case_path(&code)).await);
    let twice = looks_written(&reads(&chair, &case_path(&code)).await);
    assert!(once > 0 && twice > once, "looks on the case: {once}, then {twice}");
    let list = reads(&chair, "/lam-viec/y-kien?q=van+phat").await;
    list.expect_not(&code);
    office.verify().await;
}

fn looks_written(page: &Page) -> usize {
    page.expect(RARE);
    page.texts(".timeline li").len()
}

#[tokio::test]
async fn whoever_is_accused_sees_nothing_of_it() {
    let office = Office::open().await;
    let code = is_quarantined(&office, &["chutich"]).await.code;
    let accused = office.sign_in("chutich").await;
    reads(&accused, "/lam-viec/han-che").await.expect_not(&code);
    reads(&accused, &case_path(&code)).await.expect_status(404).expect_not(RARE);
    let secretary = office.sign_in("bithu").await;
    reads(&secretary, "/lam-viec/han-che").await.expect(&code);
    let mail = office.letters_to("chutich@ankhethuong.example").await;
    let told = mail.iter().filter(|letter| letter.text().contains("hạn chế")).count();
    assert_eq!(told, 0, "the accused is not told that there is something");
}

#[tokio::test]
async fn letters_of_a_denunciation_name_nothing() {
    let office = Office::open().await;
    office.letters().await;
    let receipt = is_quarantined(&office, &[]).await;
    let letters = office.letters().await;
    let citizens = office.smtp.letters_to("to.cao@thu.example");
    let staff: Vec<_> =
        letters.iter().filter(|letter| letter.to().ends_with("@ankhethuong.example")).collect();
    assert!(staff.iter().any(|letter| letter.to().starts_with("bithu@")), "the circle is told");
    for letter in staff {
        let whole = format!("{}{}{}", letter.subject(), letter.text(), letter.html());
        for word in [receipt.code.as_str(), RARE, "Tố cáo", "tố cáo", "Người Tố Cáo"] {
            assert!(!whole.contains(word), "\"{word}\" in a letter to {}:\n{whole}", letter.to());
        }
    }
    for letter in citizens {
        assert!(!letter.text().to_lowercase().contains("tố cáo"), "{}", letter.text());
    }
}

#[tokio::test]
async fn its_sender_reads_one_neutral_sentence_and_no_files() {
    let office = Office::open().await;
    let receipt = is_quarantined(&office, &[]).await;
    let page = citizen::looks(&office, &receipt).await.expect_status(200);
    page.expect("Đang được xem xét theo quy định");
    for word in [RARE, "tố cáo", "Tố cáo", "Phòng Kinh tế", "/tep/"] {
        page.expect_not(word);
    }
}

#[tokio::test]
async fn programs_cannot_tell_a_denunciation_from_nothing() {
    let office = Office::open().await;
    let receipt = is_quarantined(&office, &[]).await;
    for login in ["vanphong", "kinhte", "tinh"] {
        let token = format!("Bearer {}", office.token(login).await);
        let program = office.visitor();
        let get = async |path: String| {
            let request = program.request(reqwest::Method::GET, &path).header("authorization", &token);
            program.send(request).await
        };
        let hidden = get(format!("/api/v1/opinions/{}", receipt.code)).await;
        let unknown = get("/api/v1/opinions/AKT-26-000000-X".to_owned()).await;
        assert_eq!((hidden.status.as_u16(), unknown.status.as_u16()), (404, 404), "{login}");
        let plain = |page: &Page, code: &str| page.body.replace(code, "-");
        assert_eq!(plain(&hidden, &receipt.code), plain(&unknown, "AKT-26-000000-X"), "{login}");
        let list = get("/api/v1/opinions?q=van+phat".to_owned()).await;
        assert!(!list.body.contains(&receipt.code), "{login}:\n{}", list.body);
    }
}

#[tokio::test]
async fn a_denunciation_that_was_passed_on_leaves_a_stub() {
    let office = Office::open().await;
    let receipt = is_quarantined(&office, &[]).await;
    let chair = office.sign_in("chutich").await;
    let path = act_path(&receipt.code, "chuyen-don");
    let form = office.ask(&chair, &receipt.code, "chuyen-don").await.form(&path);
    let form = form.set("body", "Thanh tra tỉnh").set("number", "05/PC-UBND");
    form.send().await.expect_status(200);
    let slip = chair.open(&format!("{}/phieu", case_path(&receipt.code))).await.expect_status(200);
    slip.expect("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Lục Thị Hiền").expect("05/PC-UBND");
    slip.expect_not("Người Tố Cáo").expect_not(RARE);
    let page = citizen::looks(&office, &receipt).await;
    page.expect("Đã được hướng dẫn hoặc chuyển theo quy định");
    page.expect_not("Thanh tra tỉnh");
    let clerk = office.sign_in("vanphong").await;
    reads(&clerk, &case_path(&receipt.code)).await.expect_status(404);
    office.verify().await;
}
