//! What people choose for themselves: the language and the keyboard shortcuts.

use domain::lang::Lang;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::acts::{Fields, Person, Refusal};
use crate::app::App;
use crate::store::staff;

/// The choices.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct PreferencesForm {
    /// `vi` or `en`.
    pub lang: String,
    /// Whether keyboard shortcuts work.
    pub shortcuts: bool,
}

/// Keeps the choices; they are nobody else's business and stay out of the journal.
pub async fn prefer(app: &App, person: &Person, form: PreferencesForm) -> Result<(), Refusal> {
    let lang: Lang = form.lang.parse().map_err(|_| Fields::just("lang", "error-choose-one"))?;
    let tx = app.begin_write().await?;
    let mut row = staff::held(&tx, person.id).await?.ok_or(Refusal::NotFound)?;
    row.lang = lang.into();
    row.shortcuts = form.shortcuts;
    staff::put(&tx, row).await?;
    tx.commit().await?;
    Ok(())
}
