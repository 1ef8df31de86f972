//! Accounts on a database of their own: what people at the door see.

use chrono::{DateTime, TimeDelta};
use migration::Migrator;
use sea_orm_migration::MigratorTrait;
use totp_rs::{Builder, Secret};

use super::*;
use crate::acts::{Person, Refusal};
use crate::app::{App, Clock};
use crate::config::Config;
use crate::store::{Conn, Database, outbox, staff as accounts, units};

const PASSWORD: &str = "con trâu đi trước cái cày";

struct House {
    app: App,
    _folder: tempfile::TempDir,
}

/// An installation that `quantri` has just set up, at a standing clock.
async fn house() -> House {
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

#[tokio::test]
async fn a_wrong_password_and_an_unknown_login_read_the_same() {
    let House { app, _folder } = house().await;
    let wrong = try_in(&app, "quantri", "sai mật khẩu rồi", "192.0.2.1").await.expect_err("refused");
    let unknown = try_in(&app, "khongco", "sai mật khẩu rồi", "192.0.2.1").await.expect_err("refused");
    assert_eq!(format!("{wrong:?}"), format!("{unknown:?}"));
    let inside = signed_in(&app, " QUANTRI ", PASSWORD).await;
    assert_eq!(person(&app, &inside.token).await.login, "quantri");
    let unit = units::home(&app.db).await.expect("reads").expect("a unit");
    assert_eq!((unit.name.as_str(), unit.prefix.as_str()), ("Xã An Khê Thượng", "AKT"));
}

#[tokio::test]
async fn a_session_ends_when_idle_when_old_and_when_signed_out() {
    let House { app, _folder } = house().await;
    let token = signed_in(&app, "quantri", PASSWORD).await.token;
    for _ in 0..13 {
        app.clock.forward(TimeDelta::hours(11));
        assert!(present(&app, &token).await.expect("looks").is_some());
    }
    app.clock.forward(TimeDelta::hours(13));
    assert!(present(&app, &token).await.expect("looks").is_none(), "idle for more than twelve hours");

    let token = signed_in(&app, "quantri", PASSWORD).await.token;
    for _ in 0..15 {
        app.clock.forward(TimeDelta::hours(11));
        present(&app, &token).await.expect("looks");
    }
    app.clock.forward(TimeDelta::hours(4));
    assert!(present(&app, &token).await.expect("looks").is_none(), "older than seven days");

    let token = signed_in(&app, "quantri", PASSWORD).await.token;
    sign_out(&app, &token).await.expect("signs out");
    assert!(present(&app, &token).await.expect("looks").is_none());
}

#[tokio::test]
async fn a_one_time_code_opens_once() {
    let House { app, _folder } = house().await;
    let inside = signed_in(&app, "quantri", PASSWORD).await;
    let me = person(&app, &inside.token).await;
    let shown = begin_totp(&app, &me).expect("shows");
    let totp = Builder::new()
        .with_secret(Secret::try_from_base32(&shown.secret).expect("base32"))
        .build()
        .expect("builds");
    let code = |app: &App| {
        let seconds = u64::try_from(app.now().timestamp()).expect("after 1970");
        totp.generate(seconds).to_string()
    };
    let form = SecondFactorForm {
        secret: shown.secret.clone(),
        seal: shown.seal.clone(),
        totp: code(&app),
        password: PASSWORD.into(),
    };
    confirm_totp(&app, &me, None, form).await.expect("confirms");
    assert!(present(&app, &inside.token).await.expect("looks").is_none(), "other sessions end");

    app.clock.forward(TimeDelta::seconds(60));
    let Ok(Admission::NeedsCode { ticket }) = try_in(&app, "quantri", PASSWORD, "192.0.2.1").await else {
        panic!("a code is needed")
    };
    let with = |ticket: &str, totp: String| SignInForm {
        login: "quantri".into(),
        ticket: ticket.into(),
        totp,
        ..SignInForm::default()
    };
    let forged = sign_in(&app, with("9999999999999.x", code(&app)), &from("192.0.2.1")).await;
    assert!(forged.is_err(), "a forged ticket is no password");
    let first = sign_in(&app, with(&ticket, code(&app)), &from("192.0.2.1")).await;
    assert!(matches!(first, Ok(Admission::SignedIn(_))), "{first:?}");
    let again = sign_in(&app, with(&ticket, code(&app)), &from("192.0.2.1")).await;
    assert!(matches!(again, Err(Refusal::Invalid(_))), "{again:?}");
}

#[tokio::test]
async fn guessing_is_slowed_down_without_shutting_the_owner_out() {
    let House { app, _folder } = house().await;
    signed_in(&app, "quantri", PASSWORD).await;
    for _ in 0..10 {
        let refused = try_in(&app, "quantri", "đoán bừa", "198.51.100.7").await;
        assert!(matches!(refused, Err(Refusal::Invalid(_))), "{refused:?}");
    }
    let slowed = try_in(&app, "quantri", PASSWORD, "198.51.100.7").await;
    assert!(matches!(slowed, Err(Refusal::TooMany(seconds)) if seconds <= 900), "{slowed:?}");
    signed_in(&app, "quantri", PASSWORD).await;
    app.clock.forward(TimeDelta::minutes(16));
    assert!(try_in(&app, "quantri", PASSWORD, "198.51.100.7").await.is_ok(), "nobody is locked out for ever");
}

#[tokio::test]
async fn a_new_account_chooses_its_password_by_letter_and_a_disabled_one_is_out_at_once() {
    let House { app, _folder } = house().await;
    let token = signed_in(&app, "quantri", PASSWORD).await.token;
    let admin = person(&app, &token).await;
    let form = AccountForm { once: "form-1".into(), ..clerk("vanphong") };
    let added = add(&app, Author::Person(&admin), form.clone(), None).await.expect("adds");
    let twice = add(&app, Author::Person(&admin), form, None).await.expect("a double click");
    assert_eq!(added.id, twice.id);
    assert!(add(&app, Author::Person(&admin), clerk("vanphong"), None).await.is_err(), "the login is taken");

    let link = last_link(&app, added.id).await;
    assert!(opened(&app, &link).await.expect("opens").first);
    let chosen = NewPasswordForm { new_password: "mưa tháng bảy gãy cành trám".into() };
    reset(&app, &link, chosen.clone()).await.expect("sets");
    assert!(matches!(reset(&app, &link, chosen).await, Err(Refusal::NotFound)), "a link works once");

    let theirs = signed_in(&app, "vanphong", "mưa tháng bảy gãy cành trám").await.token;
    let clerk = person(&app, &theirs).await;
    let personal = issue_token(&app, clerk.by(), clerk.id, TokenForm { label: "báo cáo".into() })
        .await
        .expect("issues");
    assert!(bearer(&app, &personal).await.expect("looks").is_some());
    let seen = version(&app, clerk.id).await.expect("counts");
    let stale = DisableForm { version: Some(seen - 1), once: String::new() };
    let refused = disable(&app, Author::Person(&admin), "vanphong", stale).await;
    assert!(matches!(refused, Err(Refusal::Overtaken)), "{refused:?}");
    let form = DisableForm { version: Some(seen), once: "form-2".into() };
    disable(&app, Author::Person(&admin), "vanphong", form).await.expect("disables");
    assert!(present(&app, &theirs).await.expect("looks").is_none());
    assert!(bearer(&app, &personal).await.expect("looks").is_none());
    assert!(try_in(&app, "vanphong", "mưa tháng bảy gãy cành trám", "192.0.2.1").await.is_err());
}

#[tokio::test]
async fn one_administrator_always_remains_and_nobody_changes_the_own_roles() {
    let House { app, _folder } = house().await;
    let token = signed_in(&app, "quantri", PASSWORD).await.token;
    let admin = person(&app, &token).await;
    let own = AccountForm { roles: vec!["administrator".into()], ..clerk("quantri") };
    let refused = change(&app, Author::Person(&admin), "quantri", own.clone()).await.expect_err("refused");
    assert!(refused.to_string().contains("error-own-roles"), "{refused}");
    let command = Author::Command { unit: admin.unit_id };
    let refused = change(&app, command, "quantri", clerk("quantri")).await.expect_err("refused");
    assert!(refused.to_string().contains("error-last-administrator"), "{refused}");
    let refused = disable(&app, command, "quantri", DisableForm::default()).await.expect_err("refused");
    assert!(refused.to_string().contains("error-last-administrator"), "{refused}");
    change(&app, command, "quantri", own).await.expect("the operator may");
    let roles = accounts::roles(&app.db, admin.id).await.expect("reads");
    assert_eq!(roles, [domain::role::Role::Administrator]);
}

#[tokio::test]
async fn a_forgotten_password_gets_a_letter_only_if_the_account_exists() {
    let House { app, _folder } = house().await;
    let token = signed_in(&app, "quantri", PASSWORD).await.token;
    let me = person(&app, &token).await;
    let wish = |account: &str| ResetForm { account: account.into() };
    let address = "192.0.2.1".parse().expect("an address");
    ask_reset(&app, wish("khongco"), address).await.expect("the same answer");
    ask_reset(&app, wish("QuanTri@AnKhe.example"), address).await.expect("the same answer");
    let link = last_link(&app, me.id).await;
    app.clock.forward(TimeDelta::minutes(61));
    assert!(matches!(opened(&app, &link).await, Err(Refusal::NotFound)), "it opens for one hour");
    ask_reset(&app, wish("quantri"), address).await.expect("the same answer");
    let link = last_link(&app, me.id).await;
    let short = NewPasswordForm { new_password: "ngắn".into() };
    assert!(matches!(reset(&app, &link, short).await, Err(Refusal::Invalid(_))));
    let chosen = NewPasswordForm { new_password: "nước chảy đá mòn mãi".into() };
    assert_eq!(reset(&app, &link, chosen).await.expect("sets"), "quantri");
    assert!(present(&app, &token).await.expect("looks").is_none(), "all sessions end");
    signed_in(&app, "quantri", "nước chảy đá mòn mãi").await;
}
