//! Staff accounts.

use domain::lang::Lang;
use sea_orm::entity::prelude::*;

use crate::word::Word;

/// An account of one person in one unit.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The person's unit.
    pub unit_id: i64,
    /// Name typed at sign-in.
    #[sea_orm(unique)]
    pub login: String,
    /// Full name.
    pub name: String,
    /// Address for letters.
    pub email: String,
    /// Telephone, E.164.
    pub phone: Option<String>,
    /// Chức danh, such as "Chủ tịch UBND xã".
    pub post: String,
    /// The person's office.
    pub office_id: Option<i64>,
    /// The village of its head.
    pub village_id: Option<i64>,
    /// Argon2id in PHC form; none until the first password is set.
    pub password_hash: Option<String>,
    /// Secret of the second factor.
    pub totp_secret: Option<String>,
    /// Last step of the second factor that was used, so that none is used twice.
    pub totp_step: Option<i64>,
    /// Language of pages and letters.
    pub lang: Word<Lang>,
    /// Whether keyboard shortcuts work.
    pub shortcuts: bool,
    /// Whether it holds or once held a role that opens restricted things.
    pub guarded: bool,
    /// Whether the person may sign in.
    pub active: bool,
    /// When the account was made.
    pub created_at: DateTimeUtc,
    /// When it was deactivated.
    pub disabled_at: Option<DateTimeUtc>,
    /// Grows with each act on the account; what a form shows and an act compares.
    pub version: i32,
    /// Lines in its journal.
    pub journal_len: i32,
    /// Hash of the last line.
    pub journal_head: String,
}

impl Model {
    /// The word for how the account stands, as its journal writes it.
    pub fn stage(&self) -> &'static str {
        if self.active { "active" } else { "disabled" }
    }
}

impl ActiveModelBehavior for ActiveModel {}
