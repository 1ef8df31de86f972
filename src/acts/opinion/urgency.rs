//! What cannot wait: told to somebody at once, whoever has classified it or not.

use domain::opinion::Circle;
use domain::role::Role;

use super::told;
use crate::acts::Refusal;
use crate::app::App;
use crate::mail::letters;
use crate::store::opinions::Opinion;
use crate::store::statements::Statement;
use crate::store::units;
use crate::store::{WriteTx, outbox, staff};

/// Tells the clerks, the chairs and the office that the topic calls for (such as the police), before any classification.
/// What is shielded was told to its circle instead.
pub(super) async fn tell_at_intake(
    app: &App,
    tx: &WriteTx,
    opinions: &[Opinion],
    statement: &Statement,
) -> Result<(), Refusal> {
    let Some(first) = opinions.first().filter(|row| row.urgent && row.circle == Circle::Unit) else {
        return Ok(());
    };
    let mut office = first.proposed_office_id;
    if office.is_none()
        && let Some(code) = &statement.topic_hint
        && let Some(proposed) = units::topic(tx, code).await?.and_then(|topic| topic.default_office)
    {
        office = units::office(tx, statement.unit_id, &proposed).await?.map(|row| row.id);
    }
    tell(app, tx, (first, statement), office, None).await
}

/// Tells clerks, chairs and one office of an urgent matter; `but` is who did it himself.
pub(super) async fn tell(
    app: &App,
    tx: &WriteTx,
    (opinion, statement): (&Opinion, &Statement),
    office: Option<i64>,
    but: Option<i64>,
) -> Result<(), Refusal> {
    let roles = [Role::Clerk, Role::Chair, Role::ViceChair];
    let mut readers = staff::holding(tx, opinion.unit_id, &roles).await?;
    if let Some(office) = office {
        readers.extend(staff::officers_of_office(tx, office).await?);
    }
    readers.sort_by_key(|reader| reader.id);
    readers.dedup_by_key(|reader| reader.id);
    let matter = told::matter(tx, opinion, statement).await?;
    for reader in readers.iter().filter(|reader| Some(reader.id) != but) {
        let letter = letters::urgent(app, reader.lang.0, &matter);
        outbox::put(tx, letters::to_staff(app, reader, Some(&matter.case), "urgent", "1", letter), app.now())
            .await?;
    }
    Ok(())
}
