//! Passwords: which ones are taken, and how they are hashed and compared (OWASP ASVS 5.0, V6.2 and V11.4).

use std::time::Duration;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::fold::unaccented;
use zxcvbn::{Score, zxcvbn};

use super::author::Author;
use super::proposal;
use super::step::Step;
use crate::acts::{Fields, Refusal, Said};
use crate::app::{App, random_bytes};
use crate::mail::letters::account::About;
use crate::store::staff;

/// The shortest password, in characters.
pub const LEAST: usize = 10;
/// The longest password, in characters.
pub const MOST: usize = 200;

/// How long a try waits for its turn to hash before the person is told to come back.
const PATIENCE: Duration = Duration::from_secs(10);

/// How much of a password is judged: beyond it nothing gets weaker, and judging takes ever longer.
const JUDGED: usize = 72;

/// The password as it is hashed: composed, so that another keyboard's accents open the same account.
pub(super) fn composed(typed: &str) -> Option<String> {
    domain::clean::words(typed).ok().filter(|text| text.chars().count() <= MOST)
}

/// A new password, or what is wrong with it; `own` is what everybody knows of its owner. No rules about kinds of
/// characters: only how soon somebody who tries guesses it.
pub(super) fn choose(typed: &str, own: &[&str]) -> Result<String, Said> {
    let text = domain::clean::words(typed).map_err(|_| Said::from("error-control"))?;
    let length = text.chars().count();
    if length < LEAST {
        return Err(Said { key: "error-password-short", args: vec![("least", LEAST.to_string())] });
    }
    if length > MOST {
        return Err(Said { key: "error-password-long", args: vec![("most", MOST.to_string())] });
    }
    if is_soon_guessed(&text, own) { Err("error-password-common".into()) } else { Ok(text) }
}

/// How many words of a name are looked for: no name here has more.
const NAMED: usize = 12;

/// What people here choose and no list from elsewhere knows, the likeliest first, without accents and spaces.
const HERE: &str = include_str!("../../../facts/common_words.txt");

/// Whether a password falls to fewer than a hundred million guesses. Whoever guesses in Vietnam leaves out accents and
/// spaces, and knows the unit and its people.
fn is_soon_guessed(text: &str, own: &[&str]) -> bool {
    let mut known: Vec<String> = HERE.lines().map(str::to_owned).collect();
    for text in own {
        let words = unaccented(text);
        let words: Vec<&str> = words.split_whitespace().take(NAMED).collect();
        known.extend(
            (1..=words.len())
                .flat_map(|run| words.windows(run).map(|words| words.concat()).collect::<Vec<_>>()),
        );
    }
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let judged: String = unaccented(text).replace(' ', "").chars().take(JUDGED).collect();
    zxcvbn(&judged, &known).score() < Score::Three
}

/// The names of a unit and of the province above it, which everybody knows of whoever works there.
pub(super) async fn places(app: &App, unit: i64) -> Result<String, Refusal> {
    let book = app.directory.book(&app.db, unit).await?;
    let above = book.parent.as_ref().map_or("", |unit| unit.name.as_str());
    Ok(format!("{} {above}", book.unit.name))
}

/// Hashes a password in its turn; some 20 MiB and tens of milliseconds.
pub(super) async fn hash(app: &App, password: String) -> Result<String, Refusal> {
    in_turn(app, move || hash_now(&password)).await?
}

/// Whether the password is the one behind the hash. Without a hash one is made all the same, so that an unknown
/// login takes as long as a wrong password.
pub(super) async fn fits(app: &App, hash: Option<String>, password: String) -> Result<bool, Refusal> {
    in_turn(app, move || match hash {
        Some(stored) => match PasswordHash::new(&stored) {
            Ok(stored) => Ok(hasher()?.verify_password(password.as_bytes(), &stored).is_ok()),
            Err(error) => Err(Refusal::Internal(format!("a stored password hash is damaged: {error}"))),
        },
        None => hash_now(&password).map(|_| false),
    })
    .await?
}

/// Sets a password from the command line: all sessions end.
pub async fn set_password(app: &App, login: &str, typed: &str) -> Result<(), Refusal> {
    let found = staff::by_login(&app.db, login).await?.ok_or(Refusal::NotFound)?;
    let unit = places(app, found.unit_id).await?;
    let chosen =
        choose(typed, &[&found.login, &found.name, &unit]).map_err(|said| Fields::just("password", said))?;
    let hashed = hash(app, chosen).await?;
    let author = Author::Command { unit: found.unit_id };
    let mut step = Step::on(app, found.id, "set_password", author.by()).await?;
    step.after.password_hash = Some(hashed);
    step.shut_out(None).await?;
    if proposal::is_guarded(&step.tx, &step.before).await? {
        let told = (About::Access, "letter-guarded-password-set");
        proposal::tell(app, &step.tx, author, &step.before, told).await?;
    }
    step.keep(app, serde_json::json!({})).await
}

/// Sets the one password of the demo's accounts, whatever its length; the demo says so where it prints it.
pub async fn set_demo_password(app: &App, logins: &[&str], typed: &str) -> Result<(), Refusal> {
    let hashed = hash(app, typed.to_owned()).await?;
    let tx = app.begin_write().await?;
    for login in logins {
        let mut row = staff::by_login(&tx, login).await?.ok_or(Refusal::NotFound)?;
        row.password_hash = Some(hashed.clone());
        staff::put(&tx, row).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn in_turn<T: Send + 'static>(
    app: &App,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Refusal> {
    let turn =
        tokio::time::timeout(PATIENCE, app.hashing.acquire()).await.map_err(|_| Refusal::Unavailable)?;
    let _turn = turn.map_err(|_| Refusal::Unavailable)?;
    tokio::task::spawn_blocking(work).await.map_err(|e| Refusal::Internal(format!("hashing: {e}")))
}

fn hash_now(password: &str) -> Result<String, Refusal> {
    let salt: [u8; 16] = random_bytes();
    hasher()?
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map(|hash| hash.to_string())
        .map_err(|e| Refusal::Internal(format!("hashing: {e}")))
}

/// Argon2id with 19 MiB, two passes, one lane: OWASP's first choice.
fn hasher() -> Result<Argon2<'static>, Refusal> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(|e| Refusal::Internal(format!("argon2: {e}")))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sentence_without_digits_is_a_fine_password() {
        assert!(choose("con trâu đi trước cái cày", &["vanphong"]).is_ok());
    }

    #[test]
    fn short_common_and_own_names_are_refused() {
        let key = |typed: &str| {
            choose(typed, &["vanphong.ankhe", "Lò Thị Mẫu", "Xã An Khê Thượng Tỉnh Bắc Sơn"])
                .expect_err("refused")
                .key
        };
        assert_eq!(key("chín ký"), "error-password-short");
        assert_eq!(key(&"a".repeat(201)), "error-password-long");
        for soon in ["MatKhau123", "conchocon123", "tôi yêu Việt Nam", "bacsonankhe", "hanoimuathu"] {
            assert_eq!(key(soon), "error-password-common", "{soon}");
        }
        assert_eq!(key("Mật khẩu 123"), "error-password-common");
        assert_eq!(key("vanphong.ankhe"), "error-password-common");
        assert_eq!(key("7777777777777"), "error-password-common");
        for soon in [
            "password2026",
            "1234qwer1234",
            "0987654321",
            "An Khê Thượng 2026",
            "Lò Thị Mẫu 1990",
            "MatKhau@2026",
        ] {
            assert_eq!(key(soon), "error-password-common", "{soon}");
        }
    }

    #[test]
    fn accents_typed_in_parts_are_the_same_password() {
        let parts = "ti\u{0065}\u{0302}\u{0301}ng Vie\u{0323}\u{0302}t";
        assert_eq!(composed(parts), composed("tiếng Việt"));
    }

    #[test]
    fn a_hash_opens_for_its_password_only() {
        let stored = hash_now("con trâu đi trước").expect("hashes");
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        let stored = PasswordHash::new(&stored).expect("is a PHC string");
        let hasher = hasher().expect("parameters fit");
        assert!(hasher.verify_password("con trâu đi trước".as_bytes(), &stored).is_ok());
        assert!(hasher.verify_password("con trâu đi sau".as_bytes(), &stored).is_err());
    }
}
