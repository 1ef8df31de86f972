//! Letters to the citizen who sent an opinion.

use chrono::NaiveDate;
use domain::date::{display_day, display_long};
use domain::lang::Lang;
use domain::opinion::Outcome;

use super::Letter;
use super::sheet::Sheet;
use crate::acts::opinion::submit::Receipt;
use crate::app::App;
use crate::messages::say;
use crate::store::opinions::{Answer, Opinion};
use crate::store::units::Unit;

/// The opinion has come in: code, secret, by when an answer comes, where to look.
pub fn received(app: &App, unit: &Unit, lang: Lang, receipt: &Receipt) -> Letter {
    let code = receipt.code.to_string();
    Sheet::of_unit(app, unit, lang, &code, "letter-received-subject")
        .say("letter-received-thanks")
        .facts(&[
            ("letter-fact-code", code.clone()),
            ("letter-fact-secret", receipt.secret.to_string()),
            ("letter-fact-received-on", display_long(receipt.received_on, lang)),
            ("letter-fact-answer-by", display_long(receipt.due_on, lang)),
        ])
        .say("letter-received-keep")
        .say("letter-received-next")
        .link("letter-link-track", app.link("/tra-cuu"))
        .secret(&receipt.secret.to_string())
        .done()
}

/// The answer is there: its number and its words.
pub fn answered(app: &App, unit: &Unit, lang: Lang, opinion: &Opinion, answer: &Answer) -> Letter {
    let number = answer.number.clone().unwrap_or_default();
    let opening = if opinion.transferred_to.is_some() && answer.checked.is_empty() {
        "letter-answered-reply"
    } else {
        "letter-answered-opening"
    };
    Sheet::of_unit(app, unit, lang, &opinion.code, "letter-answered-subject")
        .say(opening)
        .facts(&[
            ("letter-fact-number", number),
            ("letter-fact-issued-on", answer.issued_on.map(display_day).unwrap_or_default()),
        ])
        .quote("letter-answered-checked", &answer.checked)
        .quote("letter-answered-ground", &answer.legal_ground)
        .quote("letter-answered-solution", &answer.solution)
        .facts(&[
            ("letter-fact-responsible", answer.responsible.clone()),
            ("letter-fact-done-by", answer.done_by.map(|on| display_long(on, lang)).unwrap_or_default()),
        ])
        .say("letter-answered-next")
        .link("letter-link-track", app.link("/tra-cuu"))
        .done()
}

/// It was passed on to a body outside the commune, which answers now.
pub fn transferred(app: &App, unit: &Unit, lang: Lang, opinion: &Opinion, body: &str) -> Letter {
    Sheet::of_unit(app, unit, lang, &opinion.code, "letter-transferred-subject")
        .say("letter-transferred-opening")
        .facts(&[
            ("letter-fact-body", body.to_owned()),
            ("letter-fact-reply-by", opinion.due_on.map(|on| display_long(on, lang)).unwrap_or_default()),
        ])
        .say("letter-transferred-next")
        .link("letter-link-track", app.link("/tra-cuu"))
        .done()
}

/// The answer takes longer than was promised: the new day beside the old one, and why.
pub fn promise_moved(
    app: &App,
    unit: &Unit,
    lang: Lang,
    opinion: &Opinion,
    was: NaiveDate,
    why: Option<&str>,
) -> Letter {
    Sheet::of_unit(app, unit, lang, &opinion.code, "letter-promise-moved-subject")
        .say("letter-promise-moved-opening")
        .facts(&[
            ("letter-fact-promised-before", display_long(was, lang)),
            ("letter-fact-promised-now", display_long(opinion.promised_on, lang)),
        ])
        .quote("letter-promise-moved-why", why.unwrap_or_default())
        .link("letter-link-track", app.link("/tra-cuu"))
        .done()
}

/// The case is closed, with what became of the matter.
pub fn closed(app: &App, unit: &Unit, lang: Lang, opinion: &Opinion) -> Letter {
    let outcome = opinion.outcome.map(|word| say(lang, outcome_key(word.0)).into_owned()).unwrap_or_default();
    Sheet::of_unit(app, unit, lang, &opinion.code, "letter-closed-subject")
        .say("letter-closed-opening")
        .facts(&[
            ("letter-fact-outcome", outcome),
            (
                "letter-fact-done-by",
                opinion.outcome_due_on.map(|on| display_long(on, lang)).unwrap_or_default(),
            ),
        ])
        .quote("letter-closed-note", opinion.outcome_told.as_deref().unwrap_or_default())
        .say("letter-closed-next")
        .link("letter-link-track", app.link("/tra-cuu"))
        .done()
}

/// It will not be worked on, for a reason, with what to do instead.
pub fn set_aside(app: &App, unit: &Unit, lang: Lang, opinion: &Opinion) -> Letter {
    let reason = match opinion.outcome_reason.as_deref() {
        Some("no_content") => "letter-aside-no-content",
        Some("already_answered") => "letter-aside-already-answered",
        Some("praise") => "letter-aside-praise",
        Some("not_public") => "letter-aside-not-public",
        Some(_) | None => "letter-aside-other",
    };
    Sheet::of_unit(app, unit, lang, &opinion.code, "letter-aside-subject")
        .say("letter-aside-opening")
        .say(reason)
        .quote("letter-aside-note", opinion.outcome_told.as_deref().unwrap_or_default())
        .say("letter-aside-next")
        .link("letter-link-send", app.link("/gui-y-kien"))
        .done()
}

/// It has a way of its own in law: where to go, kindly, and nothing of what was written (Luật Khiếu nại 2011).
pub fn redirected(app: &App, unit: &Unit, lang: Lang, opinion: &Opinion) -> Letter {
    let body = opinion.transferred_to.clone().unwrap_or_default();
    Sheet::of_unit(app, unit, lang, &opinion.code, "letter-redirected-subject")
        .say("letter-redirected-opening")
        .say("letter-redirected-how")
        .facts(&[
            ("letter-fact-go-to", body),
            ("letter-fact-reception", unit.reception.clone().unwrap_or_default()),
        ])
        .say("letter-redirected-next")
        .link("letter-link-track", app.link("/tra-cuu"))
        .done()
}

fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Resolved => "letter-outcome-resolved",
        Outcome::InProgress => "letter-outcome-in-progress",
        Outcome::Explained => "letter-outcome-explained",
        Outcome::Roadmap => "letter-outcome-roadmap",
        Outcome::Transferred => "letter-outcome-transferred",
        Outcome::Withdrawn => "letter-outcome-withdrawn",
        Outcome::NotProcessed => "letter-outcome-not-processed",
        Outcome::Guided => "letter-outcome-guided",
        Outcome::Forwarded => "letter-outcome-forwarded",
    }
}
