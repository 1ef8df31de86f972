//! The shield at intake: what shows signs of a denunciation is out of most eyes before anybody has classified it.

use domain::opinion::signs::{Person, named, signs_about};
use domain::opinion::{Circle, Kind, Stage, circle_with_somebody};
use domain::role::Role;

use super::newcomer::Newcomer;
use super::seal::{others_have_words, seal_words};
use super::step::Step;
use super::told;
use crate::acts::Refusal;
use crate::app::App;
use crate::mail::letters;
use crate::store::opinions::{self, Opinion};
use crate::store::staff::{self, Named};
use crate::store::units::{self, Unit};
use crate::store::{WriteTx, outbox};

/// The topic under which citizens tell of wrongdoing in office; the name is a row of the topics.
const WRONGDOING: &str = "XDD-04";

/// The circle of a newcomer and the accounts that it may be about.
pub(super) struct Shield {
    pub circle: Circle,
    pub about: Vec<i64>,
}

/// Looks at a newcomer's words, and at the place that came with them.
pub(super) async fn of(app: &App, tx: &WriteTx, new: &Newcomer) -> Result<Shield, Refusal> {
    // The topic "signs of wrongdoing" is the citizen's own word for it.
    let chosen = (new.topic_hint.as_deref() == Some(WRONGDOING)).then_some(Kind::ToCao);
    let place = new.place.as_deref().unwrap_or_default();
    let words = format!("{}\n{place}", new.words);
    // Names as they are remembered: nearly nothing that comes in is suspect, and only then who may read it is asked for.
    let book = app.directory.book(&app.db, new.unit.id).await?;
    let at_work = book.staff.iter().filter(|row| row.active);
    let people: Vec<_> = at_work.map(|row| Person { id: row.id, name: &row.name, post: &row.post }).collect();
    if !signs_about("", &words, chosen, &people).are_suspect() {
        return Ok(Shield { circle: Circle::Unit, about: Vec::new() });
    }
    of_words(tx, &new.unit, &words, chosen).await
}

/// Looks at words. Whoever of the unit is named in a suspicious text is left out until somebody classifies it, as long as
/// somebody remains who can.
pub(super) async fn of_words(
    tx: &WriteTx,
    unit: &Unit,
    words: &str,
    chosen: Option<Kind>,
) -> Result<Shield, Refusal> {
    let here = staff::named(tx, unit.id).await?;
    let people: Vec<_> = here.iter().map(Named::person).collect();
    if !signs_about("", words, chosen, &people).are_suspect() {
        return Ok(Shield { circle: Circle::Unit, about: Vec::new() });
    }
    let about = named(words, &people);
    let wished = [Circle::Desk, Circle::Leaders];
    Ok(match reachable(tx, unit, &wished, &about).await? {
        Some(circle) => Shield { circle, about },
        None => Shield { circle: Circle::Desk, about: Vec::new() },
    })
}

/// The smallest lawful circle that holds somebody, of the unit or of its province.
pub(super) async fn reachable(
    tx: &WriteTx,
    unit: &Unit,
    wished: &[Circle],
    excluded: &[i64],
) -> Result<Option<Circle>, Refusal> {
    let readers = |named: Vec<Named>| named.into_iter().map(|person| person.reader).collect::<Vec<_>>();
    let here = readers(staff::named(tx, unit.id).await?);
    let above = match unit.parent_id {
        Some(province) => readers(staff::named(tx, province).await?),
        None => Vec::new(),
    };
    Ok(circle_with_somebody(wished, &here, &above, excluded))
}

/// Shields a matter that nobody has classified yet when words that were just put in show signs of a denunciation.
pub(super) async fn renew(app: &App, step: &mut Step, words: &str) -> Result<(), Refusal> {
    let unread = step.before.kind.is_none() && step.before.stage.0 == Stage::Received;
    if step.before.circle.is_closed() || !unread {
        return Ok(());
    }
    let shield = of_words(&step.tx, &step.unit().await?, words, None).await?;
    if !shield.circle.is_closed() {
        return Ok(());
    }
    others_have_words(step, "text").await?;
    let id = step.before.id;
    opinions::exclude(&step.tx, id, &shield.about, true).await?;
    step.hide().await?;
    step.after.circle = shield.circle.into();
    seal_words(step, true).await?;
    tell_circle(app, &step.tx, &step.before, shield.circle, &shield.about).await
}

/// Tells the circle that there is something to see, and nothing more; those whom the matter may be about hear nothing.
pub(super) async fn tell(
    app: &App,
    tx: &WriteTx,
    opinions: &[Opinion],
    shield: &Shield,
) -> Result<(), Refusal> {
    let Some(first) = opinions.first().filter(|_| shield.circle.is_closed()) else {
        return Ok(());
    };
    tell_circle(app, tx, first, shield.circle, &shield.about).await
}

/// The letter "one thing to see" to everybody whom a circle opens to, less the excluded.
pub(super) async fn tell_circle(
    app: &App,
    tx: &WriteTx,
    opinion: &Opinion,
    circle: Circle,
    excluded: &[i64],
) -> Result<(), Refusal> {
    let unit = units::by_id(tx, opinion.unit_id).await?.ok_or(Refusal::NotFound)?;
    let (place, province) = match (circle, unit.parent_id) {
        (Circle::Province, Some(above)) => (above, true),
        _ => (unit.id, false),
    };
    let roles: Vec<Role> =
        Role::ALL.iter().copied().filter(|role| circle.opens_to(*role, province)).collect();
    for reader in staff::holding(tx, place, &roles).await? {
        if excluded.contains(&reader.id) {
            continue;
        }
        let lang = reader.lang.0;
        let letter = match circle {
            Circle::Province => letters::moved_to_province(app, lang, &unit),
            Circle::Desk | Circle::Leaders => letters::shielded(app, lang),
            Circle::Unit | Circle::Restricted | Circle::Nobody => letters::look_needed(app, lang),
        };
        let suffix = format!("{}-{}", opinion.id, opinion.version);
        let case = letters::Case { sealed: true, ..told::case(opinion) };
        outbox::put(
            tx,
            letters::to_staff(app, &reader, Some(&case), "look_needed", &suffix, letter),
            app.now(),
        )
        .await?;
    }
    Ok(())
}
