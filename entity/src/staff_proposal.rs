//! What was asked about an account and waits for somebody else's yes.

use sea_orm::entity::prelude::*;

/// A role, an address or a link for an account: asked by one person, confirmed or refused by another.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_proposal")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The account it is about.
    pub staff_id: i64,
    /// `role`, `address` or `link`.
    pub matter: String,
    /// The role's word or the address; empty for a link.
    pub value: String,
    /// Who asked; none for the operator at the command line.
    pub asked_by: Option<i64>,
    /// When it was asked.
    pub asked_at: DateTimeUtc,
    /// `waiting`, `confirmed`, `refused` or `withdrawn`.
    pub state: String,
    /// Who decided; none for the operator.
    pub decided_by: Option<i64>,
    /// When it was decided.
    pub decided_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
