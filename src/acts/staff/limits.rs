//! How often one may try. Buckets are digests, so that the table keeps no addresses.

use std::net::IpAddr;

use chrono::TimeDelta;

use crate::acts::Refusal;
use crate::app::{App, digest};
use crate::config::Limits;
use crate::store::WriteTx;
use crate::store::attempts::{self, Limit};

/// One account from one address.
const HERE: Limit = Limit::new(10, 15);
/// One account from all addresses that never opened it.
const ANYWHERE: Limit = Limit::new(100, 60);
/// All accounts from one address: a whole office may share it.
const FROM: Limit = Limit::new(300, 15);
/// Letters with a reset link, for one account.
const LETTERS: Limit = Limit::new(3, 60);
/// Wishes for a reset link, from one address.
const WISHES: Limit = Limit::new(30, 60);
/// An address that opened an account is known for so long: nobody elsewhere can shut its owner out.
const KNOWN: TimeDelta = TimeDelta::days(30);

/// Counts a try to sign in, before anything is compared.
pub(super) async fn sign_in(app: &App, login: &str, address: IpAddr) -> Result<(), Refusal> {
    if app.config.limits == Limits::Off {
        return Ok(());
    }
    let (now, address) = (app.now(), network(address));
    let tx = app.begin_write().await?;
    let here = attempts::hit(&tx, &bucket("here", login, &address), HERE, now).await?;
    let from = attempts::hit(&tx, &bucket("from", "", &address), FROM, now).await?;
    let known = attempts::remembers(&tx, &bucket("known", login, &address), now).await?;
    let anywhere =
        if known { None } else { attempts::hit(&tx, &bucket("anywhere", login, ""), ANYWHERE, now).await? };
    tx.commit().await?;
    match [here, from, anywhere].into_iter().flatten().max() {
        Some(seconds) => Err(Refusal::TooMany(seconds)),
        None => Ok(()),
    }
}

/// Forgets the tries of an account that was opened, and knows its address from now on.
pub(super) async fn opened(app: &App, tx: &WriteTx, login: &str, address: IpAddr) -> Result<(), Refusal> {
    if app.config.limits == Limits::Off {
        return Ok(());
    }
    let address = network(address);
    attempts::clear(tx, &bucket("here", login, &address)).await?;
    attempts::remember(tx, &bucket("known", login, &address), app.now() + KNOWN).await?;
    Ok(())
}

/// Counts a wish for a reset link from an address.
pub(super) async fn wish(app: &App, tx: &WriteTx, address: IpAddr) -> Result<Option<u64>, Refusal> {
    if app.config.limits == Limits::Off {
        return Ok(None);
    }
    Ok(attempts::hit(tx, &bucket("wish", "", &network(address)), WISHES, app.now()).await?)
}

/// Counts a letter with a reset link; `false` means there were enough.
pub(super) async fn letter(app: &App, tx: &WriteTx, login: &str) -> Result<bool, Refusal> {
    if app.config.limits == Limits::Off {
        return Ok(true);
    }
    Ok(attempts::hit(tx, &bucket("letter", login, ""), LETTERS, app.now()).await?.is_none())
}

fn bucket(kind: &str, login: &str, address: &str) -> String {
    format!("sign-in:{kind}:{}", digest(&format!("{login}\n{address}")))
}

/// The address as one customer has it: a single IPv4 address, or an IPv6 network of 64 bits.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.to_string(),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
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
}
