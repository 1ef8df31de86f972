//! The defaults that the program carries, written into the database once; afterwards the database rules.

use chrono::NaiveDate;
use domain::calendar::{Certainty, DayKind};
use domain::deadline::{Direction, TermKey};
use entity::term::Days;
use entity::{base_document, calendar_day, term, topic};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Deserialize;

use super::{Database, Error, WriteTx, settings};
use crate::app::digest;

const TOPICS: &str = include_str!("../../facts/topics.json");
const CALENDAR: &str = include_str!("../../facts/calendar.json");
const TERMS: &str = include_str!("../../facts/terms.json");
const BASES: &str = include_str!("../../facts/base_documents.json");

#[derive(Deserialize)]
struct TopicFact {
    code: String,
    parent: Option<String>,
    name: String,
    name_en: String,
    hint: Option<String>,
    hint_en: Option<String>,
    default_office: Option<String>,
    sort: i32,
}

#[derive(Deserialize)]
struct DayFact {
    on: NaiveDate,
    kind: DayKind,
    name: String,
    name_en: String,
    source: String,
    certainty: Certainty,
}

#[derive(Deserialize)]
struct TermFact {
    key: TermKey,
    count: i32,
    span: Days,
    direction: Direction,
    basis: String,
    basis_en: String,
}

#[derive(Deserialize)]
struct BaseFact {
    number: String,
    issued_on: NaiveDate,
    issuer: String,
    r#abstract: String,
    in_force_from: Option<NaiveDate>,
    in_force_to: Option<NaiveDate>,
}

/// Adds the defaults that are missing. A list is looked at again only when a new program brings another one,
/// so that what an administrator changed or removed stays so.
pub async fn load(db: &Database) -> Result<(), Error> {
    let mut wanted = Vec::new();
    for (name, text) in [("topics", TOPICS), ("calendar", CALENDAR), ("terms", TERMS), ("bases", BASES)] {
        let (key, mark) = (format!("facts.{name}"), digest(text));
        if settings::get(db, &key).await?.as_deref() != Some(mark.as_str()) {
            wanted.push((name, key, mark));
        }
    }
    if wanted.is_empty() {
        return Ok(());
    }
    let tx = db.begin_write().await?;
    for (name, key, mark) in wanted {
        match name {
            "topics" => topics(&tx).await?,
            "calendar" => calendar(&tx).await?,
            "terms" => terms(&tx).await?,
            _ => bases(&tx).await?,
        }
        settings::put(&tx, &key, &mark).await?;
    }
    tx.commit().await
}

fn read<T: for<'de> Deserialize<'de>>(name: &str, text: &str) -> Result<Vec<T>, Error> {
    serde_json::from_str(text).map_err(|e| Error::Custom(format!("facts/{name}.json: {e}")))
}

async fn topics(tx: &WriteTx) -> Result<(), Error> {
    let rows = read::<TopicFact>("topics", TOPICS)?.into_iter().map(|fact| topic::ActiveModel {
        id: NotSet,
        code: Set(fact.code),
        parent: Set(fact.parent),
        name: Set(fact.name),
        name_en: Set(fact.name_en),
        hint: Set(fact.hint),
        hint_en: Set(fact.hint_en),
        sort: Set(fact.sort),
        default_office: Set(fact.default_office),
        active: Set(true),
    });
    topic::Entity::insert_many(rows)
        .on_conflict(OnConflict::column(topic::Column::Code).do_nothing().to_owned())
        .exec_without_returning(&**tx)
        .await?;
    Ok(())
}

async fn calendar(tx: &WriteTx) -> Result<(), Error> {
    let rows = read::<DayFact>("calendar", CALENDAR)?.into_iter().map(|fact| calendar_day::ActiveModel {
        id: NotSet,
        on_day: Set(fact.on),
        kind: Set(fact.kind.into()),
        name: Set(fact.name),
        name_en: Set(fact.name_en),
        source: Set(fact.source),
        certainty: Set(fact.certainty.into()),
    });
    let same = OnConflict::columns([
        calendar_day::Column::OnDay,
        calendar_day::Column::Kind,
        calendar_day::Column::Certainty,
    ])
    .do_nothing()
    .to_owned();
    calendar_day::Entity::insert_many(rows).on_conflict(same).exec_without_returning(&**tx).await?;
    Ok(())
}

async fn terms(tx: &WriteTx) -> Result<(), Error> {
    let here = term::Entity::find().filter(term::Column::UnitId.is_null()).all(&**tx).await?;
    let missing: Vec<TermFact> = read::<TermFact>("terms", TERMS)?
        .into_iter()
        .filter(|fact| here.iter().all(|row| row.key.0 != fact.key))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let rows = missing.into_iter().map(|fact| term::ActiveModel {
        id: NotSet,
        unit_id: Set(None),
        key: Set(fact.key.into()),
        count: Set(fact.count),
        span: Set(fact.span.into()),
        direction: Set(fact.direction.into()),
        basis: Set(fact.basis),
        basis_en: Set(fact.basis_en),
    });
    term::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    Ok(())
}

async fn bases(tx: &WriteTx) -> Result<(), Error> {
    let here: Vec<String> = base_document::Entity::find()
        .select_only()
        .column(base_document::Column::Number)
        .filter(base_document::Column::UnitId.is_null())
        .into_tuple()
        .all(&**tx)
        .await?;
    let missing: Vec<BaseFact> = read::<BaseFact>("base_documents", BASES)?
        .into_iter()
        .filter(|fact| !here.contains(&fact.number))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let rows = missing.into_iter().map(|fact| base_document::ActiveModel {
        id: NotSet,
        unit_id: Set(None),
        number: Set(fact.number),
        issued_on: Set(fact.issued_on),
        issuer: Set(fact.issuer),
        r#abstract: Set(fact.r#abstract),
        in_force_from: Set(fact.in_force_from),
        in_force_to: Set(fact.in_force_to),
    });
    base_document::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    Ok(())
}
