//! How often one address may send and try; buckets are digests, so that the table keeps no addresses.

use std::net::IpAddr;

use super::problem::Problem;
use crate::acts::Refusal;
use crate::app::{App, digest};
use crate::config::Limits;
use crate::store::attempts::{self, Limit};

/// Opinions from one address, counted together with the form: a whole village hall may share it.
const SENT: Limit = Limit::new(300, 60);
/// Codes and secrets that did not open.
const MISSED: Limit = Limit::new(30, 15);
/// Files sent with a secret.
const FILES: Limit = Limit::new(60, 60);

/// Counts an opinion on its way in.
pub async fn sending(app: &App, address: IpAddr) -> Result<(), Problem> {
    count(app, "send", address, SENT).await
}

/// Counts a code and secret that did not open together.
pub async fn missing(app: &App, address: IpAddr) -> Result<(), Problem> {
    count(app, "track", address, MISSED).await
}

/// Counts a file on its way in.
pub async fn uploading(app: &App, address: IpAddr) -> Result<(), Problem> {
    count(app, "upload", address, FILES).await
}

async fn count(app: &App, kind: &str, address: IpAddr, limit: Limit) -> Result<(), Problem> {
    if app.config.limits == Limits::Off {
        return Ok(());
    }
    let bucket = format!("{kind}:{}", digest(&network(address)));
    let tx = app.begin_write().await?;
    let wait = attempts::hit(&tx, &bucket, limit, app.now()).await?;
    tx.commit().await?;
    match wait {
        Some(seconds) => Err(Refusal::TooMany(seconds).into()),
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
