//! The story: one conference held, one coming, the sixteen sample opinions in various stages, all through the acts.

mod after;
mod coming;
mod days;
mod held;
mod letters;

use super::stage::Stage;
use crate::acts::Person;
use crate::acts::Refusal;
use crate::acts::conference::plan::PlanForm;
use crate::acts::limits;
use crate::acts::opinion::log::LogForm;
use crate::acts::opinion::log::log;
use crate::acts::opinion::submit::SubmissionForm;
use crate::acts::opinion::submit::submit;
use crate::app::App;
use chrono::NaiveDate;
use serde::Deserialize;

use self::after::after_the_conference;
use self::coming::{announced_next, coming_conference};
use self::days::last_days;
use self::held::held_conference;

const SAMPLES: &str = include_str!("../../../../facts/sample_opinions.json");

#[derive(Deserialize)]
struct Samples {
    pub(super) opinions: Vec<Sample>,
}

#[derive(Deserialize)]
struct Sample {
    pub(super) n: u32,
    pub(super) name: String,
    pub(super) village: String,
    pub(super) text: String,
}

/// The opinions' codes by their number in the samples.
struct Codes(pub(super) std::collections::HashMap<u32, String>);

impl Codes {
    pub(super) fn of(&self, n: u32) -> Result<&str, Refusal> {
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
    Ok(submit(stage.app, form, limits::nobodys()).await?.code.to_string())
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
