//! The demo's story holds together on whatever day it is told: working days, weekends, the turn of the year, Tết.

use chrono::NaiveDate;
use domain::calendar::Calendar;

use crate::harness::office::Office;

const LATE: &str = "Trang trại lợn xả thải ra mương, cá chết";
const DUE: &str = "Nước sạch yếu ở tổ liên gia số 3";
const URGENT: &str = "Xe ben đổ đất thải xuống ruộng lúa";
const FOREST: &str = "Đo lại ranh giới đất rừng, cọc mốc mất sau lũ";
const HELD: &str = "Đất đai, môi trường và nước sạch";
const COMING: &str = "Quy hoạch, bồi thường đất đai và thu gom rác";
const PUBLISHED: &str = "Kênh N4 không tưới được vì nước thải chăn nuôi";
const RUBBISH: &str = "Dời điểm tập kết rác đầu ngõ nhà trẻ";

/// Tells the story up to this day, and looks with the eyes of those who would.
async fn holds_together(day: &str) {
    let day: NaiveDate = day.parse().expect("a day");
    let office = Office::told_on(day).await;
    let pages = office.app.almanac.read(&office.app.db).await.expect("a calendar");
    an_officer_has_late_and_due_work(&office, &pages.calendar, day).await;
    the_office_has_new_things(&office).await;
    the_public_sees_two_conferences(&office).await;
    the_chair_sees_notices_in_time(&office).await;
    office.verify().await;
}

/// On a day off, what would be due is due on the next working day, and what is late is late by a day less.
async fn an_officer_has_late_and_due_work(office: &Office, calendar: &Calendar, day: NaiveDate) {
    let (late, due) = if calendar.is_working(day) {
        ("Quá 2 ngày làm việc", "Hạn hôm nay")
    } else {
        ("Quá 1 ngày làm việc", "Còn 1 ngày làm việc")
    };
    let officer = office.sign_in("kinhte").await;
    for (title, standing) in [(LATE, late), (DUE, due)] {
        officer.open("/lam-viec").await.click(title).await.expect_status(200).expect(standing);
    }
    let headings = officer.open("/lam-viec").await.expect("Quá hạn 1").texts("tr.group");
    assert_eq!(headings.iter().filter(|heading| *heading == "Quá hạn").count(), 1);
}

async fn the_office_has_new_things(office: &Office) {
    let clerk = office.sign_in("vanphong").await;
    let work = clerk.open("/lam-viec").await;
    work.expect(URGENT).expect("Khẩn");
    assert!(!work.texts("tr.group").iter().any(|heading| heading == "Quá hạn"));
    let chair = office.sign_in("chutich").await;
    chair.open("/lam-viec").await.expect(FOREST);
}

async fn the_public_sees_two_conferences(office: &Office) {
    let visitor = office.visitor();
    let list = visitor.open("/hoi-nghi").await.expect_status(200);
    let coming = list.click(COMING).await.expect_status(200);
    coming.expect("Đã thông báo đúng hạn").expect("Gửi ý kiến trước");
    let held = list.click(HELD).await.expect_status(200);
    held.expect("Đã thông báo đúng hạn").expect("Đã nghe những gì");
    visitor.open("/cong-khai").await.expect(PUBLISHED).expect(RUBBISH);
    visitor.open("/").await.expect(COMING);
}

async fn the_chair_sees_notices_in_time(office: &Office) {
    let chair = office.sign_in("chutich").await;
    let list = chair.open("/lam-viec/hoi-nghi").await.expect_status(200);
    list.expect("Đã thông báo đúng hạn").expect_not("Thông báo muộn");
}

#[tokio::test]
async fn the_story_holds_on_a_wednesday_after_a_new_holiday() {
    holds_together("2026-11-25").await;
}

#[tokio::test]
async fn the_story_holds_on_a_saturday() {
    holds_together("2026-11-28").await;
}

#[tokio::test]
async fn the_story_holds_on_the_last_day_of_the_year() {
    holds_together("2026-12-31").await;
}

#[tokio::test]
async fn the_story_holds_on_the_fourth_of_january() {
    holds_together("2027-01-04").await;
}

#[tokio::test]
async fn the_story_holds_on_the_eve_of_tet() {
    holds_together("2027-02-05").await;
}

#[tokio::test]
async fn the_story_holds_on_the_first_working_day_after_tet() {
    holds_together("2027-02-11").await;
}

#[tokio::test]
async fn the_story_holds_when_tet_lies_in_its_middle() {
    holds_together("2027-02-24").await;
}

#[tokio::test]
async fn the_story_holds_a_year_on() {
    holds_together("2027-11-29").await;
}

#[tokio::test]
async fn the_story_holds_in_a_year_whose_calendar_nobody_entered() {
    holds_together("2028-06-01").await;
}
