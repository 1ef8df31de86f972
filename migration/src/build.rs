//! Short words for tables, columns and indexes, so that a step reads like the schema it makes.
//!
//! Days are `date`, moments are instants in UTC: text on SQLite, `timestamptz` on PostgreSQL; both order
//! rightly as long as values are bound and not written into the statement.

use sea_orm_migration::prelude::{
    ColumnDef, DbErr, Expr, ForeignKey, Index, IndexCreateStatement, SchemaManager, Table,
    TableCreateStatement,
};

use sea_orm_migration::sea_orm::DbBackend;

/// The table's own key: alias of SQLite's rowid, which full-text search leans on; identity on PostgreSQL.
pub fn id() -> ColumnDef {
    ColumnDef::new("id").big_integer().not_null().auto_increment().primary_key().take()
}

/// A key of another row.
pub fn key(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().take()
}

/// A key of another row, or none.
pub fn maybe_key(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().null().take()
}

/// A text of any length.
pub fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

/// A text that no two rows share.
pub fn unique_text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().unique_key().take()
}

/// A text, or none.
pub fn maybe_text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().null().take()
}

/// A text that no two rows share, or none.
pub fn maybe_unique_text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().null().unique_key().take()
}

/// A whole number of 32 bits.
pub fn number(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().not_null().take()
}

/// A whole number of 32 bits, or none.
pub fn maybe_number(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().null().take()
}

/// A whole number of 64 bits that is no key.
pub fn long(name: &'static str) -> ColumnDef {
    key(name)
}

/// A whole number of 64 bits that is no key, or none.
pub fn maybe_long(name: &'static str) -> ColumnDef {
    maybe_key(name)
}

/// Yes or no.
pub fn flag(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).boolean().not_null().take()
}

/// A civil day in Vietnam.
pub fn day(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).date().not_null().take()
}

/// A civil day in Vietnam, or none.
pub fn maybe_day(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).date().null().take()
}

/// An instant in UTC, cut to milliseconds by whoever writes it.
pub fn moment(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().not_null().take()
}

/// An instant in UTC, or none.
pub fn maybe_moment(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).timestamp_with_time_zone().null().take()
}

/// A column that the database works out of others, so that an index can stand on it: the text before the first hyphen.
pub fn before_hyphen(name: &'static str, of: &'static str, backend: DbBackend) -> ColumnDef {
    let (made, stored) = match backend {
        DbBackend::Postgres => (format!("split_part({of}, '-', 1)"), true),
        _ => (format!("substr({of}, 1, instr({of} || '-', '-') - 1)"), false),
    };
    ColumnDef::new(name).text().null().generated(Expr::cust(made), stored).take()
}

/// A column that the database works out: the year of a day.
pub fn year_of(name: &'static str, day: &'static str, backend: DbBackend) -> ColumnDef {
    let (made, stored) = match backend {
        DbBackend::Postgres => (format!("CAST(EXTRACT(YEAR FROM {day}) AS integer)"), true),
        _ => (format!("CAST(substr({day}, 1, 4) AS integer)"), false),
    };
    ColumnDef::new(name).integer().null().generated(Expr::cust(made), stored).take()
}

/// A table with its columns; `points_to` names each column that holds the `id` of another table's row.
pub fn table(
    name: &'static str,
    columns: impl IntoIterator<Item = ColumnDef>,
    points_to: &[(&'static str, &'static str)],
) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(name);
    for column in columns {
        table.col(column);
    }
    for (column, other) in points_to {
        table.foreign_key(ForeignKey::create().from(name, *column).to(*other, "id"));
    }
    table.take()
}

/// A primary key of several columns.
pub fn together<const N: usize>(columns: [&'static str; N]) -> IndexCreateStatement {
    let mut index = Index::create();
    for column in columns {
        index.col(column);
    }
    index.take()
}

/// An index over columns in this order.
pub async fn index<const N: usize>(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: [&'static str; N],
) -> Result<(), DbErr> {
    manager.create_index(over(table, columns)).await
}

/// An index over columns that no two rows share together; rows with a NULL among them never clash.
pub async fn unique<const N: usize>(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: [&'static str; N],
) -> Result<(), DbErr> {
    manager.create_index(over(table, columns).unique().take()).await
}

fn over<const N: usize>(table: &'static str, columns: [&'static str; N]) -> IndexCreateStatement {
    let mut index = together(columns);
    index.name(format!("{table}_by_{}", columns.join("_"))).table(table).take()
}
