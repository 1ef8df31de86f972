//! One round of letters: take some under a lease, carry each, write down what became of it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::panic::AssertUnwindSafe;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::FutureExt;

use crate::app::App;
use crate::mail::post::{Failure, Parcel, Post, Trip};
use crate::store::Error;
use crate::store::outbox::{self, Stored};
use crate::store::units::{self, Unit};

/// Letters taken at once: all of them, each with the post's full patience, stay inside the lease.
const BATCH: u64 = 8;
/// How long a sender holds what it took; when it dies, another sender goes on after that.
const LEASE: TimeDelta = TimeDelta::minutes(5);
/// Minutes until the next try of a letter that a server did not take, after the first, second, … one: ten in three days.
const WAITS: [i64; 9] = [1, 5, 15, 60, 180, 360, 720, 1440, 1440];
/// A server that is down is asked again after as long as the letter has waited, within these bounds.
const SOONEST: TimeDelta = TimeDelta::minutes(1);
const LATEST: TimeDelta = TimeDelta::minutes(30);
/// A letter that no server could be asked about is given up after so long: the offices rest nine days at Tết.
const PATIENT: TimeDelta = TimeDelta::days(14);
/// Batches in one round, so that a flood of letters does not keep the round from ending.
const BATCHES: usize = 100;

/// What became of the letters of one round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sent {
    /// A server took them.
    pub sent: u32,
    /// They are tried again later.
    pub retried: u32,
    /// Given up; they wait on the staff's list.
    pub failed: u32,
    /// Recalled or mended while they were held; nothing was written about them.
    pub lost: u32,
}

/// Sends what is due, once; tests run it by hand.
pub async fn send_letters(app: &App, post: &Post) -> Result<Sent, Error> {
    until(app, post, || false).await
}

/// Sends what is due until `stop` says so; what was taken and not tried is given back.
pub(super) async fn until(app: &App, post: &Post, stop: impl Fn() -> bool) -> Result<Sent, Error> {
    let mut total = Sent::default();
    let mut units = HashMap::new();
    let mut trip = post.trip();
    for _ in 0..BATCHES {
        if stop() || batch(app, &mut trip, &mut units, &stop, &mut total).await? == Next::Rest {
            break;
        }
    }
    trip.end().await;
    if total != Sent::default() {
        let Sent { sent, retried, failed, lost } = total;
        tracing::info!(sent, retried, failed, lost, "carried letters");
    }
    Ok(total)
}

#[derive(PartialEq, Eq)]
enum Next {
    Batch,
    Rest,
}

async fn batch(
    app: &App,
    trip: &mut Trip<'_>,
    units: &mut HashMap<i64, Option<Unit>>,
    stop: &impl Fn() -> bool,
    total: &mut Sent,
) -> Result<Next, Error> {
    let (lease, now) = (app.fresh_token(), app.now());
    let tx = app.begin_write().await?;
    let taken = outbox::claim(&tx, &lease, now, now + LEASE, BATCH).await?;
    tx.commit().await?;
    if taken.is_empty() {
        return Ok(Next::Rest);
    }
    let mut down: Option<Failure> = None;
    for id in taken {
        if stop() {
            let tx = app.begin_write().await?;
            outbox::release(&tx, &lease).await?;
            tx.commit().await?;
            return Ok(Next::Rest);
        }
        let Some(letter) = outbox::held(&app.db, id, &lease).await? else {
            total.lost += 1;
            continue;
        };
        let parcel = parcel(app, units, &letter).await?;
        let result = match &down {
            Some(failure) => Err(failure.clone()),
            None => carry(trip, &parcel).await,
        };
        if let Err(failure @ Failure::Down(_)) = &result {
            down = Some(failure.clone());
        }
        note(app, &letter, &lease, result, total).await?;
    }
    Ok(if down.is_some() { Next::Rest } else { Next::Batch })
}

/// Carries one letter; a letter on which the post breaks does not take the others with it.
async fn carry(trip: &mut Trip<'_>, parcel: &Parcel) -> Result<(), Failure> {
    AssertUnwindSafe(trip.deliver(parcel))
        .catch_unwind()
        .await
        .unwrap_or_else(|_| Err(Failure::Later("the letter could not be written".to_owned())))
}

async fn note(
    app: &App,
    letter: &Stored,
    lease: &str,
    result: Result<(), Failure>,
    total: &mut Sent,
) -> Result<(), Error> {
    let now = app.now();
    let tx = app.begin_write().await?;
    let (ours, count) = match &result {
        Ok(()) => (outbox::sent(&tx, letter, lease, now).await?, &mut total.sent),
        Err(failure) => {
            let said = failure.to_string();
            let again = match failure {
                Failure::Refused(_) => None,
                Failure::Later(_) => next_try(letter.attempts, now),
                Failure::Down(_) => next_look(letter.waiting_since, now),
            };
            match (again, failure) {
                (Some(at), Failure::Down(_)) => {
                    (outbox::put_off(&tx, letter.id, lease, at, &said).await?, &mut total.retried)
                }
                (Some(at), _) => (outbox::retry(&tx, letter.id, lease, at, &said).await?, &mut total.retried),
                (None, _) => (outbox::failed(&tx, letter.id, lease, &said).await?, &mut total.failed),
            }
        }
    };
    tx.commit().await?;
    if ours {
        *count += 1;
    } else {
        total.lost += 1;
    }
    match result {
        Ok(()) => tracing::debug!(letter.id, letter.kind, "a server took the letter"),
        Err(Failure::Refused(_)) => tracing::warn!(letter.id, letter.kind, "the recipient was refused"),
        Err(Failure::Later(_)) => tracing::warn!(letter.id, letter.kind, "the letter did not get through"),
        Err(Failure::Down(_)) => tracing::warn!(letter.id, letter.kind, "the mail server cannot be used"),
    }
    Ok(())
}

/// When to try again after one more failure; `None` after the last one.
fn next_try(attempts_before: i32, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let minutes = WAITS.get(usize::try_from(attempts_before).ok()?)?;
    Some(now + TimeDelta::minutes(*minutes))
}

/// When to look for a server again; `None` when the letter has waited too long. Costs none of the letter's tries.
fn next_look(waiting_since: DateTime<Utc>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let waited = now - waiting_since;
    (waited < PATIENT).then(|| now + waited.clamp(SOONEST, LATEST))
}

async fn parcel(app: &App, units: &mut HashMap<i64, Option<Unit>>, letter: &Stored) -> Result<Parcel, Error> {
    let unit = match units.entry(letter.unit_id) {
        Entry::Occupied(found) => found.into_mut(),
        Entry::Vacant(place) => place.insert(units::by_id(&app.db, letter.unit_id).await?),
    };
    let unit = unit.as_ref();
    let own = letter.from_address.clone().or_else(|| unit.and_then(|unit| unit.mail_from.clone()));
    let answers = letter.reply_to.clone().or_else(|| unit.and_then(|unit| unit.reply_to.clone()));
    Ok(Parcel {
        from: own.unwrap_or_else(|| app.config.mail_from.clone()),
        from_name: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
        reply_to: answers,
        to: letter.to_address.clone(),
        to_name: letter.to_name.clone(),
        subject: letter.subject.clone(),
        text: letter.text.clone(),
        html: letter.html.clone(),
        lang: letter.lang.clone(),
        message_id: letter.message_id.clone(),
        reference: letter.reference_id.clone(),
        written_at: letter.created_at,
    })
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    #[test]
    fn ten_tries_within_three_days() {
        let start = DateTime::from_timestamp(0, 0).expect("a moment");
        let (mut at, mut tries) = (start, 0);
        while let Some(next) = next_try(tries, at) {
            at = next;
            tries += 1;
        }
        assert_eq!(tries + 1, 10);
        assert!(at - start <= TimeDelta::days(3), "{}", at - start);
    }

    #[test]
    fn a_server_that_is_back_after_tet_still_gets_its_letters_within_half_an_hour() {
        let written = DateTime::from_timestamp(0, 0).expect("a moment");
        assert_eq!(next_look(written, written), Some(written + TimeDelta::minutes(1)));
        let after_tet = written + TimeDelta::days(9);
        assert_eq!(next_look(written, after_tet), Some(after_tet + TimeDelta::minutes(30)));
        assert_eq!(next_look(written, written + TimeDelta::days(14)), None);
    }

    #[test]
    fn a_batch_fits_into_its_lease() {
        let longest = crate::mail::post::PATIENCE.as_secs() * BATCH;
        assert!(i64::try_from(longest).expect("a number") < LEASE.num_seconds());
    }
}
