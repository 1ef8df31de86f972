//! The steps have addresses, and what was typed lies behind them.

use chrono::TimeDelta;
use doithoai::jobs;
use sea_orm::{ConnectionTrait, Statement};

use super::{WORDS, said, words_step};
use crate::harness::citizen::{self, fill_in, read_receipt, receipt, send_form};
use crate::harness::office::{Office, case_path};
use crate::walk::picture;

#[tokio::test]
async fn whoever_takes_no_cookies_reads_code_and_secret_on_the_very_next_page() {
    let office = Office::open().await;
    let browser = office.visitor_without_cookies();
    let sent = receipt(&fill_in(&browser, said(), Some(&picture())).await).await;
    citizen::looks(&office, &sent).await.expect_status(200).expect("Mương đầu thôn");
}

#[tokio::test]
async fn back_and_send_again_with_a_picture_gives_the_same_receipt() {
    let office = Office::open().await;
    let browser = office.visitor();
    let last = fill_in(&browser, said(), Some(&picture())).await;
    let first = last.send().await;
    let sent = read_receipt(&first);
    assert_eq!(receipt(&last).await, sent, "pressed again on the page that Back showed");
    let check = first.url.path().replace("/xong", "/xem-lai");
    assert_eq!(read_receipt(&browser.open(&check).await), sent, "Back loads the page again");
    assert_eq!(read_receipt(&browser.open(first.url.path()).await), sent, "loaded again");
}

#[tokio::test]
async fn each_step_is_posted_kept_and_led_on_so_that_loading_it_again_sends_nothing() {
    let office = Office::open().await;
    let browser = office.visitor_without_cookies();
    let words = words_step(&browser).await;
    let form = send_form(&words).set("text", WORDS).set("place", "đầu thôn");
    let posted = form.submit().await.expect_status(303);
    let who = posted.follow().await.expect_status(200);
    for _ in 0..2 {
        let back = browser.get(words.url.path()).await.expect_status(200);
        assert_eq!(send_form(&back).value("text"), WORDS);
        assert_eq!(send_form(&back).value("place"), "đầu thôn");
    }
    let forward = browser.get(who.url.path()).await.expect_status(200);
    let check = send_form(&forward).set("phone", "0912 345 678").send().await.expect_status(200);
    check.expect(WORDS).expect("0912 345 678");
    let back = check.form("Quay lại");
    assert_eq!(send_form(&back.send().await).value("phone"), "0912 345 678");
}

#[tokio::test]
async fn what_is_wrong_stands_at_an_address_that_can_be_loaded_again() {
    let office = Office::open().await;
    let browser = office.visitor();
    let page = words_step(&browser).await;
    let posted = send_form(&page).set("place", "đầu thôn").submit().await.expect_status(303);
    assert_eq!(posted.location(), page.url.path());
    for _ in 0..2 {
        let wrong = browser.get(page.url.path()).await.expect_status(422);
        assert!(wrong.title().starts_with("Lỗi"), "{}", wrong.title());
        assert_eq!(send_form(&wrong).value("place"), "đầu thôn");
    }
    let next = send_form(&page).set("text", WORDS).send().await.expect_status(200);
    assert!(next.url.path().ends_with("/nguoi-gui"), "{}", next.url);
    browser.get(page.url.path()).await.expect_status(200);
}

#[tokio::test]
async fn the_language_changes_in_the_middle_and_the_words_stay() {
    let office = Office::open().await;
    let browser = office.visitor();
    let words = words_step(&browser).await;
    let who = send_form(&words).set("text", WORDS).send().await.expect_status(200);
    let english = who.click("English").await.expect_status(200);
    assert_eq!(english.url.path(), who.url.path());
    let check = send_form(&english).send().await.expect_status(200);
    check.expect(WORDS);
    receipt(&send_form(&check)).await;
}

#[tokio::test]
async fn back_to_the_very_first_page_keeps_what_was_written_after_it() {
    let office = Office::open().await;
    let browser = office.visitor();
    let first = browser.get("/gui-y-kien").await;
    assert!(!first.header("cache-control").contains("no-store"), "Back shows the same page, with its form");
    let words = send_form(&first).set("topic", "MTG").send().await;
    send_form(&words).set("text", WORDS).send().await.expect_status(200);
    let again = send_form(&first).set("topic", "DAT").send().await;
    assert_eq!(send_form(&again).value("text"), WORDS);
    let other = words_step(&browser).await;
    assert_eq!(send_form(&other).value("text"), "", "who opens the form anew begins anew");
}

#[tokio::test]
async fn other_words_after_sending_become_another_opinion() {
    let office = Office::open().await;
    let browser = office.visitor();
    let words = words_step(&browser).await;
    let who = send_form(&words).set("text", WORDS).send().await;
    let check = send_form(&who).send().await;
    let sent = receipt(&send_form(&check)).await;
    let who = send_form(&words).set("text", "Đèn đường trước cổng trường hỏng.").send().await;
    let check = send_form(&who).send().await.expect_status(200);
    check.expect("đã gửi một bản trước").expect("Đèn đường").expect_not(WORDS);
    assert_ne!(receipt(&send_form(&check)).await.code, sent.code);
}

#[tokio::test]
async fn the_receipt_waits_for_its_first_look_and_closes_a_quarter_of_an_hour_after_it() {
    let office = Office::open().await;
    let browser = office.visitor_without_cookies();
    let last = fill_in(&browser, said(), None).await;
    let to = last.submit().await.location();
    office.app.clock.forward(TimeDelta::hours(2));
    let sent = read_receipt(&browser.open(&to).await.expect_status(200));
    office.app.clock.forward(TimeDelta::minutes(14));
    assert_eq!(read_receipt(&browser.open(&to).await), sent);
    office.app.clock.forward(TimeDelta::minutes(2));
    let closed = browser.get(&to).await;
    assert_eq!(closed.location(), "/tra-cuu");
}

#[tokio::test]
async fn a_half_written_opinion_is_unreadable_for_others_and_gone_after_a_day() {
    let office = Office::open().await;
    let browser = office.visitor();
    let words = words_step(&browser).await;
    let who = send_form(&words).set("text", WORDS).send().await;
    assert_eq!(who.header("cache-control"), "no-store");
    let token = who.url.path().split('/').nth(2).expect("a token").to_owned();
    let stored = drafts(&office).await;
    assert_eq!(stored.len(), 1);
    assert!(!stored[0].contains("Mương") && !stored[0].contains(&token));
    receipt(&send_form(&send_form(&who).send().await)).await;
    let begun = words_step(&office.visitor()).await;
    office.app.clock.forward(TimeDelta::hours(25));
    assert_eq!(browser.get(begun.url.path()).await.location(), "/gui-y-kien");
    jobs::sweep(&office.app).await.expect("swept");
    assert_eq!(drafts(&office).await, Vec::<String>::new());
    let late = send_form(&begun).set("text", WORDS).send().await.expect_status(200);
    assert!(late.url.path().ends_with("/nguoi-gui"), "words that come too late are taken all the same");
}

#[tokio::test]
async fn words_are_kept_on_a_device_only_where_it_is_ones_own() {
    let office = Office::open().await;
    let keeps = async |client| words_step(client).await.attributes("form[data-keep]", "data-keep").len();
    let browser = office.visitor();
    assert_eq!(keeps(&browser).await, 1);
    browser.open("/gui-y-kien?may=chung").await.expect_status(200);
    assert_eq!(keeps(&browser).await, 0, "the office's shared device");
    browser.open("/gui-y-kien?may=rieng").await.expect_status(200);
    assert_eq!(keeps(&browser).await, 1);
    assert_eq!(keeps(&office.sign_in("vanphong").await).await, 0, "a browser at the desk");
}

#[tokio::test]
async fn no_keyboard_corrects_code_and_secret() {
    let office = Office::open().await;
    let page = office.visitor().open("/tra-cuu").await;
    let fields = "input[name=code], input[name=secret]";
    assert_eq!(page.attributes(fields, "spellcheck"), ["false", "false"]);
    assert_eq!(page.attributes(fields, "autocapitalize"), ["characters", "characters"]);
}

/// All columns of the stored drafts, as text.
async fn drafts(office: &Office) -> Vec<String> {
    let db = office.database.connect().await;
    let sql = "SELECT token_hash, sealed FROM draft";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await;
    let text = |row: sea_orm::QueryResult| {
        let column = |name| row.try_get::<String>("", name).expect("a text");
        format!("{} {}", column("token_hash"), column("sealed"))
    };
    let rows = rows.expect("read").into_iter().map(text).collect();
    db.close().await.expect("closed");
    rows
}

#[tokio::test]
async fn words_of_an_old_code_page_are_shown_converted_and_what_was_pasted_stays_with_the_office() {
    const PASTED: &str = "§Ò nghÞ x· söa ®\u{ad}êng liªn th«n, n\u{ad}íc ngËp vµo nhµ d©n";
    const MEANT: &str = "Đề nghị xã sửa đường liên thôn, nước ngập vào nhà dân";
    let office = Office::open().await;
    let page = words_step(&office.visitor()).await;
    let again = send_form(&page).set("text", PASTED).send().await.expect_status(200);
    again.expect("kiểu chữ cũ");
    assert_eq!(send_form(&again).value("text"), MEANT);
    let as_pasted = again.form("Giữ nguyên chữ đã dán").press("Giữ nguyên chữ đã dán").send().await;
    let back = as_pasted.form("Quay lại").press("Quay lại").send().await;
    assert_eq!(send_form(&back).value("text"), PASTED, "the sender has the last word");

    let page = words_step(&office.visitor()).await;
    let again = send_form(&page).set("text", PASTED).send().await;
    let who = send_form(&again).send().await.expect_status(200);
    let sent = receipt(&send_form(&send_form(&who).send().await)).await;
    let case = office.sign_in("vanphong").await.open(&case_path(&sent.code)).await;
    case.expect(MEANT).expect("Bản đã dán, ở kiểu chữ cũ").expect("söa ®");
    office.verify().await;
}
