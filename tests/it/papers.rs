//! What is printed and promised: one paper has one signer, a promised day says what may move it, thanks are received.

use chrono::NaiveDate;
use serde_json::json;

use crate::harness::citizen::{self, Receipt, Said};
use crate::harness::office::{Office, act_path, case_path};

async fn complains(office: &Office) -> Receipt {
    let said = Said {
        topic: "DAT",
        text: "Tôi không đồng ý với quyết định thu hồi đất số 15 gửi cho gia đình tôi.",
        name: "Ma Thị Mẫu",
        email: "khieu.nai@thu.example",
        ..Said::default()
    };
    let receipt = citizen::sends(office, said).await;
    let clerk = office.sign_in("vanphong").await;
    let path = act_path(&receipt.code, "phan-loai");
    let form = office.ask(&clerk, &receipt.code, "phan-loai").await.form(&path);
    let form =
        form.set("kind", "khieu_nai").set("topic", "DAT-04").set("reason", "Khiếu nại một quyết định.");
    form.send().await.expect_status(200);
    receipt
}

#[tokio::test]
async fn a_slip_is_signed_by_whoever_made_it_under_the_head_of_that_body_whoever_looks() {
    let office = Office::open().await;
    let receipt = complains(&office).await;
    let secretary = office.sign_in("bithu").await;
    let path = act_path(&receipt.code, "chuyen-don");
    let form = office.ask(&secretary, &receipt.code, "chuyen-don").await.form(&path);
    let form = form.set("body", "Chủ tịch Ủy ban nhân dân xã").set("number", "12/PHD");
    form.send().await.expect_status(200);
    let slip = format!("{}/phieu", case_path(&receipt.code));
    let chair = office.sign_in("chutich").await;
    for client in [&secretary, &chair] {
        let page = client.open(&slip).await.expect_status(200);
        page.expect("ĐẢNG ỦY XÃ AN KHÊ THƯỢNG").expect("ĐẢNG CỘNG SẢN VIỆT NAM").expect("Số 12/PHD");
        page.expect("T/M BAN THƯỜNG VỤ BÍ THƯ").expect("Lưu: VT");
        page.expect_not("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").expect_not("CHỦ TỊCH");
        page.expect_not("Ma Thị Mẫu");
    }
    let page = chair.open(&format!("{slip}?ten=1")).await.expect_status(200);
    page.expect("Kính gửi: Ông (Bà) Ma Thị Mẫu");
    chair.open(&case_path(&receipt.code)).await.expect("Xem người gửi");
}

#[tokio::test]
async fn a_receipt_of_the_20th_names_the_day_that_would_be_promised_on_page_letter_and_api() {
    let office = Office::open().await;
    office.at(NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day"), 9, 0);
    let said = Said {
        topic: "MTG",
        text: "Mương sau nhà văn hóa tắc, nước tràn vào sân mấy nhà.",
        email: "cho.tin@thu.example",
        ..Said::default()
    };
    let form = citizen::fill_in(&office.visitor(), said, None).await;
    let page = form.send().await.expect_status(200);
    let receipt = citizen::read_receipt(&page);
    page.expect("Thứ Tư, 09/12/2026").expect("Nếu được duyệt thì hạn vẫn không đổi").expect_not("08/12/2026");
    let page = citizen::looks(&office, &receipt).await;
    page.expect("Nếu được duyệt thì hạn vẫn không đổi").expect_not("08/12/2026");
    let letters = office.letters_to("cho.tin@thu.example").await;
    let text = letters.last().expect("a letter of receipt").text();
    assert!(text.contains("Nếu được duyệt thì hạn vẫn không đổi"), "{text}");

    let client = office.visitor();
    let body = json!({ "unit": "demo", "text": "Đèn đường thôn Trại Mới hỏng đã lâu.", "topic": "HTG" });
    let request = client.request(reqwest::Method::POST, "/api/v1/opinions");
    let page = client.send(request.header("idempotency-key", "den-duong-1").json(&body)).await;
    let taken = page.json();
    assert_eq!(taken["due_on"], "2026-12-09");
    let said = taken["may_move"].as_array().expect("what may move the day").len();
    assert_eq!(said, 2, "both rows of the proposed swap: {taken}");
}

#[tokio::test]
async fn thanks_read_as_received_for_the_citizen_and_for_the_office() {
    let office = Office::open().await;
    let said = Said {
        topic: "KHA",
        text: "Cảm ơn cán bộ một cửa đã giúp tôi làm giấy khai sinh cho cháu.",
        email: "cam.on@thu.example",
        ..Said::default()
    };
    let receipt = citizen::sends(&office, said).await;
    let clerk = office.sign_in("vanphong").await;
    let path = act_path(&receipt.code, "khong-xu-ly");
    let form = office.ask(&clerk, &receipt.code, "khong-xu-ly").await.form(&path);
    form.set("reason", "praise").send().await.expect_status(200);
    let case = clerk.open(&case_path(&receipt.code)).await;
    case.expect("Xã đã nhận lời cảm ơn").expect("Lời cảm ơn, khen ngợi").expect_not("praise");
    let page = citizen::looks(&office, &receipt).await;
    page.expect("Xã đã nhận lời cảm ơn");
    let letters = office.letters_to("cam.on@thu.example").await;
    let last = letters.last().expect("a letter");
    assert!(last.text().contains("đã nhận lời cảm ơn"), "{}", last.text());
    assert!(!last.text().contains("thụ lý"), "{}", last.text());
}
