//! Single values of the installation.

use entity::setting;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{Conn, Error};
use crate::app::encode;

/// The installation's key: the stored one, or `fresh` stored now.
pub async fn key(on: &impl Conn, fresh: &[u8; 32]) -> Result<[u8; 32], Error> {
    put_once(on, "key", &encode(fresh)).await?;
    let stored = get(on, "key").await?.unwrap_or_default();
    use base64::Engine;
    base64::engine::general_purpose::URL_SAFE_NO_PAD
        .decode(stored)
        .ok()
        .and_then(|bytes| <[u8; 32]>::try_from(bytes).ok())
        .ok_or_else(|| Error::Custom("the stored installation key is damaged".to_owned()))
}

/// A value by its name.
pub async fn get(on: &impl Conn, name: &str) -> Result<Option<String>, Error> {
    Ok(setting::Entity::find_by_id(name.to_owned()).one(on.conn()).await?.map(|row| row.value))
}

/// Stores a value unless one is there.
pub async fn put_once(on: &impl Conn, name: &str, value: &str) -> Result<(), Error> {
    let row = setting::ActiveModel { key: Set(name.to_owned()), value: Set(value.to_owned()) };
    setting::Entity::insert(row)
        .on_conflict(OnConflict::column(setting::Column::Key).do_nothing().to_owned())
        .exec_without_returning(on.conn())
        .await?;
    Ok(())
}

/// Stores a value in place of what was there.
pub async fn put(on: &impl Conn, name: &str, value: &str) -> Result<(), Error> {
    let row = setting::ActiveModel { key: Set(name.to_owned()), value: Set(value.to_owned()) };
    setting::Entity::insert(row)
        .on_conflict(
            OnConflict::column(setting::Column::Key).update_column(setting::Column::Value).to_owned(),
        )
        .exec_without_returning(on.conn())
        .await?;
    Ok(())
}
