//! An empty installation is set up: the commune, its usual offices and the first account.

use domain::fold::unaccented;
use domain::lang::Lang;
use domain::role::Role;
use domain::text::Line;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::account::{self, required};
use super::password;
use super::step::Step;
use crate::acts::step::{self, Found};
use crate::acts::{Fields, Refusal, said};
use crate::app::{App, digest};
use crate::store::founding::{self, NewOffice};
use crate::store::journal::By;
use crate::store::sessions::{self, Purpose};
use crate::store::staff::{self, Staff};
use crate::store::units::Unit;

/// The offices that a commune usually has since 1 July 2025; every one can be renamed or closed.
pub const OFFICES: [NewOffice<'_>; 8] = [
    NewOffice { code: "VP", name: "Văn phòng HĐND và UBND", name_en: "Office of the Councils" },
    NewOffice { code: "KT", name: "Phòng Kinh tế", name_en: "Economic Division" },
    NewOffice {
        code: "VHXH",
        name: "Phòng Văn hóa – Xã hội",
        name_en: "Culture and Social Affairs Division",
    },
    NewOffice { code: "CA", name: "Công an xã", name_en: "Commune Police" },
    NewOffice {
        code: "PVHCC",
        name: "Trung tâm Phục vụ hành chính công",
        name_en: "Public Administration Service Centre",
    },
    NewOffice { code: "VPDU", name: "Văn phòng Đảng ủy", name_en: "Party Committee Office" },
    NewOffice { code: "XDD", name: "Ban Xây dựng Đảng", name_en: "Party Building Board" },
    NewOffice { code: "MTTQ", name: "Ủy ban MTTQ Việt Nam", name_en: "Fatherland Front Committee" },
];

/// The word in the journals.
const SET_UP: &str = "set_up";

/// The commune and its first account.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct SetUpForm {
    /// `xa`, `phuong` or `dac_khu`.
    pub kind: String,
    /// The commune's bare name, without "xã" or "phường".
    pub place: String,
    /// The unit's code, for example the official one of five digits.
    pub code: String,
    /// The beginning of opinion codes: 2–6 of A–Z and 0–9.
    pub prefix: String,
    /// The office's telephone; may be empty.
    pub phone: String,
    /// The office's address; may be empty.
    pub address: String,
    /// The office's mail box, where answers to letters are read; may be empty.
    pub reply_to: String,
    /// The login of the first account.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// The person's post.
    pub post: String,
    /// Where letters to the person go.
    pub email: String,
    /// The password.
    pub new_password: String,
    /// The person also works as the clerk of the office.
    pub clerk: bool,
}

/// A link that sets this installation up; `None` when it already has accounts.
pub async fn set_up_link(app: &App) -> Result<Option<String>, Refusal> {
    if staff::any(&app.db).await? {
        return Ok(None);
    }
    let token = app.fresh_token();
    let tx = app.begin_write().await?;
    sessions::add_link(&tx, None, Purpose::Setup, &digest(&token), app.now()).await?;
    tx.commit().await?;
    Ok(Some(app.link(&format!("/cai-dat/{token}"))))
}

/// Whether this token may set the installation up now.
pub async fn may_set_up(app: &App, token: &str) -> Result<(), Refusal> {
    let link = sessions::link(&app.db, &digest(token), app.now()).await?;
    let first = link.is_some_and(|link| link.staff_id.is_none()) && !staff::any(&app.db).await?;
    if first { Ok(()) } else { Err(Refusal::NotFound) }
}

/// Makes the commune with its offices and the first administrator; gives the login. It works once.
pub async fn set_up(app: &App, token: &str, form: SetUpForm) -> Result<String, Refusal> {
    may_set_up(app, token).await?;
    let now = app.now();
    let mut wrong = Fields::new();
    let unit = read_unit(&form, now, &mut wrong);
    let login = wrong.take("login", account::read_login(&form.login));
    let name = wrong.take("name", required(said::name(&form.name)));
    let post = wrong.take("post", required(said::line(&form.post, 120)));
    let email = wrong.take("email", required(said::email(&form.email)));
    let own = [login.as_deref().unwrap_or_default(), &form.name, &form.place];
    let chosen = wrong.take("new_password", password::choose(&form.new_password, &own));
    wrong.done()?;
    let (Some(unit), Some(login), Some(name), Some(post), Some(email), Some(chosen)) =
        (unit, login, name, post, email, chosen)
    else {
        return Err(Refusal::Internal("the form was read".to_owned()));
    };
    let hashed = password::hash(app, chosen).await?;

    let tx = app.begin_write().await?;
    let link = sessions::link(&tx, &digest(token), now).await?.ok_or(Refusal::NotFound)?;
    if staff::any(&tx).await? || !sessions::use_link(&tx, link.id, now).await? {
        return Err(Refusal::NotFound);
    }
    let Some(unit_id) = founding::add_unit(&tx, unit.clone()).await? else {
        return Err(Fields::just("code", "error-unit-taken"));
    };
    let unit = Unit { id: unit_id, ..unit };
    founding::add_offices(&tx, unit_id, &OFFICES).await?;
    let row = Staff {
        id: 0,
        unit_id,
        login: login.clone(),
        name: name.to_string(),
        email: email.to_string().to_lowercase(),
        phone: None,
        post: post.into_string(),
        office_id: None,
        village_id: None,
        password_hash: Some(hashed),
        totp_secret: None,
        totp_step: None,
        lang: Lang::Vi.into(),
        shortcuts: true,
        guarded: false,
        active: true,
        created_at: now,
        disabled_at: None,
        version: 1,
        journal_len: 0,
        journal_head: String::new(),
    };
    let Some(id) = staff::insert(&tx, row.clone()).await? else {
        return Err(Fields::just("login", "error-login-taken"));
    };
    let roles = if form.clerk { vec![Role::Clerk, Role::Administrator] } else { vec![Role::Administrator] };
    staff::set_roles(&tx, id, &roles).await?;
    let (by, founded) = (By::Staff(id), json!({ "prefix": unit.prefix }));
    let mut first = step::Step::by_machine(app, Found { tx, row: unit, around: () }, SET_UP, by);
    first.write(founded).await?;
    let account = Step::within(app, first.tx, id, SET_UP, by).await?;
    account.keep(app, json!({ "roles": roles })).await?;
    tracing::info!(staff.id = id, "set unit {} up", first.before.code);
    Ok(login)
}

fn read_unit(form: &SetUpForm, now: chrono::DateTime<chrono::Utc>, wrong: &mut Fields) -> Option<Unit> {
    let kind = match form.kind.trim() {
        "xa" => Some(("xa", "Xã", "Commune")),
        "phuong" => Some(("phuong", "Phường", "Ward")),
        "dac_khu" => Some(("dac_khu", "Đặc khu", "Special Zone")),
        _ => {
            wrong.add("kind", "error-choose-one");
            None
        }
    };
    let place = wrong.take("place", required(said::line(&form.place, 80)));
    let code = wrong.take("code", read_code(&form.code));
    let prefix = wrong.take("prefix", read_prefix(&form.prefix));
    let phone = wrong.take("phone", said::phone(&form.phone)).flatten();
    let address = wrong.take("address", said::line(&form.address, 200)).flatten();
    let reply_to = wrong.take("reply_to", said::email(&form.reply_to)).flatten();
    let ((kind, vi, en), place, code, prefix) = (kind?, place?, code?, prefix?);
    Some(Unit {
        id: 0,
        code,
        kind: kind.to_owned(),
        parent_id: None,
        name: format!("{vi} {place}"),
        name_en: format!("{place} {en}"),
        prefix,
        place: place.into_string(),
        phone: phone.map(|phone| phone.as_str().to_owned()),
        police_phone: None,
        address: address.map(Line::into_string),
        reception: None,
        mail_from: None,
        reply_to: reply_to.map(|email| email.to_string().to_lowercase()),
        host: None,
        is_home: true,
        valid_from: None,
        valid_to: None,
        created_at: now,
        version: 1,
        journal_len: 0,
        journal_head: String::new(),
    })
}

/// Letters without accents, digits and dashes, as addresses carry it.
fn read_code(typed: &str) -> Result<String, &'static str> {
    let code = unaccented(typed).replace(' ', "-");
    if (2..=30).contains(&code.len()) && code.chars().all(|ch| ch.is_ascii_alphanumeric() || ch == '-') {
        Ok(code)
    } else {
        Err("error-unit-code")
    }
}

fn read_prefix(typed: &str) -> Result<String, &'static str> {
    let prefix = typed.trim().to_ascii_uppercase();
    if (2..=6).contains(&prefix.len()) && prefix.chars().all(|ch| ch.is_ascii_alphanumeric()) {
        Ok(prefix)
    } else {
        Err("error-prefix")
    }
}
