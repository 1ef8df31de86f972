//! Staff accounts and their roles.

use std::collections::HashMap;

use domain::fold::sort_key;
use domain::opinion::Reader;
use domain::opinion::signs::Person;
use domain::role::Role;
use entity::{staff, staff_role, unit};
use sea_orm::sea_query::{Expr, LockType, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, Condition, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};

use super::{Conn, Error, WriteTx};

/// An account as stored.
pub use entity::staff::Model as Staff;

/// An account by its key.
pub async fn by_id(on: &impl Conn, id: i64) -> Result<Option<Staff>, Error> {
    staff::Entity::find_by_id(id).one(on.conn()).await
}

/// An account by its key, held against other writers until the transaction ends.
pub async fn held(tx: &WriteTx, id: i64) -> Result<Option<Staff>, Error> {
    staff::Entity::find_by_id(id).lock_exclusive().one(tx.conn()).await
}

/// Holds the accounts of a unit against other acts on them until the transaction ends: what is then asked is still
/// true when it is committed. Not so hard that new rows about the unit had to wait.
pub async fn hold_all(tx: &WriteTx, unit: i64) -> Result<(), Error> {
    let _: Option<i64> = unit::Entity::find_by_id(unit)
        .select_only()
        .column(unit::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .into_tuple()
        .one(tx.conn())
        .await?;
    Ok(())
}

/// An account by the name typed at sign-in; logins are stored in lower case.
pub async fn by_login(on: &impl Conn, login: &str) -> Result<Option<Staff>, Error> {
    staff::Entity::find().filter(staff::Column::Login.eq(login.trim().to_lowercase())).one(on.conn()).await
}

/// The active accounts behind a login or an e-mail address, as typed into "forgotten password".
pub async fn by_login_or_email(on: &impl Conn, typed: &str) -> Result<Vec<Staff>, Error> {
    let typed = typed.trim().to_lowercase();
    staff::Entity::find()
        .filter(staff::Column::Active.eq(true))
        .filter(
            Condition::any()
                .add(staff::Column::Login.eq(typed.as_str()))
                .add(staff::Column::Email.eq(typed.as_str())),
        )
        .order_by_asc(staff::Column::Id)
        .limit(5)
        .all(on.conn())
        .await
}

/// Whether any account exists; an empty installation is set up by its first link.
pub async fn any(on: &impl Conn) -> Result<bool, Error> {
    Ok(staff::Entity::find().limit(1).one(on.conn()).await?.is_some())
}

/// The roles of an account, in the order of the law.
pub async fn roles(on: &impl Conn, id: i64) -> Result<Vec<Role>, Error> {
    let rows = staff_role::Entity::find().filter(staff_role::Column::StaffId.eq(id)).all(on.conn()).await?;
    let mut roles: Vec<Role> = rows.into_iter().map(|row| row.role.0).collect();
    roles.sort();
    Ok(roles)
}

/// The roles of all accounts of a unit, by account.
pub async fn roles_in(on: &impl Conn, unit: i64) -> Result<HashMap<i64, Vec<Role>>, Error> {
    let rows = staff_role::Entity::find()
        .filter(
            staff_role::Column::StaffId.in_subquery(
                staff::Entity::find()
                    .select_only()
                    .column(staff::Column::Id)
                    .filter(staff::Column::UnitId.eq(unit))
                    .into_query(),
            ),
        )
        .all(on.conn())
        .await?;
    let mut found: HashMap<i64, Vec<Role>> = HashMap::new();
    for row in rows {
        found.entry(row.staff_id).or_default().push(row.role.0);
    }
    for roles in found.values_mut() {
        roles.sort();
    }
    Ok(found)
}

/// All accounts of a unit: active ones first, each group in the order of Vietnamese given names.
pub async fn of_unit(on: &impl Conn, unit: i64) -> Result<Vec<Staff>, Error> {
    let rows = staff::Entity::find().filter(staff::Column::UnitId.eq(unit)).all(on.conn()).await?;
    Ok(by_given_name(rows))
}

/// The active officers of an office: those who may be given an opinion to draft.
pub async fn officers_of_office(on: &impl Conn, office: i64) -> Result<Vec<Staff>, Error> {
    let rows = staff::Entity::find()
        .filter(staff::Column::OfficeId.eq(office))
        .filter(staff::Column::Active.eq(true))
        .filter(holds(&[Role::Officer]))
        .all(on.conn())
        .await?;
    Ok(by_given_name(rows))
}

/// The active accounts of a unit that hold one of these roles.
pub async fn holding(on: &impl Conn, unit: i64, roles: &[Role]) -> Result<Vec<Staff>, Error> {
    let rows = staff::Entity::find()
        .filter(staff::Column::UnitId.eq(unit))
        .filter(staff::Column::Active.eq(true))
        .filter(holds(roles))
        .all(on.conn())
        .await?;
    Ok(by_given_name(rows))
}

/// Somebody of a unit as texts may name them.
#[derive(Debug, Clone)]
pub struct Named {
    /// The account and its roles.
    pub reader: Reader,
    /// The person's name.
    pub name: String,
    /// The post.
    pub post: String,
}

impl Named {
    /// The account as the model of signs looks at it.
    pub fn person(&self) -> Person<'_> {
        Person { id: self.reader.staff, name: &self.name, post: &self.post }
    }
}

/// The active accounts of a unit with their roles, names and posts.
pub async fn named(on: &impl Conn, unit: i64) -> Result<Vec<Named>, Error> {
    let mut roles = roles_in(on, unit).await?;
    let rows = staff::Entity::find()
        .filter(staff::Column::UnitId.eq(unit))
        .filter(staff::Column::Active.eq(true))
        .all(on.conn())
        .await?;
    let named = |row: Staff| Named {
        reader: Reader { staff: row.id, roles: roles.remove(&row.id).unwrap_or_default() },
        name: row.name,
        post: row.post,
    };
    Ok(rows.into_iter().map(named).collect())
}

/// Brings a new account in; `None` when its login is taken.
pub async fn insert(tx: &WriteTx, row: Staff) -> Result<Option<i64>, Error> {
    let mut row = row.into_active_model().reset_all();
    row.id = NotSet;
    let done =
        staff::Entity::insert(row).on_conflict_do_nothing_on([staff::Column::Login]).exec(tx.conn()).await?;
    match done {
        sea_orm::TryInsertResult::Inserted(done) => Ok(Some(done.last_insert_id)),
        sea_orm::TryInsertResult::Conflicted | sea_orm::TryInsertResult::Empty => Ok(None),
    }
}

/// Writes back what belongs to nobody's journal, such as the language; read it with [`held`] first.
pub async fn put(tx: &WriteTx, row: Staff) -> Result<(), Error> {
    row.into_active_model().reset_all().update(tx.conn()).await?;
    Ok(())
}

/// Sets the roles of an account in place of what it held; a guarded one among them leaves its mark for good.
pub async fn set_roles(tx: &WriteTx, id: i64, roles: &[Role]) -> Result<(), Error> {
    staff_role::Entity::delete_many().filter(staff_role::Column::StaffId.eq(id)).exec(tx.conn()).await?;
    if roles.is_empty() {
        return Ok(());
    }
    let rows =
        roles.iter().map(|role| staff_role::ActiveModel { staff_id: Set(id), role: Set((*role).into()) });
    staff_role::Entity::insert_many(rows).exec_without_returning(tx.conn()).await?;
    guard(tx, id, roles).await
}

/// Gives an account one more role; a guarded one leaves its mark for good.
pub async fn add_role(tx: &WriteTx, id: i64, role: Role) -> Result<(), Error> {
    let row = staff_role::ActiveModel { staff_id: Set(id), role: Set(role.into()) };
    staff_role::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([staff_role::Column::StaffId, staff_role::Column::Role])
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(tx.conn())
        .await?;
    guard(tx, id, &[role]).await
}

/// Marks an account that was given a guarded role. The mark stays when the role goes: whoever takes the role away
/// alone has not opened the account's address and password by it.
async fn guard(tx: &WriteTx, id: i64, given: &[Role]) -> Result<(), Error> {
    if given.iter().any(|role| role.is_guarded()) {
        staff::Entity::update_many()
            .col_expr(staff::Column::Guarded, Expr::value(true))
            .filter(staff::Column::Id.eq(id))
            .exec(tx.conn())
            .await?;
    }
    Ok(())
}

/// Uses up a step of the one-time password, so that a code opens only once (RFC 6238 §5.2); `false` when it was used.
pub async fn use_totp_step(tx: &WriteTx, id: i64, step: i64) -> Result<bool, Error> {
    let done = staff::Entity::update_many()
        .col_expr(staff::Column::TotpStep, Expr::value(Some(step)))
        .filter(staff::Column::Id.eq(id))
        .filter(Condition::any().add(staff::Column::TotpStep.is_null()).add(staff::Column::TotpStep.lt(step)))
        .exec(tx.conn())
        .await?;
    Ok(done.rows_affected == 1)
}

fn holds(roles: &[Role]) -> Condition {
    Condition::all().add(
        staff::Column::Id.in_subquery(
            staff_role::Entity::find()
                .select_only()
                .column(staff_role::Column::StaffId)
                .filter(staff_role::Column::Role.is_in(roles.iter().map(|role| role.as_str())))
                .into_query(),
        ),
    )
}

fn by_given_name(mut rows: Vec<Staff>) -> Vec<Staff> {
    rows.sort_by_cached_key(|row| {
        let given = row.name.split_whitespace().next_back().unwrap_or_default();
        (!row.active, sort_key(given), sort_key(&row.name), row.id)
    });
    rows
}

/// Active accounts of a unit with a part in conferences: chairs, office, professional offices, village heads.
pub async fn with_a_part_in_conferences(on: &impl Conn, unit: i64) -> Result<Vec<Staff>, Error> {
    let roles = [
        Role::PartySecretary,
        Role::Chair,
        Role::ViceChair,
        Role::Clerk,
        Role::Officer,
        Role::Monitor,
        Role::VillageHead,
    ];
    holding(on, unit, &roles).await
}
