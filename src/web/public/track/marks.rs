//! The steps of the way with their days: what happened is ticked, nothing else.

use askama::filters::Safe;
use domain::opinion::{Act, Mark as Standing, Stage, way};

use crate::app::day_in_vietnam;
use crate::store::journal::Entry;
use crate::store::opinions::Opinion;
use crate::web::Frame;

/// One step of the way.
pub struct Mark {
    /// Its class; `current` is what comes next.
    pub class: &'static str,
    /// What was or will be done.
    pub title: String,
    /// When.
    pub day: Option<Safe<String>>,
    /// A word more.
    pub note: String,
    /// What the office told at that step.
    pub told: Option<Safe<String>>,
}

/// The steps from receipt to closing, those to come among them; of the rounds before it was last opened again, what its
/// sender was told.
pub fn marks(f: &Frame, opinion: &Opinion, journal: &[Entry], office: Option<&str>) -> Vec<Mark> {
    let reopened = journal.iter().rposition(|line| line.act == Act::Reopen.as_str());
    let lines = &journal[reopened.unwrap_or_default()..];
    let been: Vec<Stage> = lines.iter().filter_map(|line| line.to_stage.as_deref()?.parse().ok()).collect();
    let mut marks = earlier(f, &journal[..reopened.unwrap_or_default()]);
    let mut waits = true;
    for (stage, standing) in way(opinion.stage.0, &been) {
        let ahead = standing == Standing::Ahead;
        // An approval under way and the way round through a closed circle are the office's own affairs.
        if matches!(stage, Stage::InApproval | Stage::Diverted) || (stage == Stage::Approved && ahead) {
            continue;
        }
        marks.push(Mark {
            class: match (ahead, waits) {
                (false, _) => "is-past",
                (true, true) => "current",
                (true, false) => "is-next",
            },
            title: title(f, opinion, stage, ahead, office, reopened.is_some()),
            day: entered(lines, stage).filter(|_| !ahead).map(|on| f.long(on)),
            note: note(f, opinion, stage, ahead),
            told: told(f, opinion, stage),
        });
        waits &= !ahead;
    }
    marks
}

/// What was told in the rounds that ended: received, passed on, answered, closed, each with its day.
fn earlier(f: &Frame, lines: &[Entry]) -> Vec<Mark> {
    let told = |line: &Entry| {
        let stage: Stage = line.to_stage.as_deref()?.parse().ok()?;
        let came = line.from_stage.as_deref() != Some(stage.as_str());
        let key = match stage {
            Stage::Received if line.act == Act::Reopen.as_str() => "public-track-reopened",
            Stage::Received if line.from_stage.is_none() => "public-then-received",
            Stage::Answered => "public-track-answered",
            Stage::Closed => "public-then-closed",
            Stage::Transferred => "public-track-passed",
            _ => return None,
        };
        came.then(|| Mark {
            class: "is-past",
            title: f.say(key).into_owned(),
            day: Some(f.long(day_in_vietnam(line.at))),
            note: String::new(),
            told: None,
        })
    };
    lines.iter().filter_map(told).collect()
}

/// The day on which the matter came to a stage, the last time it did.
fn entered(lines: &[Entry], stage: Stage) -> Option<chrono::NaiveDate> {
    let word = Some(stage.as_str());
    let came = |line: &&Entry| line.to_stage.as_deref() == word && line.from_stage.as_deref() != word;
    lines.iter().rfind(came).map(|line| day_in_vietnam(line.at))
}

fn title(
    f: &Frame,
    opinion: &Opinion,
    stage: Stage,
    ahead: bool,
    office: Option<&str>,
    again: bool,
) -> String {
    let key = match (stage, ahead) {
        (Stage::Received, _) if again => "public-track-reopened",
        (Stage::Received | Stage::InApproval | Stage::Diverted, _) => "public-then-received",
        (Stage::Assigned, false) if office.is_some() => {
            return f.say1("public-track-given-to", "office", office.unwrap_or_default());
        }
        (Stage::Assigned, _) => "public-then-assigned",
        (Stage::Approved, _) => "public-track-approved",
        (Stage::Transferred, _) => {
            return match &opinion.transferred_to {
                Some(body) => f.say1("public-track-passed-to", "body", body),
                None => f.word("stage", stage.as_str()).into_owned(),
            };
        }
        (Stage::Answered, false) => "public-track-answered",
        (Stage::Answered, true) => "public-then-answered",
        (Stage::Closed, _) => "public-then-closed",
    };
    f.say(key).into_owned()
}

fn note(f: &Frame, opinion: &Opinion, stage: Stage, ahead: bool) -> String {
    match (stage, ahead) {
        (Stage::Assigned, true) => f.say("public-then-assigned-how").into_owned(),
        (Stage::Assigned, false) => match opinion.due_on.filter(|_| opinion.stage.0.awaits_answer()) {
            Some(on) => f.say1("public-track-due", "on", domain::date::display_day(on)),
            None => String::new(),
        },
        (Stage::Answered, true) if opinion.stage.0 == Stage::InApproval => {
            f.say("public-track-now-approval").into_owned()
        }
        (Stage::Closed, true) => f.say("public-then-closed-how").into_owned(),
        _ => String::new(),
    }
}

/// What was told when it was passed on, once that is behind and until an outcome has words of its own.
fn told(f: &Frame, opinion: &Opinion, stage: Stage) -> Option<Safe<String>> {
    let behind = stage == Stage::Transferred && opinion.stage.0 == Stage::Answered;
    let words = opinion.outcome_told.as_deref().filter(|_| behind && opinion.outcome.is_none());
    words.map(|words| f.vi(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Utc};
    use domain::code::Code;
    use domain::lang::Lang;

    fn line(act: &str, from: Option<Stage>, to: Stage, at: &str) -> Entry {
        Entry {
            id: 0,
            unit_id: 1,
            subject: "opinion".into(),
            subject_id: 1,
            seq: 1,
            actor_kind: "staff".into(),
            staff_id: None,
            act: act.into(),
            from_stage: from.map(|stage| stage.as_str().to_owned()),
            to_stage: Some(to.as_str().to_owned()),
            at: at.parse::<DateTime<Utc>>().expect("a moment"),
            detail: "{}".into(),
            once: None,
            prev_hash: String::new(),
            hash: String::new(),
        }
    }

    fn shown(stage: Stage, lines: &[Entry]) -> Vec<(&'static str, String)> {
        let day = "2026-11-25".parse().expect("a day");
        let tongue = crate::web::tongue::Tongue { lang: Lang::Vi, here: "/".into() };
        let f = Frame::bare(&tongue, day);
        let code = Code::compose("AKT", 2026, 1).expect("a code").to_string();
        let opinion = Opinion { stage: stage.into(), ..crate::web::public::track::matter::tests::new(&code) };
        marks(&f, &opinion, lines, Some("Phòng Kinh tế"))
            .into_iter()
            .map(|mark| (mark.class, mark.title))
            .collect()
    }

    #[test]
    fn what_was_answered_aloud_was_neither_given_to_an_office_nor_approved() {
        let lines = [
            line("log", None, Stage::Received, "2026-11-20T02:00:00Z"),
            line("answer_on_spot", Some(Stage::Received), Stage::Answered, "2026-11-20T02:00:00Z"),
        ];
        let words: Vec<_> = shown(Stage::Answered, &lines);
        assert_eq!(
            words,
            [
                ("is-past", "Xã nhận ý kiến".to_owned()),
                ("is-past", "Đã trả lời".to_owned()),
                ("current", "Kết thúc".to_owned())
            ]
        );
    }

    #[test]
    fn a_matter_opened_again_begins_its_way_again_and_what_was_told_before_stays() {
        let lines = [
            line("log", None, Stage::Received, "2026-11-20T02:00:00Z"),
            line("answer_on_spot", Some(Stage::Received), Stage::Answered, "2026-11-20T02:00:00Z"),
            line("close", Some(Stage::Answered), Stage::Closed, "2026-11-21T02:00:00Z"),
            line("reopen", Some(Stage::Closed), Stage::Received, "2026-11-24T02:00:00Z"),
        ];
        let ticked: Vec<String> = shown(Stage::Received, &lines)
            .into_iter()
            .filter(|(class, _)| *class == "is-past")
            .map(|(_, title)| title)
            .collect();
        let before = ["Xã nhận ý kiến", "Đã trả lời", "Kết thúc"];
        assert_eq!(ticked, [&before[..], &["Lãnh đạo mở lại để xem xét tiếp"]].concat());
    }
}
