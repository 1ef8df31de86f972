//! The lists an administrator edits: topics, base documents, special days, terms.

use sea_orm_migration::prelude::{ConditionalStatement, DbErr, Expr, ExprTrait, Index, SchemaManager};

use crate::build::{
    day, flag, id, maybe_day, maybe_key, maybe_text, number, table, text, unique, unique_text,
};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let topic = table(
        "topic",
        [
            id(),
            unique_text("code"),
            maybe_text("parent"),
            text("name"),
            text("name_en"),
            maybe_text("hint"),
            maybe_text("hint_en"),
            number("sort"),
            maybe_text("default_office"),
            flag("active"),
        ],
        &[],
    );
    manager.create_table(topic).await?;

    let base_document = table(
        "base_document",
        [
            id(),
            maybe_key("unit_id"),
            text("number"),
            day("issued_on"),
            text("issuer"),
            text("abstract"),
            maybe_day("in_force_from"),
            maybe_day("in_force_to"),
        ],
        &[("unit_id", "unit")],
    );
    manager.create_table(base_document).await?;

    let calendar_day = table(
        "calendar_day",
        [id(), day("on_day"), text("kind"), text("name"), text("name_en"), text("source"), text("certainty")],
        &[],
    );
    manager.create_table(calendar_day).await?;
    unique(manager, "calendar_day", ["on_day", "kind", "certainty"]).await?;

    let term = table(
        "term",
        [
            id(),
            maybe_key("unit_id"),
            text("key"),
            number("count"),
            text("span"),
            text("direction"),
            text("basis"),
            text("basis_en"),
        ],
        &[("unit_id", "unit")],
    );
    manager.create_table(term).await?;
    unique(manager, "term", ["unit_id", "key"]).await?;
    one_default_term_per_key(manager).await
}

/// NULLs never clash in a unique index, so the rows for all units need one of their own.
async fn one_default_term_per_key(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let index = Index::create()
        .name("term_default_by_key")
        .table("term")
        .col("key")
        .unique()
        .and_where(Expr::col("unit_id").is_null())
        .take();
    manager.create_index(index).await
}
