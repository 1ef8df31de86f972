//! One round of letters: take some under a lease, carry each, write down what became of it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::panic::AssertUnwindSafe;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::FutureExt;

use crate::app::App;
use crate::mail::post::{Failure, Parcel, Post, Trip};
use crate::store::Error;
use crate::store::outbox::{self, Leave, Stored};
use crate::store::units::{self, Unit};

/// Letters taken at once: all of them, each with the post's full patience, stay inside the lease.
const BATCH: u64 = 8;
/// How long a sender holds what it took; when it dies, another sender goes on after that.
const LEASE: TimeDelta = TimeDelta::minutes(5);
/// Minutes until the next try of a letter that a server did not take, after the first, second, … one: ten in three days.
const WAITS: [i64; 9] = [1, 5, 15, 60, 180, 360, 720, 1440, 1440];
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
    let lease = app.fresh_token();
    let cap = trip.to_a_server().then_some(app.config.mail_per_minute);
    let taken = take(app, &lease, cap).await?;
    if taken.is_empty() {
        return Ok(Next::Rest);
    }
    let mut tried: Vec<(&Stored, Result<(), Failure>)> = Vec::new();
    for letter in &taken {
        if stop() || tried.last().is_some_and(|(_, result)| matches!(result, Err(Failure::Down(_)))) {
            break;
        }
        if !outbox::is_held(&app.db, letter.id, &lease).await? {
            total.lost += 1;
            continue;
        }
        let parcel = parcel(app, units, letter).await?;
        tried.push((letter, carry(trip, &parcel).await));
    }
    note(app, &lease, &tried, total).await
}

/// Takes the letters of one batch with their words, as many as the mail server may be given now.
async fn take(app: &App, lease: &str, cap: Option<u32>) -> Result<Vec<Stored>, Error> {
    let now = app.now();
    let tx = app.begin_write().await?;
    let server = outbox::server(&tx, now).await?;
    let most = match outbox::leave(&server, now, BATCH, cap) {
        Leave::Nothing => 0,
        Leave::Probe => 1,
        Leave::Letters(most) => most,
    };
    if most == 0 {
        return Ok(Vec::new());
    }
    let taken = outbox::claim(&tx, lease, now, now + LEASE, most).await?;
    if !taken.is_empty() {
        outbox::took(&tx, server, taken.len(), now).await?;
        tx.commit().await?;
    }
    Ok(taken)
}

/// Carries one letter; a letter on which the post breaks does not take the others with it.
async fn carry(trip: &mut Trip<'_>, parcel: &Parcel) -> Result<(), Failure> {
    AssertUnwindSafe(trip.deliver(parcel))
        .catch_unwind()
        .await
        .unwrap_or_else(|_| Err(Failure::Later("the letter could not be written".to_owned())))
}

/// Writes down in one commit what became of a batch; what was not tried is given back.
async fn note(
    app: &App,
    lease: &str,
    tried: &[(&Stored, Result<(), Failure>)],
    total: &mut Sent,
) -> Result<Next, Error> {
    let now = app.now();
    let tx = app.begin_write().await?;
    let mut count = *total;
    let mut down = None;
    for (letter, result) in tried {
        let (ours, counted) = match result {
            Ok(()) => (outbox::sent(&tx, letter, lease, now).await?, &mut count.sent),
            Err(Failure::Down(said)) => {
                down = Some((letter.id, said));
                continue;
            }
            Err(Failure::Refused(said)) => {
                (outbox::failed(&tx, letter.id, lease, said).await?, &mut count.failed)
            }
            Err(Failure::Later(said)) => match next_try(letter.attempts, now) {
                Some(at) => (outbox::retry(&tx, letter.id, lease, at, said).await?, &mut count.retried),
                None => (outbox::failed(&tx, letter.id, lease, said).await?, &mut count.failed),
            },
        };
        *(if ours { counted } else { &mut count.lost }) += 1;
    }
    let next = match down {
        Some((letter, said)) => {
            let back = outbox::put_back(&tx, lease, letter, now, said).await?;
            let ended = outbox::give_up(&tx, now - PATIENT, now, said).await?;
            outbox::away(&tx, back.saturating_sub(1), said, now).await?;
            count.retried += number(back.saturating_sub(ended));
            count.failed += number(ended);
            Next::Rest
        }
        None => {
            let back = outbox::release(&tx, lease).await?;
            if !tried.is_empty() {
                outbox::there(&tx, back, now).await?;
            }
            if back == 0 { Next::Batch } else { Next::Rest }
        }
    };
    tx.commit().await?;
    *total = count;
    tried.iter().for_each(|(letter, result)| say(letter, result));
    Ok(next)
}

fn number(letters: u64) -> u32 {
    u32::try_from(letters).unwrap_or(u32::MAX)
}

fn say(letter: &Stored, result: &Result<(), Failure>) {
    match result {
        Ok(()) => tracing::debug!(letter.id, letter.kind, "a server took the letter"),
        Err(Failure::Refused(_)) => tracing::warn!(letter.id, letter.kind, "the letter was refused"),
        Err(Failure::Later(_)) => tracing::warn!(letter.id, letter.kind, "the letter did not get through"),
        Err(Failure::Down(_)) => tracing::warn!(letter.id, letter.kind, "the mail server cannot be used"),
    }
}

/// When to try again after one more failure; `None` after the last one.
fn next_try(attempts_before: i32, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let minutes = WAITS.get(usize::try_from(attempts_before).ok()?)?;
    Some(now + TimeDelta::minutes(*minutes))
}

async fn parcel(app: &App, units: &mut HashMap<i64, Option<Unit>>, letter: &Stored) -> Result<Parcel, Error> {
    let unit = match units.entry(letter.unit_id) {
        Entry::Occupied(found) => found.into_mut(),
        Entry::Vacant(place) => place.insert(units::by_id(&app.db, letter.unit_id).await?),
    };
    let unit = unit.as_ref();
    let own = letter.from_address.clone().or_else(|| unit.and_then(|unit| unit.mail_from.clone()));
    let read = |unit: &Unit| unit.reply_to.clone().or_else(|| unit.mail_from.clone());
    let answers = letter.reply_to.clone().or_else(|| unit.and_then(read));
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
    fn a_batch_fits_into_its_lease() {
        let longest = crate::mail::post::PATIENCE.as_secs() * BATCH;
        assert!(i64::try_from(longest).expect("a number") < LEASE.num_seconds());
    }
}
