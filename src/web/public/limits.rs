//! How often one address may send and ask. Buckets are digests, so that the table keeps no addresses.

use std::net::IpAddr;

use crate::acts::Refusal;
use crate::app::{App, digest};
use crate::config::Limits;
use crate::store::attempts::{self, Limit};

/// Opinions from one address: a whole village hall may share it.
const SENDING: Limit = Limit::new(300, 60);
/// Opinions begun from one address; each is a row until it is sent or swept away.
const DRAFTING: Limit = Limit::new(600, 60);
/// Pictures from one address.
const UPLOADING: Limit = Limit::new(1_000, 60);
/// Looks with a code from one address.
const LOOKING: Limit = Limit::new(120, 15);
/// Looks at one code from one address: four digits of a telephone are quickly tried through.
const ONE_CODE: Limit = Limit::new(10, 15);
/// The same from anywhere, and in a day. A secret of 55 bits needs no such limit, so that nobody can shut its owner out.
const ONE_CODE_ANYWHERE: Limit = Limit::new(20, 24 * 60);
/// Looks with digits alone from one address over all codes, in a day: a desk that helps forty people stays below it.
const DIGITS: Limit = Limit::new(60, 24 * 60);

/// Counts an opinion sent from an address.
pub async fn sending(app: &App, address: IpAddr) -> Result<(), Refusal> {
    count(app, &[("send", network(address), SENDING)]).await
}

/// Counts an opinion begun from an address.
pub async fn drafting(app: &App, address: IpAddr) -> Result<(), Refusal> {
    count(app, &[("draft", network(address), DRAFTING)]).await
}

/// Counts a picture sent from an address.
pub async fn uploading(app: &App, address: IpAddr) -> Result<(), Refusal> {
    count(app, &[("upload", network(address), UPLOADING)]).await
}

/// Counts a look with a code, whether there is such a code or not; `digits` when only a telephone's digits were typed.
pub async fn looking(app: &App, address: IpAddr, code: &str, digits: bool) -> Result<(), Refusal> {
    let address = network(address);
    let here = format!("{address}\n{code}");
    let address_again = address.clone();
    let mut tries = vec![("look", address, LOOKING)];
    if digits {
        tries.push(("look-digits", address_again, DIGITS));
        tries.push(("look-code", here, ONE_CODE));
        tries.push(("look-any", code.to_owned(), ONE_CODE_ANYWHERE));
    }
    count(app, &tries).await
}

async fn count(app: &App, tries: &[(&str, String, Limit)]) -> Result<(), Refusal> {
    if app.config.limits == Limits::Off {
        return Ok(());
    }
    let now = app.now();
    let tx = app.begin_write().await?;
    let mut longest = None;
    for (kind, who, limit) in tries {
        let bucket = format!("{kind}:{}", digest(who));
        longest = longest.max(attempts::hit(&tx, &bucket, *limit, now).await?);
    }
    tx.commit().await?;
    match longest {
        Some(seconds) => Err(Refusal::TooMany(seconds)),
        None => Ok(()),
    }
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
