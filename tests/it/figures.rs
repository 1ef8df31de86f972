//! The figures: kept by the acts themselves, the same as a count of the rows, however often they are summed up.

use doithoai::jobs;
use doithoai::store::{Database as Store, tally};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

use crate::harness::citizen::{Said, sends};
use crate::harness::office::Office;

async fn rows(db: &DatabaseConnection) -> i64 {
    let sql = "SELECT count(*) AS n FROM tally".to_owned();
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await;
    row.expect("asked").expect("a row").try_get("", "n").expect("a number")
}

/// Sums up in small steps until nothing is left to do.
async fn sum_up(db: &Store) {
    while tally::sum_up(db, 7).await.expect("summed up") > 0 {}
}

#[tokio::test]
async fn two_instances_that_sum_up_at_once_beside_acts_lose_nothing() {
    let office = Office::open().await;
    let beside = Store::connect(office.database.url()).await.expect("a second instance");
    let db = office.database.connect().await;
    let before = rows(&db).await;
    let sent = async { sends(&office, Said { text: "Mương N4 tắc.", ..Said::default() }).await };
    tokio::join!(sum_up(&office.app.db), sum_up(&beside), sent);
    sum_up(&beside).await;
    let after = rows(&db).await;
    assert!(after < before, "{before} rows, then {after}");
    assert_eq!(jobs::sum_up(&office.app).await.expect("a round"), 0, "nothing shares a cell any more");
    office.verify().await;
}

#[tokio::test]
async fn the_first_page_is_kept_as_long_as_the_figures_page() {
    let office = Office::open().await;
    let visitor = office.visitor();
    let (home, figures) = (visitor.open("/").await, visitor.open("/so-lieu").await);
    assert_eq!(home.header("cache-control"), "public, max-age=10");
    assert_eq!(home.header("cache-control"), figures.header("cache-control"));
    assert_eq!(home.header("vary"), figures.header("vary"));
}
