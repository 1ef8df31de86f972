//! Words that somebody changed in the database, past the acts: `verify` says of which case, and what.

use std::path::Path;

use chrono::NaiveDate;
use doithoai::commands::migrate::{self, Ready};
use doithoai::commands::seed::{self, SeedArgs};
use doithoai::commands::verify;
use doithoai::config::Config;
use doithoai::store::{Conn, Database as Store};
use sea_orm::{ConnectionTrait, Statement};

use crate::harness::database::Database;
use crate::harness::office::Office;

/// What `verify` says of a database after this statement, whose change is undone again by `back`.
async fn after(db: &Store, data: &Path, change: &str, back: &str) -> Vec<String> {
    let touched = db.conn().execute_unprepared(change).await.expect("the meddling works").rows_affected();
    assert_eq!(touched, 1, "{change}");
    let found = verify::all(db, data).await.expect("read").wrong;
    db.conn().execute_unprepared(back).await.expect("undone");
    found
}

/// One text of the database.
async fn text(db: &Store, sql: &str) -> Option<String> {
    let sql = Statement::from_string(db.conn().get_database_backend(), sql);
    let row = db.conn().query_one_raw(sql).await.expect("asked")?;
    row.try_get_by_index(0).expect("a text or nothing")
}

/// Changes one letter of a column in one row and expects exactly this to be said of the opinion that the row belongs to;
/// `false` when nothing is written in the column.
async fn is_noticed(
    db: &Store,
    data: &Path,
    (table, column): (&str, &str),
    (which, of): (&str, &str),
    said: &str,
) -> bool {
    let first = format!("SELECT CAST(min(id) AS TEXT) FROM {table} WHERE {column} IS NOT NULL AND {which}");
    let Some(id) = text(db, &first).await else {
        return false;
    };
    let code = text(db, &format!("SELECT code FROM opinion WHERE id = ({of} {id})")).await.expect("a code");
    let before = text(db, &format!("SELECT {column} FROM {table} WHERE id = {id}")).await.expect("words");
    let before = before.replace('\'', "''");
    let change = format!("UPDATE {table} SET {column} = {column} || 'x' WHERE id = {id}");
    let back = format!("UPDATE {table} SET {column} = '{before}' WHERE id = {id}");
    let found = after(db, data, &change, &back).await;
    let whole = format!("opinion {code}: {said}");
    assert!(found.contains(&whole), "{table}.{column}: {whole} is not among {found:?}");
    true
}

const STATEMENT: &str = "SELECT min(id) FROM opinion WHERE statement_id =";
const ANSWER: &str = "SELECT opinion_id FROM answer WHERE id =";
const TRANSFER: &str = "SELECT opinion_id FROM transfer WHERE id =";
const SELF: &str = "SELECT id FROM opinion WHERE id =";

/// One letter in each column that holds words.
async fn every_letter_is_noticed(db: &Store, data: &Path) -> usize {
    let sound = verify::all(db, data).await.expect("read");
    assert!(sound.sound(), "{:?}", sound.wrong);
    let (all, mut noticed) = ("1 = 1", 0);
    for (place, of, said) in [
        (("statement", "words"), (all, STATEMENT), "the statement is not what was said"),
        (("statement", "place"), (all, STATEMENT), "the statement is not what was said"),
        (("opinion", "title"), (all, SELF), "its title, excerpt or outcome is not what was written"),
        (("opinion", "excerpt"), (all, SELF), "its title, excerpt or outcome is not what was written"),
        (("opinion", "outcome_told"), (all, SELF), "its title, excerpt or outcome is not what was written"),
        (
            ("answer", "checked"),
            ("state <> 'issued' AND revision = 1", ANSWER),
            "revision 1 of its answer is not what was written",
        ),
        (
            ("answer", "solution"),
            ("state = 'issued' AND revision = 1", ANSWER),
            "revision 1 of its answer is not what was written",
        ),
        (
            ("answer", "number"),
            ("state = 'issued' AND revision = 1", ANSWER),
            "revision 1 of its answer is not what was written",
        ),
        (("transfer", "body"), (all, TRANSFER), "transfer 1 is not what was sent or came back"),
        (("publication", "title"), (all, SELF), "what everybody reads is not what was published"),
        (("publication", "words"), (all, SELF), "what everybody reads is not what was published"),
        (("publication", "answer"), (all, SELF), "what everybody reads is not what was published"),
    ] {
        noticed += usize::from(is_noticed(db, data, place, of, said).await);
    }
    let sound = verify::all(db, data).await.expect("read");
    assert!(sound.sound(), "{:?}", sound.wrong);
    noticed
}

#[tokio::test]
async fn one_letter_changed_in_bulk_data_is_noticed() {
    let (folder, database) = (tempfile::tempdir().expect("a folder"), Database::bare().await);
    let config = Config {
        data_dir: folder.path().join("data"),
        database_url: Some(database.url().to_owned()),
        ..Config::default()
    };
    let Ready { db, lock: _lock } = migrate::prepare(&config).await.expect("prepared");
    let until = NaiveDate::from_ymd_opt(2026, 11, 20);
    let args = SeedArgs { opinions: 400, seed: 7, unit: None, until, slips: 0 };
    seed::fill(&db, &args, |_| {}).await.expect("filled");
    assert_eq!(every_letter_is_noticed(&db, &config.data_dir).await, 12, "each column was tried");
    let gone = "DELETE FROM transfer WHERE id = (SELECT max(id) FROM transfer)";
    let found = after(&db, &config.data_dir, gone, "SELECT 1").await.join("\n");
    assert!(found.contains("transfer 1 is not what was sent or came back"), "{found}");
    db.close().await.expect("closed");
}

#[tokio::test]
async fn one_letter_changed_in_the_demo_is_noticed_and_so_is_a_head() {
    let office = Office::open().await;
    let (db, data) = (&office.app.db, office.app.config.data_dir.as_path());
    assert!(every_letter_is_noticed(db, data).await > 9, "nearly each column was tried");
    for (table, name) in [("opinion", "code"), ("conference", "code"), ("staff", "login"), ("unit", "code")] {
        let which = format!("(SELECT min(id) FROM {table} WHERE journal_len > 0)");
        let Some(called) = text(db, &format!("SELECT {name} FROM {table} WHERE id = {which}")).await else {
            continue;
        };
        let head = text(db, &format!("SELECT journal_head FROM {table} WHERE id = {which}")).await;
        let head = head.expect("a head");
        let change = format!("UPDATE {table} SET journal_head = 'x' WHERE id = {which}");
        let back = format!("UPDATE {table} SET journal_head = '{head}' WHERE id = {which}");
        let found = after(db, data, &change, &back).await;
        let said = format!("journal of {table} {called}: the last line is not the one its row names");
        assert_eq!(found, [said]);
    }
    let change =
        "UPDATE publication SET answered_on = '2020-01-01' WHERE id = (SELECT min(id) FROM publication)";
    let found = after(db, data, change, "SELECT 1").await.join("\n");
    assert!(found.contains("the public register shows another state than the opinion has"), "{found}");
}

#[tokio::test]
async fn a_sender_can_be_erased() {
    let office = Office::open().await;
    let db = &office.app.db;
    db.conn().execute_unprepared("DELETE FROM identity").await.expect("erased");
    db.conn()
        .execute_unprepared("UPDATE statement SET village_id = NULL, representative = NULL, anonymous = TRUE")
        .await
        .expect("erased");
    for copy in ["opinion", "publication"] {
        let sql = format!("UPDATE {copy} SET village_id = NULL");
        db.conn().execute_unprepared(&sql).await.expect("erased");
    }
    db.conn()
        .execute_unprepared("UPDATE correction SET name = NULL, village_id = NULL")
        .await
        .expect("erased");
    office.verify().await;
}
