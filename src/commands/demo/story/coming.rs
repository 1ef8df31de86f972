//! The conference that comes.

use super::super::restricted;
use super::super::stage::Stage;
use super::Codes;
use super::Samples;
use super::plan_form;
use super::sample;
use super::web;
use crate::acts::Refusal;
use crate::acts::conference::announce::announce;
use crate::acts::conference::plan::PlanForm;
use crate::acts::conference::plan::plan;
use crate::acts::opinion::approve::ConfirmForm;
use crate::acts::opinion::classify::ClassificationForm;
use crate::acts::opinion::log::LogForm;
use crate::acts::opinion::log::log;
use chrono::Datelike;

/// The next conference is planned and announced in time; a neighbour plans its own.
pub(super) async fn announced_next(stage: &Stage<'_>) -> Result<String, Refusal> {
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
pub(super) async fn coming_conference(
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
