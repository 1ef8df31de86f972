//! Personal tokens, with which programs act in a person's name.

use chrono::TimeDelta;
use domain::text::Line;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::password;
use super::step::Step;
use crate::acts::{Fields, Person, Refusal, limits, said};
use crate::app::{App, digest};
use crate::store::journal::By;
use crate::store::sessions::{self, ApiToken, Scope};
use crate::store::staff;

/// How many tokens an account may have at once.
const MOST: usize = 20;
/// How many days a token opens, unless told.
pub const DAYS: i64 = 90;
/// The most days a token opens.
pub const DAYS_MOST: i64 = 365;

/// A new token.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct TokenForm {
    /// What it is for, so that its owner knows it again.
    pub label: String,
    /// The words of what it may be used for: `read`, `act`, `restricted`; `read` unless told.
    pub scopes: Vec<String>,
    /// How many days it opens, 1 to 365; 90 unless told.
    pub days: String,
    /// The account's password once more.
    pub password: String,
}

/// The form, read and believed.
struct Wish {
    label: Line,
    scopes: Vec<Scope>,
    days: i64,
}

/// Makes a token for the own account, whose password is typed once more, and shows it this once; only its hash is stored.
pub async fn issue_token(app: &App, person: &Person, form: TokenForm) -> Result<String, Refusal> {
    limits::own_password(&person.login).alone(app).await?;
    let mut wrong = Fields::new();
    let wish = read(&form, &mut wrong);
    let stored = staff::by_id(&app.db, person.id).await?.ok_or(Refusal::NotFound)?.password_hash;
    let typed = password::composed(&form.password).unwrap_or_default();
    if !password::fits(app, stored.clone(), typed).await? {
        wrong.add("password", "error-password-wrong");
    }
    let wish = believed(wish, wrong)?;
    let step = Step::on(app, person.id, "issue_token", person.by()).await?;
    if step.before.password_hash != stored {
        return Err(Refusal::Overtaken);
    }
    limits::knew_own_password(&step.tx, &person.login).await?;
    make(app, step, wish).await
}

/// Makes a token for an account from the command line, where no password is asked for.
pub async fn issue_token_by_command(app: &App, staff: i64, form: TokenForm) -> Result<String, Refusal> {
    let mut wrong = Fields::new();
    let wish = read(&form, &mut wrong);
    let wish = believed(wish, wrong)?;
    make(app, Step::on(app, staff, "issue_token", By::Command).await?, wish).await
}

/// Revokes a token of an account; it is dead at once.
pub async fn revoke_token(app: &App, by: By, staff: i64, token: i64) -> Result<(), Refusal> {
    let step = Step::on(app, staff, "revoke_token", by).await?;
    if sessions::revoke_api_tokens(&step.tx, staff, Some(token), step.now).await? == 0 {
        return Err(Refusal::NotFound);
    }
    step.keep_note(app, json!({ "token": token })).await
}

fn read(form: &TokenForm, wrong: &mut Fields) -> Option<Wish> {
    let TokenForm { label, scopes, days, password: _ } = form;
    let label = wrong.take("label", Line::parse(label, 80).map_err(said::text));
    let scopes = wrong.take("scopes", read_scopes(scopes));
    let days = wrong.take("days", read_days(days));
    Some(Wish { label: label?, scopes: scopes?, days: days? })
}

fn believed(wish: Option<Wish>, wrong: Fields) -> Result<Wish, Refusal> {
    wrong.done()?;
    wish.ok_or_else(|| Refusal::Internal("the token's form was read".to_owned()))
}

/// Whoever acts or opens what is restricted also reads.
fn read_scopes(typed: &[String]) -> Result<Vec<Scope>, &'static str> {
    let mut scopes = vec![Scope::Read];
    for word in typed.iter().map(|word| word.trim()).filter(|word| !word.is_empty()) {
        scopes.push(word.parse().map_err(|_| "error-token-scope")?);
    }
    scopes.sort();
    scopes.dedup();
    Ok(scopes)
}

fn read_days(typed: &str) -> Result<i64, &'static str> {
    if typed.trim().is_empty() {
        return Ok(DAYS);
    }
    let days = typed.trim().parse().map_err(|_| "error-token-days")?;
    if (1..=DAYS_MOST).contains(&days) { Ok(days) } else { Err("error-token-days") }
}

async fn make(app: &App, step: Step, wish: Wish) -> Result<String, Refusal> {
    let (id, token) = (step.before.id, format!("dt_{}", app.fresh_token()));
    if !step.before.active {
        return Err(Refusal::NotFound);
    }
    if sessions::api_tokens(&step.tx, id, step.now).await?.len() >= MOST {
        return Err(Fields::just("label", "error-too-many-tokens"));
    }
    let words: Vec<&str> = wish.scopes.iter().map(|scope| scope.as_str()).collect();
    let kept = ApiToken {
        id: 0,
        staff_id: id,
        token_hash: digest(&token),
        label: wish.label.into_string(),
        scopes: words.join(" "),
        created_at: step.now,
        expires_at: step.now + TimeDelta::days(wish.days),
        last_used_at: None,
        revoked_at: None,
    };
    sessions::add_api_token(&step.tx, kept).await?;
    step.keep_note(app, json!({ "scopes": words, "days": wish.days })).await?;
    Ok(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_reads_for_ninety_days_unless_told() {
        let wish = read(&TokenForm { label: "báo cáo".into(), ..TokenForm::default() }, &mut Fields::new());
        let wish = wish.expect("read");
        assert_eq!((wish.scopes, wish.days), (vec![Scope::Read], 90));
        assert_eq!(read_days("365"), Ok(365));
        assert!(read_days("366").is_err() && read_days("0").is_err() && read_days("x").is_err());
        let words = ["restricted".to_owned(), "act".to_owned(), "act".to_owned()];
        assert_eq!(read_scopes(&words), Ok(vec![Scope::Read, Scope::Act, Scope::Restricted]));
        assert!(read_scopes(&["everything".to_owned()]).is_err());
    }
}
