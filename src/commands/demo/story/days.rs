//! The last days before today: things in every stage.

use super::super::answers;
use super::super::answers::LAND;
use super::super::answers::LAND_VAGUE;
use super::super::matters;
use super::super::restricted;
use super::super::stage::Stage;
use super::Codes;
use super::Samples;
use super::sample;
use super::web;
use crate::acts::Refusal;
use crate::acts::opinion::ReasonForm;
use crate::acts::opinion::log::LogForm;
use crate::acts::opinion::log::log;
use crate::acts::opinion::return_draft::return_draft;
use crate::acts::opinion::set_aside::SetAsideForm;
use crate::acts::opinion::set_aside::set_aside;

/// The last days before today: things in every stage.
pub(super) async fn last_days(
    stage: &Stage<'_>,
    samples: &Samples,
    codes: &mut Codes,
) -> Result<(), Refusal> {
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
