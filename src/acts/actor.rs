//! The signed-in person who acts.

use domain::lang::Lang;
use domain::opinion::{Circle, Who};
use domain::role::Role;

use crate::app::App;
use crate::store::journal::By;
use crate::store::sees::{Reach, Sees};
use crate::store::staff::{self, Staff};
use crate::store::units;
use crate::store::{Conn, Error};

/// A staff account with its roles, as acts and pages need it.
#[derive(Debug, Clone)]
pub struct Person {
    /// The account's key.
    pub id: i64,
    /// The unit it belongs to.
    pub unit_id: i64,
    /// Whether that unit is a province.
    pub of_province: bool,
    /// The office it works in.
    pub office_id: Option<i64>,
    /// The village it heads.
    pub village_id: Option<i64>,
    /// Its roles.
    pub roles: Vec<Role>,
    /// The name typed at sign-in.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// The post, as letters print it.
    pub post: String,
    /// Where letters go.
    pub email: String,
    /// The language of pages and letters.
    pub lang: Lang,
    /// Whether keyboard shortcuts are on.
    pub shortcuts: bool,
    /// Whether a program acts whose token leaves out what is restricted and who sent an opinion.
    pub narrowed: bool,
}

impl Person {
    /// The person behind an active account.
    pub async fn load(on: &impl Conn, id: i64) -> Result<Option<Person>, Error> {
        let Some(row) = staff::by_id(on, id).await? else {
            return Ok(None);
        };
        if !row.active {
            return Ok(None);
        }
        Ok(Some(Person::of(on, row).await?))
    }

    /// The person behind a row that is known to be active.
    pub async fn of(on: &impl Conn, row: Staff) -> Result<Person, Error> {
        let unit = units::by_id(on, row.unit_id).await?;
        Person::with(on, row, unit.is_some_and(|unit| unit.kind == "province")).await
    }

    /// The same at the beginning of a request: what kind its unit is never changes, and is remembered.
    pub(crate) async fn present(app: &App, row: Staff) -> Result<Person, Error> {
        let units = app.directory.units(&app.db).await?;
        let unit = units.iter().find(|unit| unit.id == row.unit_id);
        match unit {
            Some(unit) => Person::with(&app.db, row, unit.kind == "province").await,
            None => Person::of(&app.db, row).await,
        }
    }

    async fn with(on: &impl Conn, row: Staff, of_province: bool) -> Result<Person, Error> {
        let roles = staff::roles(on, row.id).await?;
        Ok(Person {
            id: row.id,
            unit_id: row.unit_id,
            of_province,
            office_id: row.office_id,
            village_id: row.village_id,
            roles,
            login: row.login,
            name: row.name,
            post: row.post,
            email: row.email,
            lang: row.lang.0,
            shortcuts: row.shortcuts,
            narrowed: false,
        })
    }

    /// Whether the person holds a role.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// What the person may see; the widest of the roles counts.
    pub fn sees(&self) -> Sees {
        let wide = [
            Role::Chair,
            Role::ViceChair,
            Role::PartySecretary,
            Role::Clerk,
            Role::ReceptionOfficer,
            Role::Monitor,
        ];
        let reach = if !self.of_province && wide.iter().any(|role| self.has(*role)) {
            Reach::Unit(self.unit_id)
        } else if let (true, Some(office)) = (self.has(Role::Officer), self.office_id) {
            Reach::Office { unit: self.unit_id, office }
        } else if self.has(Role::VillageHead) {
            Reach::Village { unit: self.unit_id, staff: self.id }
        } else if self.of_province && (self.has(Role::Province) || self.has(Role::ReceptionOfficer)) {
            Reach::Province(self.unit_id)
        } else {
            Reach::Nothing
        };
        let circles =
            if self.narrowed { Vec::new() } else { Circle::opened_by(&self.roles, self.of_province) };
        Sees { reach, staff: Some(self.id), circles }
    }

    /// The person as the law looks at actors.
    pub fn who(&self) -> Who<'_> {
        Who { staff: self.id, roles: &self.roles, office: self.office_id, province: self.of_province }
    }

    /// The person as the journal writes actors.
    pub fn by(&self) -> By {
        By::Staff(self.id)
    }
}
