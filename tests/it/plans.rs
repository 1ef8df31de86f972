//! Every statement of the pages that are opened most, put before the database's own planner over fifty thousand rows: each
//! finds its rows by an index, and none sorts or reads a whole commune.

use std::sync::{Arc, Mutex};

use chrono::NaiveDate;
use doithoai::store::register::{self, Asked, State};
use doithoai::store::worklist::{self, Tab, Wanted, Worker};
use doithoai::store::{
    Database as Store, Sees, conferences, figures, left_behind, opinions, statements, tally,
};
use domain::code::MatterCode;
use domain::opinion::{Circle, Outcome, Stage};
use domain::role::Role;
use entity::{opinion, opinion_text, publication, statement};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, EntityTrait, IdenStatic, Iterable, Statement};

use crate::harness::office::Office;

/// Rows of each table.
const ROWS: i64 = 50_000;
/// What anything may cost on PostgreSQL; to read one of the tables whole costs some thousand.
const DEAR: f64 = 700.0;
/// Rows that may be sorted, or read without an index, on PostgreSQL: its index of words has no order.
const MANY: f64 = 2_000.0;
/// The tables that grow with every year.
const LARGE: [&str; 4] = ["opinion", "publication", "statement", "opinion_text"];

#[tokio::test]
async fn no_page_reads_or_sorts_a_whole_commune() {
    let office = Office::open().await;
    let connection = office.database.connect().await;
    let template = template(&connection).await;
    fill(&connection, &template).await;
    let said = heard(&office, &template).await;
    assert!(said.len() > 60, "{} statements", said.len());
    let mut wrong = Vec::new();
    for statement in said {
        let plan = plan(&connection, &statement).await;
        if is_slow(&plan, &statement) {
            wrong.push(format!("{}\n{}", statement.sql, plan.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{} of them:\n\n{}", wrong.len(), wrong.join("\n\n"));
}

/// A published matter of the story: what the others are copied from.
async fn template(on: &DatabaseConnection) -> opinion::Model {
    use sea_orm::{ColumnTrait, QueryFilter};
    let found = opinion::Entity::find()
        .filter(opinion::Column::Published.eq(true))
        .filter(opinion::Column::DueOn.is_not_null())
        .filter(opinion::Column::Circle.eq(Circle::Unit.as_str()));
    found.one(on).await.expect("reads").expect("the story publishes matters")
}

/// Copies one matter with its words fifty thousand times; days, topics, villages, stages differ.
async fn fill(on: &DatabaseConnection, of: &opinion::Model) {
    let later = |column: &str| match on.get_database_backend() {
        DbBackend::Sqlite => format!("date(t.{column}, (n % 300) || ' days')"),
        _ => format!("t.{column} + CAST(n % 300 AS integer)"),
    };
    let topic = "CASE n % 4 WHEN 0 THEN 'DAT-01' WHEN 1 THEN 'DAT-02' WHEN 2 THEN 'MT-01' ELSE 'KHAC' END";
    let village = "(SELECT MIN(v.id) FROM village v WHERE v.unit_id = t.unit_id) + n % 3";
    let id = "1000000 + n".to_owned();
    // One of fifty says what is searched for.
    let few = format!(
        "CASE n % 50 WHEN 0 THEN 'zzunitzz{0} rac thai' ELSE 'zzunitzz{0} duong hong' END",
        of.unit_id
    );
    let said = "CASE n % 50 WHEN 0 THEN 'Rác thải đầu thôn.' ELSE t.words END".to_owned();
    copy::<statement::Entity>(on, of.statement_id, |column| match column {
        "id" => Some(id.clone()),
        "code" => Some("'COPY-' || n".to_owned()),
        "once" | "spoken_order" | "conference_id" => Some("NULL".to_owned()),
        "words" => Some(said.clone()),
        "village_id" => Some(village.to_owned()),
        "received_on" => Some(later(column)),
        _ => None,
    })
    .await;
    copy::<opinion::Entity>(on, of.id, |column| match column {
        "id" | "statement_id" => Some(id.clone()),
        "code" => Some("'COPY-' || n".to_owned()),
        "topic" => Some(topic.to_owned()),
        "village_id" => Some(village.to_owned()),
        "open" => Some("n % 20 = 0".to_owned()),
        "waits_for" => Some("CASE n % 400 WHEN 0 THEN 'triage' WHEN 20 THEN 'office' WHEN 40 THEN 'approval' ELSE 'nobody' END".to_owned()),
        "stage" => Some("CASE n % 20 WHEN 0 THEN 'assigned' ELSE 'closed' END".to_owned()),
        "received_on" | "due_on" | "answered_on" => Some(later(column)),
        _ => None,
    })
    .await;
    copy::<publication::Entity>(on, of.id, |column| match column {
        "id" => Some(id.clone()),
        "code" => Some("'COPY-' || n".to_owned()),
        "topic" => Some(topic.to_owned()),
        "village_id" => Some(village.to_owned()),
        "conference_id" => Some("NULL".to_owned()),
        "stage" => Some("CASE n % 20 WHEN 0 THEN 'assigned' ELSE 'closed' END".to_owned()),
        "standing" => {
            Some("CASE n % 20 WHEN 0 THEN 'waiting' WHEN 1 THEN 'explained' ELSE 'resolved' END".to_owned())
        }
        "outcome" => {
            Some("CASE n % 20 WHEN 0 THEN NULL WHEN 1 THEN 'explained' ELSE 'resolved' END".to_owned())
        }
        "received_on" | "due_on" | "answered_on" | "closed_on" => Some(later(column)),
        _ => None,
    })
    .await;
    copy::<opinion_text::Entity>(on, of.id, |column| match column {
        "id" => Some(id.clone()),
        "folded" => Some(few.clone()),
        _ => None,
    })
    .await;
    // As `bulk::analyse` does after many rows.
    if on.get_database_backend() != DbBackend::Sqlite {
        on.execute_unprepared("ANALYZE").await.expect("the planner learns");
    }
}

/// Copies the row of a table; `made` says what stands in a column instead of what stood there.
async fn copy<E: EntityTrait>(on: &DatabaseConnection, id: i64, made: impl Fn(&str) -> Option<String>) {
    let names: Vec<String> = E::Column::iter().map(|column| column.as_str().to_owned()).collect();
    let values: Vec<String> =
        names.iter().map(|name| made(name).unwrap_or_else(|| format!("t.\"{name}\""))).collect();
    let table = E::default().table_name().to_owned();
    let names: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    let sql = format!(
        "WITH RECURSIVE series(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < {ROWS}) \
         INSERT INTO {table} ({}) SELECT {} FROM {table} t, series WHERE t.id = {id}",
        names.join(", "),
        values.join(", "),
    );
    on.execute_unprepared(&sql).await.expect("copies");
}

/// The statements with which the pages ask.
async fn heard(office: &Office, of: &opinion::Model) -> Vec<Statement> {
    let said = Arc::new(Mutex::new(Vec::new()));
    let mut store = Store::connect(office.database.url()).await.expect("opens");
    let ear = said.clone();
    store.watch(move |statement, _| ear.lock().expect("whole").push(statement.clone()));
    lists(&store, of, office.today()).await;
    leaves(&store, of.unit_id, office.today()).await;
    let code: MatterCode = of.code.parse().expect("a code");
    opinions::by_code(&store, &unit(of.unit_id), &code).await.expect("reads").expect("there");
    statements::by_id(&store, of.statement_id).await.expect("reads").expect("there");
    conferences::upcoming(&store, of.unit_id, office.today()).await.expect("reads");
    drop(store);
    Arc::try_unwrap(said)
        .map_or_else(|said| said.lock().expect("whole").clone(), |said| said.into_inner().expect("whole"))
}

fn unit(unit: i64) -> Sees {
    Sees { circles: vec![Circle::Desk], ..Sees::counted(Some(unit)) }
}

/// The lists of the desk, each tab with each filter, the first page and the next.
async fn lists(store: &Store, of: &opinion::Model, today: NaiveDate) {
    let worker = Worker {
        staff: 1,
        roles: &[Role::Clerk, Role::Chair, Role::Officer],
        office: of.lead_office_id.or(Some(1)),
        today,
        soon: worklist::soon_until(today, 3),
    };
    let bare = Wanted::whole(Tab::All);
    let filters = [
        bare.clone(),
        Wanted { topic: Some("DAT"), ..bare.clone() },
        Wanted { topic: Some("DAT-01"), ..bare.clone() },
        Wanted { village: of.village_id, ..bare.clone() },
        Wanted { stage: Some(Stage::Assigned), ..bare.clone() },
        Wanted { after: Some((Some(today), 1_000_500)), ..bare.clone() },
    ];
    for sees in [Sees::counted(Some(of.unit_id)), Sees { staff: Some(1), ..unit(of.unit_id) }] {
        for tab in [Tab::Mine, Tab::Soon, Tab::Late, Tab::Open, Tab::All] {
            for filter in &filters {
                let wanted = Wanted { tab, ..filter.clone() };
                worklist::rows(store, &sees, worker, &wanted).await.expect("reads");
            }
        }
        for tab in [Tab::Mine, Tab::Soon, Tab::Late, Tab::Unassigned, Tab::Open] {
            worklist::counts(store, &sees, worker, &[tab]).await.expect("counts");
        }
        left_behind::list(store, &sees, 1).await.expect("reads");
        for find in ["rac thai", "rác thải"] {
            let wanted = Wanted { find: Some(find), ..bare.clone() };
            let found = worklist::rows(store, &sees, worker, &wanted).await.expect("reads");
            assert!(found.rows.len() > 50 && found.found.is_some_and(|hits| !hits.unaccented), "{find}");
        }
    }
    tally::of_unit(store, of.unit_id).await.expect("reads");
    figures::of_unit(store, of.unit_id, today).await.expect("reads");
    worklist::alike(store, &unit(of.unit_id), of.id, 1, "DAT-01").await.expect("reads");
}

/// The public register, by each of its filters.
async fn leaves(store: &Store, unit: i64, today: NaiveDate) {
    let bare = Asked { today, ..Asked::default() };
    let asked = [
        bare.clone(),
        Asked { topic: Some("DAT".into()), ..bare.clone() },
        Asked { village: Some(1), ..bare.clone() },
        Asked { office: Some(1), ..bare.clone() },
        Asked { year: Some(2026), ..bare.clone() },
        Asked { state: Some(State::Overdue), ..bare.clone() },
        Asked { state: Some(State::Waiting), ..bare.clone() },
        Asked { state: Some(State::Resolved), ..bare.clone() },
        Asked { outcome: Some(Outcome::Resolved), year: Some(2026), ..bare.clone() },
        Asked { q: "rac".into(), ..bare.clone() },
        Asked { q: "rác thải".into(), ..bare.clone() },
    ];
    for asked in asked {
        register::leaf(store, &Sees::public(Some(unit)), &asked, 20).await.expect("reads");
    }
    register::latest(store, unit, 3).await.expect("reads");
}

async fn plan(on: &DatabaseConnection, statement: &Statement) -> Vec<String> {
    let (explain, column) = match on.get_database_backend() {
        DbBackend::Sqlite => ("EXPLAIN QUERY PLAN", "detail"),
        _ => ("EXPLAIN", "QUERY PLAN"),
    };
    let asked = Statement { sql: format!("{explain} {}", statement.sql), ..statement.clone() };
    let rows = on.query_all_raw(asked).await.expect("it can be explained");
    rows.into_iter().map(|row| row.try_get("", column).expect("a line")).collect()
}

/// Whether a plan reads a large table whole, or sorts what is more than a page can show.
fn is_slow(plan: &[String], statement: &Statement) -> bool {
    if statement.db_backend == DbBackend::Sqlite {
        let first = plan.iter().find(|line| {
            (line.contains("SCAN") || line.contains("SEARCH")) && !line.contains("CONSTANT ROW")
        });
        let words_last =
            statement.sql.contains(" MATCH ") && first.is_none_or(|line| !line.contains("_fts VIRTUAL"));
        // What every lane of one's own work gave of its beginning is put in order once more; so is what nobody works on.
        let sorts = plan.iter().filter(|line| line.contains("TEMP B-TREE FOR ORDER BY")).count();
        let few = sorts == 1 && statement.sql.contains(r#""opinion"."id" IN (SELECT"#);
        return words_last
            || plan.iter().any(|line| {
                let whole = line.strip_prefix("SCAN ").is_some_and(|rest| {
                    LARGE.iter().any(|table| rest == *table || rest.starts_with(&format!("{table} USING")))
                });
                whole || (line.contains("TEMP B-TREE FOR ORDER BY") && !few)
            });
    }
    // A bounded count may begin to read the table as it lies: that costs little, for it ends soon.
    plan.first().and_then(|line| number(line, "..")).is_none_or(|cost| cost > DEAR)
        && plan.iter().any(|line| {
            let whole = LARGE.iter().any(|table| line.contains(&format!("Seq Scan on {table} ")));
            (whole || line.contains("Sort  (")) && number(line, "rows=").is_none_or(|rows| rows > MANY)
        })
}

/// The number that follows a word in a line of PostgreSQL's plan.
fn number(line: &str, word: &str) -> Option<f64> {
    line.split_once(word)?.1.split([' ', ')']).next()?.parse().ok()
}
