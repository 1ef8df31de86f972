//! The second factor: one-time codes of an authenticator app (RFC 6238), each good once.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use totp_rs::{Builder, Secret, Totp};
use utoipa::ToSchema;

use super::password;
use super::step::Step;
use crate::acts::{Fields, Person, Refusal, limits};
use crate::app::{App, digest, encode, random_bytes};
use crate::store::staff::{self, Staff};
use crate::store::{WriteTx, sessions};

/// What the app is shown before the first code.
#[derive(Debug, Clone)]
pub struct Enrolment {
    /// The secret, for typing by hand.
    pub secret: String,
    /// Proof that the secret is ours and this account's; goes back with the form.
    pub seal: String,
    /// The `otpauth://` address for the QR picture.
    pub address: String,
}

/// The first code of a new second factor.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct SecondFactorForm {
    /// The secret as shown.
    pub secret: String,
    /// Its seal.
    pub seal: String,
    /// The first code of the app.
    pub totp: String,
    /// The account's password once more.
    pub password: String,
}

/// The wish to do without the second factor.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct DropForm {
    /// The account's password once more.
    pub password: String,
}

/// A fresh secret; nothing is stored until its first code is confirmed.
pub fn begin_totp(app: &App, person: &Person) -> Result<Enrolment, Refusal> {
    let secret = Secret::from(random_bytes::<20>()).to_base32();
    shown(app, person, secret)
}

/// The same secret once more, after a mistyped code; an unsealed one is replaced by a fresh one.
pub fn resume_totp(app: &App, person: &Person, form: &SecondFactorForm) -> Result<Enrolment, Refusal> {
    if is_sealed(app, person.id, form) {
        shown(app, person, form.secret.clone())
    } else {
        begin_totp(app, person)
    }
}

/// Stores the second factor once the app has shown its first code; all other sessions end.
pub async fn confirm_totp(
    app: &App,
    person: &Person,
    session: Option<i64>,
    form: SecondFactorForm,
) -> Result<(), Refusal> {
    limits::own_password(&person.login).alone(app).await?;
    let Some(totp) = totp(&form.secret).filter(|_| is_sealed(app, person.id, &form)) else {
        return Err(Fields::just("totp", "error-code-start-again"));
    };
    let stored = staff::by_id(&app.db, person.id).await?.ok_or(Refusal::NotFound)?.password_hash;
    let SecondFactorForm { secret, seal: _, totp: code, password: typed } = form;
    let mut wrong = Fields::new();
    let step = step_of(&totp, &code, app.now());
    if step.is_none() {
        wrong.add("totp", "error-code");
    }
    if !password::fits(app, stored, password::composed(&typed).unwrap_or_default()).await? {
        wrong.add("password", "error-password-wrong");
    }
    wrong.done()?;
    let act = Step::on(app, person.id, "add_second_factor", person.by()).await?;
    set(app, act, session, (Some(secret), step)).await
}

/// Takes the second factor away; all other sessions end.
pub async fn drop_totp(
    app: &App,
    person: &Person,
    session: Option<i64>,
    form: DropForm,
) -> Result<(), Refusal> {
    limits::own_password(&person.login).alone(app).await?;
    let stored = staff::by_id(&app.db, person.id).await?.ok_or(Refusal::NotFound)?.password_hash;
    if !password::fits(app, stored, password::composed(&form.password).unwrap_or_default()).await? {
        return Err(Fields::just("password", "error-password-wrong"));
    }
    let act = Step::on(app, person.id, "drop_second_factor", person.by()).await?;
    set(app, act, session, (None, None)).await
}

/// Whether a code opens this account now; its step is used up.
pub(super) async fn opens(
    tx: &WriteTx,
    row: &Staff,
    code: &str,
    now: DateTime<Utc>,
) -> Result<bool, Refusal> {
    let Some(totp) = row.totp_secret.as_deref().and_then(totp) else {
        return Err(Refusal::Internal("a stored second factor is damaged".to_owned()));
    };
    match step_of(&totp, code, now) {
        Some(step) => Ok(staff::use_totp_step(tx, row.id, step).await?),
        None => Ok(false),
    }
}

async fn set(
    app: &App,
    mut act: Step,
    session: Option<i64>,
    (secret, used): (Option<String>, Option<i64>),
) -> Result<(), Refusal> {
    limits::knew_own_password(&act.tx, &act.before.login).await?;
    act.after.totp_secret = secret;
    act.after.totp_step = used;
    sessions::end_all(&act.tx, act.before.id, session).await?;
    act.keep(app, serde_json::json!({})).await
}

fn shown(app: &App, person: &Person, secret: String) -> Result<Enrolment, Refusal> {
    let broken = || Refusal::Internal("the second factor cannot be shown".to_owned());
    let bytes = Secret::try_from_base32(&secret).map_err(|_| broken())?;
    let host = url::Url::parse(&app.config.public_url).ok();
    let host = host.as_ref().and_then(url::Url::host_str).unwrap_or("doithoai").replace(':', ".");
    let totp = Builder::new()
        .with_secret(bytes)
        .with_account_name(person.login.as_str())
        .with_issuer(Some(format!("Đối Thoại {host}")))
        .build()
        .map_err(|_| broken())?;
    let address = totp.to_url().map_err(|_| broken())?;
    Ok(Enrolment { seal: seal(app, person.id, &secret), secret, address })
}

fn seal(app: &App, staff: i64, secret: &str) -> String {
    encode(&app.sign("second factor", &format!("{staff}\n{secret}")))
}

fn is_sealed(app: &App, staff: i64, form: &SecondFactorForm) -> bool {
    digest(&seal(app, staff, &form.secret)) == digest(&form.seal)
}

fn totp(secret: &str) -> Option<Totp> {
    Builder::new().with_secret(Secret::try_from_base32(secret).ok()?).build().ok()
}

/// The step whose code this is, one step of clock error either way; spaces as apps show them are forgiven.
fn step_of(totp: &Totp, code: &str, now: DateTime<Utc>) -> Option<i64> {
    let code: String = code.chars().filter(|ch| !ch.is_whitespace()).collect();
    let seconds = u64::try_from(now.timestamp()).ok()?;
    totp.check(&code, seconds).and_then(|step| i64::try_from(step).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_in_its_step_and_one_beside_it_only() {
        let totp = totp("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").expect("the secret of RFC 6238");
        let at = |seconds: i64| DateTime::from_timestamp(seconds, 0).expect("a moment");
        // RFC 6238, appendix B: 94287082 at 59 s, of which six digits are shown.
        assert_eq!(step_of(&totp, "287082", at(59)), Some(1));
        assert_eq!(step_of(&totp, "287 082", at(89)), Some(1));
        assert_eq!(step_of(&totp, "287082", at(120)), None);
        assert_eq!(step_of(&totp, "", at(59)), None);
    }
}
