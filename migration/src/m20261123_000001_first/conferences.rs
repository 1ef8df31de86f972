//! Conferences, the documents they rest on, and who chairs them.

use sea_orm_migration::prelude::{DbErr, SchemaManager};

use crate::build::{
    day, id, index, key, maybe_moment, maybe_number, maybe_text, moment, number, table, text, together,
    unique_text,
};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let conference = table(
        "conference",
        [
            id(),
            key("unit_id"),
            unique_text("code"),
            text("theme"),
            text("occasion"),
            text("approach"),
            maybe_text("audience"),
            text("coverage"),
            maybe_text("cluster"),
            text("mode"),
            day("held_on"),
            number("starts_at"),
            number("ends_at"),
            text("place"),
            maybe_text("online_url"),
            maybe_text("agenda"),
            day("collect_until"),
            text("stage"),
            number("version"),
            day("notice_due_on"),
            text("notice_json"),
            maybe_moment("announced_at"),
            maybe_moment("opened_at"),
            maybe_moment("adjourned_at"),
            maybe_moment("cancelled_at"),
            maybe_text("reason"),
            maybe_number("attendance"),
            number("last_spoken").default(0).take(),
            number("journal_len"),
            text("journal_head"),
            key("created_by"),
            moment("created_at"),
        ],
        &[("unit_id", "unit"), ("created_by", "staff")],
    );
    manager.create_table(conference).await?;
    index(manager, "conference", ["unit_id", "held_on", "id"]).await?;

    let base = table(
        "conference_base",
        [key("conference_id"), key("base_document_id")],
        &[("conference_id", "conference"), ("base_document_id", "base_document")],
    )
    .primary_key(&mut together(["conference_id", "base_document_id"]))
    .take();
    manager.create_table(base).await?;

    let chair = table(
        "conference_chair",
        [key("conference_id"), key("staff_id"), number("sort")],
        &[("conference_id", "conference"), ("staff_id", "staff")],
    )
    .primary_key(&mut together(["conference_id", "staff_id"]))
    .take();
    manager.create_table(chair).await
}
