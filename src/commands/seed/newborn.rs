//! A statement of the bulk data on the day it comes in, with the matters it holds.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::code::{Code, MatterCode, Secret};
use domain::lang::Lang;
use domain::opinion::Channel;

use super::dice::Dice;
use super::life::{World, at_hours, moment};
use super::words::{self, Said};
use super::{promised, tail_hash};
use crate::app::digest;
use crate::store::opinions::Opinion;
use crate::store::statements::{Identity, Statement};

/// A statement with what belongs to it.
pub struct Newborn {
    /// What was said.
    pub statement: Statement,
    /// Its matters before their first journal lines, in their order.
    pub rows: Vec<Opinion>,
    /// When the clerk splits it, if it came in as one.
    pub split_at: Option<DateTime<Utc>>,
    /// Who sent it.
    pub identity: Option<Identity>,
    /// The secret that opens it.
    pub secret: String,
}

/// How often each channel is used, of a hundred.
const CHANNELS: [(usize, Channel); 6] = [
    (55, Channel::Web),
    (70, Channel::Desk),
    (80, Channel::Reception),
    (86, Channel::Letter),
    (95, Channel::Phone),
    (100, Channel::VillageHead),
];

/// Makes the rows of what was said under a code, without their keys.
pub fn make(
    world: &World<'_>,
    dice: &mut Dice,
    said: &[Said],
    code: Code,
    day: NaiveDate,
) -> Result<Newborn, String> {
    let unit = &world.cast.unit;
    let roll = dice.below(100);
    let channel =
        CHANNELS.iter().find(|(below, _)| roll < *below).map_or(Channel::Web, |(_, channel)| *channel);
    let hours = if channel == Channel::Web { (5, 22) } else { (8, 16) };
    let received_at = at_hours(day, hours.0, hours.1, dice).min(world.until);
    let village = world.cast.villages.get(dice.below(world.cast.villages.len()));
    let bytes = dice.bits().to_be_bytes();
    let secret = Secret::from_bytes([bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6]]);
    let anonymous = dice.chance(12);
    let phone = dice.chance(70).then(|| format!("+849{:08}", dice.below(100_000_000)));
    let identity = Identity {
        statement_id: 0,
        name: (!anonymous).then(|| words::name(dice)),
        phone: phone.clone(),
        email: None,
        address: None,
        consent_messages: false,
        consent_publish_name: !anonymous && dice.chance(20),
    };
    let first = said.first().ok_or("a statement says something")?;
    let mut statement = Statement {
        id: 0,
        unit_id: unit.id,
        code: code.to_string(),
        once: None,
        body_hash: None,
        original: None,
        secret_hash: digest(&secret.plain()),
        phone_tail_hash: phone.as_ref().map(|phone| tail_hash(&code, &phone[phone.len() - 4..])),
        channel: channel.into(),
        conference_id: None,
        spoken_order: None,
        village_id: village.map(|village| village.id),
        place: dice.chance(60).then(|| first.place.to_owned()),
        words: said.iter().map(|one| one.words.as_str()).collect::<Vec<_>>().join("\n\n"),
        lang: Lang::Vi.into(),
        topic_hint: dice.chance(40).then(|| first.matter.topic.to_owned()),
        people: dice.chance(8).then(|| i32::try_from(dice.between(2, 40)).unwrap_or(2)),
        representative: None,
        anonymous,
        received_on: day,
        received_at,
        promised_on: promised(world.pages, unit.id, day)?,
        logged_by: (channel != Channel::Web).then_some(world.cast.clerk),
        on_behalf: channel == Channel::VillageHead,
        sealed: false,
        matters: 1,
        edition: 1,
    };
    let identity = (identity.name.is_some() || identity.phone.is_some()).then_some(identity);
    // What is typed for somebody is parted at once, what somebody sends is parted by the clerk, on a day that may not have come.
    let by_clerk =
        (channel == Channel::Web && said.len() > 1).then(|| split_moment(world, received_at, dice));
    let split_at = by_clerk.filter(|at| *at <= world.until);
    let many = said.len() > 1 && by_clerk.is_none() || split_at.is_some();
    let parts: Vec<Option<String>> =
        if many { said.iter().map(|one| Some(one.words.clone())).collect() } else { vec![None] };
    statement.matters = i32::try_from(parts.len()).unwrap_or(1);
    let rows = (1..).zip(parts).map(|(number, excerpt)| matter(&statement, &code, number, excerpt)).collect();
    Ok(Newborn { statement, rows, split_at, identity, secret: secret.to_string() })
}

/// A moment in the office's hours of one of the next working days.
fn split_moment(world: &World<'_>, received_at: DateTime<Utc>, dice: &mut Dice) -> DateTime<Utc> {
    let next = received_at.date_naive() + TimeDelta::days(dice.between(1, 2));
    moment(world.pages.calendar.next_working(next), dice)
}

fn matter(statement: &Statement, code: &Code, number: i32, excerpt: Option<String>) -> Opinion {
    let code = MatterCode::of(code.clone(), number).to_string();
    Opinion { excerpt, ..Opinion::fresh(statement, number, code) }
}
