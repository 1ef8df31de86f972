//! Accounts, their roles, and what was asked about them.

use sea_orm_migration::prelude::{DbErr, SchemaManager};

use crate::build::{
    flag, id, index, key, maybe_key, maybe_long, maybe_moment, maybe_text, moment, number, table, text,
    together, unique_text,
};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let staff = table(
        "staff",
        [
            id(),
            key("unit_id"),
            unique_text("login"),
            text("name"),
            text("email"),
            maybe_text("phone"),
            text("post"),
            maybe_key("office_id"),
            maybe_key("village_id"),
            maybe_text("password_hash"),
            maybe_text("totp_secret"),
            maybe_long("totp_step"),
            text("lang"),
            flag("shortcuts"),
            flag("guarded"),
            flag("active"),
            moment("created_at"),
            maybe_moment("disabled_at"),
            number("version"),
            number("journal_len"),
            text("journal_head"),
        ],
        &[("unit_id", "unit"), ("office_id", "office"), ("village_id", "village")],
    );
    manager.create_table(staff).await?;
    index(manager, "staff", ["unit_id"]).await?;

    let staff_role = table("staff_role", [key("staff_id"), text("role")], &[("staff_id", "staff")])
        .primary_key(&mut together(["staff_id", "role"]))
        .take();
    manager.create_table(staff_role).await?;

    let staff_proposal = table(
        "staff_proposal",
        [
            id(),
            key("staff_id"),
            text("matter"),
            text("value"),
            maybe_key("asked_by"),
            moment("asked_at"),
            text("state"),
            maybe_key("decided_by"),
            maybe_moment("decided_at"),
        ],
        &[("staff_id", "staff"), ("asked_by", "staff"), ("decided_by", "staff")],
    );
    manager.create_table(staff_proposal).await?;
    index(manager, "staff_proposal", ["staff_id", "state"]).await
}
