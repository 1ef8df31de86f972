//! A small commune with one opinion, a clock that stands still and letters to be sent by hand.

use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use doithoai::app::{App, Clock};
use doithoai::config::Config;
use doithoai::jobs::{Sent, send_letters};
use doithoai::mail::letters::{self, Addressee, Case, Received};
use doithoai::mail::post::Post;
use doithoai::store::batch::Batch;
use doithoai::store::conferences::Conference;
use doithoai::store::held::Held;
use doithoai::store::journal::{By, Line, Subject};
use doithoai::store::opinions::Opinion;
use doithoai::store::outbox::{self, Part, Shelf, Stored};
use doithoai::store::sees::{Reach, Sees};
use doithoai::store::staff::Staff;
use doithoai::store::statements::{self, Statement};
use doithoai::store::units::Unit;
use doithoai::store::{Database as Store, WriteTx, founding, opinions};
use domain::code::{Code, Secret};
use domain::conference::{Approach, Coverage, Mode, Occasion};
use domain::lang::Lang;
use domain::opinion::{Channel, Circle, Desk, Kind, Stage};
use tempfile::TempDir;

use crate::harness::database::Database;

/// The room; its database and folder go with it.
pub struct Room {
    pub app: App,
    pub unit: Unit,
    pub opinion: Opinion,
    pub database: Database,
    pub folder: TempDir,
}

impl Room {
    /// A room whose clock stands on Monday, 23 November 2026, at eight in the morning.
    pub async fn open() -> Room {
        let database = Database::fresh().await;
        let folder = tempfile::tempdir().expect("the temporary folder is writable");
        let app = app(&database, folder.path()).await;
        let tx = app.begin_write().await.expect("a transaction");
        let mut unit = unit(app.now());
        unit.id = founding::add_unit(&tx, unit.clone()).await.expect("stored").expect("new");
        let mut statement = statement(unit.id);
        statement.id = statements::insert(&tx, statement.clone()).await.expect("stored").expect("new");
        let mut opinion = opinion(&statement);
        let mut batch = Batch::within(&tx);
        opinion.id = opinions::insert(&tx, &statement, opinion.clone(), &mut batch).await.expect("stored");
        batch.run(&tx).await.expect("counted");
        tx.commit().await.expect("committed");
        Room { app, unit, opinion, database, folder }
    }

    /// Another instance of the program on the same database, with the same clock's time.
    pub async fn neighbour(&self) -> App {
        app(&self.database, self.folder.path()).await
    }

    /// Another instance that may send so many letters in a minute.
    pub async fn sending(&self, per_minute: u32) -> App {
        let app = self.neighbour().await;
        let config = Config { mail_per_minute: per_minute, ..app.config.clone() };
        App::new(config, app.db.clone(), app.clock.clone()).await.expect("an app")
    }

    /// Puts a receipt for the opinion into the outbox; `nth` tells several apart.
    pub async fn put(&self, to: &str, nth: usize) {
        let letter = letters::received(&self.app, &self.unit, &citizen(Lang::Vi), &receipt());
        let case = case(&self.opinion);
        let envelope =
            letters::to_citizen(&self.app, &case, to.to_owned(), &format!("received-{nth}"), letter);
        let tx = self.app.begin_write().await.expect("a transaction");
        outbox::put(&tx, envelope, self.app.now()).await.expect("put");
        tx.commit().await.expect("committed");
    }

    /// Puts the opinion on the restricted list; gives it as it is then.
    pub async fn restricted(&self, tx: &WriteTx) -> Opinion {
        let before = &self.opinion;
        let line = Line {
            unit: before.unit_id,
            subject: Subject::Opinion,
            name: &before.code,
            seq: before.journal_len + 1,
            prev: &before.journal_head,
            by: By::Machine,
            act: "quarantine",
            from: None,
            to: None,
            at: self.app.now(),
            detail: serde_json::json!({}),
            once: None,
        };
        let after = Opinion { circle: Circle::Restricted.into(), ..before.clone() };
        assert!(Opinion::keep(tx, before, after.clone(), &line).await.expect("kept"));
        after
    }

    /// The post to a server, with little patience.
    pub fn post(&self, url: &str) -> Post {
        Post::new(Some(url), self.folder.path())
            .expect("a server's address")
            .with_patience(Duration::from_millis(1_500))
    }

    /// The letters of the unit that a reader of this part finds, whose eyes reach over all of the unit.
    pub fn shelf(&self, part: Part) -> Shelf {
        let sees = Sees { reach: Reach::Unit(self.unit.id), staff: None, circles: Vec::new() };
        Shelf { unit: self.unit.id, part, sees }
    }

    /// One round by hand.
    pub async fn round(&self, post: &Post) -> Sent {
        send_letters(&self.app, post).await.expect("a round")
    }

    /// All letters as stored, in the order of their addresses.
    pub async fn stored(&self) -> Vec<Stored> {
        let mut letters = outbox::about(&self.app.db, self.opinion.id).await.expect("read");
        letters.sort_by(|a, b| a.to_address.cmp(&b.to_address));
        letters
    }

    /// The only letter.
    pub async fn only(&self) -> Stored {
        let mut letters = self.stored().await;
        assert_eq!(letters.len(), 1, "no letter is lost, none is doubled");
        letters.remove(0)
    }
}

async fn app(database: &Database, folder: &Path) -> App {
    let config = Config {
        public_url: "https://doithoai.ankhethuong.test".to_owned(),
        data_dir: folder.to_owned(),
        mail_from: "Đối Thoại <doithoai@tinh.test>".to_owned(),
        ..Config::default()
    };
    let store = Store::connect(database.url()).await.expect("the test's database opens");
    App::new(config, store, Clock::still(monday())).await.expect("an app")
}

/// Monday, 23 November 2026, 08:00 in Viet Nam.
pub fn monday() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 1, 0, 0).single().expect("a moment")
}

/// A day.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

/// What the citizen took home.
pub fn receipt() -> Received {
    Received {
        code: code(),
        secret: Secret::from_bytes([1, 2, 3, 4, 5, 6, 7]),
        received_on: day(2026, 11, 23),
        due_on: day(2026, 12, 10),
        may_move: Vec::new(),
    }
}

/// The citizen who sent the opinion.
pub fn citizen(lang: Lang) -> Addressee {
    Addressee { lang, name: Some("Hà Thị Mẫu".to_owned()), village: Some("Trại Mới".to_owned()) }
}

/// The opinion as envelopes know it.
pub fn case(opinion: &Opinion) -> Case {
    Case {
        id: opinion.id,
        unit: opinion.unit_id,
        version: opinion.version,
        code: opinion.code.clone(),
        sealed: opinion.circle.is_closed(),
    }
}

fn code() -> Code {
    Code::compose("AKT", 2026, 483_920).expect("a code with a good check character")
}

/// A commune with all that a letterhead shows.
pub fn unit(now: DateTime<Utc>) -> Unit {
    Unit {
        id: 0,
        code: "00004".to_owned(),
        kind: "xa".to_owned(),
        parent_id: None,
        name: "Xã An Khê Thượng".to_owned(),
        name_en: "An Khê Thượng Commune".to_owned(),
        prefix: "AKT".to_owned(),
        place: "An Khê Thượng".to_owned(),
        phone: Some("+842093812345".to_owned()),
        police_phone: None,
        address: Some("Thôn Trung Tâm".to_owned()),
        reception: Some("Phòng tiếp công dân, thứ Ba hằng tuần, 07:30 đến 11:30".to_owned()),
        mail_from: Some("vanphong@ankhethuong.test".to_owned()),
        reply_to: Some("hoidap@ankhethuong.test".to_owned()),
        host: None,
        is_home: true,
        valid_from: None,
        valid_to: None,
        created_at: now,
        version: 1,
        journal_len: 0,
        journal_head: String::new(),
    }
}

/// What was said.
fn statement(unit: i64) -> Statement {
    Statement {
        id: 0,
        unit_id: unit,
        code: code().to_string(),
        once: None,
        body_hash: None,
        original: None,
        secret_hash: String::new(),
        phone_tail_hash: None,
        channel: Channel::Web.into(),
        conference_id: None,
        spoken_order: None,
        village_id: None,
        place: None,
        words: "Nhà ông Tư đổ rác ra suối.".to_owned(),
        lang: Lang::Vi.into(),
        topic_hint: None,
        people: None,
        representative: None,
        anonymous: false,
        received_on: day(2026, 11, 23),
        received_at: monday(),
        promised_on: day(2026, 12, 10),
        logged_by: None,
        on_behalf: false,
        sealed: false,
        matters: 1,
        edition: 1,
    }
}

/// An opinion under way: the one matter of a statement.
fn opinion(statement: &Statement) -> Opinion {
    Opinion {
        title: Some("Đổ trộm rác cạnh nhà ông Tư".to_owned()),
        topic: Some("MTG-02".to_owned()),
        kind: Some(Kind::PhanAnh.into()),
        stage: Stage::Assigned.into(),
        waits_for: Desk::Office.into(),
        due_on: Some(day(2026, 12, 8)),
        journal_len: 1,
        ..Opinion::fresh(statement, 1, statement.code.clone())
    }
}

/// An officer.
pub fn officer(unit: i64) -> Staff {
    Staff {
        id: 7,
        unit_id: unit,
        login: "kinhte".to_owned(),
        name: "Đỗ Thị Mẫu".to_owned(),
        email: "kinhte@ankhethuong.test".to_owned(),
        phone: None,
        post: "Chuyên viên".to_owned(),
        office_id: None,
        village_id: None,
        password_hash: None,
        totp_secret: None,
        totp_step: None,
        lang: Lang::Vi.into(),
        shortcuts: true,
        guarded: false,
        active: true,
        created_at: monday(),
        disabled_at: None,
        version: 1,
        journal_len: 0,
        journal_head: String::new(),
    }
}

/// A conference.
pub fn conference(unit: i64) -> Conference {
    Conference {
        id: 0,
        unit_id: unit,
        code: "AKT-HN-2026-02".to_owned(),
        theme: "Quản lý đất đai & môi trường".to_owned(),
        occasion: Occasion::Regular.into(),
        approach: Approach::ByTheme.into(),
        audience: None,
        coverage: Coverage::Whole.into(),
        cluster: None,
        mode: Mode::InPerson.into(),
        held_on: day(2026, 12, 5),
        starts_at: 450,
        ends_at: 690,
        place: "Nhà văn hóa xã".to_owned(),
        online_url: None,
        agenda: Some("Báo cáo kết quả kỳ trước.\nTrao đổi, trả lời.".to_owned()),
        collect_until: day(2026, 12, 2),
        stage: domain::conference::Stage::Announced.into(),
        version: 2,
        notice_due_on: day(2026, 11, 28),
        notice_json: String::new(),
        announced_at: None,
        opened_at: None,
        adjourned_at: None,
        cancelled_at: None,
        reason: Some("Bão số 12 đổ bộ".to_owned()),
        attendance: None,
        last_spoken: 0,
        journal_len: 1,
        journal_head: String::new(),
        created_by: 1,
        created_at: monday(),
    }
}
