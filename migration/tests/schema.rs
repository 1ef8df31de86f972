//! The schema on a temporary SQLite file and, where `DOITHOAI_TEST_DATABASE_URL` names a server, on PostgreSQL.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use migration::Migrator;
use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::{ConnectionTrait, SchemaManager};
use sea_orm_migration::sea_orm::{ConnectOptions, Database, DatabaseConnection, DbBackend};

const TABLES: [&str; 37] = [
    "answer",
    "answer_file",
    "api_token",
    "attempt",
    "base_document",
    "calendar_day",
    "classification",
    "conference",
    "conference_base",
    "conference_chair",
    "correction",
    "deadline",
    "draft",
    "exclusion",
    "file",
    "identity",
    "journal",
    "letter",
    "mail_server",
    "number_series",
    "office",
    "opinion",
    "opinion_office",
    "opinion_text",
    "publication",
    "publication_file",
    "session",
    "setting",
    "staff",
    "staff_link",
    "staff_role",
    "statement",
    "term",
    "topic",
    "transfer",
    "unit",
    "village",
];

/// A fresh, migrated database and whatever must live as long as it does.
struct Fresh {
    db: DatabaseConnection,
    server: Option<(DatabaseConnection, String)>,
    _folder: tempfile::TempDir,
}

impl Fresh {
    async fn sqlite() -> Fresh {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}?mode=rwc", folder.path().join("test.db").display());
        let mut options = ConnectOptions::new(url);
        options.map_sqlx_sqlite_opts(|sqlite| {
            sqlite.foreign_keys(true).pragma("journal_mode", "WAL").pragma("trusted_schema", "OFF")
        });
        let db = Database::connect(options).await.unwrap();
        Migrator::up(&db, None).await.unwrap();
        Fresh { db, server: None, _folder: folder }
    }

    /// `None` where no server is named; the database is this test's own.
    async fn postgres(name: &str) -> Option<Fresh> {
        let url = std::env::var("DOITHOAI_TEST_DATABASE_URL").ok()?;
        let name = format!("doithoai_migration_{}_{name}", std::process::id());
        let server = Database::connect(&url).await.unwrap();
        server.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
        let mut options = ConnectOptions::new(url);
        let own = name.clone();
        options.acquire_timeout(Duration::from_secs(8)).map_sqlx_postgres_opts(move |o| o.database(&own));
        let db = Database::connect(options).await.unwrap();
        Migrator::up(&db, None).await.unwrap();
        Some(Fresh { db, server: Some((server, name)), _folder: tempfile::tempdir().unwrap() })
    }

    async fn both(name: &str) -> Vec<Fresh> {
        let mut all = vec![Fresh::sqlite().await];
        all.extend(Fresh::postgres(name).await);
        all
    }

    async fn run(&self, sql: &str) -> Result<(), String> {
        self.db.execute_unprepared(sql).await.map(|_| ()).map_err(|error| error.to_string())
    }

    async fn count(&self, sql: &str) -> i64 {
        let row =
            self.db.query_one_raw(sea_orm_migration::sea_orm::Statement::from_string(self.backend(), sql));
        row.await.unwrap().unwrap().try_get_by_index(0).unwrap()
    }

    fn backend(&self) -> DbBackend {
        self.db.get_database_backend()
    }

    /// How many rows of a searched table have this phrase.
    async fn found(&self, table: &str, phrase: &str) -> i64 {
        let sql = match self.backend() {
            DbBackend::Sqlite => format!(
                "SELECT count(*) FROM {table} WHERE id IN \
                 (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH '\"{phrase}\"')"
            ),
            _ => format!("SELECT count(*) FROM {table} WHERE tsv @@ phraseto_tsquery('simple', '{phrase}')"),
        };
        self.count(&sql).await
    }

    async fn add_unit(&self) {
        self.run(
            "INSERT INTO unit (code, kind, name, name_en, prefix, place, is_home, created_at, version, \
             journal_len, journal_head) VALUES \
             ('00004', 'xa', 'Xã An Khê Thượng', 'An Khe Thuong Commune', 'AKT', 'An Khê Thượng', true, \
             '2026-11-23T01:00:00+00:00', 1, 0, '')",
        )
        .await
        .unwrap();
    }

    async fn add_statement(&self, code: &str) -> Result<(), String> {
        self.run(&format!(
            "INSERT INTO statement (unit_id, code, secret_hash, channel, words, lang, anonymous, received_on, \
             received_at, promised_on, on_behalf, sealed, matters, edition) VALUES \
             (1, '{code}', 'x', 'web', 'x', 'vi', false, '2026-11-23', '2026-11-23T01:00:00+00:00', \
             '2026-12-07', false, false, 1, 1)"
        ))
        .await
    }

    /// A matter of the newest statement, or of one that is not there.
    async fn add_opinion(&self, number: i32, code: &str) -> Result<(), String> {
        let statement = self.count("SELECT COALESCE(MAX(id), 7) FROM statement").await;
        self.run(&format!(
            "INSERT INTO opinion (unit_id, statement_id, number, code, stage, open, circle, waits_for, urgent, \
             left_over, over_authority, needs_budget, answer_outside, received_on, promised_on, published, version, journal_len, \
             journal_head) VALUES (1, {statement}, {number}, '{code}', 'received', true, 'unit', 'triage', false, \
             false, false, false, false, '2026-11-23', '2026-12-07', false, 1, 1, 'x')"
        ))
        .await
    }

    async fn leave(self) {
        self.db.close().await.unwrap();
        if let Some((server, name)) = self.server {
            server.execute_unprepared(&format!("DROP DATABASE {name}")).await.unwrap();
        }
    }
}

#[tokio::test]
async fn every_table_is_there_and_a_second_run_changes_nothing() {
    for fresh in Fresh::both("tables").await {
        Migrator::up(&fresh.db, None).await.unwrap();
        assert!(Migrator::get_pending_migrations(&fresh.db).await.unwrap().is_empty());
        let manager = SchemaManager::new(&fresh.db);
        for table in TABLES {
            assert!(manager.has_table(table).await.unwrap(), "{table} is missing");
        }
        fresh.leave().await;
    }
}

#[tokio::test]
async fn a_phrase_is_found_as_long_as_the_text_says_it() {
    for fresh in Fresh::both("search").await {
        fresh.add_unit().await;
        fresh.add_statement("AKT-26-000001-A").await.unwrap();
        fresh.add_opinion(1, "AKT-26-000001-A").await.unwrap();
        let words =
            "INSERT INTO opinion_text (id, folded) VALUES (1, 'nuoc den chay ra duong thon dong gieng')";
        fresh.run(words).await.unwrap();
        assert_eq!(fresh.found("opinion_text", "nuoc den").await, 1);
        assert_eq!(fresh.found("opinion_text", "den nuoc").await, 0);
        assert_eq!(fresh.found("publication", "nuoc den").await, 0);

        fresh
            .run(
                "INSERT INTO publication (id, unit_id, code, spoken, title, words, stage, standing, received_on, published_at, \
                 folded) VALUES (1, 1, 'AKT-26-000001-A', false, 'x', 'x', 'answered', 'answered', '2026-11-23', \
                 '2026-11-24T01:00:00+00:00', 'cong thoat nuoc')",
            )
            .await
            .unwrap();
        assert_eq!(fresh.found("publication", "thoat nuoc").await, 1);
        assert_eq!(fresh.found("opinion_text", "thoat nuoc").await, 0);

        fresh.run("UPDATE opinion_text SET folded = 'rac tap ket dau ngo'").await.unwrap();
        assert_eq!(fresh.found("opinion_text", "nuoc den").await, 0);
        assert_eq!(fresh.found("opinion_text", "tap ket").await, 1);
        fresh.run("UPDATE opinion_text SET folded = folded").await.unwrap();
        assert_eq!(fresh.found("opinion_text", "tap ket").await, 1);

        for table in ["opinion_text", "publication"] {
            fresh.run(&format!("DELETE FROM {table}")).await.unwrap();
            assert_eq!(fresh.found(table, "tap ket").await + fresh.found(table, "thoat nuoc").await, 0);
            if fresh.backend() == DbBackend::Sqlite {
                let check =
                    format!("INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('integrity-check', 1)");
                fresh.run(&check).await.unwrap();
            }
        }
        fresh.leave().await;
    }
}

#[tokio::test]
async fn a_row_cannot_point_at_nothing() {
    for fresh in Fresh::both("keys").await {
        assert!(fresh.add_statement("AKT-26-000001-A").await.is_err());
        fresh.add_unit().await;
        assert!(fresh.add_opinion(1, "AKT-26-000001-A").await.is_err());
        fresh.add_statement("AKT-26-000001-A").await.unwrap();
        fresh.add_opinion(1, "AKT-26-000001-A").await.unwrap();
        assert!(fresh.run("DELETE FROM unit").await.is_err());
        let nobody = "INSERT INTO identity (statement_id, consent_messages, consent_publish_name) VALUES (7, true, true)";
        assert!(fresh.run(nobody).await.is_err());
        fresh.leave().await;
    }
}

#[tokio::test]
async fn what_must_be_alone_is_alone() {
    for fresh in Fresh::both("unique").await {
        fresh.add_unit().await;
        fresh.add_statement("AKT-26-000001-A").await.unwrap();
        assert!(fresh.add_statement("AKT-26-000001-A").await.is_err());
        fresh.add_opinion(1, "AKT-26-000001-A").await.unwrap();
        assert!(fresh.add_opinion(1, "AKT-26-000001-A/2").await.is_err());
        fresh.add_opinion(2, "AKT-26-000001-A/2").await.unwrap();
        let term = |unit: &str| {
            format!(
                "INSERT INTO term (unit_id, key, count, span, direction, basis, basis_en) \
                 VALUES ({unit}, 'answer', 10, 'working_days', 'after', 'x', 'x')"
            )
        };
        fresh.run(&term("NULL")).await.unwrap();
        fresh.run(&term("1")).await.unwrap();
        assert!(fresh.run(&term("NULL")).await.is_err());
        assert!(fresh.run(&term("1")).await.is_err());
        fresh.leave().await;
    }
}

#[tokio::test]
async fn a_key_is_never_given_twice_even_after_the_last_row_went() {
    let fresh = Fresh::sqlite().await;
    fresh.add_unit().await;
    fresh.add_statement("AKT-26-000001-A").await.unwrap();
    fresh.add_opinion(1, "AKT-26-000001-A").await.unwrap();
    fresh.run("DELETE FROM opinion").await.unwrap();
    fresh.add_opinion(1, "AKT-26-000002-A").await.unwrap();
    assert_eq!(fresh.count("SELECT id FROM opinion").await, 2);
    assert_eq!(fresh.count("SELECT rowid FROM opinion").await, 2);
    fresh.leave().await;
}
