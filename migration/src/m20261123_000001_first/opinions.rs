//! Opinions: narrow rows of what is followed; who supports, who is excluded, how they were classified.

use sea_orm_migration::prelude::{DbErr, SchemaManager};

use crate::build::{
    before_hyphen, day, flag, id, index, key, maybe_day, maybe_key, maybe_text, moment, number, table, text,
    together, unique, unique_text,
};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    opinion(manager).await?;
    indexes(manager).await?;
    beside(manager).await
}

async fn opinion(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let opinion = table(
        "opinion",
        [
            id(),
            key("unit_id"),
            key("statement_id"),
            number("number"),
            unique_text("code"),
            maybe_text("title"),
            maybe_text("excerpt"),
            maybe_text("topic"),
            before_hyphen("main_topic", "topic", manager.get_database_backend()),
            maybe_key("village_id"),
            maybe_text("kind"),
            text("stage"),
            flag("open"),
            text("circle"),
            text("waits_for"),
            maybe_text("outcome"),
            maybe_text("outcome_told"),
            maybe_text("outcome_note"),
            maybe_day("outcome_due_on"),
            maybe_text("outcome_reason"),
            maybe_text("accepted"),
            maybe_text("accepted_why"),
            flag("urgent"),
            flag("left_over"),
            flag("over_authority"),
            flag("needs_budget"),
            maybe_key("lead_office_id"),
            maybe_key("officer_id"),
            maybe_key("proposed_office_id"),
            day("received_on"),
            day("promised_on"),
            maybe_day("due_on"),
            maybe_text("due_json"),
            maybe_day("answered_on"),
            maybe_day("answer_due_on"),
            maybe_key("answer_office_id"),
            flag("answer_outside"),
            maybe_day("closed_on"),
            maybe_text("transferred_to"),
            maybe_day("passed_on"),
            flag("published"),
            number("version"),
            number("journal_len"),
            text("journal_head"),
        ],
        &[
            ("unit_id", "unit"),
            ("statement_id", "statement"),
            ("village_id", "village"),
            ("lead_office_id", "office"),
            ("officer_id", "staff"),
            ("proposed_office_id", "office"),
            ("answer_office_id", "office"),
        ],
    );
    manager.create_table(opinion).await
}

/// Each list that pages show has its index, in the list's own order.
async fn indexes(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    unique(manager, "opinion", ["statement_id", "number"]).await?;
    index(manager, "opinion", ["circle", "unit_id", "open", "due_on", "id"]).await?;
    index(manager, "opinion", ["unit_id", "id"]).await?;
    index(manager, "opinion", ["unit_id", "open", "due_on", "id"]).await?;
    index(manager, "opinion", ["unit_id", "due_on", "id"]).await?;
    index(manager, "opinion", ["unit_id", "waits_for", "due_on", "id"]).await?;
    index(manager, "opinion", ["unit_id", "stage", "due_on", "id"]).await?;
    index(manager, "opinion", ["unit_id", "main_topic", "open", "due_on", "id"]).await?;
    index(manager, "opinion", ["unit_id", "main_topic", "due_on", "id"]).await?;
    index(manager, "opinion", ["unit_id", "village_id", "open", "due_on", "id"]).await?;
    index(manager, "opinion", ["unit_id", "village_id", "due_on", "id"]).await?;
    index(manager, "opinion", ["unit_id", "village_id", "topic", "id"]).await?;
    index(manager, "opinion", ["officer_id", "open", "lead_office_id"]).await?;
    index(manager, "opinion", ["lead_office_id", "waits_for", "officer_id", "due_on", "id"]).await?;
    index(manager, "opinion", ["lead_office_id", "open", "due_on", "id"]).await?;
    index(manager, "opinion", ["lead_office_id", "due_on", "id"]).await?;
    index(manager, "opinion", ["unit_id", "received_on"]).await?;
    index(manager, "opinion", ["unit_id", "answered_on"]).await
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
        [key("opinion_id"), key("staff_id"), flag("provisional")],
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
