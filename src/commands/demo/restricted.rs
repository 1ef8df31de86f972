//! What most eyes of the story never see: a text that is shielded, and a denunciation that went to the province.

use super::stage::Stage;
use crate::acts::Refusal;
use crate::acts::limits;
use crate::acts::opinion::classify::ClassificationForm;
use crate::acts::opinion::submit::{SubmissionForm, submit};

const ABOUT_BOTH: &str = "Tôi tố cáo bà Chủ tịch Lục Thị Hiền và ông Bí thư Nông Văn Thái nhận tiền của chủ thầu \
    để cho làm đường thôn trước khi đấu thầu. Tôi có bản sao giấy giao tiền và người chứng kiến.";

const SUSPICIOUS: &str = "Tôi muốn tố cáo một cán bộ đo đạc đòi gia đình tôi đưa phong bì 5 triệu đồng rồi mới chịu \
    xuống đo đất. Tôi còn giữ tin nhắn. Xin giữ kín cho tôi.";

async fn sent(stage: &Stage<'_>, text: &str, topic: &str) -> Result<String, Refusal> {
    let form = SubmissionForm {
        unit: "demo".to_owned(),
        text: text.to_owned(),
        topic: topic.to_owned(),
        anonymous: true,
        lang: "vi".to_owned(),
        ..SubmissionForm::default()
    };
    Ok(submit(stage.app, form, limits::nobodys()).await?.code.to_string())
}

/// Somebody denounces the two who would otherwise open it.
pub(super) async fn about_chair_and_secretary(stage: &Stage<'_>) -> Result<String, Refusal> {
    sent(stage, ABOUT_BOTH, "KHA").await
}

/// The clerk says what it is and whom it is about; nobody of the commune is left to see it, so the province gets it.
pub(super) async fn recognised(stage: &Stage<'_>, code: &str) -> Result<(), Refusal> {
    let form = ClassificationForm {
        kind: "to_cao".to_owned(),
        topic: "XDD-04".to_owned(),
        reason: "Tố Chủ tịch và Bí thư nhận tiền của chủ thầu, có nêu chứng cứ.".to_owned(),
        about: vec!["chutich".to_owned(), "bithu".to_owned()],
        ..ClassificationForm::default()
    };
    stage.classified_as(code, form).await
}

/// The evening before today something comes in that shows the signs; nobody has classified it.
pub(super) async fn not_yet_classified(stage: &Stage<'_>) -> Result<(), Refusal> {
    stage.at(stage.app.today(), 21, 5);
    sent(stage, SUSPICIOUS, "DAT").await?;
    Ok(())
}
