//! What is typed into a search finds what was meant, on the pages and for programs.

use serde_json::json;

use crate::harness::http::Client;
use crate::harness::office::{Office, case_path};
use crate::harness::page::Page;
use crate::harness::program::Program;

/// Types this into the desk's search.
async fn typed(desk: &Client, words: &str) -> Page {
    let words: String = url::form_urlencoded::byte_serialize(words.as_bytes()).collect();
    desk.open(&format!("/lam-viec/y-kien?q={words}")).await.expect_status(200)
}

/// The codes of the rows, in their order.
fn codes(page: &Page) -> Vec<String> {
    page.texts("tbody .code-small")
}

#[tokio::test]
async fn letters_that_people_type_differently_find_one_another() {
    let office = Office::open().await;
    let (clerk, desk) = (Program::of(&office, "vanphong").await, office.sign_in("vanphong").await);
    for (stored, words) in [
        ("Ông Lý Kỳ Mão hỏi về sổ đỏ.", "lí kì mão"),
        ("Mất đư\u{200b}ờng điện vào xóm Vằng.", "đường điện vào xóm vằng"),
        ("Nạo vét mư\u{ad}ơng thoát nước Tân Sỏi.", "mương thoát nước tân sỏi"),
        ("Người ở Buôn M'Drắk chuyển đến.", "mdrak"),
        ("Từ xã Cư M’gar chuyển về.", "cu mgar"),
        ("Họp tổ 3 ở đâu?", "họp tổ 03"),
        ("Có 500m² đất trồng quế.", "500m2 đất trồng quế"),
    ] {
        let code = clerk.logs(stored, &[]).await;
        let page = typed(&desk, words).await;
        assert!(codes(&page).contains(&code), "{words} finds {stored}:\n{}", page.text());
    }
}

#[tokio::test]
async fn accents_narrow_what_is_found_and_none_keep_it_wide() {
    let office = Office::open().await;
    let (clerk, desk) = (Program::of(&office, "vanphong").await, office.sign_in("vanphong").await);
    let lamp = clerk.logs("Quẻo là đèn pin.", &[]).await;
    let black = clerk.logs("Quẻo là con trâu đen.", &[]).await;
    assert_eq!(codes(&typed(&desk, "quẻo đèn").await), std::slice::from_ref(&lamp));
    assert_eq!(codes(&typed(&desk, "queo den").await), [black.clone(), lamp.clone()], "the newest first");
    let other = typed(&desk, "quéo đẽn").await;
    assert_eq!(codes(&other), [black, lamp.clone()]);
    other.expect("Không có ý kiến nào đúng dấu đã gõ");
    let marked = typed(&desk, "quẻo đèn").await.texts(".snippet mark, th mark");
    assert_eq!(marked, ["Quẻo", "đèn"]);
    let begun = typed(&desk, "quẻo đè").await;
    assert_eq!(codes(&begun), [lamp], "the last word may be unfinished");
}

#[tokio::test]
async fn signs_without_a_letter_find_nothing() {
    let office = Office::open().await;
    let (clerk, desk) = (Program::of(&office, "vanphong").await, office.sign_in("vanphong").await);
    let code = clerk.logs("Chợ bẩn 🌸 (100 %).", &[]).await;
    clerk.does(&code, "classify", json!({ "kind": "phan_anh", "topic": "TNG-07", "title": "Chợ bẩn" })).await;
    clerk.does(&code, "publish", json!({ "title": "Chợ bẩn", "words": "Chợ bẩn 🌸 (100 %)." })).await;
    assert!(clerk.get("/cong-khai?q=cho+ban").await.body.contains(&code), "it is there to be found");
    for words in ["🌸", "%", "(((", "\"", "*", "' | '", "zzunitzz1", "-", "'"] {
        let page = typed(&desk, words).await;
        assert!(codes(&page).is_empty(), "{words} lists everything as if found");
    }
    for path in ["/cong-khai?q=%25", "/api/v1/opinions?q=%25"] {
        let page = clerk.get(path).await.expect_status(200);
        assert!(!page.body.contains("AKT-"), "{path}");
    }
}

#[tokio::test]
async fn all_of_fifty_eight_can_be_reached_and_are_counted() {
    let office = Office::open().await;
    let (clerk, desk) = (Program::of(&office, "vanphong").await, office.sign_in("vanphong").await);
    for n in 0..29 {
        clerk.logs(&format!("Rác lộ thiên ở bãi số {n}."), &[format!("Rác lộ thiên ở chợ số {n}.")]).await;
    }
    let first = typed(&desk, "rác lộ thiên").await;
    first.expect("Tìm thấy 58 ý kiến");
    let second = first.click("Trang sau").await.expect_status(200);
    second.expect("Tìm thấy 58 ý kiến");
    let mut all = [codes(&first), codes(&second)].concat();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 58);
}

#[tokio::test]
async fn a_code_is_found_in_any_spelling() {
    let office = Office::open().await;
    let (clerk, desk) = (Program::of(&office, "vanphong").await, office.sign_in("vanphong").await);
    let code = clerk.logs("Loa phường ồn.", &["Chợ thiếu nước.".to_owned()]).await;
    clerk.logs("Không phải cái này.", &[]).await;
    let second = format!("{code}/2");
    for words in
        [code.clone(), code.to_lowercase(), code.replace('-', ""), format!(" {} ", code.replace('-', " "))]
    {
        let case = typed(&desk, &words).await;
        assert_eq!(case.url.path(), case_path(&code), "{words} opens the case");
        case.expect("Loa phường ồn.");
        let words: String = url::form_urlencoded::byte_serialize(words.as_bytes()).collect();
        let list = clerk.get(&format!("/api/v1/opinions?q={words}")).await.expect_status(200);
        assert!(list.body.contains(&second) && list.body.matches("\"code\"").count() == 2, "{}", list.body);
    }
    let case = typed(&desk, &second.to_lowercase()).await;
    assert_eq!(case.url.path(), case_path(&second.replace('/', "~")));
}
