//! Opinions; apart from them who sent them, who supports, who is excluded, how they were classified.

use sea_orm_migration::prelude::{ColumnDef, DbErr, SchemaManager};

use crate::build::{
    day, flag, id, index, key, maybe_day, maybe_key, maybe_moment, maybe_number, maybe_text,
    maybe_unique_text, moment, number, table, text, together, unique_text,
};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    opinion(manager).await?;
    indexes(manager).await?;
    identity(manager).await?;
    beside(manager).await
}

async fn opinion(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let columns = what_was_said().into_iter().chain(where_it_stands()).chain(what_is_shown());
    let points_to = [
        ("unit_id", "unit"),
        ("conference_id", "conference"),
        ("village_id", "village"),
        ("lead_office_id", "office"),
        ("officer_id", "staff"),
        ("proposed_office_id", "office"),
        ("logged_by", "staff"),
    ];
    manager.create_table(table("opinion", columns, &points_to)).await
}

fn what_was_said() -> Vec<ColumnDef> {
    vec![
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
        maybe_text("title"),
        text("words"),
        text("lang"),
        maybe_text("topic_hint"),
    ]
}

fn where_it_stands() -> Vec<ColumnDef> {
    vec![
        maybe_text("topic"),
        maybe_text("kind"),
        text("stage"),
        flag("open"),
        flag("quarantined"),
        text("waits_for"),
        maybe_text("outcome"),
        maybe_text("outcome_note"),
        maybe_day("outcome_due_on"),
        maybe_text("outcome_reason"),
        flag("urgent"),
        maybe_number("people"),
        flag("left_over"),
        flag("over_authority"),
        flag("needs_budget"),
        flag("anonymous"),
        maybe_text("representative"),
        maybe_key("lead_office_id"),
        maybe_key("officer_id"),
        maybe_key("proposed_office_id"),
        day("received_on"),
        moment("received_at"),
        day("promised_on"),
        maybe_day("due_on"),
        maybe_text("due_json"),
        maybe_day("answered_on"),
        maybe_day("answer_due_on"),
        maybe_day("closed_on"),
        maybe_text("transferred_to"),
    ]
}

fn what_is_shown() -> Vec<ColumnDef> {
    vec![
        flag("published"),
        maybe_moment("published_at"),
        maybe_text("public_title"),
        maybe_text("public_words"),
        maybe_text("public_answer"),
        text("folded"),
        text("public_folded").default("").take(),
        maybe_key("logged_by"),
        flag("on_behalf"),
        number("version"),
        number("journal_len"),
        text("journal_head"),
    ]
}

/// Each list that pages show has its index, in the list's own order.
async fn indexes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    index(manager, "opinion", ["unit_id", "quarantined", "open", "due_on", "id"]).await?;
    index(manager, "opinion", ["unit_id", "quarantined", "waits_for", "due_on", "id"]).await?;
    index(manager, "opinion", ["unit_id", "quarantined", "id"]).await?;
    index(manager, "opinion", ["unit_id", "stage", "due_on", "id"]).await?;
    index(manager, "opinion", ["officer_id", "open", "due_on"]).await?;
    index(manager, "opinion", ["lead_office_id", "open", "due_on"]).await?;
    index(manager, "opinion", ["conference_id", "spoken_order"]).await?;
    index(manager, "opinion", ["unit_id", "published", "id"]).await?;
    index(manager, "opinion", ["unit_id", "received_on"]).await?;
    index(manager, "opinion", ["unit_id", "topic"]).await
}

/// Name, phone and address live apart from the opinion (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).
async fn identity(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let identity = table(
        "identity",
        [
            key("opinion_id").primary_key().take(),
            maybe_text("name"),
            maybe_text("phone"),
            maybe_text("email"),
            maybe_text("address"),
            flag("consent_messages"),
            flag("consent_publish_name"),
        ],
        &[("opinion_id", "opinion")],
    );
    manager.create_table(identity).await
}

async fn beside(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let supporting = table(
        "opinion_office",
        [key("opinion_id"), key("office_id")],
        &[("opinion_id", "opinion"), ("office_id", "office")],
    )
    .primary_key(&mut together(["opinion_id", "office_id"]))
    .take();
    manager.create_table(supporting).await?;
    index(manager, "opinion_office", ["office_id", "opinion_id"]).await?;

    let exclusion = table(
        "exclusion",
        [key("opinion_id"), key("staff_id")],
        &[("opinion_id", "opinion"), ("staff_id", "staff")],
    )
    .primary_key(&mut together(["opinion_id", "staff_id"]))
    .take();
    manager.create_table(exclusion).await?;

    let classification = table(
        "classification",
        [
            id(),
            key("opinion_id"),
            text("kind"),
            text("topic"),
            maybe_text("reason"),
            key("staff_id"),
            moment("made_at"),
        ],
        &[("opinion_id", "opinion"), ("staff_id", "staff")],
    );
    manager.create_table(classification).await?;
    index(manager, "classification", ["opinion_id"]).await
}
