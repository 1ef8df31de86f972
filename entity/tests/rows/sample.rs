//! Invented rows to write and read back.

use chrono::{DateTime, NaiveDate, Utc};
use domain::lang::Lang;
use domain::opinion::{Channel, Desk, Kind, Stage};

/// A moment.
pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A day.
pub fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A commune that is not there.
pub fn commune() -> entity::unit::Model {
    entity::unit::Model {
        id: 0,
        code: "00004".to_owned(),
        kind: "xa".to_owned(),
        parent_id: None,
        name: "Xã An Khê Thượng".to_owned(),
        name_en: "An Khe Thuong Commune".to_owned(),
        prefix: "AKT".to_owned(),
        place: "An Khê Thượng".to_owned(),
        phone: None,
        police_phone: None,
        address: None,
        reception: None,
        mail_from: None,
        reply_to: None,
        host: None,
        is_home: true,
        valid_from: None,
        valid_to: None,
        created_at: at("2026-11-23T01:00:00Z"),
        version: 1,
        journal_len: 0,
        journal_head: String::new(),
    }
}

/// A statement for a conference.
pub fn statement(unit: i64, code: &str, received_at: &str) -> entity::statement::Model {
    entity::statement::Model {
        id: 0,
        unit_id: unit,
        code: code.to_owned(),
        once: None,
        body_hash: None,
        original: None,
        secret_hash: "digest".to_owned(),
        phone_tail_hash: None,
        channel: Channel::BeforeConference.into(),
        conference_id: None,
        spoken_order: None,
        village_id: None,
        place: Some("Trại Mới".to_owned()),
        words: "Rác tập kết ngay đầu ngõ nhà trẻ.".to_owned(),
        lang: Lang::Vi.into(),
        topic_hint: None,
        people: Some(7),
        representative: None,
        anonymous: false,
        received_on: on("2026-11-23"),
        received_at: at(received_at),
        promised_on: on("2026-12-08"),
        logged_by: None,
        on_behalf: false,
        sealed: false,
        matters: 1,
        edition: 1,
    }
}

/// Its first matter, waiting for approval.
pub fn opinion(statement: &entity::statement::Model, due_on: Option<&str>) -> entity::opinion::Model {
    entity::opinion::Model {
        topic: Some("MTG-01".to_owned()),
        kind: Some(Kind::KienNghi.into()),
        stage: Stage::InApproval.into(),
        waits_for: Desk::Approval.into(),
        due_on: due_on.map(on),
        journal_len: 1,
        journal_head: "digest".to_owned(),
        ..entity::opinion::Model::fresh(statement, 1, statement.code.clone())
    }
}
