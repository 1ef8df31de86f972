//! What became of its opinions in the weeks after.

use super::super::answers;
use super::super::picture;
use super::super::stage::Stage;
use super::Codes;
use super::Samples;
use super::letters::complaint_and_letter;
use super::sample;
use crate::acts::Refusal;
use crate::acts::opinion::classify::ClassificationForm;
use crate::acts::opinion::transfer::TransferForm;
use crate::acts::opinion::transfer::transfer;
use crate::files;
use crate::files::Incoming;
use crate::files::Purpose;
use crate::store::opinions;
use crate::store::public_files;
use crate::store::units;
use domain::code::MatterCode;

/// What became of the opinions in the weeks after.
pub(super) async fn after_the_conference(
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
        from: None,
        purpose: Purpose::Evidence,
        name: "Chỗ cũ đã dọn sạch, trồng cây.png".to_owned(),
        bytes: picture::drawn()?.into(),
    };
    let upload = files::take(stage.app, incoming).await?;
    let note =
        "Điểm tập kết đã chuyển ra bãi đất trống cạnh đường liên thôn, chỗ cũ đã dọn sạch và trồng cây.";
    stage.closed("vanphong", codes.of(2)?, "resolved", note, None, vec![upload.token]).await?;
    let code: MatterCode = codes.of(2)?.parse().map_err(|_| Refusal::NotFound)?;
    let case = opinions::by_code(&stage.app.db, &clerk.sees(), &code).await?.ok_or(Refusal::NotFound)?;
    let shown = public_files::to_publish(&stage.app.db, &case).await?;
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
