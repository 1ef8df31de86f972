//! Rows that go in together: on SQLite in one call, for each call costs more than what it does.

use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DbBackend, EntityTrait, Insert, IntoActiveModel, QueryTrait,
    Statement, Value, Values,
};

use super::{Error, WriteTx};

/// Inserts that nobody waits for one by one, in the order in which they were added.
pub struct Batch {
    backend: DbBackend,
    statements: Vec<Statement>,
}

impl Batch {
    /// Nothing yet, for the database behind a transaction.
    pub fn within(tx: &WriteTx) -> Batch {
        Batch { backend: tx.get_database_backend(), statements: Vec::new() }
    }

    /// Adds a row.
    pub fn insert<A>(&mut self, row: A)
    where
        A: ActiveModelTrait,
        <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
    {
        self.add(&Insert::one(row));
    }

    /// Adds rows; none adds nothing.
    pub fn insert_many<A>(&mut self, rows: Vec<A>)
    where
        A: ActiveModelTrait,
        <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
    {
        if !rows.is_empty() {
            self.statements.push(A::Entity::insert_many(rows).build(self.backend));
        }
    }

    /// Adds an insert.
    pub fn add<A: ActiveModelTrait>(&mut self, insert: &Insert<A>) {
        self.statements.push(insert.build(self.backend));
    }

    /// Writes all of it.
    pub async fn run(self, tx: &WriteTx) -> Result<(), Error> {
        match self.backend {
            DbBackend::Sqlite => {
                if let Some(all) = joined(self.statements) {
                    tx.execute_raw(all).await?;
                }
            }
            _ => {
                for statement in self.statements {
                    tx.execute_raw(statement).await?;
                }
            }
        }
        Ok(())
    }
}

/// SQLite's driver runs several statements as one and gives each its own values.
fn joined(statements: Vec<Statement>) -> Option<Statement> {
    let mut statements = statements.into_iter();
    let mut all = statements.next()?;
    for Statement { sql, values, .. } in statements {
        all.sql.push_str("; ");
        all.sql.push_str(&sql);
        let values = values.into_iter().flat_map(|values| values.0);
        all.values.get_or_insert_with(|| Values(Vec::<Value>::new())).0.extend(values);
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use sea_orm::Set;

    use super::*;
    use crate::store::Database;

    #[tokio::test]
    async fn several_rows_of_several_tables_go_in_with_one_call_each_with_its_own_values() {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}", folder.path().join("a.db").display());
        let db = Database::connect(&url).await.expect("opens");
        let tx = db.begin_write().await.expect("begins");
        tx.execute_unprepared("CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT)").await.expect("made");
        let setting = |key: &str, value: &str| entity::setting::ActiveModel {
            key: Set(key.to_owned()),
            value: Set(value.to_owned()),
        };
        for round in 0..3 {
            let mut batch = Batch::within(&tx);
            batch.insert(setting(&format!("a{round}"), "1"));
            batch.insert_many(vec![setting(&format!("b{round}"), "2"), setting(&format!("c{round}"), "3")]);
            batch.insert_many(Vec::<entity::setting::ActiveModel>::new());
            batch.insert(setting(&format!("d{round}"), "4; --"));
            batch.run(&tx).await.expect("written");
        }
        Batch::within(&tx).run(&tx).await.expect("nothing is written");
        let rows = entity::setting::Entity::find().all(&*tx).await.expect("read");
        let mut values: Vec<&str> = rows.iter().map(|row| row.value.as_str()).collect();
        values.sort_unstable();
        assert_eq!(values, ["1", "1", "1", "2", "2", "2", "3", "3", "3", "4; --", "4; --", "4; --"]);
        let mut batch = Batch::within(&tx);
        batch.insert(setting("e", "5"));
        batch.insert(setting("a0", "6"));
        assert!(batch.run(&tx).await.is_err(), "what one of them says is heard");
    }
}
