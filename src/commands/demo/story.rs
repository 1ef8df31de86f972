//! The story: one conference held, one coming, the sixteen sample opinions in various stages, all through the acts.

use chrono::{Datelike, NaiveDate};
use domain::code::MatterCode;
use serde::Deserialize;

use super::answers::{self, LAND, LAND_VAGUE};
use super::stage::Stage;
use super::{matters, picture, restricted};
use crate::acts::conference::announce::announce;
use crate::acts::conference::hold::{self, AdjournForm};
use crate::acts::conference::plan::{PlanForm, plan};
use crate::acts::opinion::ReasonForm;
use crate::acts::opinion::approve::ConfirmForm;
use crate::acts::opinion::classify::ClassificationForm;
use crate::acts::opinion::log::{LogForm, log};
use crate::acts::opinion::redirect::{RedirectForm, redirect};
use crate::acts::opinion::return_draft::return_draft;
use crate::acts::opinion::set_aside::{SetAsideForm, set_aside};
use crate::acts::opinion::submit::{SubmissionForm, submit};
use crate::acts::opinion::transfer::{TransferForm, transfer};
use crate::acts::{Person, Refusal};
use crate::app::App;
use crate::files::{self, Incoming, Purpose};
use crate::store::{files as stored, opinions, units};

const SAMPLES: &str = include_str!("../../../facts/sample_opinions.json");

#[derive(Deserialize)]
struct Samples {
    opinions: Vec<Sample>,
}

#[derive(Deserialize)]
struct Sample {
    n: u32,
    name: String,
    village: String,
    text: String,
}

/// The opinions' codes by their number in the samples.
struct Codes(std::collections::HashMap<u32, String>);

impl Codes {
    fn of(&self, n: u32) -> Result<&str, Refusal> {
        self.0
            .get(&n)
            .map(String::as_str)
            .ok_or_else(|| Refusal::Internal(format!("opinion {n} was not told yet")))
    }
}

/// Tells the story up to today.
pub(super) async fn tell(app: &App, today: NaiveDate) -> Result<(), Refusal> {
    let samples: Samples = serde_json::from_str(SAMPLES)
        .map_err(|e| Refusal::Internal(format!("the samples cannot be read: {e}")))?;
    let stage = Stage { app, today };
    let mut codes = Codes(std::collections::HashMap::new());
    let held = held_conference(&stage, &samples, &mut codes).await?;
    after_the_conference(&stage, &samples, &mut codes).await?;
    let coming = announced_next(&stage).await?;
    last_days(&stage, &samples, &mut codes).await?;
    coming_conference(&stage, &samples, &mut codes, &coming).await?;
    tracing::debug!(conference = %held, "the demo is told");
    Ok(())
}

fn sample(samples: &Samples, n: u32) -> Result<&Sample, Refusal> {
    samples
        .opinions
        .iter()
        .find(|one| one.n == n)
        .ok_or_else(|| Refusal::Internal(format!("sample {n} is missing")))
}

fn plan_form(theme: &str, day: NaiveDate) -> PlanForm {
    PlanForm {
        theme: theme.to_owned(),
        occasion: "regular".to_owned(),
        approach: "by_theme".to_owned(),
        coverage: "whole".to_owned(),
        mode: "in_person".to_owned(),
        held_on: domain::date::display_day(day),
        starts_at: "7:30".to_owned(),
        ends_at: "11:30".to_owned(),
        place: "Nhà văn hóa trung tâm xã, thôn Đồng Giếng".to_owned(),
        agenda: "07:30: Chủ tịch xã báo cáo việc đã làm theo ý kiến kỳ trước.\n08:00: Bà con nêu ý kiến về đất đai, môi trường, nước sạch.\n10:30: Bí thư và Chủ tịch xã trả lời, kết luận.\nMọi người dân trong xã đều được dự và phát biểu.".to_owned(),
        chairs: vec!["bithu".to_owned(), "chutich".to_owned()],
        bases: vec!["116-KL/TU".to_owned(), "202-KH/BDVTU".to_owned()],
        ..PlanForm::default()
    }
}

async fn web(stage: &Stage<'_>, one: &Sample, topic: &str, conference: &str) -> Result<String, Refusal> {
    let named =
        !one.name.is_empty() && !one.name.starts_with('(') && one.name != "test" && one.name != "Người dân";
    let form = SubmissionForm {
        unit: "demo".to_owned(),
        text: one.text.clone(),
        name: if named { one.name.clone() } else { String::new() },
        email: if named { format!("congdan{}@thu.example", one.n) } else { String::new() },
        village: one.village.clone(),
        topic: topic.to_owned(),
        conference: conference.to_owned(),
        anonymous: !named,
        consent_messages: named,
        lang: "vi".to_owned(),
        ..SubmissionForm::default()
    };
    Ok(submit(stage.app, form).await?.code.to_string())
}

async fn spoken(
    stage: &Stage<'_>,
    person: &Person,
    one: &Sample,
    conference: &str,
    said: Option<(&str, &str)>,
    office: &str,
) -> Result<String, Refusal> {
    let form = LogForm {
        channel: "conference".to_owned(),
        conference: conference.to_owned(),
        text: one.text.clone(),
        name: one.name.clone(),
        phone: format!("09120000{:02}", one.n),
        village: one.village.clone(),
        reply: if said.is_some() { "spot" } else { "written" }.to_owned(),
        spoken_by: said.map_or("", |(by, _)| by).to_owned(),
        spoken: said.map_or("", |(_, text)| text).to_owned(),
        office: office.to_owned(),
        ..LogForm::default()
    };
    Ok(log(stage.app, person, form).await?.receipt.code.to_string())
}

/// The conference three weeks ago: planned, announced in time, opinions before, opinions spoken, adjourned.
async fn held_conference(stage: &Stage<'_>, samples: &Samples, codes: &mut Codes) -> Result<String, Refusal> {
    let clerk = stage.person("vanphong").await?;
    let day = stage.working_days_ago(13).await?;
    stage.at(stage.before(day, 25).await?, 9, 0);
    let form = plan_form("Đất đai, môi trường và nước sạch", day);
    let code = plan(stage.app, &clerk, form).await?;
    stage.at(stage.before(day, 11).await?, 8, 30);
    announce(stage.app, &clerk, &code, ConfirmForm::default()).await?;
    stage.at(stage.before(day, 7).await?, 19, 40);
    codes.0.insert(3, web(stage, sample(samples, 3)?, "MTG", &code).await?);
    stage.at(stage.before(day, 6).await?, 20, 15);
    codes.0.insert(9, web(stage, sample(samples, 9)?, "MTG", &code).await?);
    codes.0.insert(5, web(stage, sample(samples, 5)?, "DAT", "").await?);
    stage.at(day, 7, 35);
    hold::open(stage.app, &clerk, &code, ConfirmForm::default()).await?;
    for (minutes, n, said, office) in [
        (10, 1, None, "KT"),
        (
            22,
            2,
            Some((
                "Chủ tịch UBND xã Lục Thị Hiền",
                "Xã nhận khuyết điểm. Trong 15 ngày, điểm tập kết rác dời ra bãi đất trống cạnh đường liên thôn. Đơn vị thu gom lấy rác thứ Ba, thứ Năm, thứ Bảy; sai lịch bị trừ tiền.",
            )),
            "KT",
        ),
        (35, 4, None, "KT"),
        (46, 7, None, "KT"),
        (58, 8, None, "KT"),
    ] {
        stage.at(day, 8 + minutes / 60, minutes % 60);
        codes.0.insert(n, spoken(stage, &clerk, sample(samples, n)?, &code, said, office).await?);
    }
    stage.at(day, 11, 20);
    let form = AdjournForm { attendance: "86".to_owned(), ..AdjournForm::default() };
    hold::adjourn(stage.app, &clerk, &code, form).await?;
    Ok(code)
}

/// What became of the opinions in the weeks after.
async fn after_the_conference(
    stage: &Stage<'_>,
    samples: &Samples,
    codes: &mut Codes,
) -> Result<(), Refusal> {
    let clerk = stage.person("vanphong").await?;
    stage.at(stage.working_days_ago(12).await?, 14, 0);
    stage.classified(codes.of(3)?, "phan_anh", "MTG-07", "Trang trại lợn xả thải ra mương, cá chết").await?;
    stage.classified(codes.of(2)?, "kien_nghi", "MTG-01", "Chuyển điểm tập kết rác đầu ngõ nhà trẻ").await?;
    let left_over = ClassificationForm {
        kind: "kien_nghi".to_owned(),
        topic: "MTG-07".to_owned(),
        title: "Kênh N4 không tưới được vì nước thải chăn nuôi".to_owned(),
        left_over: true,
        ..ClassificationForm::default()
    };
    stage.classified_as(codes.of(4)?, left_over).await?;
    let beyond = ClassificationForm {
        kind: "kien_nghi".to_owned(),
        topic: "TNG-02".to_owned(),
        title: "Xe chở đá chạy đêm, bụi trên tỉnh lộ".to_owned(),
        over_authority: true,
        ..ClassificationForm::default()
    };
    stage.classified_as(codes.of(7)?, beyond).await?;
    let accusation = ClassificationForm {
        kind: "to_cao".to_owned(),
        topic: "XDD-04".to_owned(),
        reason: "Tố một cán bộ nhận tiền để làm nhanh hồ sơ, có nêu chứng cứ.".to_owned(),
        ..ClassificationForm::default()
    };
    stage.classified_as(codes.of(5)?, accusation).await?;
    stage.assigned(codes.of(3)?, "KT", &["CA"], "answer").await?;
    stage.assigned(codes.of(4)?, "KT", &[], "answer").await?;
    stage.at(stage.working_days_ago(11).await?, 9, 0);
    let form = TransferForm {
        body: "Sở Xây dựng; Sở Nông nghiệp và Môi trường".to_owned(),
        number: "12/PC-UBND".to_owned(),
        told: "Việc này thuộc Sở Xây dựng và Sở Nông nghiệp và Môi trường. Xã đã gửi công văn và hỏi lại mỗi 30 ngày.".to_owned(),
        ..TransferForm::default()
    };
    transfer(stage.app, &clerk, codes.of(7)?, form).await?;
    stage
        .published(
            codes.of(7)?,
            "Xe chở đá chạy đêm, bụi trên tỉnh lộ",
            &sample(samples, 7)?.text,
            "Việc này thuộc Sở Xây dựng và Sở Nông nghiệp và Môi trường. Xã đã gửi công văn và hỏi lại mỗi 30 ngày.",
            Vec::new(),
        )
        .await?;
    stage.at(stage.working_days_ago(10).await?, 8, 0);
    let water = "Nước sạch yếu ở tổ liên gia số 3";
    stage.classified(codes.of(8)?, "kien_nghi", "TNG-03", water).await?;
    stage.assigned(codes.of(8)?, "KT", &["VHXH"], "answer").await?;
    urgent_smoke(stage, codes).await?;
    complaint_and_letter(stage, samples, codes).await?;
    canal(stage, samples, codes).await?;
    rubbish(stage, samples, codes).await
}

async fn urgent_smoke(stage: &Stage<'_>, codes: &Codes) -> Result<(), Refusal> {
    stage.at(stage.working_days_ago(10).await?, 8, 30);
    let urgent = ClassificationForm {
        kind: "phan_anh".to_owned(),
        topic: "MTG-05".to_owned(),
        title: "Xưởng xay nhựa ồn cả đêm, khói khét".to_owned(),
        urgent: true,
        ..ClassificationForm::default()
    };
    stage.classified_as(codes.of(9)?, urgent).await?;
    stage.assigned(codes.of(9)?, "KT", &["CA"], "answer").await?;
    stage.at(stage.working_days_ago(9).await?, 10, 0);
    stage.drafted("kinhte", codes.of(9)?, &answers::PLASTIC).await?;
    stage.at(stage.working_days_ago(8).await?, 15, 0);
    stage.approved(codes.of(9)?).await?;
    stage.issued(codes.of(9)?).await?;
    let words = "Nhà bên xay nhựa cả đêm ồn như chợ vỡ, khói khét lẹt, con tôi ho ra máu. Đề nghị xử lý.";
    stage
        .published(
            codes.of(9)?,
            "Xưởng xay nhựa ồn cả đêm, khói khét",
            words,
            answers::PLASTIC.solution,
            Vec::new(),
        )
        .await
}

async fn complaint_and_letter(
    stage: &Stage<'_>,
    samples: &Samples,
    codes: &mut Codes,
) -> Result<(), Refusal> {
    let clerk = stage.person("vanphong").await?;
    stage.at(stage.working_days_ago(7).await?, 8, 10);
    let one = sample(samples, 6)?;
    let form = LogForm {
        channel: "desk".to_owned(),
        text: one.text.clone(),
        name: one.name.clone(),
        phone: "0912000006".to_owned(),
        village: one.village.clone(),
        ..LogForm::default()
    };
    codes.0.insert(6, log(stage.app, &clerk, form).await?.receipt.code.to_string());
    let complaint = ClassificationForm {
        kind: "khieu_nai".to_owned(),
        topic: "DAT-04".to_owned(),
        title: "Không đồng ý Quyết định bồi thường số 214".to_owned(),
        reason: "Không đồng ý với một quyết định cụ thể, yêu cầu hủy; còn trong 90 ngày.".to_owned(),
        ..ClassificationForm::default()
    };
    stage.classified_as(codes.of(6)?, complaint).await?;
    stage.at(stage.working_days_ago(6).await?, 9, 0);
    let form = RedirectForm {
        body: "Bộ phận tiếp công dân xã An Khê Thượng".to_owned(),
        number: "03/PHD-UBND".to_owned(),
        ..RedirectForm::default()
    };
    redirect(stage.app, &stage.person("chutich").await?, codes.of(6)?, form).await?;

    let one = sample(samples, 14)?;
    let form = LogForm {
        channel: "letter".to_owned(),
        text: one.text.clone(),
        name: one.name.clone(),
        village: one.village.clone(),
        people: "23".to_owned(),
        representative: "Ông Nguyễn Văn Hòa".to_owned(),
        ..LogForm::default()
    };
    codes.0.insert(14, log(stage.app, &clerk, form).await?.receipt.code.to_string());
    let bridge = ClassificationForm {
        kind: "kien_nghi".to_owned(),
        topic: "HTG-01".to_owned(),
        title: "Làm cầu qua suối Cái, mùa lũ học sinh phải nghỉ học".to_owned(),
        needs_budget: true,
        ..ClassificationForm::default()
    };
    stage.classified_as(codes.of(14)?, bridge).await?;
    stage.assigned(codes.of(14)?, "KT", &[], "answer_complex").await?;

    stage.at(stage.working_days_ago(6).await?, 20, 5);
    codes.0.insert(10, web(stage, sample(samples, 10)?, "XHO", "").await?);
    codes.0.insert(12, web(stage, sample(samples, 12)?, "KHA", "").await?);
    stage.at(stage.working_days_ago(5).await?, 8, 20);
    let form = SetAsideForm { reason: "trial".to_owned(), ..SetAsideForm::default() };
    set_aside(stage.app, &clerk, codes.of(12)?, form).await?;
    stage
        .classified(codes.of(10)?, "phan_anh", "XHO-02", "Đề nghị rà soát lại hộ nghèo ở thôn Khuôn Sào")
        .await?;
    stage.assigned(codes.of(10)?, "VHXH", &[], "answer").await
}

async fn canal(stage: &Stage<'_>, samples: &Samples, codes: &Codes) -> Result<(), Refusal> {
    stage.at(stage.working_days_ago(5).await?, 10, 0);
    stage.drafted("kinhte", codes.of(4)?, &answers::CANAL).await?;
    stage.at(stage.working_days_ago(5).await?, 15, 0);
    stage.approved(codes.of(4)?).await?;
    stage.issued(codes.of(4)?).await?;
    let note = "Bịt cửa xả, nạo vét 600 m kênh N4, lấy mẫu nước mỗi tuần.";
    stage.closed("kinhte", codes.of(4)?, "in_progress", note, Some(25), Vec::new()).await?;
    let title = "Kênh N4 không tưới được vì nước thải chăn nuôi";
    stage.published(codes.of(4)?, title, &sample(samples, 4)?.text, answers::CANAL.solution, Vec::new()).await
}

async fn rubbish(stage: &Stage<'_>, samples: &Samples, codes: &Codes) -> Result<(), Refusal> {
    let clerk = stage.person("vanphong").await?;
    stage.at(stage.working_days_ago(5).await?, 16, 0);
    let unit = units::by_code(&stage.app.db, "demo").await?.ok_or(Refusal::NotFound)?;
    let incoming = Incoming {
        unit: unit.id,
        staff: Some(clerk.id),
        purpose: Purpose::Evidence,
        name: "Chỗ cũ đã dọn sạch, trồng cây.png".to_owned(),
        bytes: picture::drawn()?,
    };
    let upload = files::take(stage.app, incoming).await?;
    let note =
        "Điểm tập kết đã chuyển ra bãi đất trống cạnh đường liên thôn, chỗ cũ đã dọn sạch và trồng cây.";
    stage.closed("vanphong", codes.of(2)?, "resolved", note, None, vec![upload.token]).await?;
    let code: MatterCode = codes.of(2)?.parse().map_err(|_| Refusal::NotFound)?;
    let case = opinions::by_code(&stage.app.db, &clerk.sees(), &code).await?.ok_or(Refusal::NotFound)?;
    let shown = stored::of_case(&stage.app.db, &case).await?;
    let keys = shown.into_iter().map(|file| file.storage_key).collect();
    let answer = "Điểm tập kết đã chuyển ra bãi đất trống cạnh đường liên thôn, cách nhà trẻ 300 m. Xe lấy rác thứ Ba, thứ Năm, thứ Bảy.";
    stage
        .published(
            codes.of(2)?,
            "Dời điểm tập kết rác đầu ngõ nhà trẻ",
            &sample(samples, 2)?.text,
            answer,
            keys,
        )
        .await
}

/// The last days before today: things in every stage.
async fn last_days(stage: &Stage<'_>, samples: &Samples, codes: &mut Codes) -> Result<(), Refusal> {
    let clerk = stage.person("vanphong").await?;
    stage.at(stage.working_days_ago(4).await?, 8, 0);
    stage.classified(codes.of(1)?, "kien_nghi", "DAT-01", "Hồ sơ sổ đỏ chờ xác nhận nguồn gốc đất").await?;
    stage.assigned(codes.of(1)?, "KT", &[], "answer").await?;
    let parts = matters::part(stage, codes.of(8)?).await?;
    let denounced = restricted::about_chair_and_secretary(stage).await?;
    stage.at(stage.working_days_ago(3).await?, 9, 30);
    stage.drafted("kinhte", codes.of(1)?, &LAND_VAGUE).await?;
    let back = ReasonForm {
        reason: "Còn chung chung: nêu rõ thiếu giấy gì, ngày nào xuống đo, bao giờ xong.".to_owned(),
        ..ReasonForm::default()
    };
    return_draft(stage.app, &stage.person("phochutich").await?, codes.of(1)?, back).await?;
    restricted::recognised(stage, &denounced).await?;
    matters::answer(stage, &parts).await?;
    stage.at(stage.working_days_ago(2).await?, 14, 0);
    stage.drafted("kinhte", codes.of(1)?, &LAND).await?;
    matters::close(stage, &parts).await?;
    stage.drafted("kinhte", codes.of(14)?, &answers::BRIDGE).await?;
    stage.approved(codes.of(14)?).await?;
    stage.drafted("vanhoa", codes.of(10)?, &answers::POOR).await?;
    stage.approved(codes.of(10)?).await?;
    stage.issued(codes.of(10)?).await?;
    let words = "Đề nghị xã xem lại hộ nghèo của một gia đình trong thôn, vì có con đi làm xa gửi tiền về đều và ở nhà kiên cố.";
    stage
        .published(
            codes.of(10)?,
            "Đề nghị rà soát lại hộ nghèo ở thôn Khuôn Sào",
            words,
            answers::POOR.solution,
            Vec::new(),
        )
        .await?;
    stage.at(stage.working_days_ago(1).await?, 19, 0);
    codes.0.insert(11, web(stage, sample(samples, 11)?, "MTG", "").await?);
    let thanks = SetAsideForm {
        reason: "praise".to_owned(),
        told: "Xã cảm ơn bà đã báo tin. Xã sẽ tiếp tục nạo vét cống trước mùa mưa.".to_owned(),
        ..SetAsideForm::default()
    };
    set_aside(stage.app, &clerk, codes.of(11)?, thanks).await?;
    let one = sample(samples, 13)?;
    let form = LogForm {
        channel: "village_head".to_owned(),
        text: one.text.clone(),
        name: "Lý Thị Dín".to_owned(),
        people: "12".to_owned(),
        representative: "Lý Thị Dín".to_owned(),
        ..LogForm::default()
    };
    let logged = log(stage.app, &stage.person("truongthon").await?, form).await?;
    codes.0.insert(13, logged.receipt.code.to_string());
    let forest = "Đo lại ranh giới đất rừng, cọc mốc mất sau lũ";
    stage.classified(codes.of(13)?, "kien_nghi", "TNG-05", forest).await
}

/// The next conference is planned and announced in time; a neighbour plans its own.
async fn announced_next(stage: &Stage<'_>) -> Result<String, Refusal> {
    let clerk = stage.person("vanphong").await?;
    stage.at(stage.working_days_ago(4).await?, 7, 45);
    let neighbour = stage.person("nalo.vanphong").await?;
    let day = stage.working_days_ahead(4).await?;
    let mut form = plan_form("Quy hoạch, bồi thường đất đai và thu gom rác", day);
    form.place = "Nhà văn hóa thôn Bãi Trong".to_owned();
    let code = plan(stage.app, &clerk, form).await?;
    announce(stage.app, &clerk, &code, ConfirmForm::default()).await?;
    let later = stage.working_days_ahead(11).await?;
    let form = PlanForm {
        place: "Nhà văn hóa xã Nà Lò".to_owned(),
        chairs: vec!["nalo.chutich".to_owned()],
        ..plan_form("Nước sạch và đường thôn", later)
    };
    let other = plan(stage.app, &neighbour, form).await?;
    announce(stage.app, &neighbour, &other, ConfirmForm::default()).await?;
    Ok(code)
}

/// An opinion sent for the next conference, about the vice chair himself, and an urgent call.
async fn coming_conference(
    stage: &Stage<'_>,
    samples: &Samples,
    codes: &mut Codes,
    code: &str,
) -> Result<(), Refusal> {
    let clerk = stage.person("vanphong").await?;
    stage.at(stage.working_days_ago(1).await?, 20, 30);
    codes.0.insert(15, web(stage, sample(samples, 15)?, "DAT", code).await?);
    let about = ClassificationForm {
        kind: "kien_nghi".to_owned(),
        topic: "DAT-06".to_owned(),
        title: "Công khai quy hoạch khu ao Đình đã hứa tại hội nghị tháng 4".to_owned(),
        about: vec!["phochutich".to_owned()],
        ..ClassificationForm::default()
    };
    stage.classified_as(codes.of(15)?, about).await?;
    let one = sample(samples, 16)?;
    let form = LogForm {
        channel: "phone".to_owned(),
        text: one.text.clone(),
        name: one.name.clone(),
        village: one.village.clone(),
        urgent: true,
        ..LogForm::default()
    };
    codes.0.insert(16, log(stage.app, &clerk, form).await?.receipt.code.to_string());
    restricted::not_yet_classified(stage).await?;
    tracing::debug!(year = stage.today.year(), told = codes.0.len(), "all sample opinions are in");
    Ok(())
}
