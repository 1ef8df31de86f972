//! What shows signs of a denunciation is out of sight before anybody has said what it is.

use doithoai::acts::opinion::submit::{SubmissionForm, submit};
use doithoai::jobs::{HandedUp, hand_up};
use serde_json::json;

use crate::harness::citizen::{self, Receipt, Said, sends};
use crate::harness::office::{Office, act_path, case_path};
use crate::harness::program::Program;

const WORDS: &str = "Tôi tố cáo bà Lục Thị Hiền, Chủ tịch xã, nhận tiền của chủ trại Vạn Phát để cấp đất.";
const RARE: &str = "Vạn Phát";
const NAME: &str = "Người Tố Cáo";

async fn is_sent(office: &Office) -> Receipt {
    sends(office, Said { text: WORDS, name: NAME, email: "to.cao@thu.example", ..Said::default() }).await
}

/// Where somebody of the office could come upon it.
fn places(code: &str) -> [String; 6] {
    [
        "/lam-viec".to_owned(),
        "/lam-viec/y-kien".to_owned(),
        "/lam-viec/y-kien?q=van+phat".to_owned(),
        format!("/lam-viec/y-kien?q={code}"),
        "/lam-viec/han-che".to_owned(),
        "/lam-viec/thu".to_owned(),
    ]
}

async fn sees_nothing(office: &Office, login: &str, code: &str) {
    let client = office.sign_in(login).await;
    for path in places(code) {
        let page = client.open(&path).await;
        assert!(!page.body.contains(RARE), "{login} reads the words at {path}");
        assert!(!page.body.contains(NAME), "{login} reads the sender at {path}");
        // A search repeats what was typed; what was found would lead to the case.
        let case = case_path(code);
        let leads = |href: &str| href.split_once(&case).is_some_and(|(_, rest)| !rest.starts_with('~'));
        let found = page.links().iter().any(|link| leads(&link.href));
        assert!(!found, "{login} finds it at {path}");
    }
    client.open(&case_path(code)).await.expect_status(404).expect_not(RARE);
    let program = Program::of(office, login).await;
    let list = program.get("/api/v1/opinions?q=van+phat").await;
    assert!(!list.body.contains(code), "{login}: {}", list.body);
    program.get(&format!("/api/v1/opinions/{code}")).await.expect_status(404);
}

#[tokio::test]
async fn the_chair_whom_a_text_accuses_sees_it_nowhere_before_it_is_classified() {
    let office = Office::open().await;
    office.letters().await;
    let code = is_sent(&office).await.code;
    for login in ["chutich", "phochutich", "kinhte", "mttq", "truongthon", "tinh", "quantri"] {
        sees_nothing(&office, login, &code).await;
    }
    let mail = office.letters_to("chutich@ankhethuong.example").await;
    let about = mail.iter().filter(|letter| letter.text().contains(&code)).count();
    assert_eq!(about, 0, "no letter tells her");
}

#[tokio::test]
async fn the_clerk_on_duty_reads_what_shows_signs_of_a_denunciation() {
    let office = Office::open().await;
    let code = is_sent(&office).await.code;
    let clerk = office.sign_in("vanphong").await;
    clerk.open(&case_path(&code)).await.expect_status(200).expect(RARE);
    clerk.open("/lam-viec").await.expect(&code);
    office.verify().await;
}

#[tokio::test]
async fn classified_as_a_report_it_is_open_again_and_the_chair_sees_it() {
    let office = Office::open().await;
    let code = is_sent(&office).await.code;
    let clerk = Program::of(&office, "vanphong").await;
    let sorted = json!({ "kind": "phan_anh", "topic": "TNG-07", "title": "Phản ánh việc cấp đất" });
    clerk.does(&code, "classify", sorted).await;
    let chair = office.sign_in("chutich").await;
    chair.open(&case_path(&code)).await.expect_status(200).expect("Phản ánh việc cấp đất");
    chair.open("/lam-viec/y-kien").await.expect("Phản ánh việc cấp đất");
    office.verify().await;
}

async fn is_quarantined(office: &Office, code: &str, about: &[&str]) {
    let clerk = Program::of(office, "vanphong").await;
    let body =
        json!({ "kind": "to_cao", "topic": "XDD-04", "reason": "Tố cáo cán bộ nhận tiền.", "about": about });
    clerk.does(code, "classify", body).await;
}

#[tokio::test]
async fn classified_as_a_denunciation_without_naming_anybody_it_stays_hidden_from_the_accused() {
    let office = Office::open().await;
    let code = is_sent(&office).await.code;
    is_quarantined(&office, &code, &[]).await;
    for login in ["chutich", "vanphong"] {
        sees_nothing(&office, login, &code).await;
    }
    let secretary = office.sign_in("bithu").await;
    secretary.open("/lam-viec/han-che").await.expect(&code);
    secretary.open(&case_path(&code)).await.expect_status(200).expect(RARE);
    office.verify().await;
}

#[tokio::test]
async fn a_denunciation_classified_again_without_names_leaves_out_whom_it_left_out() {
    let office = Office::open().await;
    let said = Said {
        text: "Cán bộ làm sai khi cấp đất ở trại Vạn Phát.", name: NAME, ..Said::default()
    };
    let code = sends(&office, said).await.code;
    is_quarantined(&office, &code, &["chutich"]).await;
    let secretary = Program::of(&office, "bithu").await;
    let again = json!({ "kind": "to_cao", "topic": "XDD-04", "reason": "Rõ hơn về hành vi." });
    secretary.tries(&code, "classify", again).await;
    sees_nothing(&office, "chutich", &code).await;
}

#[tokio::test]
async fn a_denunciation_of_chair_and_secretary_goes_to_the_province_which_opens_and_forwards_it() {
    let office = Office::open().await;
    office.letters().await;
    let code = is_sent(&office).await.code;
    is_quarantined(&office, &code, &["chutich", "bithu"]).await;
    for login in ["chutich", "bithu", "vanphong", "tinh"] {
        sees_nothing(&office, login, &code).await;
    }
    let mail = office.letters_to("tiepdan_tinh@ankhethuong.example").await;
    let letter = mail.last().expect("the province's reception officer is told");
    let whole = format!("{}{}{}", letter.subject(), letter.text(), letter.html());
    for word in [RARE, NAME, code.as_str(), "Lục Thị Hiền", "tố cáo", "Tố cáo"] {
        assert!(!whole.contains(word), "\"{word}\" in the letter:\n{whole}");
    }
    let above = office.sign_in("tiepdan_tinh").await;
    above.open("/lam-viec/han-che").await.expect_status(200).expect(&code);
    above.open(&case_path(&code)).await.expect_status(200).expect(RARE);
    let path = act_path(&code, "chuyen-don");
    let form = office.ask(&above, &code, "chuyen-don").await.form(&path);
    form.set("body", "Thanh tra tỉnh").set("number", "07/PC-TCD").send().await.expect_status(200);
    let done = Program::of(&office, "tiepdan_tinh").await.case(&code).await;
    assert_eq!(done["stage"], "closed", "{done}");
    office.verify().await;
}

#[tokio::test]
async fn opening_a_restricted_case_and_seeing_its_sender_are_two_lines_of_the_journal() {
    let office = Office::open().await;
    let code = is_sent(&office).await.code;
    is_quarantined(&office, &code, &[]).await;
    let secretary = office.sign_in("bithu").await;
    secretary.open(&case_path(&code)).await.expect_status(200);
    let page = secretary.open(&case_path(&code)).await.expect_status(200);
    let lines = page.texts(".timeline li").join("\n");
    assert!(lines.contains("Mở nội dung hạn chế"), "{lines}");
    assert!(!lines.contains("Xem người gửi"), "nobody looked at the sender:\n{lines}");
    let seen = page.form(&format!("{}/nguoi-gui", case_path(&code))).send().await.expect_status(200);
    seen.expect(NAME);
    let lines = secretary.open(&case_path(&code)).await.texts(".timeline li").join("\n");
    assert!(lines.contains("Xem người gửi"), "{lines}");
}

#[tokio::test]
async fn the_officer_who_finds_a_denunciation_in_an_assigned_opinion_hides_it_from_the_page() {
    let office = Office::open().await;
    let code = sends(&office, Said { text: "Trại Vạn Phát lấn mương.", ..Said::default() }).await.code;
    let clerk = Program::of(&office, "vanphong").await;
    let sorted = json!({ "kind": "phan_anh", "topic": "TNG-07", "title": "Lấn mương" });
    clerk.does(&code, "classify", sorted).await;
    let given = json!({ "office": "KT", "officer": "kinhte", "term": "answer" });
    Program::of(&office, "chutich").await.does(&code, "assign", given).await;
    let officer = office.sign_in("kinhte").await;
    let page = officer.open(&case_path(&code)).await.expect_status(200);
    let path = act_path(&code, "han-che");
    assert!(page.has_form(&path) || page.links().iter().any(|link| link.href == path), "{}", page.text());
    let form = office.ask(&officer, &code, "han-che").await.form(&path);
    form.set("reason", "Có đoạn tố cán bộ nhận tiền.").send().await;
    officer.open(&case_path(&code)).await.expect_status(404).expect_not(RARE);
    office.sign_in("bithu").await.open(&case_path(&code)).await.expect_status(200).expect(RARE);
    office.verify().await;
}

#[tokio::test]
async fn one_denounced_matter_seals_the_words_and_the_other_lives_on_by_its_excerpt() {
    let office = Office::open().await;
    let text = "Trại Vạn Phát đưa tiền cho cán bộ. Chợ không có thùng rác.";
    let receipt = sends(&office, Said { text, ..Said::default() }).await;
    let clerk = Program::of(&office, "vanphong").await;
    let parts = json!({ "excerpt": "Chợ không có thùng rác.", "rest": "Trại Vạn Phát đưa tiền cho cán bộ." });
    clerk.does(&receipt.code, "split", parts).await;
    is_quarantined(&office, &receipt.code, &[]).await;
    let desk = office.sign_in("vanphong").await;
    let other = desk.open(&case_path(&format!("{}~2", receipt.code))).await.expect_status(200);
    other.expect("Chợ không có thùng rác.").expect_not(RARE);
    desk.open(&case_path(&receipt.code)).await.expect_status(404);
    citizen::looks(&office, &receipt).await.expect("2 nội dung").expect_not(RARE).expect_not("Trại Vạn Phát");
    office.verify().await;
}

/// A turn of two matters: the first shows signs of a denunciation of the chair, the second was classified as a report.
async fn is_half_open(office: &Office) -> (String, String) {
    let accuses = "Bà Lục Thị Hiền, Chủ tịch xã, nhận tiền của chủ trại Vạn Phát.";
    let text = format!("Cống sau chợ bị tắc. {accuses}");
    let code = sends(office, Said { text: &text, name: NAME, ..Said::default() }).await.code;
    let clerk = Program::of(office, "vanphong").await;
    clerk.does(&code, "split", json!({ "excerpt": "Cống sau chợ bị tắc.", "rest": accuses })).await;
    let second = format!("{code}/2");
    let sorted = json!({ "kind": "phan_anh", "topic": "TNG-07", "title": "Cống tắc" });
    clerk.does(&second, "classify", sorted).await;
    (code, second)
}

#[tokio::test]
async fn who_accuses_somebody_is_not_opened_through_another_matter_of_the_same_turn() {
    let office = Office::open().await;
    let (code, second) = is_half_open(&office).await;
    sees_nothing(&office, "chutich", &code).await;
    let chair = Program::of(&office, "chutich").await;
    let case = chair.case(&second).await;
    assert!(case["actions"].as_array().is_none_or(|able| !able.contains(&json!("see_identity"))), "{case}");
    let tried = chair.tries(&second, "see_identity", json!({})).await;
    assert_eq!(tried.status, 403, "{}", tried.body);
    assert!(!tried.body.contains(NAME) && !tried.body.contains("tố cáo"), "{}", tried.body);
    let page = office.sign_in("chutich").await.open(&case_path(&second.replace('/', "~"))).await;
    page.expect_not(RARE).expect_not("Xem người gửi").expect("Cống sau chợ bị tắc.");
    office.verify().await;
}

#[tokio::test]
async fn whoever_sees_one_matter_only_corrects_neither_the_words_nor_the_name_of_the_whole() {
    let office = Office::open().await;
    let clerk = Program::of(&office, "vanphong").await;
    let code = clerk.logs("Cống sau chợ bị tắc.", &["Trại Vạn Phát lấn mương.".to_owned()]).await;
    let second = format!("{code}/2");
    let secretary = Program::of(&office, "bithu").await;
    let denounced = json!({ "reason": "Tố cán bộ văn phòng.", "about": ["vanphong"] });
    secretary.does(&second, "quarantine", denounced).await;
    for body in [
        json!({ "whole": "Đã bị sửa hết.", "reason": "Ghi nhầm." }),
        json!({ "name": "Tên Giả", "reason": "Ghi nhầm." }),
        json!({ "place": "Chỗ khác", "reason": "Ghi nhầm." }),
    ] {
        let tried = clerk.tries(&code, "correct", body).await;
        assert_eq!(tried.status, 422, "{}", tried.body);
    }
    clerk.does(&code, "correct", json!({ "text": "Cống sau chợ cũ bị tắc.", "reason": "Thiếu chữ." })).await;
    let kept = secretary.case(&second).await;
    assert_eq!(kept["text"], "Trại Vạn Phát lấn mương.", "{kept}");
    office.verify().await;
}

#[tokio::test]
async fn words_with_signs_that_a_correction_or_a_split_puts_in_are_shielded_at_once() {
    let office = Office::open().await;
    let clerk = Program::of(&office, "vanphong").await;
    for put_in in [
        json!({ "text": "Chủ tịch xã nhận tiền của chủ trại Vạn Phát.", "reason": "Nghe lại." }),
        json!({ "place": "Nhà bà Chủ tịch xã nhận tiền của trại Vạn Phát", "reason": "Thiếu nơi." }),
    ] {
        let code = clerk.logs("Đường liên thôn hỏng.", &[]).await;
        clerk.does(&code, "correct", put_in).await;
        sees_nothing(&office, "chutich", &code).await;
    }
    let place = "Nhà bà Chủ tịch xã nhận tiền của trại Vạn Phát";
    let form = SubmissionForm {
        text: "Ở đây có việc lạ.".to_owned(),
        place: place.to_owned(),
        unit: "demo".to_owned(),
        once: "noi-xay-ra-1".to_owned(),
        ..SubmissionForm::default()
    };
    let receipt = submit(&office.app, form, doithoai::acts::limits::nobodys()).await.expect("taken in");
    sees_nothing(&office, "chutich", &receipt.code.to_string()).await;
    office.verify().await;
}

#[tokio::test]
async fn what_the_desk_cannot_read_any_more_goes_to_the_leaders_and_from_them_to_the_province() {
    let office = Office::open().await;
    let code = is_sent(&office).await.code;
    office.sign_in("vanphong").await.open(&case_path(&code)).await.expect_status(200);
    assert_eq!(hand_up(&office.app).await.expect("a round"), HandedUp::default(), "somebody reads it");
    let admin = office.sign_in("quantri").await;
    let leaves = async |login: &str| {
        let path = format!("/lam-viec/can-bo/{login}");
        admin.open(&path).await.form(&format!("{path}/ngung")).send().await.expect_status(200);
    };
    leaves("vanphong").await;
    hand_up(&office.app).await.expect("a round");
    let secretary = office.sign_in("bithu").await;
    secretary.open(&case_path(&code)).await.expect_status(200).expect(RARE);
    sees_nothing(&office, "tiepdan_tinh", &code).await;
    leaves("bithu").await;
    hand_up(&office.app).await.expect("a round");
    office.sign_in("tiepdan_tinh").await.open(&case_path(&code)).await.expect_status(200).expect(RARE);
    assert_eq!(hand_up(&office.app).await.expect("a round"), HandedUp::default(), "once");
    office.verify().await;
}

#[tokio::test]
async fn whom_the_secretary_lets_in_again_with_a_reason_reads_it() {
    let office = Office::open().await;
    let code = is_sent(&office).await.code;
    is_quarantined(&office, &code, &["chutich"]).await;
    sees_nothing(&office, "chutich", &code).await;
    let chair = Program::of(&office, "chutich").await;
    let mine = json!({ "login": "chutich", "reason": "Tôi không liên quan." });
    assert_eq!(chair.tries(&code, "readmit", mine).await.status, 404, "nobody lets himself in");
    let secretary = office.sign_in("bithu").await;
    let path = act_path(&code, "bo-loai-tru");
    let form = office.ask(&secretary, &code, "bo-loai-tru").await.form(&path).set("login", "chutich");
    form.send().await.expect_status(422);
    form.set("reason", "Trùng tên, không phải bà Hiền.").send().await.expect_status(200);
    office.sign_in("chutich").await.open(&case_path(&code)).await.expect_status(200).expect(RARE);
    office.verify().await;
}

#[tokio::test]
async fn whom_one_matter_is_about_does_not_learn_through_the_other_who_made_it() {
    let office = Office::open().await;
    let accuses = "Có người vòi tiền của chủ trại Vạn Phát.";
    let text = format!("Chủ tịch xã nhận tiền hối lộ. {accuses}");
    let code = sends(&office, Said { text: &text, name: NAME, ..Said::default() }).await.code;
    let clerk = Program::of(&office, "vanphong").await;
    let parts = json!({ "excerpt": accuses, "rest": "Chủ tịch xã nhận tiền hối lộ." });
    clerk.does(&code, "split", parts).await;
    let about = json!({ "reason": "Nói về văn phòng.", "about": ["vanphong"] });
    clerk.does(&format!("{code}/2"), "quarantine", about).await;
    let tried = clerk.tries(&code, "see_identity", json!({})).await;
    assert_eq!(tried.status, 403, "{}", tried.body);
    assert!(!tried.body.contains(NAME));
    let renamed = clerk.tries(&code, "correct", json!({ "place": "Chỗ khác", "reason": "Thiếu." })).await;
    assert_eq!(renamed.status, 422, "{}", renamed.body);
    office.verify().await;
}
