//! Answers, deadlines, document numbers, transfers and files.

use sea_orm_migration::prelude::{DbErr, SchemaManager};

use crate::build::{
    day, flag, id, index, key, long, maybe_day, maybe_key, maybe_moment, maybe_number, maybe_text, moment,
    number, table, text, together, unique, unique_text,
};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    answer(manager).await?;
    deadline(manager).await?;
    numbers(manager).await?;
    transfer(manager).await?;
    file(manager).await
}

async fn answer(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let answer = table(
        "answer",
        [
            id(),
            key("opinion_id"),
            number("revision"),
            flag("spot"),
            maybe_text("spoken_by"),
            maybe_key("office_id"),
            maybe_text("body"),
            maybe_key("drafter_id"),
            text("checked"),
            maybe_day("checked_on"),
            text("legal_ground"),
            text("solution"),
            text("responsible"),
            maybe_day("done_by"),
            maybe_text("accepted"),
            maybe_text("accepted_why"),
            text("state"),
            maybe_text("return_reason"),
            maybe_moment("submitted_at"),
            maybe_key("approver_id"),
            maybe_moment("approved_at"),
            maybe_text("signer_name"),
            maybe_text("signer_post"),
            maybe_text("number"),
            maybe_day("issued_on"),
            moment("updated_at"),
        ],
        &[
            ("opinion_id", "opinion"),
            ("office_id", "office"),
            ("drafter_id", "staff"),
            ("approver_id", "staff"),
        ],
    );
    manager.create_table(answer).await?;
    unique(manager, "answer", ["opinion_id", "revision"]).await
}

async fn deadline(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let deadline = table(
        "deadline",
        [
            id(),
            maybe_key("opinion_id"),
            maybe_key("conference_id"),
            text("key"),
            day("starts_on"),
            day("due_on"),
            text("detail_json"),
            maybe_day("met_on"),
            maybe_moment("replaced_at"),
            moment("created_at"),
        ],
        &[("opinion_id", "opinion"), ("conference_id", "conference")],
    );
    manager.create_table(deadline).await?;
    index(manager, "deadline", ["opinion_id"]).await?;
    index(manager, "deadline", ["conference_id"]).await
}

/// State numbers restart each year (Nghị định 30/2020/NĐ-CP), so the year is part of the key.
async fn numbers(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let series = table(
        "number_series",
        [key("unit_id"), text("series"), number("year"), number("last")],
        &[("unit_id", "unit")],
    )
    .primary_key(&mut together(["unit_id", "series", "year"]))
    .take();
    manager.create_table(series).await
}

async fn transfer(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let transfer = table(
        "transfer",
        [
            id(),
            key("opinion_id"),
            text("kind"),
            text("body"),
            maybe_text("number"),
            day("sent_on"),
            maybe_text("note"),
            maybe_text("reply"),
            maybe_day("replied_on"),
            maybe_key("signer_id"),
            maybe_text("signer_name"),
            maybe_text("signer_post"),
            moment("created_at"),
        ],
        &[("opinion_id", "opinion"), ("signer_id", "staff")],
    );
    manager.create_table(transfer).await?;
    index(manager, "transfer", ["opinion_id"]).await
}

async fn file(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let file = table(
        "file",
        [
            id(),
            unique_text("storage_key"),
            maybe_text("upload_token_hash"),
            key("unit_id"),
            maybe_key("statement_id"),
            maybe_key("opinion_id"),
            text("purpose"),
            text("content_type"),
            long("size"),
            text("sha256"),
            text("original_name"),
            maybe_number("width"),
            maybe_number("height"),
            maybe_key("staff_id"),
            moment("created_at"),
        ],
        &[
            ("unit_id", "unit"),
            ("statement_id", "statement"),
            ("opinion_id", "opinion"),
            ("staff_id", "staff"),
        ],
    );
    manager.create_table(file).await?;
    index(manager, "file", ["statement_id"]).await?;
    index(manager, "file", ["opinion_id"]).await?;
    index(manager, "file", ["upload_token_hash"]).await?;

    let of_answer = table(
        "answer_file",
        [key("answer_id"), key("file_id")],
        &[("answer_id", "answer"), ("file_id", "file")],
    )
    .primary_key(&mut together(["answer_id", "file_id"]))
    .take();
    manager.create_table(of_answer).await?;
    index(manager, "answer_file", ["file_id"]).await?;

    let of_publication = table(
        "publication_file",
        [key("publication_id"), key("file_id"), maybe_text("caption")],
        &[("publication_id", "publication"), ("file_id", "file")],
    )
    .primary_key(&mut together(["publication_id", "file_id"]))
    .take();
    manager.create_table(of_publication).await?;
    index(manager, "publication_file", ["file_id"]).await
}
