//! Forms that come too late, twice, from elsewhere or after the session: a sentence, and every word kept.

use crate::harness::citizen::{Said, sends};
use crate::harness::office::{Office, PASSWORD, act_path, case_path};
use crate::walk::is_planned;

#[tokio::test]
async fn the_31st_of_february_is_no_day_and_nothing_typed_is_lost() {
    let office = Office::open().await;
    let clerk = office.sign_in("vanphong").await;
    let page = clerk.open("/lam-viec/hoi-nghi/moi").await;
    for bad in ["31/02/2027", "29/2/2027", "mai", "2027-13-01"] {
        let form = page
            .form("/lam-viec/hoi-nghi/moi")
            .set("theme", "Nước sạch")
            .set("held_on", bad)
            .set("chairs", "chutich");
        let back = form.send().await.expect_status(422);
        let form = back.form("/lam-viec/hoi-nghi/moi");
        assert_eq!((form.value("theme").as_str(), form.value("held_on").as_str()), ("Nước sạch", bad));
    }
}

#[tokio::test]
async fn the_slower_of_two_officers_is_told_and_keeps_every_word() {
    let office = Office::open().await;
    let code = sends(&office, Said { text: "Mương tắc.", ..Said::default() }).await.code;
    let (one, two) = (office.sign_in("vanphong").await, office.sign_in("vanphong").await);
    let path = act_path(&code, "phan-loai");
    let first = office.ask(&one, &code, "phan-loai").await.form(&path);
    let second = office.ask(&two, &code, "phan-loai").await.form(&path);
    let filled = |form: crate::harness::form::Form, title: &str| {
        form.set("kind", "phan_anh").set("topic", "MTG-03").set("title", title)
    };
    filled(first, "Tên của người nhanh").send().await.expect_status(200);
    let late = filled(second, "Tên của người chậm").send().await.expect_status(409);
    assert_eq!(late.form(&path).value("title"), "Tên của người chậm");
    let page = one.open(&case_path(&code)).await;
    page.expect("Tên của người nhanh").expect_not("Tên của người chậm");
    late.form(&path).send().await.expect_status(200).expect("Tên của người chậm");
}

#[tokio::test]
async fn a_double_click_and_a_replay_are_one_act() {
    let office = Office::open().await;
    let code = sends(&office, Said { text: "Mương tắc.", ..Said::default() }).await.code;
    let clerk = office.sign_in("vanphong").await;
    let path = act_path(&code, "phan-loai");
    let form = office.ask(&clerk, &code, "phan-loai").await.form(&path);
    let form = form.set("kind", "phan_anh").set("topic", "MTG-03").set("title", "Mương tắc");
    let (one, two) = tokio::join!(form.submit(), form.submit());
    assert_eq!((one.status.as_u16(), two.status.as_u16()), (303, 303));
    let lines = one.follow().await.texts(".timeline li").len();
    let replay = form.submit().await;
    assert_eq!(replay.status, 303);
    assert_eq!(replay.follow().await.texts(".timeline li").len(), lines);
}

#[tokio::test]
async fn a_session_that_ended_in_the_middle_of_a_long_text_gives_the_text_back() {
    let office = Office::open().await;
    let code = sends(&office, Said { text: "Mương tắc.", ..Said::default() }).await.code;
    let client = office.sign_in("vanphong").await;
    let path = act_path(&code, "phan-loai");
    let form = office.ask(&client, &code, "phan-loai").await.form(&path);
    let form = form.set("kind", "phan_anh").set("topic", "MTG-03").set("title", "Một tên đã nghĩ rất lâu");
    office.days_later(30);
    let ended = form.submit().await.expect_status(401);
    ended.expect("Một tên đã nghĩ rất lâu");
    let resumed = ended
        .form("/dang-nhap")
        .set("login", "vanphong")
        .set("password", PASSWORD)
        .submit()
        .await
        .expect_status(200);
    resumed.expect("Một tên đã nghĩ rất lâu");
    resumed.form(&path).send().await.expect_status(200).expect("Một tên đã nghĩ rất lâu");
}

#[tokio::test]
async fn a_form_from_another_site_changes_nothing_and_keeps_the_words() {
    let office = Office::open().await;
    let code = sends(&office, Said { text: "Mương tắc.", ..Said::default() }).await.code;
    let clerk = office.sign_in("vanphong").await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let request = clerk
            .request(reqwest::Method::POST, &act_path(&code, "phan-loai"))
            .header(name, value)
            .form(&[("kind", "hoi"), ("topic", "MTG-03"), ("title", "Một tên từ nơi khác")]);
        let page = clerk.send(request).await.expect_status(403);
        page.expect("Một tên từ nơi khác");
        assert!(!page.has_form("Gửi lại"), "a foreign form comes back as text, never with its button");
        assert!(!page.has_form(&act_path(&code, "phan-loai")), "{}", page.text());
    }
    clerk.open(&case_path(&code)).await.expect_not("Một tên từ nơi khác");
}

#[tokio::test]
async fn whoever_revises_a_plan_second_reads_what_the_first_wrote_and_loses_nothing() {
    let office = Office::open().await;
    let code = is_planned(&office, office.today() + chrono::Days::new(21)).await;
    let (one, two) = (office.sign_in("vanphong").await, office.sign_in("vanphong").await);
    let path = format!("/lam-viec/hoi-nghi/{code}/sua");
    let (mine, theirs) = (two.open(&path).await.form(&path), one.open(&path).await.form(&path));
    theirs.set("agenda", "Chương trình của người trước.").send().await.expect_status(200);
    let back = mine.set("agenda", "Chương trình của người sau.").send().await;
    assert_eq!(back.status, 409, "{}", back.text());
    back.expect("Đồng nghiệp vừa ghi").expect("Chương trình của người trước.");
    assert_eq!(back.form(&path).value("agenda"), "Chương trình của người sau.");
    back.form(&path).send().await.expect_status(200).expect("Chương trình của người sau.");
    office.verify().await;
}

#[tokio::test]
async fn an_origin_of_another_scheme_is_another_site() {
    let office = Office::open().await;
    let visitor = office.visitor();
    let own = office.app.link("");
    let host = own.trim_start_matches("http://").to_owned();
    let from = async |origin: String| {
        let request = visitor.request(reqwest::Method::POST, "/tra-cuu").header("origin", origin);
        visitor.send(request.form(&[("code", "AKT-26-000000-X"), ("secret", "sai")])).await.status.as_u16()
    };
    assert_eq!(from(own.clone()).await, 422, "the form itself is judged");
    for evil in [format!("evil://{host}"), format!("chrome-extension://{host}"), "null".to_owned()] {
        assert_eq!(from(evil.clone()).await, 403, "{evil}");
    }
}
