//! The walk of one conference, from plan to closed opinions, by the forms that people fill.

mod answer;
mod end;
mod hall;

use chrono::{Days, NaiveDate};
use domain::date::{display_day, display_long};
use domain::lang::Lang;

use crate::harness::citizen::{self, Receipt, Said};
use crate::harness::office::Office;

const WORDS: &str = "Trại lợn nhà ông T xả thẳng ra mương N4, cá chết trắng, trẻ con ngứa hết cả người.";
const TITLE: &str = "Trại lợn xả thải ra mương N4";
const MAIL: &str = "nguoi.gui@thu.example";
const OFFICER: &str = "kinhte@ankhethuong.example";

#[tokio::test]
async fn one_conference_goes_from_its_plan_to_closed_opinions() {
    let office = Office::open().await;
    let held_on = office.today() + Days::new(21);
    let conference = is_planned(&office, held_on).await;
    is_announced(&office, &conference, held_on).await;
    let receipt = citizen_sends(&office, &conference, held_on).await;
    let spoken = hall::is_held(&office, &conference, held_on).await;
    answer::is_classified_and_assigned(&office, &receipt).await;
    answer::is_drafted_returned_and_drafted_again(&office, &receipt.code).await;
    answer::is_approved_by_somebody_else(&office, &receipt.code).await;
    answer::is_issued(&office, &receipt).await;
    end::is_closed_with_evidence(&office, &receipt.code).await;
    end::is_published_and_found(&office, &receipt.code).await;
    hall::says_what_was_answered_aloud(&office, &spoken).await;
    office.verify().await;
}

/// Plans a conference for this day and gives its code.
pub async fn is_planned(office: &Office, held_on: NaiveDate) -> String {
    let clerk = office.sign_in("vanphong").await;
    let page = clerk.open("/lam-viec/hoi-nghi/moi").await;
    let form = page
        .form("/lam-viec/hoi-nghi/moi")
        .set("theme", "Môi trường, đất đai và tài nguyên")
        .set("approach", "by_theme")
        .set("held_on", &display_day(held_on))
        .set("starts_at", "7:30")
        .set("ends_at", "11:30")
        .set("place", "Nhà văn hóa xã")
        .set("agenda", "Bà con nêu ý kiến, Bí thư và Chủ tịch trả lời.")
        .set("chairs", "bithu")
        .set("chairs", "chutich")
        .set("bases", "116-KL/TU");
    let page = form.send().await.expect_status(200);
    page.expect("Môi trường, đất đai và tài nguyên");
    let code = page.url.path().rsplit('/').next().unwrap_or_default().to_owned();
    let shut = office.visitor().open(&format!("/hoi-nghi/{code}")).await;
    shut.expect_status(404);
    code
}

/// Announces it, and once more by a double click.
pub async fn is_announced(office: &Office, code: &str, held_on: NaiveDate) {
    let clerk = office.sign_in("vanphong").await;
    let page = clerk.open(&format!("/lam-viec/hoi-nghi/{code}")).await;
    let last = display_long(held_on - Days::new(7), Lang::Vi);
    page.expect(&last);
    let form = page.form(&format!("/lam-viec/hoi-nghi/{code}/announce"));
    form.send().await.expect_status(200);
    let page = office.visitor().open(&format!("/hoi-nghi/{code}")).await;
    page.expect("Môi trường, đất đai và tài nguyên")
        .expect("Nhà văn hóa xã")
        .expect(&display_long(held_on, Lang::Vi));
    let again = form.send().await.expect_status(200);
    again.expect("Môi trường, đất đai và tài nguyên");
}

async fn citizen_sends(office: &Office, conference: &str, held_on: NaiveDate) -> Receipt {
    office.days_later(3);
    let said = Said { text: WORDS, name: "Nguyễn Thị Thử", email: MAIL, conference, ..Said::default() };
    let browser = office.visitor();
    let form = citizen::fill_in(&browser, said, Some(&picture())).await;
    let (first, second) = tokio::join!(form.send(), form.send());
    first.expect(&display_long(held_on, Lang::Vi)).expect("ngày làm việc");
    let receipt = citizen::read_receipt(&first);
    assert_eq!(citizen::read_receipt(&second), receipt, "a double click is one opinion");
    let mail = office.letters_to(MAIL).await;
    assert_eq!(mail.len(), 1);
    assert!(!mail[0].subject().contains("lợn"), "no words in the subject");
    let way = citizen::looks(office, &receipt).await.expect_status(200);
    way.expect("Xã đã nhận").expect("cá chết trắng");
    receipt
}

/// A small picture, as a telephone would send a large one.
pub fn picture() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(40, 30, image::Rgb([120, 140, 90]))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .expect("a picture can be drawn");
    bytes.into_inner()
}
