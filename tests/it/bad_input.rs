//! Whatever is typed or sent: a sentence where the person is, nothing typed lost, nothing half-written.

use crate::harness::citizen::{self, Said, fill_in, receipt, send_form, sends};
use crate::harness::http::Client;
use crate::harness::office::{Office, act_path, case_path};
use crate::harness::page::Page;
use crate::walk::picture;

const XSS: &str = "\"><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}";

async fn words_step(client: &Client) -> Page {
    let page = client.open("/gui-y-kien").await;
    send_form(&page).set("topic", "MTG").send().await.expect_status(200)
}

async fn who_step(client: &Client) -> Page {
    let page = words_step(client).await;
    let form = send_form(&page).set("text", "Mương tắc từ đầu tháng.");
    form.send().await.expect_status(200)
}

#[tokio::test]
async fn only_nul_is_refused_where_it_was_typed_and_the_words_stay() {
    let office = Office::open().await;
    let page = words_step(&office.visitor()).await;
    let form = send_form(&page).set("text", "Mương tắc\0 rồi");
    let back = form.send().await.expect_status(422);
    assert!(!back.texts(".error").is_empty(), "it is said at the field");
    assert!(send_form(&back).value("text").contains("Mương tắc"));
    for unseen in ["Mương tắc\u{1b}[31m rồi", "Mương\u{b}tắc\u{7} rồi", "Mương\u{96}tắc"] {
        send_form(&page).set("text", unseen).send().await.expect_status(200);
    }
}

#[tokio::test]
async fn a_paste_of_ten_megabytes_is_answered_with_a_sentence() {
    let office = Office::open().await;
    let client = office.visitor();
    let page = words_step(&client).await;
    let huge = "Mương tắc. ".repeat(1_000_000);
    let with_files = send_form(&page).set("text", &huge).submit().await;
    let plain = client.request(reqwest::Method::POST, "/tra-cuu").form(&[("code", huge.as_str())]);
    for back in [with_files, client.send(plain.header("sec-fetch-site", "same-origin")).await] {
        let back = back.expect_status(413);
        back.expect("nhiều nhất 10.000 chữ cái").expect("Gọi Văn phòng xã");
        let kept = back.texts("textarea");
        assert!(
            kept.iter().any(|text| text.len() > 100_000 && huge.starts_with(text.trim())),
            "{}",
            kept.len()
        );
        assert!(back.text().len() < 1_000_000, "what comes back is bounded");
    }
    let long = "Dài ".repeat(3_000);
    let back = send_form(&page).set("text", &long).send().await.expect_status(422);
    let kept = send_form(&back).value("text");
    assert_eq!(kept.trim(), long.trim(), "too long, but not lost");
}

#[tokio::test]
async fn a_wrong_file_is_told_and_the_words_stay() {
    let office = Office::open().await;
    let page = words_step(&office.visitor()).await;
    for (name, kind, bytes) in [
        ("virus.exe", "image/png", b"MZ\x90\0\x03".to_vec()),
        ("trang.html", "image/jpeg", b"<html><script>alert(1)</script>".to_vec()),
        ("hong.png", "image/png", picture()[..30].to_vec()),
        ("anh.svg", "image/svg+xml", b"<svg onload='alert(1)'/>".to_vec()),
    ] {
        let form =
            send_form(&page).set("text", "Mương tắc từ đầu tháng.").attach("photos", name, kind, &bytes);
        let back = form.send().await;
        assert_eq!(back.status, 422, "{name}");
        assert_eq!(send_form(&back).value("text"), "Mương tắc từ đầu tháng.");
        assert!(!back.texts(".error").is_empty(), "{name}");
    }
}

#[tokio::test]
async fn telephones_of_every_form_are_taken_and_others_are_told() {
    let office = Office::open().await;
    let page = who_step(&office.visitor()).await;
    for good in [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "+84 912 345 678",
        "84912345678",
        "(+84) 0912-345-678",
        "0209 3 812 345",
    ] {
        let next = send_form(&page).set("phone", good).send().await;
        assert_eq!(next.status, 200, "{good}:\n{}", next.text());
    }
    for bad in ["12", "không có", "0912 345 67", "0912 345 678 999 000"] {
        let back = send_form(&page).set("phone", bad).send().await;
        assert_eq!(back.status, 422, "{bad}");
        assert_eq!(send_form(&back).value("phone"), bad);
    }
}

#[tokio::test]
async fn an_unknown_code_a_wrong_secret_and_nonsense_get_the_same_answer() {
    let office = Office::open().await;
    let sent = sends(&office, Said { text: "Mương tắc.", ..Said::default() }).await;
    let known = citizen::looks_with(&office.visitor(), &sent.code, "7KC2-M9HT-4PVQ").await;
    let known = known.text().replace(&sent.code, "-");
    for code in ["AKT-26-000000-X", "chẳng có", "'; DROP TABLE opinion; --", "\0"] {
        let page = citizen::looks_with(&office.visitor(), code, "7KC2-M9HT-4PVQ").await;
        assert_eq!(page.status, 422, "{code:?}");
        assert!(page.has("không khớp nhau"), "{code:?}:\n{}", page.text());
    }
    assert!(known.contains("không khớp nhau"));
    let forgiving = sent.code.to_lowercase().replace('-', "");
    let page = citizen::looks_with(&office.visitor(), &forgiving, &sent.secret.to_lowercase()).await;
    page.expect_status(200).expect("Mương tắc.");
}

#[tokio::test]
async fn markup_in_every_field_is_only_words() {
    let office = Office::open().await;
    let form =
        fill_in(&office.visitor(), Said { text: XSS, name: "Bà <b>Thử</b>", ..Said::default() }, None).await;
    let sent = receipt(&form).await;
    let clerk = office.sign_in("vanphong").await;
    let path = act_path(&sent.code, "phan-loai");
    let form = office.ask(&clerk, &sent.code, "phan-loai").await.form(&path);
    let form = form.set("kind", "phan_anh").set("topic", "MTG-03").set("title", XSS);
    let case = form.send().await.expect_status(200);
    let form = office.ask(&clerk, &sent.code, "khong-xu-ly").await.form(&act_path(&sent.code, "khong-xu-ly"));
    form.set("reason", "praise").set("told", XSS).set("note", XSS).send().await.expect_status(200);
    let pages = [
        case,
        clerk.open("/lam-viec/y-kien").await,
        clerk.open(&case_path(&sent.code)).await,
        citizen::looks(&office, &sent).await,
        clerk.open("/lam-viec/y-kien?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").await,
        office.visitor().open("/cong-khai?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").await,
    ];
    for page in &pages {
        assert!(page.texts("img[onerror], b > script").is_empty(), "{}", page.url);
        assert!(!page.body.contains("<script>alert"), "{}", page.url);
        assert!(!page.has("49}"), "no template is evaluated at {}", page.url);
    }
}

#[tokio::test]
async fn line_ends_in_names_and_addresses_never_reach_a_header() {
    let office = Office::open().await;
    let page = who_step(&office.visitor()).await;
    for (field, bad) in
        [("email", "a@thu.example\r\nBcc: nan@evil.example"), ("email", "a@thu.example, nan@evil.example")]
    {
        let back = send_form(&page).force(field, bad).send().await;
        assert_eq!(back.status, 422, "{field} {bad:?}");
    }
    let named = send_form(&page).force("name", "Bà Thử\r\nBcc: nan@evil.example").send().await;
    assert_eq!(named.status, 200, "a line end in a name is a space");
    let said =
        Said { text: "=HYPERLINK(\"http://evil.example\")", email: "ba.thu@thu.example", ..Said::default() };
    sends(&office, said).await;
    let letters = office.letters().await;
    assert!(letters.iter().all(|letter| !letter.recipients.iter().any(|to| to.contains("evil"))));
}

#[tokio::test]
async fn what_is_not_there_is_said_plainly() {
    let office = Office::open().await;
    let (visitor, clerk) = (office.visitor(), office.sign_in("vanphong").await);
    for path in [
        "/khong-co",
        "/hoi-nghi/KHONG",
        "/cong-khai/AKT-26-000000-X",
        "/assets/khong.css",
        "/cong-khai/%00",
        "/hoi-nghi/%ff",
    ] {
        let page = visitor.get(path).await;
        assert!([400, 404].contains(&page.status.as_u16()), "{path}: {}", page.status);
        assert!(!page.text().is_empty(), "{path} says something");
    }
    for path in ["/lam-viec/y-kien/x", "/lam-viec/hoi-nghi/x", "/lam-viec/ghi/phieu/x", "/lam-viec/can-bo/x"]
    {
        let page = clerk.get(path).await;
        assert!([403, 404].contains(&page.status.as_u16()), "{path}: {}", page.status);
    }
}

#[tokio::test]
async fn whoever_fills_in_what_people_do_not_see_sends_nothing_and_is_told_the_telephone() {
    let office = Office::open().await;
    let client = office.visitor();
    let form = fill_in(&client, Said { text: "Mua hàng giá rẻ ở đây.", ..Said::default() }, None).await;
    let refused = form.force("khong-dien", "https://spam.example").send().await.expect_status(403);
    refused.expect("Ý kiến chưa được gửi").expect("0209 0000 000");
    let page = office.sign_in("vanphong").await.open("/lam-viec/y-kien").await;
    page.expect_not("Mua hàng giá rẻ");
    let shown = client.open(refused.url.path()).await;
    for (name, value) in [("tabindex", "-1"), ("autocomplete", "off")] {
        assert_eq!(shown.attributes("[aria-hidden=true] > input#khong-dien", name), [value]);
    }
    receipt(&send_form(&shown)).await;
}

#[tokio::test]
async fn an_address_that_cannot_be_read_is_answered_by_a_page() {
    let office = Office::open().await;
    for path in ["/tra-cuu?xa=a&xa=b", "/cong-khai?page=1&page=2", "/bao-cao?y=%FF"] {
        let page = office.visitor().get(path).await;
        assert!(!page.status.is_server_error(), "{path}: {}", page.status);
        assert!(page.body.contains("<html lang=\"vi\""), "{path}: {}: {}", page.status, page.body);
    }
}

#[tokio::test]
async fn the_names_of_files_count_as_words_do() {
    let office = Office::open().await;
    let page = words_step(&office.visitor()).await;
    let mut form = send_form(&page).set("text", "Rác đầu ngõ");
    for _ in 0..120 {
        form = form.attach("photos", &"a".repeat(9_000), "image/jpeg", b"x");
    }
    let page = form.send().await.expect_status(413);
    assert!(page.body.contains("Rác đầu ngõ"), "{}", page.text());
}
