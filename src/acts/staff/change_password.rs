//! Somebody signed in chooses another password.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::password;
use super::step::Step;
use crate::acts::{Fields, Person, Refusal, limits};
use crate::app::App;
use crate::store::staff;

/// The old and the new password.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct PasswordForm {
    /// The password until now.
    pub password: String,
    /// The password from now on.
    pub new_password: String,
}

/// Changes the password; all sessions but this one end.
pub async fn change_password(
    app: &App,
    person: &Person,
    session: Option<i64>,
    form: PasswordForm,
) -> Result<(), Refusal> {
    limits::own_password(&person.login).alone(app).await?;
    let PasswordForm { password: current, new_password: typed } = form;
    let mut wrong = Fields::new();
    let stored = staff::by_id(&app.db, person.id).await?.ok_or(Refusal::NotFound)?.password_hash;
    let unchanged_since = stored.clone();
    if !password::fits(app, stored, password::composed(&current).unwrap_or_default()).await? {
        wrong.add("password", "error-password-wrong");
    }
    let unit = password::places(app, person.unit_id).await?;
    let own = [person.login.as_str(), &person.name, &unit];
    let chosen = wrong.take("new_password", password::choose(&typed, &own));
    wrong.done()?;
    let Some(chosen) = chosen else {
        return Err(Refusal::Internal("the password was chosen".to_owned()));
    };
    let hashed = password::hash(app, chosen).await?;
    let mut step = Step::on(app, person.id, "change_password", person.by()).await?;
    if step.before.password_hash != unchanged_since {
        return Err(Refusal::Overtaken);
    }
    step.after.password_hash = Some(hashed);
    limits::knew_own_password(&step.tx, &person.login).await?;
    step.shut_out(session).await?;
    step.keep(app, json!({})).await
}
