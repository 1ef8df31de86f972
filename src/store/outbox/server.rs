//! The mail server as all instances know it: whether it is away, and how many letters it is given in a minute.

use chrono::{DateTime, TimeDelta, Utc};
use entity::mail_server;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QuerySelect};

use crate::store::{Conn, Error, WriteTx};

/// The key of the one row.
const ONLY: i64 = 1;

/// A server that is away is asked again after so long.
const PROBE_EVERY: TimeDelta = TimeDelta::minutes(1);

/// The mail server as stored.
pub use entity::mail_server::Model as Server;

/// How many letters may be taken now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    /// None: the server is away, or had enough in this minute.
    Nothing,
    /// One, to ask whether the server is back.
    Probe,
    /// As many.
    Letters(u64),
}

/// The mail server's row, held until the transaction ends, so that instances ask one after the other.
pub async fn server(tx: &WriteTx, now: DateTime<Utc>) -> Result<Server, Error> {
    let row = || mail_server::Entity::find_by_id(ONLY).lock_exclusive().one(tx.conn());
    if let Some(server) = row().await? {
        return Ok(server);
    }
    let fresh =
        Server { id: ONLY, away_since: None, ask_at: None, said: None, minute_ends_at: now, taken: 0 };
    mail_server::Entity::insert(fresh.into_active_model().reset_all())
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(tx.conn())
        .await?;
    row().await?.ok_or_else(|| Error::RecordNotFound("the mail server's row".to_owned()))
}

/// The mail server for whoever only looks.
pub async fn server_seen(on: &impl Conn) -> Result<Option<Server>, Error> {
    mail_server::Entity::find_by_id(ONLY).one(on.conn()).await
}

/// How many of at most `most` letters may be taken, when a minute has room for `per_minute`.
pub fn leave(server: &Server, now: DateTime<Utc>, most: u64, per_minute: Option<u32>) -> Leave {
    if server.ask_at.is_some_and(|at| at > now) {
        return Leave::Nothing;
    }
    let taken = if server.minute_ends_at > now { u64::try_from(server.taken).unwrap_or(0) } else { 0 };
    let room = per_minute.map_or(most, |cap| u64::from(cap).saturating_sub(taken));
    match most.min(room) {
        0 => Leave::Nothing,
        _ if server.away_since.is_some() => Leave::Probe,
        n => Leave::Letters(n),
    }
}

/// Counts letters that were taken; the one that asks whether the server is back goes alone until the next one is due.
pub async fn took(tx: &WriteTx, server: Server, letters: usize, now: DateTime<Utc>) -> Result<(), Error> {
    let letters = i32::try_from(letters).unwrap_or(i32::MAX);
    let (ends, before) = if server.minute_ends_at > now {
        (server.minute_ends_at, server.taken)
    } else {
        (now + TimeDelta::minutes(1), 0)
    };
    let row = mail_server::ActiveModel {
        id: Set(ONLY),
        ask_at: Set(server.away_since.map(|_| now + PROBE_EVERY)),
        minute_ends_at: Set(ends),
        taken: Set(before.saturating_add(letters)),
        ..Default::default()
    };
    row.update(tx.conn()).await?;
    Ok(())
}

/// The server is away: letters stay due, and one of them asks again in a minute. `untried` did not reach it.
pub async fn away(tx: &WriteTx, untried: u64, said: &str, now: DateTime<Utc>) -> Result<(), Error> {
    let server = server(tx, now).await?;
    let row = mail_server::ActiveModel {
        id: Set(ONLY),
        away_since: Set(Some(server.away_since.unwrap_or(now))),
        ask_at: Set(Some(now + PROBE_EVERY)),
        said: Set(Some(said.to_owned())),
        taken: Set(less(server.taken, untried)),
        ..Default::default()
    };
    row.update(tx.conn()).await?;
    Ok(())
}

/// The server answers; `untried` letters were given back all the same.
pub async fn there(tx: &WriteTx, untried: u64, now: DateTime<Utc>) -> Result<(), Error> {
    let server = server(tx, now).await?;
    if server.away_since.is_none() && untried == 0 {
        return Ok(());
    }
    let row = mail_server::ActiveModel {
        id: Set(ONLY),
        away_since: Set(None),
        ask_at: Set(None),
        said: Set(None),
        taken: Set(less(server.taken, untried)),
        ..Default::default()
    };
    row.update(tx.conn()).await?;
    Ok(())
}

fn less(taken: i32, untried: u64) -> i32 {
    taken.saturating_sub(i32::try_from(untried).unwrap_or(i32::MAX)).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).expect("a moment")
    }

    fn server(taken: i32) -> Server {
        Server { id: 1, away_since: None, ask_at: None, said: None, minute_ends_at: moment(60), taken }
    }

    #[test]
    fn a_minute_gives_no_more_letters_than_it_may() {
        assert_eq!(leave(&server(0), moment(0), 8, None), Leave::Letters(8));
        assert_eq!(leave(&server(0), moment(0), 8, Some(5)), Leave::Letters(5));
        assert_eq!(leave(&server(5), moment(0), 8, Some(5)), Leave::Nothing);
        assert_eq!(leave(&server(5), moment(60), 8, Some(5)), Leave::Letters(5));
    }

    #[test]
    fn a_server_that_is_away_is_asked_once_a_minute_with_one_letter() {
        let away = Server { away_since: Some(moment(0)), ask_at: Some(moment(60)), ..server(0) };
        assert_eq!(leave(&away, moment(59), 8, None), Leave::Nothing);
        assert_eq!(leave(&away, moment(60), 8, None), Leave::Probe);
    }
}
