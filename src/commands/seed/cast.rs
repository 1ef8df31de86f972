//! Who acts in the bulk data: the unit with its offices, villages and accounts, made where they are missing.

use chrono::{DateTime, Utc};
use domain::role::Role;

use crate::store::founding::{self, NewOffice};
use crate::store::staff::{self, Staff};
use crate::store::units::{self, Unit, Village};
use crate::store::{Database, WriteTx};

/// The unit made when there is none.
pub const CODE: &str = "seed";

/// An office with somebody who drafts its answers.
pub struct Desk {
    /// The office.
    pub office: i64,
    /// Its code.
    pub code: String,
    /// The officer.
    pub officer: i64,
}

/// Everybody who acts.
pub struct Cast {
    /// The unit.
    pub unit: Unit,
    /// Takes in, classifies, numbers.
    pub clerk: i64,
    /// Assigns, approves, closes.
    pub chair: i64,
    /// The chair's name and post, as answers are signed.
    pub signer: (String, String),
    /// Handles what is restricted.
    pub reception: i64,
    /// Draft.
    pub desks: Vec<Desk>,
    /// Where people live.
    pub villages: Vec<Village>,
}

const OFFICES: [NewOffice<'static>; 5] = [
    NewOffice {
        code: "VP",
        name: "Văn phòng HĐND và UBND",
        name_en: "Office of the People’s Council and Committee",
    },
    NewOffice { code: "KT", name: "Phòng Kinh tế", name_en: "Economic Division" },
    NewOffice {
        code: "VHXH",
        name: "Phòng Văn hóa – Xã hội",
        name_en: "Culture and Social Affairs Division",
    },
    NewOffice {
        code: "PVHCC", name: "Trung tâm Phục vụ hành chính công", name_en: "Public Service Centre"
    },
    NewOffice { code: "CA", name: "Công an xã", name_en: "Commune Police" },
];

const VILLAGES: [&str; 8] =
    ["Đồng Cam", "Gò Mít", "Bến Ngự", "Ao Sen", "Núi Voi", "Làng Hạ", "Trại Bông", "Cầu Tre"];

/// The cast of a unit, completed where somebody is missing. Accounts made here have no password and cannot sign in.
pub async fn gather(db: &Database, unit: Unit, now: DateTime<Utc>) -> Result<Cast, String> {
    let tx = db.begin_write().await.map_err(sentence)?;
    if units::offices(&tx, unit.id).await.map_err(sentence)?.is_empty() {
        founding::add_offices(&tx, unit.id, &OFFICES).await.map_err(sentence)?;
    }
    if units::villages(&tx, unit.id).await.map_err(sentence)?.is_empty() {
        for (n, name) in VILLAGES.iter().enumerate() {
            founding::add_village(&tx, unit.id, &format!("S{:02}", n + 1), name).await.map_err(sentence)?;
        }
    }
    let villages = units::villages(&tx, unit.id).await.map_err(sentence)?;
    let clerk = account(&tx, &unit, Role::Clerk, None, "vanphong", now).await?;
    let chair = account(&tx, &unit, Role::Chair, None, "chutich", now).await?;
    let signer = staff::by_id(&tx, chair).await.map_err(sentence)?;
    let signer = signer.map(|row| (row.name, row.post)).unwrap_or_default();
    let reception = account(&tx, &unit, Role::ReceptionOfficer, None, "tiepdan", now).await?;
    let mut desks = Vec::new();
    for office in units::offices(&tx, unit.id).await.map_err(sentence)? {
        let name = office.code.to_lowercase();
        let officer = account(&tx, &unit, Role::Officer, Some(office.id), &name, now).await?;
        desks.push(Desk { office: office.id, code: office.code, officer });
    }
    tx.commit().await.map_err(sentence)?;
    Ok(Cast { unit, clerk, chair, signer, reception, desks, villages })
}

/// The unit asked for, the home unit, or a new one.
pub async fn unit(db: &Database, asked: Option<&str>, now: DateTime<Utc>) -> Result<Unit, String> {
    let code = match asked {
        Some(code) => code.to_owned(),
        None => match units::home(db).await.map_err(sentence)? {
            Some(unit) => return Ok(unit),
            None => CODE.to_owned(),
        },
    };
    match units::by_code(db, &code).await.map_err(sentence)? {
        Some(unit) if unit.kind == "province" => {
            Err(format!("{code} is a province; opinions belong to communes"))
        }
        Some(unit) => Ok(unit),
        None if code == CODE => found(db, now).await,
        None => Err(format!("there is no unit {code}; leave --unit out to fill the home unit or a new one")),
    }
}

async fn found(db: &Database, now: DateTime<Utc>) -> Result<Unit, String> {
    let row = Unit {
        id: 0,
        code: CODE.to_owned(),
        kind: "xa".to_owned(),
        parent_id: None,
        name: "Xã Số Liệu Thử".to_owned(),
        name_en: "Trial Data Commune".to_owned(),
        prefix: "SLT".to_owned(),
        place: "Số Liệu Thử".to_owned(),
        phone: None,
        police_phone: None,
        address: None,
        reception: None,
        mail_from: None,
        reply_to: None,
        host: None,
        is_home: false,
        valid_from: None,
        valid_to: None,
        created_at: now,
        version: 1,
        journal_len: 0,
        journal_head: String::new(),
    };
    let tx = db.begin_write().await.map_err(sentence)?;
    founding::add_unit(&tx, row).await.map_err(sentence)?;
    tx.commit().await.map_err(sentence)?;
    let made = units::by_code(db, CODE).await.map_err(sentence)?;
    made.ok_or_else(|| "the trial unit's code prefix SLT is taken by another unit".to_owned())
}

/// An account with a role, in an office where one is named; made when there is none.
async fn account(
    tx: &WriteTx,
    unit: &Unit,
    role: Role,
    office: Option<i64>,
    name: &str,
    now: DateTime<Utc>,
) -> Result<i64, String> {
    let here = staff::holding(tx, unit.id, &[role]).await.map_err(sentence)?;
    if let Some(row) = here.iter().find(|row| office.is_none() || row.office_id == office) {
        return Ok(row.id);
    }
    let login = format!("{}-{name}-{}", unit.code.to_lowercase(), role.as_str().replace('_', "-"));
    if let Some(row) = staff::by_login(tx, &login).await.map_err(sentence)? {
        return Ok(row.id);
    }
    let row = Staff {
        id: 0,
        unit_id: unit.id,
        login: login.clone(),
        name: format!("Tài khoản {name}"),
        email: format!("{login}@example.invalid"),
        phone: None,
        post: "Số liệu thử".to_owned(),
        office_id: office,
        village_id: None,
        password_hash: None,
        totp_secret: None,
        totp_step: None,
        lang: domain::lang::Lang::Vi.into(),
        shortcuts: true,
        guarded: false,
        active: true,
        created_at: now,
        disabled_at: None,
        version: 1,
        journal_len: 0,
        journal_head: String::new(),
    };
    let id = staff::insert(tx, row).await.map_err(sentence)?;
    let id = id.ok_or_else(|| format!("the login {login} is taken"))?;
    staff::set_roles(tx, id, &[role]).await.map_err(sentence)?;
    Ok(id)
}

fn sentence(error: crate::store::Error) -> String {
    format!("database: {error}")
}
