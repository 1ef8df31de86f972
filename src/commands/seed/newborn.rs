//! An opinion of the bulk data on the day it comes in.

use chrono::NaiveDate;
use domain::code::Secret;
use domain::fold::fold;
use domain::lang::Lang;
use domain::opinion::{Channel, Desk, Stage};

use super::dice::Dice;
use super::life::{World, at_hours};
use super::words::{self, Said};
use super::{promised, tail_hash};
use crate::app::digest;
use crate::store::opinions::{Identity, Opinion};

/// A row with what belongs to it.
pub struct Newborn {
    /// The row before its first journal line.
    pub row: Opinion,
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

/// Makes the row under a key and code.
pub fn make(
    world: &World<'_>,
    dice: &mut Dice,
    said: &Said,
    (key, code): (i64, String),
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
    let searched =
        [code.as_str(), said.words.as_str(), said.place, village.map_or("", |village| village.name.as_str())]
            .join(" ");
    let identity = Identity {
        opinion_id: key,
        name: (!anonymous).then(|| words::name(dice)),
        phone: phone.clone(),
        email: None,
        address: None,
        consent_messages: false,
        consent_publish_name: !anonymous && dice.chance(20),
    };
    let logged = channel != Channel::Web;
    let row = Opinion {
        id: key,
        unit_id: unit.id,
        once: None,
        body_hash: None,
        secret_hash: digest(&secret.plain()),
        phone_tail_hash: phone.as_ref().map(|phone| tail_hash(&code, &phone[phone.len() - 4..])),
        channel: channel.into(),
        conference_id: None,
        spoken_order: None,
        village_id: village.map(|village| village.id),
        place: dice.chance(60).then(|| said.place.to_owned()),
        title: None,
        words: said.words.clone(),
        lang: Lang::Vi.into(),
        topic_hint: dice.chance(40).then(|| said.matter.topic.to_owned()),
        topic: None,
        kind: None,
        stage: Stage::Received.into(),
        open: true,
        quarantined: false,
        waits_for: Desk::Triage.into(),
        outcome: None,
        outcome_note: None,
        outcome_due_on: None,
        outcome_reason: None,
        urgent: false,
        people: dice.chance(8).then(|| i32::try_from(dice.between(2, 40)).unwrap_or(2)),
        left_over: false,
        over_authority: false,
        needs_budget: false,
        anonymous,
        representative: None,
        lead_office_id: None,
        officer_id: None,
        proposed_office_id: None,
        received_on: day,
        received_at,
        promised_on: promised(world.pages, unit.id, day)?,
        due_on: None,
        due_json: None,
        answered_on: None,
        answer_due_on: None,
        closed_on: None,
        transferred_to: None,
        published: false,
        published_at: None,
        public_title: None,
        public_words: None,
        public_answer: None,
        folded: fold(&searched),
        public_folded: String::new(),
        logged_by: logged.then_some(world.cast.clerk),
        on_behalf: channel == Channel::VillageHead,
        version: 1,
        journal_len: 0,
        journal_head: String::new(),
        code,
    };
    let identity = (identity.name.is_some() || identity.phone.is_some()).then_some(identity);
    Ok(Newborn { row, identity, secret: secret.to_string() })
}
