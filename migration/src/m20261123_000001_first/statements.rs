//! Statements, who made them, and what corrections replaced.

use sea_orm_migration::prelude::{DbErr, SchemaManager};

use crate::build::{
    day, flag, id, index, key, maybe_key, maybe_number, maybe_text, maybe_unique_text, moment, number, table,
    text, together, unique_text,
};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    statement(manager).await?;
    identity(manager).await?;
    correction(manager).await
}

async fn statement(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let statement = table(
        "statement",
        [
            id(),
            key("unit_id"),
            unique_text("code"),
            maybe_unique_text("once"),
            maybe_text("body_hash"),
            text("secret_hash"),
            maybe_text("phone_tail_hash"),
            text("channel"),
            maybe_key("conference_id"),
            maybe_number("spoken_order"),
            maybe_key("village_id"),
            maybe_text("place"),
            text("words"),
            maybe_text("original"),
            text("lang"),
            maybe_text("topic_hint"),
            maybe_number("people"),
            maybe_text("representative"),
            flag("anonymous"),
            day("received_on"),
            moment("received_at"),
            day("promised_on"),
            maybe_key("logged_by"),
            flag("on_behalf"),
            flag("sealed"),
            number("matters"),
            number("edition"),
        ],
        &[
            ("unit_id", "unit"),
            ("conference_id", "conference"),
            ("village_id", "village"),
            ("logged_by", "staff"),
        ],
    );
    manager.create_table(statement).await?;
    index(manager, "statement", ["conference_id", "spoken_order"]).await?;
    index(manager, "statement", ["unit_id", "received_on"]).await?;
    index(manager, "statement", ["unit_id", "village_id"]).await?;
    index(manager, "statement", ["logged_by"]).await
}

/// Name, phone and address live apart from the words (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).
async fn identity(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let identity = table(
        "identity",
        [
            key("statement_id").primary_key().take(),
            maybe_text("name"),
            maybe_text("phone"),
            maybe_text("email"),
            maybe_text("address"),
            flag("consent_messages"),
            flag("consent_publish_name"),
        ],
        &[("statement_id", "statement")],
    );
    manager.create_table(identity).await
}

async fn correction(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let correction = table(
        "correction",
        [
            key("statement_id"),
            number("edition"),
            maybe_number("number"),
            text("words"),
            maybe_text("place"),
            maybe_key("village_id"),
            maybe_text("name"),
            maybe_text("reason"),
            key("staff_id"),
            moment("made_at"),
        ],
        &[("statement_id", "statement"), ("village_id", "village"), ("staff_id", "staff")],
    )
    .primary_key(&mut together(["statement_id", "edition"]))
    .take();
    manager.create_table(correction).await
}
