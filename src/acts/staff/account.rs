//! The form of an account, the same for a new one and a changed one, and how it is read.

use domain::lang::Lang;
use domain::role::Role;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::acts::{Fields, Refusal, Said, said};
use crate::store::units::{self, Unit};
use crate::store::{Conn, staff};

/// What an administrator types about an account.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct AccountForm {
    /// The login, 3–40 of a–z, 0–9, dot, dash and underscore; fixed once the account exists.
    pub login: String,
    /// The person's full name.
    pub name: String,
    /// Where letters go.
    pub email: String,
    /// A telephone number as typed; may be empty.
    pub phone: String,
    /// Chức danh, as letters print it.
    pub post: String,
    /// The office's code; officers need one.
    pub office: String,
    /// The village's code or name; village heads need one.
    pub village: String,
    /// The roles' words.
    pub roles: Vec<String>,
    /// The language of pages and letters, `vi` or `en`.
    pub lang: String,
    /// The version shown on the page; none for a new account.
    pub version: Option<i32>,
    /// The form's once-token.
    pub once: String,
}

/// The form, read and believed.
#[derive(Debug, Clone)]
pub(super) struct Account {
    pub name: String,
    pub email: String,
    pub phone: Option<String>,
    pub post: String,
    pub office_id: Option<i64>,
    pub village_id: Option<i64>,
    pub roles: Vec<Role>,
    pub lang: Lang,
}

/// Reads everything but the login; complaints are added to `wrong`.
pub(super) async fn read(
    on: &impl Conn,
    unit: &Unit,
    form: &AccountForm,
    wrong: &mut Fields,
) -> Result<Option<Account>, Refusal> {
    let name = wrong.take("name", required(said::name(&form.name)));
    let email = wrong.take("email", required(said::email(&form.email)));
    let phone = wrong.take("phone", said::phone(&form.phone)).flatten();
    let post = wrong.take("post", required(said::line(&form.post, 120)));
    let roles = read_roles(unit, &form.roles, wrong);
    let office = match form.office.trim() {
        "" => None,
        code => {
            let found = units::office(on, unit.id, code).await?;
            if found.is_none() {
                wrong.add("office", "error-unknown-office");
            }
            found
        }
    };
    if roles.contains(&Role::Officer) && form.office.trim().is_empty() {
        wrong.add("office", "error-officer-needs-office");
    }
    let village = match form.village.trim() {
        "" => None,
        typed => {
            let found = units::village(on, unit.id, typed).await?;
            if found.is_none() {
                wrong.add("village", "error-unknown-village");
            }
            found
        }
    };
    if roles.contains(&Role::VillageHead) && form.village.trim().is_empty() {
        wrong.add("village", "error-village-head-needs-village");
    }
    let (Some(name), Some(email), Some(post)) = (name, email, post) else {
        return Ok(None);
    };
    Ok(Some(Account {
        name: name.to_string(),
        email: email.to_string().to_lowercase(),
        phone: phone.map(|phone| phone.as_str().to_owned()),
        post: post.into_string(),
        office_id: office.map(|office| office.id),
        village_id: village.map(|village| village.id),
        roles,
        lang: form.lang.parse().unwrap_or_default(),
    }))
}

/// What was read, or the complaint that nothing was typed.
pub(super) fn required<T>(read: Result<Option<T>, Said>) -> Result<T, Said> {
    read.and_then(|value| value.ok_or(Said::from("error-empty")))
}

/// A login as stored, or what is wrong with it.
pub(super) fn read_login(typed: &str) -> Result<String, &'static str> {
    let login = typed.trim().to_lowercase();
    // Its page would stand where the form of a new account does.
    if login == "moi" {
        return Err("error-login-taken");
    }
    let plain = |ch: char| ch.is_ascii_lowercase() || ch.is_ascii_digit() || matches!(ch, '.' | '-' | '_');
    if (3..=40).contains(&login.len()) && login.chars().all(plain) { Ok(login) } else { Err("error-login") }
}

/// Whether a unit would be left without anybody who can manage its accounts.
pub(super) async fn is_last_administrator(on: &impl Conn, unit: i64, staff: i64) -> Result<bool, Refusal> {
    let administrators = staff::holding(on, unit, &[Role::Administrator]).await?;
    Ok(administrators.iter().all(|row| row.id == staff))
}

/// The roles that accounts of such a unit may hold: a province reads, and takes what nobody of a commune may see.
pub fn roles_of(unit: &Unit) -> impl Iterator<Item = Role> {
    let of_province = unit.kind == "province";
    Role::ALL.iter().copied().filter(move |role| match role {
        Role::Province => of_province,
        Role::Administrator | Role::ReceptionOfficer => true,
        Role::PartySecretary
        | Role::Chair
        | Role::ViceChair
        | Role::Clerk
        | Role::Officer
        | Role::Monitor
        | Role::VillageHead => !of_province,
    })
}

fn read_roles(unit: &Unit, typed: &[String], wrong: &mut Fields) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::new();
    for word in typed.iter().map(|word| word.trim()).filter(|word| !word.is_empty()) {
        match roles_of(unit).find(|role| role.as_str() == word) {
            Some(role) => roles.push(role),
            None => {
                wrong.add("roles", "error-unknown-role");
                return Vec::new();
            }
        }
    }
    if roles.is_empty() {
        wrong.add("roles", "error-choose-role");
    }
    roles.sort();
    roles.dedup();
    roles
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_is_kept_in_lower_case_without_accents() {
        assert_eq!(read_login(" VanPhong.An "), Ok("vanphong.an".to_owned()));
        assert!(read_login("văn phòng").is_err());
        assert!(read_login("ab").is_err());
    }
}
