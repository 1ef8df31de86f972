//! What opens an account: sessions of browsers, personal tokens of programs, and single-use links.

use chrono::{DateTime, TimeDelta, Utc};
use entity::{api_token, session, staff, staff_link};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, ColumnTrait, Condition, EntityTrait,
    IntoActiveModel, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationDef,
};

use super::staff::Staff;
use super::{Conn, Error, WriteTx};

/// A personal token as stored.
pub use entity::api_token::Model as ApiToken;
/// A session as stored.
pub use entity::session::Model as Session;
/// A single-use link as stored.
pub use entity::staff_link::Model as Link;

/// A session not used for so long is over.
pub const IDLE: TimeDelta = TimeDelta::hours(12);
/// A session is over after this time, however busy.
pub const LONGEST: TimeDelta = TimeDelta::days(7);
/// The moment of the last use is written at most this often.
pub const TOUCH_EVERY: TimeDelta = TimeDelta::minutes(1);
/// The same for a personal token, with which programs ask often.
pub const TOKEN_TOUCH_EVERY: TimeDelta = TimeDelta::hours(1);

domain::words! {
    /// What a personal token may be used for.
    pub enum Scope {
        /// Read what its owner reads on the ordinary lists.
        Read,
        /// Act in its owner's name.
        Act,
        /// Open what is restricted, and who sent an opinion.
        Restricted,
    }
}

/// Whether a token may be used for this.
pub fn has_scope(token: &ApiToken, scope: Scope) -> bool {
    token.scopes.split(' ').any(|word| word == scope.as_str())
}

/// What a single-use link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The first password of a new account, or of a new installation.
    Setup,
    /// A forgotten password.
    Reset,
}

impl Purpose {
    /// The word in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Purpose::Setup => "setup",
            Purpose::Reset => "reset",
        }
    }

    /// How long such a link opens.
    pub fn lasts(self) -> TimeDelta {
        match self {
            Purpose::Setup => TimeDelta::hours(24),
            Purpose::Reset => TimeDelta::hours(1),
        }
    }
}

/// The running session behind a token's hash, with its active account.
pub async fn running(
    on: &impl Conn,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<(Session, Staff)>, Error> {
    let found = session::Entity::find()
        .select_also(staff::Entity)
        .join(JoinType::InnerJoin, session_of())
        .filter(session::Column::TokenHash.eq(token_hash))
        .filter(alive(now))
        .filter(staff::Column::Active.eq(true))
        .one(on.conn())
        .await?;
    Ok(found.and_then(|(session, staff)| staff.map(|staff| (session, staff))))
}

/// Begins a session; gives its key.
pub async fn begin(tx: &WriteTx, row: Session) -> Result<i64, Error> {
    let mut row = row.into_active_model().reset_all();
    row.id = NotSet;
    Ok(session::Entity::insert(row).exec(tx.conn()).await?.last_insert_id)
}

/// Notes that a session was used now.
pub async fn touch(tx: &WriteTx, id: i64, now: DateTime<Utc>) -> Result<(), Error> {
    session::Entity::update_many()
        .col_expr(session::Column::SeenAt, Expr::value(now))
        .filter(session::Column::Id.eq(id))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// The running sessions of an account, the last used first.
pub async fn of(on: &impl Conn, staff: i64, now: DateTime<Utc>) -> Result<Vec<Session>, Error> {
    session::Entity::find()
        .filter(session::Column::StaffId.eq(staff))
        .filter(alive(now))
        .order_by_desc(session::Column::SeenAt)
        .all(on.conn())
        .await
}

/// Ends one session of an account; `false` when it was none of its own.
pub async fn end(tx: &WriteTx, staff: i64, id: i64) -> Result<bool, Error> {
    let done = session::Entity::delete_many()
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::StaffId.eq(staff))
        .exec(tx.conn())
        .await?;
    Ok(done.rows_affected > 0)
}

/// Nobody is known any more: sessions end, personal tokens are revoked, links that were not used are dead.
pub async fn end_everybodys(tx: &WriteTx, now: DateTime<Utc>) -> Result<(), Error> {
    session::Entity::delete_many().exec(tx.conn()).await?;
    api_token::Entity::update_many()
        .col_expr(api_token::Column::RevokedAt, Expr::value(Some(now)))
        .filter(api_token::Column::RevokedAt.is_null())
        .exec(tx.conn())
        .await?;
    staff_link::Entity::update_many()
        .col_expr(staff_link::Column::UsedAt, Expr::value(Some(now)))
        .filter(staff_link::Column::UsedAt.is_null())
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// Ends all sessions of an account, sparing one if told.
pub async fn end_all(tx: &WriteTx, staff: i64, spare: Option<i64>) -> Result<(), Error> {
    let mut ending = session::Entity::delete_many().filter(session::Column::StaffId.eq(staff));
    if let Some(spare) = spare {
        ending = ending.filter(session::Column::Id.ne(spare));
    }
    ending.exec(tx.conn()).await?;
    Ok(())
}

/// The valid personal token behind a hash, with its active account.
pub async fn by_api_token(
    on: &impl Conn,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<Option<(ApiToken, Staff)>, Error> {
    let found = api_token::Entity::find()
        .select_also(staff::Entity)
        .join(JoinType::InnerJoin, token_of())
        .filter(api_token::Column::TokenHash.eq(token_hash))
        .filter(valid(now))
        .filter(staff::Column::Active.eq(true))
        .one(on.conn())
        .await?;
    Ok(found.and_then(|(token, staff)| staff.map(|staff| (token, staff))))
}

/// Keeps a new personal token.
pub async fn add_api_token(tx: &WriteTx, row: ApiToken) -> Result<(), Error> {
    let mut row = row.into_active_model().reset_all();
    row.id = NotSet;
    api_token::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(())
}

/// Notes that a personal token was used now.
pub async fn touch_api_token(tx: &WriteTx, id: i64, now: DateTime<Utc>) -> Result<(), Error> {
    api_token::Entity::update_many()
        .col_expr(api_token::Column::LastUsedAt, Expr::value(Some(now)))
        .filter(api_token::Column::Id.eq(id))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// The valid personal tokens of an account, newest first.
pub async fn api_tokens(on: &impl Conn, staff: i64, now: DateTime<Utc>) -> Result<Vec<ApiToken>, Error> {
    api_token::Entity::find()
        .filter(api_token::Column::StaffId.eq(staff))
        .filter(valid(now))
        .order_by_desc(api_token::Column::Id)
        .all(on.conn())
        .await
}

/// Revokes one personal token of an account, or all of them; gives how many.
pub async fn revoke_api_tokens(
    tx: &WriteTx,
    staff: i64,
    one: Option<i64>,
    now: DateTime<Utc>,
) -> Result<u64, Error> {
    let mut revoking = api_token::Entity::update_many()
        .col_expr(api_token::Column::RevokedAt, Expr::value(Some(now)))
        .filter(api_token::Column::StaffId.eq(staff))
        .filter(api_token::Column::RevokedAt.is_null());
    if let Some(id) = one {
        revoking = revoking.filter(api_token::Column::Id.eq(id));
    }
    Ok(revoking.exec(tx.conn()).await?.rows_affected)
}

/// Keeps a fresh single-use link; earlier unused links of the same account are dead.
pub async fn add_link(
    tx: &WriteTx,
    staff: Option<i64>,
    purpose: Purpose,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    if let Some(staff) = staff {
        kill_links(tx, staff, now).await?;
    }
    let row = staff_link::ActiveModel {
        id: NotSet,
        staff_id: Set(staff),
        purpose: Set(purpose.as_str().to_owned()),
        token_hash: Set(token_hash.to_owned()),
        created_at: Set(now),
        expires_at: Set(now + purpose.lasts()),
        used_at: Set(None),
    };
    staff_link::Entity::insert(row).exec_without_returning(tx.conn()).await?;
    Ok(())
}

/// A link that still opens.
pub async fn link(on: &impl Conn, token_hash: &str, now: DateTime<Utc>) -> Result<Option<Link>, Error> {
    staff_link::Entity::find()
        .filter(staff_link::Column::TokenHash.eq(token_hash))
        .filter(staff_link::Column::UsedAt.is_null())
        .filter(staff_link::Column::ExpiresAt.gt(now))
        .one(on.conn())
        .await
}

/// Uses a link up; `false` when somebody was faster.
pub async fn use_link(tx: &WriteTx, id: i64, now: DateTime<Utc>) -> Result<bool, Error> {
    let done = staff_link::Entity::update_many()
        .col_expr(staff_link::Column::UsedAt, Expr::value(Some(now)))
        .filter(staff_link::Column::Id.eq(id))
        .filter(staff_link::Column::UsedAt.is_null())
        .exec(tx.conn())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Makes all unused links of an account useless.
pub async fn kill_links(tx: &WriteTx, staff: i64, now: DateTime<Utc>) -> Result<(), Error> {
    staff_link::Entity::update_many()
        .col_expr(staff_link::Column::UsedAt, Expr::value(Some(now)))
        .filter(staff_link::Column::StaffId.eq(staff))
        .filter(staff_link::Column::UsedAt.is_null())
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// Removes sessions and links that are over; gives how many sessions.
pub async fn sweep(tx: &WriteTx, now: DateTime<Utc>) -> Result<u64, Error> {
    staff_link::Entity::delete_many()
        .filter(staff_link::Column::ExpiresAt.lt(now - TimeDelta::days(30)))
        .exec(tx.conn())
        .await?;
    let over = Condition::any()
        .add(session::Column::ExpiresAt.lte(now))
        .add(session::Column::SeenAt.lte(now - IDLE));
    Ok(session::Entity::delete_many().filter(over).exec(tx.conn()).await?.rows_affected)
}

fn session_of() -> RelationDef {
    session::Entity::belongs_to(staff::Entity).from(session::Column::StaffId).to(staff::Column::Id).into()
}

fn token_of() -> RelationDef {
    api_token::Entity::belongs_to(staff::Entity).from(api_token::Column::StaffId).to(staff::Column::Id).into()
}

fn valid(now: DateTime<Utc>) -> Condition {
    Condition::all().add(api_token::Column::RevokedAt.is_null()).add(api_token::Column::ExpiresAt.gt(now))
}

fn alive(now: DateTime<Utc>) -> Condition {
    Condition::all().add(session::Column::ExpiresAt.gt(now)).add(session::Column::SeenAt.gt(now - IDLE))
}
