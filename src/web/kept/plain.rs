//! Forms without files, read whole within bounds before a handler sees them.

use std::net::IpAddr;
use std::sync::LazyLock;
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use http_body_util::BodyExt;
use tokio::sync::OwnedSemaphorePermit;

use super::{REST_MOST, Typed, WORDS_MOST, Words};
use crate::shares::Shares;
use crate::web::failure::Failure;
use crate::web::parts::FIELDS_MOST;

/// The largest form without files, in bytes; 10,000 characters of Vietnamese take about 90 kB when encoded.
pub const FORM_MOST: usize = 1_000_000;

/// Most time for a form without files to come in.
const FORM_TIME: Duration = Duration::from_secs(60);

/// What comes of a form before it asks how many others are as large: an opinion of usual length.
const FORM_SMALL: usize = 48_000;

/// How many larger forms without files are read and worked on at once, each of up to [`FORM_MOST`]; and how many of them
/// from one address, behind which a whole office may sit.
static LARGER: LazyLock<Shares> = LazyLock::new(|| Shares::new(48, 12));

/// The place of a larger form among others.
pub type Place = [OwnedSemaphorePermit; 2];

/// The request with a form that was read whole, and its words.
pub(super) async fn read(
    address: IpAddr,
    request: Request,
) -> Result<(Request, Words), Box<(Failure, Typed)>> {
    let (parts, body) = request.into_parts();
    let mut bytes = Vec::new();
    let read = whole(address, body, &mut bytes);
    let failure = match tokio::time::timeout(FORM_TIME, read).await {
        Ok(Ok(share)) => {
            if fields(&bytes) <= FIELDS_MOST {
                let pairs = serde_urlencoded::from_bytes(&bytes).unwrap_or_default();
                return Ok((Request::from_parts(parts, Body::from(bytes)), Words::Plain(pairs, share)));
            }
            Failure::TooLarge
        }
        Ok(Err(failure)) => failure,
        Err(_) => Failure::TimedOut,
    };
    Err(Box::new((failure, Typed { pairs: first_part(&bytes), ..Typed::default() })))
}

fn fields(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte == b'&').count() + 1
}

/// Reads a form without files; of one that is too large the beginning stays, and the rest is read and forgotten, so that
/// whoever sends it hears the answer. Gives its share where it was larger than usual.
async fn whole(address: IpAddr, mut body: Body, bytes: &mut Vec<u8>) -> Result<Option<Place>, Failure> {
    let (mut length, mut share) = (0, None);
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else {
            return Err(Failure::BadForm);
        };
        let Some(piece) = frame.data_ref() else { continue };
        length += piece.len();
        if length > FORM_SMALL && share.is_none() {
            share = place(address).await;
        }
        if length <= FORM_MOST {
            bytes.extend_from_slice(piece);
        } else if length > REST_MOST {
            break;
        }
    }
    if length > FORM_MOST { Err(Failure::TooLarge) } else { Ok(share) }
}

async fn place(address: IpAddr) -> Option<Place> {
    let [own, all] = LARGER.of(address);
    Some([own.acquire_owned().await.ok()?, all.acquire_owned().await.ok()?])
}

/// The fields of a form that was cut, each no longer than what is given back.
fn first_part(bytes: &[u8]) -> Vec<(String, String)> {
    let mut room = WORDS_MOST;
    let mut pairs = Vec::new();
    for (name, value) in url::form_urlencoded::parse(bytes).take(FIELDS_MOST) {
        let end = value.floor_char_boundary(room.min(value.len()));
        room -= end;
        pairs.push((name.into_owned(), value[..end].trim_end_matches('\u{fffd}').to_owned()));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    #[tokio::test]
    async fn a_form_has_only_so_many_fields_and_its_beginning_comes_back() {
        let form = |fields: usize| {
            Request::post("/").body(Body::from("text=Rác&".repeat(fields))).expect("a request")
        };
        assert!(read(HERE, form(FIELDS_MOST - 1)).await.is_ok());
        let refused = read(HERE, form(100_000)).await.err().expect("too many");
        assert!(matches!(refused.0, Failure::TooLarge));
        assert_eq!(refused.1.pairs.len(), FIELDS_MOST);
    }
}
