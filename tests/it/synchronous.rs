//! What a killed process cannot show: that the database waits for the disk before it says yes.

use doithoai::store::{Conn, Database as Store};
use sea_orm::{ConnectionTrait, DatabaseTransaction, Statement, TransactionTrait};

use crate::harness::database::Database;

/// So many connections are open at once that the pool cannot hand out one prepared twice.
const AT_ONCE: usize = 4;

async fn said(on: &DatabaseTransaction, question: &str) -> String {
    let asked = Statement::from_string(on.get_database_backend(), question.to_owned());
    let row = on.query_one_raw(asked).await.expect("the database answers").expect("one row");
    let number = row.try_get_by_index::<i64>(0).map(|number| number.to_string());
    number.or_else(|_| row.try_get_by_index::<String>(0)).expect("a number or a word")
}

async fn each_connection_says(answers: &[(&str, &str)]) {
    let database = Database::fresh().await;
    let store = Store::connect(database.url()).await.expect("the database opens");
    let mut open = Vec::new();
    for _ in 0..AT_ONCE {
        #[expect(clippy::disallowed_methods, reason = "it only reads, and must hold its connection")]
        let connection = store.conn().begin().await.expect("the pool has another connection");
        open.push(connection);
    }
    for connection in &open {
        for (question, answer) in answers {
            assert_eq!(said(connection, question).await, *answer, "{question}");
        }
    }
}

#[tokio::test]
async fn every_connection_waits_for_the_disk_before_a_code_is_acknowledged() {
    if crate::harness::database::is_sqlite() {
        each_connection_says(&[
            // 2 is FULL: at 1, NORMAL, a power cut takes acknowledged commits from the log.
            ("PRAGMA synchronous", "2"),
            ("PRAGMA journal_mode", "wal"),
        ])
        .await;
    } else {
        each_connection_says(&[("SHOW synchronous_commit", "on")]).await;
    }
}

#[tokio::test]
async fn every_connection_keeps_references_and_erases_what_is_deleted() {
    if crate::harness::database::is_sqlite() {
        each_connection_says(&[
            ("PRAGMA foreign_keys", "1"),
            ("PRAGMA secure_delete", "1"),
            ("PRAGMA trusted_schema", "0"),
            ("PRAGMA busy_timeout", "5000"),
        ])
        .await;
    } else {
        each_connection_says(&[("SHOW timezone", "UTC"), ("SHOW session_replication_role", "origin")]).await;
    }
}
