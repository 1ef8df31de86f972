//! Every row against the migrated schema, on SQLite and, where `DOITHOAI_TEST_DATABASE_URL` names a server, on PostgreSQL.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::deadline::{Direction, TermKey};
use domain::opinion::Stage;
use domain::role::Role;
use entity::term::Days;
use entity::word::Word;
use migration::Migrator;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ColumnTrait, ConnectOptions, ConnectionTrait, Database,
    DatabaseConnection, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
};
use sea_orm_migration::MigratorTrait;

mod sample;

use sample::{at, commune, on, opinion, statement};

/// The databases a test runs on; PostgreSQL gets a schema of the test's own name.
async fn databases(name: &str) -> Vec<(DatabaseConnection, Option<tempfile::TempDir>)> {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("test.db").display());
    let mut all = vec![(Database::connect(url).await.unwrap(), Some(folder))];
    if let Ok(url) = std::env::var("DOITHOAI_TEST_DATABASE_URL") {
        let schema = format!("rows_{}_{name}", std::process::id());
        let mut options = ConnectOptions::new(url);
        options.set_schema_search_path(&schema).max_connections(1);
        let db = Database::connect(options).await.unwrap();
        db.execute_unprepared(&format!("CREATE SCHEMA {schema}")).await.unwrap();
        all.push((db, None));
    }
    for (db, _) in &all {
        Migrator::up(db, None).await.unwrap();
    }
    all
}

async fn leave(db: DatabaseConnection, name: &str, folder: Option<tempfile::TempDir>) {
    if folder.is_none() {
        let schema = format!("rows_{}_{name}", std::process::id());
        db.execute_unprepared(&format!("DROP SCHEMA {schema} CASCADE")).await.unwrap();
    }
    db.close().await.unwrap();
}

async fn add_commune(db: &DatabaseConnection) -> i64 {
    let mut row = commune().into_active_model().reset_all();
    row.id = NotSet;
    entity::unit::Entity::insert(row).exec(db).await.unwrap().last_insert_id
}

/// A statement with its first matter.
async fn add_opinion(
    db: &DatabaseConnection,
    unit: i64,
    code: &str,
    moment: &str,
    due_on: Option<&str>,
) -> i64 {
    let mut said = statement(unit, code, moment);
    let mut row = said.clone().into_active_model().reset_all();
    row.id = NotSet;
    said.id = entity::statement::Entity::insert(row).exec(db).await.unwrap().last_insert_id;
    let mut row = opinion(&said, due_on).into_active_model().reset_all();
    row.id = NotSet;
    entity::opinion::Entity::insert(row).exec(db).await.unwrap().last_insert_id
}

/// Reads every table through its entity: a column that is missing or misspelt is an error of the database.
macro_rules! read_all {
    ($db:expr, $($table:ident),+) => {
        $( entity::$table::Entity::find().all($db).await.expect(stringify!($table)); )+
    };
}

#[tokio::test]
async fn every_row_fits_its_table() {
    for (db, folder) in databases("fit").await {
        read_all!(
            &db,
            answer,
            answer_file,
            publication_file,
            api_token,
            attempt,
            base_document,
            calendar_day,
            classification,
            conference,
            conference_base,
            conference_chair,
            correction,
            deadline,
            draft,
            exclusion,
            file,
            identity,
            journal,
            letter,
            number_series,
            office,
            opinion,
            opinion_office,
            opinion_text,
            publication,
            session,
            setting,
            staff,
            staff_link,
            staff_role,
            statement,
            term,
            topic,
            transfer,
            unit,
            village
        );
        leave(db, "fit", folder).await;
    }
}

#[tokio::test]
async fn an_opinion_is_read_back_as_it_was_written() {
    for (db, folder) in databases("opinion").await {
        let unit = add_commune(&db).await;
        let id =
            add_opinion(&db, unit, "AKT-26-000001-A", "2026-11-23T01:02:03.456Z", Some("2026-12-07")).await;
        let read = entity::opinion::Entity::find_by_id(id).one(&db).await.unwrap().unwrap();
        let said = entity::statement::Entity::find_by_id(read.statement_id).one(&db).await.unwrap().unwrap();
        let written = statement(unit, "AKT-26-000001-A", "2026-11-23T01:02:03.456Z");
        assert_eq!(said, entity::statement::Model { id: said.id, ..written });
        assert_eq!(read, entity::opinion::Model { id, ..opinion(&said, Some("2026-12-07")) });
        assert_eq!(*read.stage, Stage::InApproval);
        leave(db, "opinion", folder).await;
    }
}

#[tokio::test]
async fn days_and_moments_compare_and_order_as_bound_values() {
    for (db, folder) in databases("order").await {
        use entity::opinion::{Column, Entity};
        use entity::statement;
        let unit = add_commune(&db).await;
        for (code, moment, day) in [
            ("third", "2026-11-23T10:00:00.001Z", Some("2026-12-10")),
            ("second", "2026-11-23T10:00:00Z", Some("2026-12-09")),
            ("first", "2026-11-23T09:59:59.999Z", Some("2026-11-30")),
        ] {
            add_opinion(&db, unit, code, moment, day).await;
        }
        let said = |rows: Vec<statement::Model>| rows.into_iter().map(|row| row.code).collect::<Vec<_>>();
        let codes =
            |rows: Vec<entity::opinion::Model>| rows.into_iter().map(|row| row.code).collect::<Vec<_>>();

        let moment = statement::Column::ReceivedAt;
        let by_moment = statement::Entity::find().order_by_asc(moment).all(&db).await.unwrap();
        assert_eq!(said(by_moment), ["first", "second", "third"]);
        let from = moment.gte(at("2026-11-23T10:00:00Z"));
        let later = statement::Entity::find().filter(from).order_by_asc(moment).all(&db).await.unwrap();
        assert_eq!(said(later), ["second", "third"]);
        let exactly = statement::Entity::find().filter(moment.eq(at("2026-11-23T10:00:00.001Z")));
        assert_eq!(said(exactly.all(&db).await.unwrap()), ["third"]);
        let due = Entity::find().filter(Column::DueOn.lte(on("2026-12-09"))).order_by_asc(Column::DueOn);
        assert_eq!(codes(due.all(&db).await.unwrap()), ["first", "second"]);
        leave(db, "order", folder).await;
    }
}

#[tokio::test]
async fn words_filter_and_a_broken_word_is_an_error_and_no_panic() {
    for (db, folder) in databases("words").await {
        use entity::opinion::{Column, Entity};
        let unit = add_commune(&db).await;
        add_opinion(&db, unit, "AKT-26-000001-A", "2026-11-23T10:00:00Z", None).await;
        let typed = Entity::find().filter(Column::Stage.eq(Word(Stage::InApproval))).all(&db).await.unwrap();
        assert_eq!(typed.len(), 1);
        let spelt =
            Entity::find().filter(Column::Stage.is_in([Stage::InApproval.as_str(), "closed"])).all(&db);
        assert_eq!(spelt.await.unwrap().len(), 1);

        db.execute_unprepared("UPDATE opinion SET stage = 'nowhere'").await.unwrap();
        let refused = Entity::find().all(&db).await.expect_err("no stage is called nowhere");
        assert!(matches!(&refused, DbErr::TryIntoErr { .. }), "{refused:?}");
        leave(db, "words", folder).await;
    }
}

#[tokio::test]
async fn a_role_is_part_of_its_key_and_a_term_keeps_its_words() {
    for (db, folder) in databases("roles").await {
        let unit = add_commune(&db).await;
        db.execute_unprepared(
            "INSERT INTO staff (unit_id, login, name, email, post, lang, shortcuts, active, guarded, created_at, version, \
             journal_len, journal_head) VALUES \
             (1, 'vanphong', 'x', 'x', 'x', 'vi', true, true, false, '2026-11-23T01:00:00+00:00', 1, 0, '')",
        )
        .await
        .unwrap();
        let role = entity::staff_role::Model { staff_id: 1, role: Role::Clerk.into() };
        let row = role.clone().into_active_model().reset_all();
        entity::staff_role::Entity::insert(row).exec_without_returning(&db).await.unwrap();
        let found = entity::staff_role::Entity::find_by_id((1, Word(Role::Clerk))).one(&db).await.unwrap();
        assert_eq!(found, Some(role));

        let term = entity::term::Model {
            id: 0,
            unit_id: Some(unit),
            key: TermKey::AnswerComplex.into(),
            count: 30,
            span: Days::Calendar.into(),
            direction: Direction::After.into(),
            basis: "x".to_owned(),
            basis_en: "x".to_owned(),
        };
        let mut row = term.clone().into_active_model().reset_all();
        row.id = NotSet;
        let kept = row.insert(&db).await.unwrap();
        assert_eq!(kept, entity::term::Model { id: kept.id, ..term });
        leave(db, "roles", folder).await;
    }
}
