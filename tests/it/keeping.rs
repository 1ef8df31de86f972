//! What keeps data whole: preparing, bulk data, backup, restore and verify, on both databases.

use chrono::NaiveDate;
use doithoai::acts::staff::{self, AccountForm, Author};
use doithoai::app::{App, Clock};
use doithoai::commands::migrate::{self, Ready};
use doithoai::commands::seed::{self, SeedArgs, Seeded};
use doithoai::commands::{backup, check, mail, restore, verify};
use doithoai::config::Config;
use doithoai::files::{self, Incoming, Purpose};
use doithoai::jobs;
use doithoai::mail::letters;
use doithoai::store::files::Hung;
use doithoai::store::opinions::{self, Case};
use doithoai::store::{self, Sees, outbox, units};
use domain::code::MatterCode;
use domain::lang::Lang;
use sea_orm::ConnectionTrait;

use crate::harness::database::Database;

/// An installation of its own: data folder and database go with it.
struct House {
    folder: tempfile::TempDir,
    database: Database,
}

impl House {
    async fn new() -> House {
        House { folder: tempfile::tempdir().expect("a folder"), database: Database::bare().await }
    }

    fn config(&self) -> Config {
        Config {
            public_url: "http://127.0.0.1:8080".to_owned(),
            data_dir: self.folder.path().join("data"),
            database_url: Some(self.database.url().to_owned()),
            ..Config::default()
        }
    }

    /// Filled with a few opinions and one picture, then closed as a stopped server leaves it.
    async fn filled() -> (House, Seeded) {
        let house = House::new().await;
        let Ready { db, lock } = migrate::prepare(&house.config()).await.expect("prepared");
        let seeded = seed::fill(&db, &args(80), |_| {}).await.expect("filled");
        let app = App::new(house.config(), db.clone(), Clock::default()).await.expect("an app");
        let statement = case(&db, &seeded.slips[0].0).await.statement;
        let incoming = Incoming {
            unit: statement.unit_id,
            staff: None,
            from: None,
            purpose: Purpose::Citizen,
            name: "rác.png".to_owned(),
            bytes: picture().into(),
        };
        let upload = files::take(&app, incoming).await.expect("a picture is taken");
        let tx = db.begin_write().await.expect("a write");
        let hung = store::files::attach_citizen(&tx, &[upload.token], statement.unit_id, statement.id).await;
        assert_eq!(hung.expect("attached"), Hung::All);
        tx.commit().await.expect("kept");
        drop(app);
        db.close().await.expect("closed");
        drop(lock);
        (house, seeded)
    }

    async fn findings(&self) -> verify::Findings {
        let db = migrate::join(&self.config()).await.expect("joined");
        let found = verify::all(&db, &self.config().data_dir).await.expect("read");
        db.close().await.expect("closed");
        found
    }

    /// What `verify` says after somebody wrote into the database behind the program's back.
    async fn findings_after(&self, sql: &str) -> String {
        let db = self.database.connect().await;
        db.execute_unprepared(sql).await.expect("the meddling works");
        db.close().await.expect("closed");
        self.findings().await.wrong.join("\n")
    }
}

fn args(opinions: usize) -> SeedArgs {
    SeedArgs { opinions, seed: 7, unit: None, until: NaiveDate::from_ymd_opt(2026, 11, 20), slips: 3 }
}

async fn case(db: &store::Database, code: &str) -> Case {
    let code: MatterCode = code.parse().expect("a code");
    opinions::by_code(db, &Sees::machine(), &code).await.expect("read").expect("it is there")
}

fn account(login: &str) -> AccountForm {
    AccountForm {
        login: login.into(),
        name: "Ngô Văn Thử".into(),
        post: "Công chức".into(),
        email: format!("{login}@example.invalid"),
        lang: "vi".into(),
        roles: vec!["monitor".into()],
        ..AccountForm::default()
    }
}

fn picture() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(64, 48, image::Rgb([90, 120, 60]))
        .write_to(&mut bytes, image::ImageFormat::Png)
        .expect("a picture is written");
    bytes.into_inner()
}

#[tokio::test]
async fn what_was_backed_up_comes_back_whole_and_only_into_an_empty_house() {
    let (house, seeded) = House::filled().await;
    let before = house.findings().await;
    assert!(before.sound(), "{:?}", before.wrong);
    assert_eq!(before.files, 1);

    let file = house.folder.path().join("copy.tar.gz");
    let manifest = backup::write(&house.config(), file.clone()).await.expect("backed up");
    assert_eq!(manifest.entries.len(), 2);
    let again = backup::write(&house.config(), file.clone()).await.expect_err("never over an older one");
    assert!(again.contains("is there already"), "{again}");

    let other = House::new().await;
    restore::read(&other.config(), file.clone()).await.expect("restored");
    let after = other.findings().await;
    assert!(after.sound(), "{:?}", after.wrong);
    assert_eq!((after.lines, after.files, after.deadlines), (before.lines, before.files, before.deadlines));
    let db = migrate::join(&other.config()).await.expect("joined");
    assert!(!case(&db, &seeded.slips[0].0).await.statement.words.is_empty());
    db.close().await.expect("closed");

    let refused = restore::read(&other.config(), file).await.expect_err("not over living data");
    assert!(refused.contains("not empty"), "{refused}");
}

#[tokio::test]
async fn a_restored_installation_sends_nothing_by_itself_and_knows_nobody() {
    let (house, _) = House::filled().await;
    let Ready { db, lock } = migrate::prepare(&house.config()).await.expect("prepared");
    let unit = units::home(&db).await.expect("read").expect("a unit").id;
    let app = App::new(house.config(), db.clone(), Clock::default()).await.expect("an app");
    let added = staff::add(&app, Author::Command { unit }, account("motcua"), None).await.expect("added");
    let tx = db.begin_write().await.expect("a write");
    let now = app.now();
    let session = store::sessions::Session {
        id: 0,
        token_hash: "a".to_owned(),
        staff_id: added.id,
        created_at: now,
        seen_at: now,
        expires_at: now + chrono::TimeDelta::days(1),
        agent: String::new(),
        totp_passed: true,
    };
    store::sessions::begin(&tx, session).await.expect("begun");
    let token = store::sessions::ApiToken {
        id: 0,
        staff_id: added.id,
        label: "máy tính của xã".to_owned(),
        token_hash: "b".to_owned(),
        scopes: "read".to_owned(),
        created_at: now,
        last_used_at: None,
        expires_at: now + chrono::TimeDelta::days(365),
        revoked_at: None,
    };
    store::sessions::add_api_token(&tx, token).await.expect("kept");
    store::sessions::add_link(&tx, Some(added.id), store::sessions::Purpose::Reset, "c", now)
        .await
        .expect("kept");
    tx.commit().await.expect("kept");
    let words = letters::staff::Words {
        lang: Lang::Vi,
        unit: "Xã Số Liệu Thử",
        name: "Ngô Văn Thử",
        login: "motcua",
        link: "http://127.0.0.1:8080/dat-mat-khau/mot-lan",
        until: now,
    };
    let to = store::staff::by_id(&db, added.id).await.expect("read").expect("there");
    let link = letters::to_staff(&app, &to, None, "reset", "1", letters::staff::reset(&words));
    let letter = letters::to_staff(&app, &to, None, "shielded", "1", letters::shielded(&app, Lang::Vi));
    let tx = db.begin_write().await.expect("a write");
    outbox::put(&tx, link, now).await.expect("put");
    outbox::put(&tx, letter, now).await.expect("put");
    tx.commit().await.expect("kept");
    drop(app);
    db.close().await.expect("closed");
    drop(lock);
    let file = house.folder.path().join("copy.tar.gz");
    backup::write(&house.config(), file.clone()).await.expect("backed up");

    let other = House::new().await;
    restore::read(&other.config(), file).await.expect("restored");
    let said = check::look(&other.config()).await.lines.join("\n");
    assert!(said.contains("!! letters: 1 are held since the restore; `doithoai mail release`"), "{said}");
    let Ready { db, lock: _lock } = migrate::prepare(&other.config()).await.expect("prepared");
    assert!(store::sessions::of(&db, added.id, now).await.expect("read").is_empty());
    assert!(store::sessions::by_api_token(&db, "b", now).await.expect("read").is_none());
    assert!(store::sessions::link(&db, "c", now).await.expect("read").is_none());
    let app = App::new(other.config(), db.clone(), Clock::default()).await.expect("an app");
    let post = jobs::post(&app).expect("a folder");
    assert_eq!(jobs::send_letters(&app, &post).await.expect("a round").sent, 0);
    assert_eq!(mail::release(&app).await.expect("released"), 1);
    assert_eq!(jobs::send_letters(&app, &post).await.expect("a round").sent, 1);
    db.close().await.expect("closed");
}

#[tokio::test]
async fn a_backup_is_taken_while_a_server_is_running() {
    let (house, _) = House::filled().await;
    let ready = migrate::prepare(&house.config()).await.expect("the server");
    let file = house.folder.path().join("copy.tar.gz");
    backup::write(&house.config(), file.clone()).await.expect("backed up beside it");
    assert!(file.metadata().expect("written").len() > 1_000);
    ready.db.close().await.expect("closed");
}

#[tokio::test]
async fn a_line_changed_behind_the_back_is_named() {
    let (house, seeded) = House::filled().await;
    let code = &seeded.slips[0].0;
    let said = house
        .findings_after(&format!(
            "UPDATE journal SET act = 'withdraw' WHERE seq = 1 AND subject = 'opinion'
             AND subject_id = (SELECT id FROM opinion WHERE code = '{code}')"
        ))
        .await;
    assert_eq!(said, format!("journal of opinion {code}: line 1 was changed after it was written"));
}

#[tokio::test]
async fn a_line_cut_off_the_end_of_a_journal_is_missed() {
    let (house, seeded) = House::filled().await;
    let code = &seeded.slips[0].0;
    let id = format!("(SELECT id FROM opinion WHERE code = '{code}')");
    let said = house
        .findings_after(&format!(
            "DELETE FROM journal WHERE subject = 'opinion' AND subject_id = {id}
             AND seq = (SELECT journal_len FROM opinion WHERE code = '{code}')"
        ))
        .await;
    assert!(said.starts_with(&format!("journal of opinion {code}: has ")), "{said}");
}

#[tokio::test]
async fn a_changed_picture_and_a_moved_due_day_are_named() {
    let (house, _) = House::filled().await;
    let said = house
        .findings_after("UPDATE deadline SET due_on = '2020-01-01' WHERE id = (SELECT min(id) FROM deadline)")
        .await;
    assert!(said.contains("stored as 2020-01-01, but its sum gives "), "{said}");

    let files = house.config().data_dir.join("files");
    let shard = std::fs::read_dir(files).expect("a folder").next().expect("a shard").expect("readable");
    let stored = std::fs::read_dir(shard.path()).expect("a shard").next().expect("a file").expect("readable");
    std::fs::write(stored.path(), b"another picture").expect("written");
    let said = house.findings().await.wrong.join("\n");
    assert!(said.contains("its bytes were changed"), "{said}");
}

#[tokio::test]
async fn a_counter_changed_by_hand_is_named_with_what_the_rows_say() {
    let (house, _) = House::filled().await;
    let said = house
        .findings_after("UPDATE tally SET n = n + 3 WHERE figure = 'turns' AND day = '2026-11-01'")
        .await;
    assert!(said.starts_with("figures of seed: turns, 2026-11-01: kept as "), "{said}");
    let numbers: Vec<i64> = said.split([' ', ',']).filter_map(|word| word.parse().ok()).collect();
    assert!(matches!(numbers[..], [kept, counted] if kept == counted + 3), "{said}");

    let said = house.findings_after("DELETE FROM tally WHERE figure = 'waiting'").await;
    assert!(said.contains("figures of seed: waiting, 20"), "{said}");
}

#[tokio::test]
async fn the_same_seed_tells_the_same_stories() {
    let (first, second) = (House::filled().await, House::filled().await);
    assert_eq!(first.1.slips, second.1.slips);
    let Ready { db, lock } = migrate::prepare(&first.0.config()).await.expect("prepared");
    let more = seed::fill(&db, &SeedArgs { seed: 8, ..args(40) }, |_| {}).await.expect("more of it");
    assert_ne!(more.slips, first.1.slips);
    db.close().await.expect("closed");
    drop(lock);
    let found = first.0.findings().await;
    assert!(found.sound(), "{:?}", found.wrong);
}

#[tokio::test]
async fn bulk_data_never_goes_among_real_opinions() {
    let (house, _) = House::filled().await;
    let db = house.database.connect().await;
    db.execute_unprepared("DELETE FROM setting WHERE key = 'seeded.seed'")
        .await
        .expect("as if they were real");
    db.close().await.expect("closed");
    let Ready { db, lock: _lock } = migrate::prepare(&house.config()).await.expect("prepared");
    let refused = seed::fill(&db, &args(5), |_| {}).await.expect_err("refused");
    assert!(refused.contains("holds real opinions"), "{refused}");
    db.close().await.expect("closed");
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_left_alone() {
    let (house, _) = House::filled().await;
    let db = house.database.connect().await;
    db.execute_unprepared(
        "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20990101_000001_later', 0)",
    )
    .await
    .expect("as if");
    db.close().await.expect("closed");
    let refused = migrate::prepare(&house.config()).await.err().expect("refused");
    assert!(refused.contains("newer Đối Thoại"), "{refused}");
}

#[tokio::test]
async fn a_second_server_on_the_same_file_is_refused_and_other_commands_join() {
    let house = House::new().await;
    let first = migrate::prepare(&house.config()).await.expect("the server");
    if house.database.is_sqlite() {
        let refused = migrate::prepare(&house.config()).await.err().expect("refused");
        assert!(refused.contains("another Đối Thoại is running"), "{refused}");
    }
    let beside = migrate::open(&house.config()).await.expect("a command beside it");
    beside.db.close().await.expect("closed");
    first.db.close().await.expect("closed");
}

#[tokio::test]
async fn what_an_administrator_removed_from_the_defaults_stays_removed() {
    let house = House::new().await;
    let first = migrate::prepare(&house.config()).await.expect("prepared");
    first.db.close().await.expect("closed");
    drop(first.lock);
    let db = house.database.connect().await;
    let count = async || {
        let backend = db.get_database_backend();
        let sql = sea_orm::Statement::from_string(backend, "SELECT count(*) AS n FROM topic");
        let row = db.query_one_raw(sql).await.expect("asked").expect("a row");
        row.try_get::<i64>("", "n").expect("a number")
    };
    let all = count().await;
    assert!(all > 50);
    db.execute_unprepared("DELETE FROM topic WHERE code = 'MTG-10'").await.expect("removed");
    let again = migrate::prepare(&house.config()).await.expect("prepared again");
    assert_eq!(count().await, all - 1);
    again.db.close().await.expect("closed");
}

#[tokio::test]
async fn a_line_cut_from_the_end_of_an_account_s_journal_is_noticed_like_a_switch_turned_by_hand() {
    let (house, _) = House::filled().await;
    let Ready { db, lock } = migrate::prepare(&house.config()).await.expect("prepared");
    let unit = units::home(&db).await.expect("read").expect("a unit").id;
    let app = App::new(house.config(), db.clone(), Clock::default()).await.expect("an app");
    let added = staff::add(&app, Author::Command { unit }, account("motcua"), None).await.expect("added");
    drop(app);
    db.close().await.expect("closed");
    drop(lock);

    assert!(house.findings().await.sound());
    let id = added.id;
    let said = house.findings_after(&format!("UPDATE staff SET active = FALSE WHERE id = {id}")).await;
    assert!(said.contains("journal of staff motcua: ends in active, its row says disabled"), "{said}");
    let cut = format!("DELETE FROM journal WHERE subject = 'staff' AND subject_id = {id}");
    let said = house.findings_after(&cut).await;
    assert!(said.contains("journal of staff motcua: has 0 lines, its row says 1"), "{said}");
}
