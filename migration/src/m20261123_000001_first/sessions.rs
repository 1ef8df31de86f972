//! Sessions, links to a first or new password, personal tokens, and counters of attempts.

use sea_orm_migration::prelude::{DbErr, SchemaManager};

use crate::build::{flag, id, index, key, maybe_key, maybe_moment, moment, number, table, text, unique_text};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let session = table(
        "session",
        [
            id(),
            unique_text("token_hash"),
            key("staff_id"),
            moment("created_at"),
            moment("seen_at"),
            moment("expires_at"),
            text("agent"),
            flag("totp_passed"),
        ],
        &[("staff_id", "staff")],
    );
    manager.create_table(session).await?;
    index(manager, "session", ["staff_id"]).await?;
    index(manager, "session", ["expires_at"]).await?;

    let staff_link = table(
        "staff_link",
        [
            id(),
            maybe_key("staff_id"),
            text("purpose"),
            unique_text("token_hash"),
            moment("created_at"),
            moment("expires_at"),
            maybe_moment("used_at"),
        ],
        &[("staff_id", "staff")],
    );
    manager.create_table(staff_link).await?;
    index(manager, "staff_link", ["staff_id"]).await?;

    let api_token = table(
        "api_token",
        [
            id(),
            key("staff_id"),
            unique_text("token_hash"),
            text("label"),
            text("scopes"),
            moment("created_at"),
            moment("expires_at"),
            maybe_moment("last_used_at"),
            maybe_moment("revoked_at"),
        ],
        &[("staff_id", "staff")],
    );
    manager.create_table(api_token).await?;
    index(manager, "api_token", ["staff_id"]).await?;

    let attempt = table(
        "attempt",
        [text("bucket").primary_key().take(), number("count"), moment("window_ends_at")],
        &[],
    );
    manager.create_table(attempt).await?;
    index(manager, "attempt", ["window_ends_at"]).await
}
