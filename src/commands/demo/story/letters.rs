//! What came to the counter and by letter.

use super::super::stage::Stage;
use super::Codes;
use super::Samples;
use super::sample;
use super::web;
use crate::acts::Refusal;
use crate::acts::opinion::classify::ClassificationForm;
use crate::acts::opinion::log::LogForm;
use crate::acts::opinion::log::log;
use crate::acts::opinion::redirect::RedirectForm;
use crate::acts::opinion::redirect::redirect;
use crate::acts::opinion::set_aside::SetAsideForm;
use crate::acts::opinion::set_aside::set_aside;

pub(super) async fn complaint_and_letter(
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
