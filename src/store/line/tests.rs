//! Writers who wait, fail and go away.

use std::time::Duration;

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, Set};
use tokio::task::JoinHandle;

use crate::store::{Database, WriteTx};

async fn open() -> (tempfile::TempDir, Database) {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}", folder.path().join("a.db").display());
    let db = Database::connect(&url).await.expect("opens");
    let tx = db.begin_write().await.expect("begins");
    tx.execute_unprepared("CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT)").await.expect("made");
    tx.commit().await.expect("kept");
    (folder, db)
}

async fn put(tx: &WriteTx, key: &str) -> bool {
    let row = entity::setting::ActiveModel { key: Set(key.to_owned()), value: Set("1".to_owned()) };
    entity::setting::Entity::insert(row).exec_without_returning(&**tx).await.is_ok()
}

/// Somebody who stands in line, writes a row and keeps it.
fn writer(db: &Database, key: String) -> JoinHandle<Result<(), DbErr>> {
    let db = db.clone();
    tokio::spawn(async move {
        let tx = db.begin_write().await?;
        assert!(put(&tx, &key).await);
        tx.commit().await
    })
}

async fn keys(db: &Database) -> Vec<String> {
    use crate::store::Conn;
    let rows = entity::setting::Entity::find().all(db.conn()).await.expect("read");
    rows.into_iter().map(|row| row.key).collect()
}

#[tokio::test]
async fn those_who_wait_together_are_made_durable_together_and_told_after_it() {
    let (_folder, db) = open().await;
    let before = db.written();
    let first = db.begin_write().await.expect("begins");
    assert!(put(&first, "first").await);
    let others: Vec<_> = (0..5)
        .map(|nth| {
            let db = db.clone();
            tokio::spawn(async move {
                let tx = db.begin_write().await.expect("begins");
                assert!(put(&tx, &format!("{nth}")).await);
                tx.commit().await.expect("kept");
                assert!(keys(&db).await.contains(&format!("{nth}")), "told once it is there");
            })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(50)).await;
    first.commit().await.expect("kept");
    for other in others {
        other.await.expect("went well");
    }
    assert_eq!(keys(&db).await.len(), 6);
    assert!(db.written() - before <= 3, "{} commits", db.written() - before);
}

#[tokio::test]
async fn whoever_gives_up_or_fails_in_the_middle_takes_nobody_along() {
    let (_folder, db) = open().await;
    let first = db.begin_write().await.expect("begins");
    assert!(put(&first, "first").await);
    let fails = {
        let db = db.clone();
        tokio::spawn(async move {
            let tx = db.begin_write().await.expect("begins");
            assert!(put(&tx, "undone").await);
            assert!(!put(&tx, "first").await, "it is there already");
        })
    };
    tokio::time::sleep(Duration::from_millis(20)).await;
    let after = writer(&db, "after".to_owned());
    tokio::time::sleep(Duration::from_millis(20)).await;
    first.commit().await.expect("kept");
    fails.await.expect("gave up");
    after.await.expect("went well").expect("kept");
    let mut found = keys(&db).await;
    found.sort();
    assert_eq!(found, ["after", "first"]);
}

#[tokio::test]
async fn whoever_goes_away_at_any_moment_undoes_nothing_of_the_others() {
    let (_folder, db) = open().await;
    for nth in 0..60_u64 {
        let first = db.begin_write().await.expect("begins");
        assert!(put(&first, &format!("first {nth}")).await);
        let goes = writer(&db, format!("goes {nth}"));
        let last = writer(&db, format!("last {nth}"));
        tokio::time::sleep(Duration::from_millis(2)).await;
        let commit = tokio::spawn(first.commit());
        tokio::time::sleep(Duration::from_micros(nth * 40)).await;
        goes.abort();
        commit.await.expect("went on").expect("kept");
        last.await.expect("went on").expect("kept");
        let found = keys(&db).await;
        for kept in ["first", "last"] {
            assert!(found.contains(&format!("{kept} {nth}")), "{kept} {nth} was told and is not there");
        }
    }
}

#[tokio::test]
async fn whoever_waits_and_goes_away_leaves_no_transaction_open() {
    let (_folder, db) = open().await;
    let first = db.begin_write().await.expect("begins");
    assert!(put(&first, "first").await);
    let goes = {
        let db = db.clone();
        tokio::spawn(async move { db.begin_write().await.map(|_| ()) })
    };
    tokio::time::sleep(Duration::from_millis(20)).await;
    goes.abort();
    first.commit().await.expect("kept");
    assert_eq!(keys(&db).await, ["first"]);
    writer(&db, "second".to_owned()).await.expect("went on").expect("kept");
    assert_eq!(keys(&db).await.len(), 2);
}
