//! The head of a case: code, title, flags, and the way it has gone.

use domain::opinion::signs::{Sign, signs_about};
use domain::opinion::{Mark, Stage, way};

use super::Looked;
use crate::store::journal::{self, Subject};
use crate::store::staff::{self, Named};
use crate::web::Failure;

/// A step of the procedure.
pub(super) struct StageView {
    pub label: String,
    pub past: bool,
    pub current: bool,
}

pub(super) struct Head {
    pub code: String,
    pub title: String,
    pub line: String,
    pub urgent: bool,
    pub flags: Vec<String>,
    pub stages: Vec<StageView>,
    /// A denunciation, for the few.
    pub restricted: bool,
    /// Signs of one, and nobody has said yet what it is.
    pub shielded: bool,
    /// The phrases that made it suspect, each with what it says.
    pub signs: Vec<(String, String)>,
    /// Where the way back leads: address and label.
    pub back: (&'static str, String),
}

impl Head {
    pub(super) async fn of(looked: &Looked<'_>) -> Result<Head, Failure> {
        let (f, opinion, statement) = (looked.f(), &looked.case.opinion, &looked.case.statement);
        let topics = looked.app.directory.topics(&looked.app.db).await?;
        let line = [
            opinion.kind.map(|kind| f.word("kind", kind.0.as_str()).into_owned()),
            topics
                .name(opinion.topic.as_deref().or(statement.topic_hint.as_deref()), f.lang)
                .map(str::to_owned),
            looked.book.village_name(statement.village_id).map(str::to_owned),
            Some(f.word("channel", statement.channel.0.as_str()).into_owned()),
            Some(domain::date::display_day(opinion.received_on)),
        ];
        let flags = [
            (opinion.left_over, "flag-left-over"),
            (opinion.over_authority, "flag-over-authority"),
            (opinion.needs_budget, "flag-needs-budget"),
            (statement.anonymous, "flag-anonymous"),
            (statement.on_behalf, "flag-on-behalf"),
        ];
        let restricted = opinion.circle.is_quarantine();
        let back = if restricted {
            ("/lam-viec/han-che", f.say("nav-restricted").into_owned())
        } else {
            ("/lam-viec", f.say("nav-my-work").into_owned())
        };
        Ok(Head {
            code: opinion.code.clone(),
            title: match looked.case.words() {
                Some(_) => looked.case.headline(100),
                None => opinion.title.clone().unwrap_or_else(|| f.say("case-sealed").into_owned()),
            },
            line: line.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            urgent: opinion.urgent,
            flags: flags.iter().filter(|(on, _)| *on).map(|(_, key)| f.say(key).into_owned()).collect(),
            stages: stages(looked).await?,
            restricted,
            shielded: opinion.circle.is_shield(),
            signs: if opinion.circle.is_shield() { phrases(looked).await? } else { Vec::new() },
            back,
        })
    }
}

async fn phrases(looked: &Looked<'_>) -> Result<Vec<(String, String)>, Failure> {
    let place = looked.case.statement.place.as_deref().unwrap_or_default();
    let words = format!("{}\n{place}", looked.case.words().unwrap_or_default());
    let here = staff::named(&looked.app.db, looked.case.opinion.unit_id).await?;
    let people: Vec<_> = here.iter().map(Named::person).collect();
    let phrase = |sign: Sign| {
        let text = words.get(sign.range).unwrap_or_default().to_owned();
        (text, looked.f().word("sign", sign.why.as_str()).into_owned())
    };
    Ok(signs_about("", &words, None, &people).found.into_iter().map(phrase).collect())
}

async fn stages(looked: &Looked<'_>) -> Result<Vec<StageView>, Failure> {
    let opinion = &looked.case.opinion;
    let been = journal::been(&looked.app.db, Subject::Opinion, opinion.id).await?;
    let been: Vec<Stage> = been.iter().filter_map(|word| word.parse().ok()).collect();
    let view = |(stage, mark): (Stage, Mark)| StageView {
        label: looked.f().word("stage", stage.as_str()).into_owned(),
        past: mark == Mark::Past,
        current: stage == opinion.stage.0,
    };
    Ok(way(opinion.stage.0, &been).into_iter().map(view).collect())
}
