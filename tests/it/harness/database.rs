//! A database for each test alone: a copy of one that was migrated once, on SQLite or, where
//! `DOITHOAI_TEST_DATABASE_URL` names a server, on PostgreSQL.

use std::fs::{self, File};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use migration::Migrator;
use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection, DbBackend, DbErr, Statement};
use sea_orm_migration::MigratorTrait;
use tempfile::TempDir;
use url::Url;

use super::wait;

/// The tests of one server queue here while its first test makes the template.
const TEMPLATE_LOCK: i64 = 20_261_123;

/// One test's own database; dropped with this value.
pub struct Database {
    url: String,
    /// Where it lives; held only so that it goes when this does.
    _place: Place,
}

enum Place {
    Folder { _folder: TempDir },
    Server { _database: ServerDatabase },
}

/// A database of this name on this server; dropped with this value, whoever is still connected.
struct ServerDatabase {
    server: Url,
    name: String,
}

impl Database {
    /// A migrated, otherwise empty database of the kind this run is about.
    pub async fn fresh() -> Database {
        Database::filled("template", async |_: &str| {}).await
    }

    /// A database without a single table, for what migrates itself.
    pub async fn bare() -> Database {
        match server() {
            Some(server) => Database::of_server(server, "template0").await,
            None => Database::in_folder(),
        }
    }

    /// A copy of a migrated database into which `fill` put something once for this very build; `name` tells what.
    pub async fn filled(name: &str, fill: impl AsyncFnOnce(&str)) -> Database {
        let name = format!("{name}_{}", build_mark());
        match server() {
            Some(server) => {
                let admin = admin(&server).await;
                let template = server_template(&admin, &server, &name, fill).await;
                admin.close().await.expect("a connection can be closed");
                Database::of_server(server, &template).await
            }
            None => Database::of_file(&file_template(&name, fill).await),
        }
    }

    /// What `DOITHOAI_DATABASE_URL` is to be.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Whether this is a file.
    pub fn is_sqlite(&self) -> bool {
        is_sqlite()
    }

    /// A connection beside the program's, to look at rows or to disturb them.
    pub async fn connect(&self) -> DatabaseConnection {
        open(&self.url, 4).await.expect("the test's own database opens")
    }

    /// A file of its own; a copy of another when there is one to copy.
    fn of_file(template: &Path) -> Database {
        let database = Database::in_folder();
        fs::copy(template, database.url.trim_start_matches("sqlite://")).expect("the template can be copied");
        database
    }

    fn in_folder() -> Database {
        let folder = tempfile::tempdir().expect("the temporary folder is writable");
        Database { url: file_url(&folder.path().join("test.db")), _place: Place::Folder { _folder: folder } }
    }

    async fn of_server(server: Url, template: &str) -> Database {
        let admin = admin(&server).await;
        let name = format!("test_{:016x}", RandomState::new().build_hasher().finish());
        run(&admin, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        admin.close().await.expect("a connection can be closed");
        let url = with_name(&server, &name).to_string();
        Database { url, _place: Place::Server { _database: ServerDatabase { server, name } } }
    }
}

async fn admin(server: &Url) -> DatabaseConnection {
    open(server.as_str(), 1).await.expect("DOITHOAI_TEST_DATABASE_URL names a running server")
}

impl Drop for ServerDatabase {
    fn drop(&mut self) {
        let (server, sql) =
            (self.server.to_string(), format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
        // A thread of its own, because a test's runtime cannot be entered twice.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(async {
                let admin = open(&server, 1).await.map_err(std::io::Error::other)?;
                admin.execute_unprepared(&sql).await.map_err(std::io::Error::other)
            })
        });
        if let Ok(Err(e)) = dropped.join() {
            eprintln!("database {} stays until the server goes: {e}", self.name);
        }
    }
}

/// Whether this run is about SQLite.
pub fn is_sqlite() -> bool {
    server().is_none()
}

/// The server of this run.
fn server() -> Option<Url> {
    let url = std::env::var("DOITHOAI_TEST_DATABASE_URL").ok().filter(|url| !url.is_empty())?;
    Some(Url::parse(&url).expect("DOITHOAI_TEST_DATABASE_URL is an address"))
}

fn with_name(server: &Url, name: &str) -> Url {
    let mut url = server.clone();
    url.set_path(name);
    url
}

fn file_url(file: &Path) -> String {
    format!("sqlite://{}", file.display())
}

async fn open(url: &str, connections: u32) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections).acquire_timeout(Duration::from_secs(10)).sqlx_logging(false);
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite.create_if_missing(true).foreign_keys(true).busy_timeout(Duration::from_secs(5))
    });
    sea_orm::Database::connect(options).await
}

async fn run(db: &DatabaseConnection, sql: &str) {
    db.execute_unprepared(sql).await.unwrap_or_else(|e| panic!("{sql}: {e}"));
}

/// A mark of this very build, so that a template never outlives its schema.
fn build_mark() -> String {
    let program = std::env::current_exe().expect("a test knows its own file");
    let facts = fs::metadata(&program).expect("a running program's file is there");
    let built =
        facts.modified().expect("files have times").duration_since(UNIX_EPOCH).expect("built after 1970");
    format!("{:x}_{:x}", built.as_nanos(), facts.len())
}

/// The migrated file that is copied; made by the first test, while the others wait at the lock.
async fn file_template(name: &str, fill: impl AsyncFnOnce(&str)) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let template = folder.join(format!("{name}.db"));
    if template.exists() {
        return template;
    }
    let lock = File::create(folder.join("template.lock")).expect("the target folder is writable");
    lock.lock().expect("files can be locked");
    if !template.exists() {
        remove_old_templates(folder, name);
        let unfinished = template.with_extension("part");
        let _ = fs::remove_file(&unfinished);
        let db = open(&file_url(&unfinished), 1).await.expect("a new file opens");
        Migrator::up(&db, None).await.expect("the migrations run on SQLite");
        db.close().await.expect("a connection can be closed");
        fill(&file_url(&unfinished)).await;
        fs::rename(&unfinished, &template).expect("a file can be renamed");
    }
    template
}

fn remove_old_templates(folder: &Path, name: &str) {
    let (kind, mark) = (name.split('_').next().unwrap_or_default(), build_mark());
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let file = entry.file_name().to_string_lossy().into_owned();
        if file.starts_with(&format!("{kind}_")) && !file.contains(&mark) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The migrated database that is copied; made by the first test, while the others wait at the lock.
async fn server_template(
    admin: &DatabaseConnection,
    server: &Url,
    name: &str,
    fill: impl AsyncFnOnce(&str),
) -> String {
    let template = name.to_owned();
    if exists(admin, &template).await {
        return template;
    }
    run(admin, &format!("SELECT pg_advisory_lock({TEMPLATE_LOCK})")).await;
    if !exists(admin, &template).await {
        let unfinished = format!("{template}_part");
        run(admin, &format!("DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)")).await;
        run(admin, &format!("CREATE DATABASE {unfinished} TEMPLATE template0")).await;
        let db = open(with_name(server, &unfinished).as_str(), 1).await.expect("a new database opens");
        Migrator::up(&db, None).await.expect("the migrations run on PostgreSQL");
        db.close().await.expect("a connection can be closed");
        fill(with_name(server, &unfinished).as_str()).await;
        // The server notices a closed connection a moment later.
        let rename = format!("ALTER DATABASE {unfinished} RENAME TO {template}");
        wait::until("the template is free", async || admin.execute_unprepared(&rename).await.ok()).await;
    }
    run(admin, &format!("SELECT pg_advisory_unlock({TEMPLATE_LOCK})")).await;
    template
}

async fn exists(admin: &DatabaseConnection, name: &str) -> bool {
    let sql = "SELECT 1 FROM pg_database WHERE datname = $1";
    let question = Statement::from_sql_and_values(DbBackend::Postgres, sql, [name.into()]);
    admin.query_one_raw(question).await.expect("the server lists its databases").is_some()
}
