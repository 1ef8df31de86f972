//! Accounts on a database of their own: what people at the door see.

mod accounts;
mod door;

use chrono::{DateTime, TimeDelta};
use migration::Migrator;
use sea_orm_migration::MigratorTrait;
use totp_rs::{Builder, Secret};

use super::*;
use crate::acts::{Person, Refusal};
use crate::app::{App, Clock};
use crate::config::Config;
use crate::store::{Conn, Database, outbox, staff, units};

pub(crate) const PASSWORD: &str = "con trâu đi trước cái cày";

pub(crate) struct House {
    pub(crate) app: App,
    pub(crate) _folder: tempfile::TempDir,
}

/// An installation that `quantri` has just set up, at a standing clock.
pub(crate) async fn house() -> House {
    let folder = tempfile::tempdir().expect("a folder");
    let config = Config {
        data_dir: folder.path().to_owned(),
        public_url: "https://doithoai.example".to_owned(),
        ..Config::default()
    };
    let db = Database::connect(&config.database_url()).await.expect("opens");
    Migrator::up(db.conn(), None).await.expect("migrates");
    let clock = Clock::still(DateTime::from_timestamp(1_795_000_000, 0).expect("a moment"));
    let app = App::new(config, db, clock).await.expect("starts");
    let link = set_up_link(&app).await.expect("asks").expect("an empty installation has a link");
    let token = link.rsplit('/').next().expect("a token").to_owned();
    let form = SetUpForm {
        kind: "xa".into(),
        place: "An Khê Thượng".into(),
        code: "demo".into(),
        prefix: "akt".into(),
        login: "QuanTri".into(),
        name: "Trần Văn Mẫu".into(),
        post: "Công chức văn phòng".into(),
        email: "quantri@ankhe.example".into(),
        new_password: PASSWORD.into(),
        clerk: true,
        ..SetUpForm::default()
    };
    assert_eq!(set_up(&app, &token, form.clone()).await.expect("sets up"), "quantri");
    assert!(matches!(set_up(&app, &token, form).await, Err(Refusal::NotFound)), "a set-up link works once");
    assert!(set_up_link(&app).await.expect("asks").is_none());
    House { app, _folder: folder }
}

fn from(address: &str) -> Caller {
    Caller { address: address.parse().expect("an address"), agent: "Firefox/140 (Linux)".into() }
}

async fn try_in(app: &App, login: &str, password: &str, address: &str) -> Result<Admission, Refusal> {
    let form = SignInForm { login: login.into(), password: password.into(), ..SignInForm::default() };
    sign_in(app, form, &from(address)).await
}

async fn signed_in(app: &App, login: &str, password: &str) -> SignedIn {
    match try_in(app, login, password, "192.0.2.1").await {
        Ok(Admission::SignedIn(signed_in)) => signed_in,
        other => panic!("{login} was not let in: {other:?}"),
    }
}

async fn person(app: &App, token: &str) -> Person {
    present(app, token).await.expect("looks").expect("a running session").person
}

fn clerk(login: &str) -> AccountForm {
    AccountForm {
        login: login.into(),
        name: "Lê Thị Thử".into(),
        email: format!("{login}@ankhe.example"),
        post: "Công chức".into(),
        roles: vec!["clerk".into()],
        lang: "vi".into(),
        ..AccountForm::default()
    }
}

async fn last_link(app: &App, staff: i64) -> String {
    use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
    let letter: outbox::Stored = entity::letter::Entity::find()
        .filter(entity::letter::Column::StaffId.eq(staff))
        .order_by_desc(entity::letter::Column::Id)
        .one(app.db.conn())
        .await
        .expect("reads")
        .expect("a letter");
    let at = letter.text.find("/dat-mat-khau/").expect("a link") + "/dat-mat-khau/".len();
    letter.text[at..].chars().take_while(|ch| ch.is_ascii_alphanumeric() || matches!(ch, '-' | '_')).collect()
}
