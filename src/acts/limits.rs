//! How often one may try, in one place for pages, API and acts. Buckets are digests, so that the table keeps no addresses.

use std::net::IpAddr;

use chrono::TimeDelta;

use super::Refusal;
use crate::app::{App, customer, digest};
use crate::store::WriteTx;
use crate::store::attempts::{self, Limit};

/// Opinions from one address, by form or API: a whole village hall may share it.
const SENDING: Limit = Limit::new(300, 60);
/// Opinions begun from one address; each is a row until it is sent or swept away.
const DRAFTING: Limit = Limit::new(600, 60);
/// Pictures from one address.
const UPLOADING: Limit = Limit::new(1_000, 60);
/// Files sent with a secret, after the opinion.
const ADDING: Limit = Limit::new(60, 60);
/// Looks with a code from one address.
const LOOKING: Limit = Limit::new(120, 15);
/// Looks at one code from one address: four digits of a telephone are quickly tried through.
const ONE_CODE: Limit = Limit::new(10, 15);
/// The same from anywhere, and in a day. A secret needs no such limit, so that nobody can shut its owner out.
const ONE_CODE_ANYWHERE: Limit = Limit::new(20, 24 * 60);
/// Looks with digits alone from one address over all codes, in a day: a desk that helps forty people stays below it.
const DIGITS: Limit = Limit::new(60, 24 * 60);
/// Codes and secrets of programs that did not open.
const MISSED: Limit = Limit::new(30, 15);
/// One account from one address.
const HERE: Limit = Limit::new(10, 15);
/// One account from all addresses that never opened it.
const ANYWHERE: Limit = Limit::new(100, 60);
/// All accounts from one address: a whole office may share it.
const FROM: Limit = Limit::new(300, 15);
/// The own password once more, inside a session.
const OWN: Limit = Limit::new(10, 15);
/// Letters with a reset link, for one account.
const LETTERS: Limit = Limit::new(3, 60);
/// Wishes for a reset link, from one address.
const WISHES: Limit = Limit::new(30, 60);
/// An address that opened an account is known for so long: nobody elsewhere can shut its owner out.
const KNOWN: TimeDelta = TimeDelta::days(30);

/// Tries about to be counted.
#[derive(Debug)]
#[must_use = "tries are counted within an act or alone"]
pub struct Tries {
    buckets: Vec<(String, Limit)>,
    /// Whether what is tried only reads: it goes on when the disk is full, counted in memory.
    reads: bool,
}

/// An opinion sent from an address.
pub fn sending(address: IpAddr) -> Tries {
    one("send", &network(address), SENDING)
}

/// What the program itself brings in, such as the story of the demo: no try of anybody.
pub fn nobodys() -> Tries {
    Tries { buckets: Vec::new(), reads: false }
}

/// An opinion begun from an address.
pub fn drafting(address: IpAddr) -> Tries {
    one("draft", &network(address), DRAFTING)
}

/// A picture sent from an address.
pub fn uploading(address: IpAddr) -> Tries {
    one("upload", &network(address), UPLOADING)
}

/// A file that a program adds with code and secret.
pub fn adding(address: IpAddr) -> Tries {
    one("add", &network(address), ADDING)
}

/// A code and secret of a program that did not open together.
pub fn missing(address: IpAddr) -> Tries {
    Tries { reads: true, ..one("track", &network(address), MISSED) }
}

/// A look with a code, whether there is such a code or not; `digits` when only a telephone's digits were typed.
pub fn looking(address: IpAddr, code: &str, digits: bool) -> Tries {
    let address = network(address);
    let mut tries = Tries { reads: true, ..one("look", &address, LOOKING) };
    if digits {
        tries.buckets.push((bucket("look-digits", &address), DIGITS));
        tries.buckets.push((bucket("look-code", &format!("{address}\n{code}")), ONE_CODE));
        tries.buckets.push((bucket("look-any", code), ONE_CODE_ANYWHERE));
    }
    tries
}

/// The own password once more, inside a session: whoever took a session over does not guess it.
pub(super) fn own_password(login: &str) -> Tries {
    one("own", login, OWN)
}

/// A wish for a reset link from an address.
pub(super) fn wish(address: IpAddr) -> Tries {
    one("wish", &network(address), WISHES)
}

/// A letter with a reset link to an account.
pub(super) fn letter(login: &str) -> Tries {
    one("letter", login, LETTERS)
}

impl Tries {
    /// Counts within the transaction of an act; gives the seconds to wait when there were too many.
    pub async fn within(&self, app: &App, tx: &WriteTx) -> Result<Option<u64>, Refusal> {
        if !app.config.is_limited() {
            return Ok(None);
        }
        let mut longest = None;
        for (bucket, limit) in &self.buckets {
            longest = longest.max(attempts::hit(tx, bucket, *limit, app.now()).await?);
        }
        Ok(longest)
    }

    /// Counts where no act writes anything; refuses when there were too many.
    pub async fn alone(self, app: &App) -> Result<(), Refusal> {
        if !app.config.is_limited() {
            return Ok(());
        }
        let wait = match self.in_the_table(app).await {
            Err(Refusal::NoRoom | Refusal::Unavailable) if self.reads => self.in_memory(app).await?,
            counted => counted?,
        };
        wait.map_or(Ok(()), |seconds| Err(Refusal::TooMany(seconds)))
    }

    async fn in_the_table(&self, app: &App) -> Result<Option<u64>, Refusal> {
        let tx = app.begin_write().await?;
        let wait = self.within(app, &tx).await?;
        tx.commit().await?;
        Ok(wait)
    }

    /// On top of what the table still says, so that a full disk gives nobody a fresh window.
    async fn in_memory(&self, app: &App) -> Result<Option<u64>, Refusal> {
        let mut longest = None;
        for (bucket, limit) in &self.buckets {
            let stored = attempts::counted(&app.db, bucket, app.now()).await?;
            longest = longest.max(app.spare.hit(bucket, *limit, stored, app.now()));
        }
        Ok(longest)
    }
}

/// Counts a try to sign in, before anything is compared.
pub(super) async fn sign_in(app: &App, login: &str, address: IpAddr) -> Result<(), Refusal> {
    if !app.config.is_limited() {
        return Ok(());
    }
    let address = network(address);
    let mut tries = one("here", &format!("{login}\n{address}"), HERE);
    tries.buckets.push((bucket("from", &address), FROM));
    let tx = app.begin_write().await?;
    if !attempts::remembers(&tx, &known(login, &address), app.now()).await? {
        tries.buckets.push((bucket("anywhere", login), ANYWHERE));
    }
    let wait = tries.within(app, &tx).await?;
    tx.commit().await?;
    wait.map_or(Ok(()), |seconds| Err(Refusal::TooMany(seconds)))
}

/// Forgets the tries of the own password once it was right.
pub(super) async fn knew_own_password(tx: &WriteTx, login: &str) -> Result<(), Refusal> {
    attempts::clear(tx, &bucket("own", login)).await?;
    Ok(())
}

/// Forgets the tries of an account that was opened, and knows its address from now on.
pub(super) async fn opened(app: &App, tx: &WriteTx, login: &str, address: IpAddr) -> Result<(), Refusal> {
    if !app.config.is_limited() {
        return Ok(());
    }
    let address = network(address);
    attempts::clear(tx, &bucket("here", &format!("{login}\n{address}"))).await?;
    attempts::remember(tx, &known(login, &address), app.now() + KNOWN).await?;
    Ok(())
}

fn one(kind: &str, who: &str, limit: Limit) -> Tries {
    Tries { buckets: vec![(bucket(kind, who), limit)], reads: false }
}

fn known(login: &str, address: &str) -> String {
    bucket("known", &format!("{login}\n{address}"))
}

fn bucket(kind: &str, who: &str) -> String {
    format!("{kind}:{}", digest(who))
}

fn network(address: IpAddr) -> String {
    customer(address).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_ipv6_customer_is_one_address() {
        let of = |text: &str| network(text.parse().expect("an address"));
        assert_eq!(of("2001:ee0:1:2::1"), of("2001:ee0:1:2:ffff::9"));
        assert_ne!(of("2001:ee0:1:2::1"), of("2001:ee0:1:3::1"));
        assert_eq!(of("::ffff:192.0.2.7"), "192.0.2.7");
    }

    #[test]
    fn digits_alone_are_counted_for_the_address_the_code_and_both() {
        let address = "192.0.2.7".parse().expect("an address");
        assert_eq!(looking(address, "AKT-26-000001-A", false).buckets.len(), 1);
        assert_eq!(looking(address, "AKT-26-000001-A", true).buckets.len(), 4);
    }
}
