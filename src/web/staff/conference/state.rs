//! How a conference stands, as word, icon and colour.

use domain::calendar::Calendar;
use domain::conference::Stage;
use domain::date::display_day;
use domain::deadline::{Days, Standing, standing_in};

use crate::app::day_in_vietnam;
use crate::store::conferences::Conference;
use crate::web::clock::days_of;
use crate::web::page::{Badge, Frame};

/// The stage.
pub fn stage_badge(f: &Frame, stage: Stage) -> Badge {
    let (state, icon) = match stage {
        Stage::Planned => ("is-waiting", "paper"),
        Stage::Announced => ("is-on-time", "horn"),
        Stage::Open => ("is-soon", "chat"),
        Stage::Adjourned => ("is-done", "check"),
        Stage::Cancelled => ("is-late", "cross"),
    };
    Badge { state, icon, label: f.word("conference-stage", stage.as_str()).into_owned() }
}

/// Whether the public notice came in time, or how long there is still (Luật 72/2025/QH15, Đ.43).
pub fn notice_badge(f: &Frame, calendar: &Calendar, row: &Conference) -> Option<Badge> {
    let days = days_of(Some(&row.notice_json));
    let key = |working, calendar| match days {
        Days::Working => working,
        Days::Calendar => calendar,
    };
    let left = key("conference-desk-notice-left", "conference-desk-notice-left-calendar");
    if let Some(at) = row.announced_at {
        let on = day_in_vietnam(at);
        return Some(if on <= row.notice_due_on {
            Badge {
                state: "is-on-time",
                icon: "check",
                label: f.say1("conference-desk-notice-in-time", "on", display_day(on)),
            }
        } else {
            let by = match days {
                Days::Working => calendar.working_days_between(row.notice_due_on, on).max(1),
                Days::Calendar => (on - row.notice_due_on).num_days(),
            };
            Badge {
                state: "is-late",
                icon: "alert",
                label: f.say1(
                    key("conference-desk-notice-late", "conference-desk-notice-late-calendar"),
                    "days",
                    by,
                ),
            }
        });
    }
    if row.stage.0 != Stage::Planned {
        return None;
    }
    Some(match standing_in(days, calendar, row.notice_due_on, f.today) {
        Standing::OnTime { left: n } => {
            Badge { state: "is-on-time", icon: "clock", label: f.say1(left, "days", n) }
        }
        Standing::Soon { left: n } => {
            Badge { state: "is-soon", icon: "clock", label: f.say1(left, "days", n) }
        }
        Standing::Today => Badge {
            state: "is-soon",
            icon: "alert",
            label: f.say("conference-desk-notice-today").into_owned(),
        },
        Standing::Late { by } => Badge {
            state: "is-late",
            icon: "alert",
            label: f.say1(
                key("conference-desk-notice-missed", "conference-desk-notice-missed-calendar"),
                "days",
                by,
            ),
        },
    })
}

/// The hours, from and to.
pub fn hours(f: &Frame, row: &Conference) -> String {
    f.say_with("conference-desk-hours", &[("from", &f.clock(row.starts_at)), ("to", &f.clock(row.ends_at))])
}
