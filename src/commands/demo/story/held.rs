//! The conference three weeks ago.

use super::super::stage::Stage;
use super::Codes;
use super::Samples;
use super::plan_form;
use super::sample;
use super::spoken;
use super::web;
use crate::acts::Refusal;
use crate::acts::conference::announce::announce;
use crate::acts::conference::hold;
use crate::acts::conference::hold::AdjournForm;
use crate::acts::conference::plan::plan;
use crate::acts::opinion::approve::ConfirmForm;

/// The conference three weeks ago: planned, announced in time, opinions before, opinions spoken, adjourned.
pub(super) async fn held_conference(
    stage: &Stage<'_>,
    samples: &Samples,
    codes: &mut Codes,
) -> Result<String, Refusal> {
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
