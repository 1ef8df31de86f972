//! Letters to the citizen who sent an opinion. None promises what the program does not do by itself.

use chrono::NaiveDate;
use domain::date::{display_day, display_long};
use domain::lang::Lang;
use domain::opinion::{Accepted, Outcome, SetAsideReason};

use super::matter::{Addressee, Answered, Closed, Moved, PassedOn, Received};
use super::sheet::Sheet;
use super::{Letter, committee};
use crate::app::App;
use crate::messages::{clock, say, say_with};
use crate::store::units::Unit;

/// The opinion has come in: code, secret, by when an answer comes, what may still move that day, where to look.
pub fn received(app: &App, unit: &Unit, to: &Addressee, receipt: &Received) -> Letter {
    let code = receipt.code.to_string();
    let mut sheet = sheet(app, unit, to, &code, "letter-received-subject")
        .say_with("letter-received-thanks", &[("unit", &committee(unit, to.lang))])
        .facts(&[
            ("letter-fact-code", code.clone()),
            ("letter-fact-secret", receipt.secret.to_string()),
            ("letter-fact-received-on", display_long(receipt.received_on, to.lang)),
            ("letter-fact-answer-by", display_long(receipt.due_on, to.lang)),
        ]);
    for sentence in clock::warnings(to.lang, &receipt.may_move, receipt.due_on) {
        sheet = sheet.words(sentence);
    }
    sheet
        .say("letter-received-keep")
        .say("letter-received-next")
        .link("letter-link-track", app.link("/tra-cuu"))
        .secret(&receipt.secret.to_string())
        .done()
}

/// The answer is there: the question, number and day, what was checked when, the words, and who signed.
pub fn answered(app: &App, unit: &Unit, to: &Addressee, code: &str, answer: &Answered) -> Letter {
    let lang = to.lang;
    let sheet = sheet(app, unit, to, code, "letter-answered-subject");
    let sheet = match &answer.replied_by {
        Some(body) => sheet.say_with("letter-answered-reply", &[("body", body)]),
        None => sheet.say_with("letter-answered-opening", &[("unit", &committee(unit, lang))]),
    };
    let document = match (answer.number.as_str(), answer.issued_on) {
        ("", None) => String::new(),
        ("", Some(on)) => display_day(on),
        (number, None) => number.to_owned(),
        (number, Some(on)) => {
            let on = display_day(on);
            say_with(lang, "letter-answered-document", &[("number", number), ("on", &on)])
        }
    };
    let signed = answer
        .signer
        .as_ref()
        .map(|(post, name)| if post.is_empty() { name.clone() } else { format!("{name}, {post}") });
    sheet
        .facts(&[("letter-fact-document", document)])
        .quote("letter-answered-question", &answer.question)
        .facts(&[("letter-fact-checked-on", answer.checked_on.map(display_day).unwrap_or_default())])
        .quote("letter-answered-checked", &answer.checked)
        .quote("letter-answered-ground", &answer.ground)
        .facts(&[("letter-fact-accepted", accepted(lang, answer.accepted))])
        .quote("letter-answered-accepted-why", &answer.accepted_why)
        .quote("letter-answered-solution", &answer.solution)
        .facts(&[
            ("letter-fact-responsible", answer.responsible.clone()),
            ("letter-fact-done-before", answer.done_by.map(display_day).unwrap_or_default()),
            ("letter-fact-signer", signed.unwrap_or_default()),
        ])
        .say("letter-answered-next")
        .link("letter-link-track", app.link("/tra-cuu"))
        .done()
}

/// The word for how much was accepted; empty where nothing was proposed.
fn accepted(lang: Lang, word: Option<Accepted>) -> String {
    word.map(|word| say(lang, &format!("accepted-{}", word.as_str())).into_owned()).unwrap_or_default()
}

/// It was passed on to a body outside the commune, with a word to the citizen.
pub fn transferred(app: &App, unit: &Unit, to: &Addressee, code: &str, passed: &PassedOn) -> Letter {
    sheet(app, unit, to, code, "letter-transferred-subject")
        .say_with("letter-transferred-opening", &[("unit", &committee(unit, to.lang))])
        .facts(&[
            ("letter-fact-body", passed.body.clone()),
            ("letter-fact-reply-by", day(passed.chase_on, to.lang)),
        ])
        .quote("letter-note", &passed.note)
        .say("letter-transferred-next")
        .link("letter-link-track", app.link("/tra-cuu"))
        .done()
}

/// The promised day moved, and why.
pub fn promise_moved(app: &App, unit: &Unit, to: &Addressee, code: &str, moved: &Moved) -> Letter {
    sheet(app, unit, to, code, "letter-moved-subject")
        .say_with("letter-moved-opening", &[("unit", &committee(unit, to.lang))])
        .facts(&[
            ("letter-fact-promised-before", display_long(moved.from, to.lang)),
            ("letter-fact-promised-now", display_long(moved.to, to.lang)),
        ])
        .quote("letter-moved-reason", &moved.reason)
        .say("letter-moved-next")
        .link("letter-link-track", app.link("/tra-cuu"))
        .done()
}

/// It was opened again, with a day of its own.
pub fn reopened(app: &App, unit: &Unit, to: &Addressee, code: &str, answer_by: NaiveDate) -> Letter {
    sheet(app, unit, to, code, "letter-reopened-subject")
        .say_with("letter-reopened-opening", &[("unit", &committee(unit, to.lang))])
        .facts(&[("letter-fact-answer-by", display_long(answer_by, to.lang))])
        .say("letter-moved-next")
        .link("letter-link-track", app.link("/tra-cuu"))
        .done()
}

/// What became of the matter; one that is still being worked on does not read as ended.
pub fn closed(app: &App, unit: &Unit, to: &Addressee, code: &str, closed: &Closed) -> Letter {
    let by = closed.due_on.map(display_day).unwrap_or_default();
    let named = committee(unit, to.lang);
    let (subject, opening) = match closed.outcome {
        Outcome::InProgress => ("letter-going-on-subject", "letter-going-on-opening"),
        Outcome::Roadmap => ("letter-roadmap-subject", "letter-roadmap-opening"),
        Outcome::Resolved => ("letter-closed-subject", "letter-closed-resolved"),
        Outcome::Explained => ("letter-closed-subject", "letter-closed-explained"),
        Outcome::Transferred => ("letter-closed-subject", "letter-closed-transferred"),
        Outcome::Withdrawn => ("letter-closed-subject", "letter-closed-withdrawn"),
        Outcome::NotProcessed | Outcome::Guided | Outcome::Forwarded => {
            ("letter-closed-subject", "letter-closed-other")
        }
    };
    sheet(app, unit, to, code, subject)
        .say_with(opening, &[("unit", &named)])
        .facts(&[("letter-fact-done-before", by)])
        .quote("letter-note", &closed.note)
        .say("letter-closed-next")
        .link("letter-link-track", app.link("/tra-cuu"))
        .done()
}

/// It will not be worked on, for a reason, with what to do instead; thanks are received and never refused.
pub fn set_aside(
    app: &App,
    unit: &Unit,
    to: &Addressee,
    code: &str,
    reason: SetAsideReason,
    note: &str,
) -> Letter {
    let named = committee(unit, to.lang);
    if reason == SetAsideReason::Praise {
        return sheet(app, unit, to, code, "letter-thanks-subject")
            .say_with("letter-thanks-opening", &[("unit", &named)])
            .quote("letter-note", note)
            .link("letter-link-send", app.link("/gui-y-kien"))
            .done();
    }
    let why = match reason {
        SetAsideReason::NoContent => "letter-aside-no-content",
        SetAsideReason::AlreadyAnswered => "letter-aside-already-answered",
        SetAsideReason::NotPublic => "letter-aside-not-public",
        SetAsideReason::Trial | SetAsideReason::Praise => "letter-aside-other",
    };
    sheet(app, unit, to, code, "letter-aside-subject")
        .say_with("letter-aside-opening", &[("unit", &named)])
        .say(why)
        .quote("letter-aside-note", note)
        .say("letter-aside-next")
        .link("letter-link-send", app.link("/gui-y-kien"))
        .done()
}

/// It has a way of its own in law: where to go, kindly, and nothing of what was written (Luật Khiếu nại 2011).
pub fn redirected(app: &App, unit: &Unit, to: &Addressee, code: &str, body: &str) -> Letter {
    sheet(app, unit, to, code, "letter-redirected-subject")
        .say_with("letter-redirected-opening", &[("unit", &committee(unit, to.lang))])
        .say("letter-redirected-how")
        .facts(&[
            ("letter-fact-go-to", body.to_owned()),
            ("letter-fact-reception", unit.reception.clone().unwrap_or_default()),
        ])
        .say("letter-redirected-next")
        .link("letter-link-track", app.link("/tra-cuu"))
        .done()
}

fn sheet(app: &App, unit: &Unit, to: &Addressee, code: &str, subject: &str) -> Sheet {
    Sheet::of_unit(app, unit, to.lang, code, subject).to(to)
}

fn day(on: Option<NaiveDate>, lang: Lang) -> String {
    on.map(|on| display_long(on, lang)).unwrap_or_default()
}
