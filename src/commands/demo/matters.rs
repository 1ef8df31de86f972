//! One turn to speak that holds four matters, parted by the clerk: each goes its own way and comes to another stage.

use super::answers::{HOUSE, LAMPS};
use super::stage::Stage;
use crate::acts::Refusal;
use crate::acts::opinion::split::{SplitForm, split};

/// The codes of the matters split off; the first one, about water, keeps its way.
pub(super) struct Parts {
    plots: String,
    lamps: String,
    house: String,
}

const WATER: &str = "Nước sạch yếu, sáng với chiều không lên được tầng hai.";

/// The clerk parts the turn, names each new matter, and the chair gives two of them away.
pub(super) async fn part(stage: &Stage<'_>, code: &str) -> Result<Parts, Refusal> {
    let parts = Parts {
        plots: split_off(stage, code, "Đề nghị cho bà con chúng tôi được tách thửa đất vườn cho con.")
            .await?,
        lamps: split_off(stage, code, "Đèn đường từ ngã ba chợ vào hỏng cả năm.").await?,
        house: split_off(stage, code, "Nhà văn hóa khoá cửa suốt, muốn mượn họp phải xin mấy nơi.").await?,
    };
    let Parts { plots, lamps, house } = &parts;
    stage.classified(plots, "kien_nghi", "DAT-02", "Tách thửa đất vườn cho con").await?;
    stage.classified(lamps, "kien_nghi", "HTG-02", "Đèn đường từ ngã ba chợ hỏng cả năm").await?;
    stage.classified(house, "kien_nghi", "HTG-03", "Nhà văn hóa khóa cửa, mượn họp khó").await?;
    stage.assigned(lamps, "KT", &[], "answer").await?;
    stage.assigned(house, "VHXH", &[], "answer").await?;
    Ok(parts)
}

async fn split_off(stage: &Stage<'_>, code: &str, excerpt: &str) -> Result<String, Refusal> {
    let form = SplitForm { excerpt: excerpt.to_owned(), rest: WATER.to_owned(), ..SplitForm::default() };
    let made = split(stage.app, &stage.person("vanphong").await?, code, form).await?;
    made.ok_or_else(|| Refusal::Internal("the story splits each matter off once".to_owned()))
}

/// Two of them are answered.
pub(super) async fn answer(stage: &Stage<'_>, parts: &Parts) -> Result<(), Refusal> {
    for (login, code, said) in [("kinhte", &parts.lamps, &LAMPS), ("vanhoa", &parts.house, &HOUSE)] {
        stage.drafted(login, code, said).await?;
        stage.approved(code).await?;
        stage.issued(code).await?;
    }
    let (title, words) = ("Đèn đường từ ngã ba chợ hỏng cả năm", "Đèn đường từ ngã ba chợ vào hỏng cả năm.");
    stage.published(&parts.lamps, title, words, LAMPS.solution, Vec::new()).await
}

/// One of these is closed.
pub(super) async fn close(stage: &Stage<'_>, parts: &Parts) -> Result<(), Refusal> {
    let told = "Đã niêm yết giờ mở cửa và tên hai người giữ chìa khóa.";
    stage.closed("vanhoa", &parts.house, "explained", told, None, Vec::new()).await
}
