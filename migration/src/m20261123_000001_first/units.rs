//! Units with their offices and villages, and the single values of the installation.

use sea_orm_migration::prelude::{DbErr, SchemaManager};

use crate::build::{
    flag, id, index, key, maybe_day, maybe_key, maybe_text, maybe_unique_text, moment, number, table, text,
    unique, unique_text,
};

pub async fn up(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let setting = table("setting", [text("key").primary_key().take(), text("value")], &[]);
    manager.create_table(setting).await?;

    let unit = table(
        "unit",
        [
            id(),
            unique_text("code"),
            text("kind"),
            maybe_key("parent_id"),
            text("name"),
            text("name_en"),
            unique_text("prefix"),
            text("place"),
            maybe_text("phone"),
            maybe_text("police_phone"),
            maybe_text("address"),
            maybe_text("reception"),
            maybe_text("mail_from"),
            maybe_text("reply_to"),
            maybe_unique_text("host"),
            flag("is_home"),
            maybe_day("valid_from"),
            maybe_day("valid_to"),
            moment("created_at"),
            number("version"),
            number("journal_len"),
            text("journal_head"),
        ],
        &[("parent_id", "unit")],
    );
    manager.create_table(unit).await?;
    index(manager, "unit", ["parent_id"]).await?;

    let office = table(
        "office",
        [
            id(),
            key("unit_id"),
            text("code"),
            text("name"),
            text("name_en"),
            maybe_text("phone"),
            flag("active"),
            number("sort"),
        ],
        &[("unit_id", "unit")],
    );
    manager.create_table(office).await?;
    unique(manager, "office", ["unit_id", "code"]).await?;

    let village = table(
        "village",
        [id(), key("unit_id"), text("code"), text("name"), text("sort_key"), text("folded"), flag("active")],
        &[("unit_id", "unit")],
    );
    manager.create_table(village).await?;
    unique(manager, "village", ["unit_id", "code"]).await
}
