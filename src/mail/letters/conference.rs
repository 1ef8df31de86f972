//! Letters about a conference: to staff with a part in it and to citizens who sent opinions for it.

use domain::date::{display_long, display_time};
use domain::lang::Lang;

use super::sheet::Sheet;
use super::{Letter, committee};
use crate::app::App;
use crate::store::conferences::Conference;
use crate::store::units::Unit;

/// The public notice: time, place, content and how to take part (Luật 72/2025/QH15 Đ.43).
pub fn announced(app: &App, unit: &Unit, lang: Lang, conference: &Conference, staff: bool) -> Letter {
    let opening = if staff { "letter-announced-opening-staff" } else { "letter-announced-opening" };
    let sheet = Sheet::of_unit(app, unit, lang, &conference.code, "letter-announced-subject")
        .say_with(opening, &[("unit", &committee(unit, lang))])
        .facts(&when_and_where(conference, lang))
        .quote("letter-conference-agenda", conference.agenda.as_deref().unwrap_or_default());
    close(app, sheet, conference, staff)
}

/// Another day or another place; everybody is told again.
pub fn postponed(app: &App, unit: &Unit, lang: Lang, conference: &Conference, staff: bool) -> Letter {
    let sheet = Sheet::of_unit(app, unit, lang, &conference.code, "letter-postponed-subject")
        .say_with("letter-postponed-opening", &[("unit", &committee(unit, lang))])
        .facts(&when_and_where(conference, lang))
        .quote("letter-conference-reason", conference.reason.as_deref().unwrap_or_default());
    close(app, sheet, conference, staff)
}

/// It will not be held; opinions sent for it are answered all the same.
pub fn cancelled(app: &App, unit: &Unit, lang: Lang, conference: &Conference, staff: bool) -> Letter {
    let opening = if staff { "letter-cancelled-opening-staff" } else { "letter-cancelled-opening" };
    let sheet = Sheet::of_unit(app, unit, lang, &conference.code, "letter-cancelled-subject");
    let sheet = if staff { sheet.for_colleague() } else { sheet };
    sheet
        .say_with(opening, &[("unit", &committee(unit, lang))])
        .facts(&[
            ("letter-fact-theme", conference.theme.clone()),
            ("letter-fact-had-been", display_long(conference.held_on, lang)),
        ])
        .quote("letter-conference-reason", conference.reason.as_deref().unwrap_or_default())
        .link("letter-link-conference", link(app, conference, staff))
        .done()
}

fn close(app: &App, sheet: Sheet, conference: &Conference, staff: bool) -> Letter {
    let sheet = if staff { sheet.for_colleague() } else { sheet.say("letter-conference-next") };
    sheet.link("letter-link-conference", link(app, conference, staff)).done()
}

fn link(app: &App, conference: &Conference, staff: bool) -> String {
    let room = if staff { "/lam-viec/hoi-nghi" } else { "/hoi-nghi" };
    app.link(&format!("{room}/{}", conference.code))
}

fn when_and_where(conference: &Conference, lang: Lang) -> [(&'static str, String); 6] {
    let hours = format!("{}–{}", clock(conference.starts_at), clock(conference.ends_at));
    [
        ("letter-fact-theme", conference.theme.clone()),
        ("letter-fact-day", display_long(conference.held_on, lang)),
        ("letter-fact-hours", hours),
        ("letter-fact-place", conference.place.clone()),
        ("letter-fact-online", conference.online_url.clone().unwrap_or_default()),
        ("letter-fact-collect-until", display_long(conference.collect_until, lang)),
    ]
}

fn clock(minutes: i32) -> String {
    display_time(u16::try_from(minutes.clamp(0, 24 * 60)).unwrap_or_default())
}
