//! The outbox of letters with its mail server, and the journal of acts.

use sea_orm_migration::prelude::{DbErr, SchemaManager};

use crate::build::{
    id, index, key, long, maybe_key, maybe_moment, maybe_text, moment, number, table, text, unique,
    unique_text,
};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    letters(manager).await?;
    journal(manager).await
}

async fn letters(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let letter = table(
        "letter",
        [
            id(),
            key("unit_id"),
            unique_text("dedupe_key"),
            text("kind"),
            text("to_address"),
            maybe_text("to_name"),
            maybe_text("from_address"),
            maybe_text("reply_to"),
            text("subject"),
            text("text"),
            text("html"),
            text("secrets"),
            unique_text("message_id"),
            text("reference_id"),
            text("lang"),
            maybe_key("opinion_id"),
            maybe_key("conference_id"),
            maybe_key("staff_id"),
            text("state"),
            number("attempts"),
            moment("waiting_since"),
            moment("next_at"),
            maybe_moment("leased_until"),
            maybe_text("lease"),
            maybe_text("last_error"),
            moment("created_at"),
            maybe_moment("sent_at"),
        ],
        &[
            ("unit_id", "unit"),
            ("opinion_id", "opinion"),
            ("conference_id", "conference"),
            ("staff_id", "staff"),
        ],
    );
    manager.create_table(letter).await?;
    let server = table(
        "mail_server",
        [
            long("id").primary_key().take(),
            maybe_moment("away_since"),
            maybe_moment("ask_at"),
            maybe_text("said"),
            moment("minute_ends_at"),
            number("taken"),
        ],
        &[],
    );
    manager.create_table(server).await?;
    index(manager, "letter", ["state", "next_at"]).await?;
    index(manager, "letter", ["opinion_id"]).await?;
    index(manager, "letter", ["unit_id", "state", "id"]).await
}

/// `subject_id` points at the table that `subject` names, so no foreign key can hold it.
async fn journal(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let journal = table(
        "journal",
        [
            id(),
            key("unit_id"),
            text("subject"),
            long("subject_id"),
            number("seq"),
            text("actor_kind"),
            maybe_key("staff_id"),
            text("act"),
            maybe_text("from_stage"),
            maybe_text("to_stage"),
            moment("at"),
            text("detail"),
            maybe_text("once"),
            text("prev_hash"),
            text("hash"),
        ],
        &[("unit_id", "unit"), ("staff_id", "staff")],
    );
    manager.create_table(journal).await?;
    unique(manager, "journal", ["subject", "subject_id", "seq"]).await?;
    unique(manager, "journal", ["subject", "subject_id", "staff_id", "once"]).await?;
    index(manager, "journal", ["once"]).await
}
