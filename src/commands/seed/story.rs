//! What happens to a matter in the bulk data: most are answered in time, some late, some wait, a few go other ways.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::deadline::TermKey;
use domain::opinion::{Act, Channel, Circle, Kind, Outcome, SetAsideReason};

use super::drafting::{answer, blank};
use super::life::{Life, Stop, Told};
use super::words::Said;
use crate::store::journal::By;
use crate::store::opinions::{Answer, Classification, Transfer};
use crate::store::publications::Texts;

/// Last numbers given, by year.
pub type Numbers = BTreeMap<i32, i32>;

const BODIES: [&str; 4] = [
    "Chi nhánh Văn phòng đăng ký đất đai",
    "Sở Nông nghiệp và Môi trường",
    "Công ty Điện lực",
    "Ban Quản lý dự án giao thông",
];

/// Tells the life of a matter until it ends, the person forgets it, or the last day is reached.
pub fn tell(life: &mut Life<'_>, said: &Said, split_at: Option<DateTime<Utc>>, numbers: &mut Numbers) {
    begin(life, split_at);
    // Whether it came to an end or only this far is the same to whoever tells it.
    let _ = way(life, said, numbers);
}

/// The first lines: it came in with its statement, or was split off from the first matter.
fn begin(life: &mut Life<'_>, split_at: Option<DateTime<Utc>>) {
    let clerk = By::Staff(life.world.cast.clerk);
    let code = &life.statement.code;
    if let Some(at) = split_at.filter(|_| life.row.number > 1) {
        life.reach(at);
        return life.arrive(Act::Split, clerk, serde_json::json!({ "from": code }));
    }
    let detail = serde_json::json!({ "channel": life.statement.channel.0, "due_on": life.row.promised_on });
    match life.statement.channel.0 {
        Channel::Web | Channel::BeforeConference => life.arrive(Act::Submit, By::Citizen, detail),
        Channel::Conference
        | Channel::Desk
        | Channel::Reception
        | Channel::Letter
        | Channel::Phone
        | Channel::VillageHead => life.arrive(Act::Log, clerk, detail),
    }
    if let Some(at) = split_at {
        life.reach(at);
        for number in 2..=life.statement.matters {
            let detail = serde_json::json!({ "to": format!("{code}/{number}") });
            // The law lets whatever was just received be split.
            let _ = life.step(Act::Split, clerk, detail);
        }
    }
}

fn way(life: &mut Life<'_>, said: &Said, numbers: &mut Numbers) -> Told {
    let clerk = By::Staff(life.world.cast.clerk);
    if life.dice.chance(1) {
        return Err(Stop);
    }
    life.wait(0, 2)?;
    let kind = match life.dice.below(100) {
        0..52 => Kind::KienNghi,
        52..86 => Kind::PhanAnh,
        86..97 => Kind::Hoi,
        97..99 => Kind::KhieuNai,
        _ => Kind::ToCao,
    };
    if kind.is_opinion() && life.dice.chance(2) {
        let why = *life.dice.pick(SetAsideReason::ALL);
        life.retire();
        life.closed();
        life.row.outcome = Some(Outcome::NotProcessed.into());
        life.row.outcome_reason = Some(why.as_str().to_owned());
        return life.step(Act::SetAside, clerk, serde_json::json!({ "reason": why }));
    }
    classify(life, said, kind)?;
    if !kind.is_opinion() {
        return redirect(life, kind);
    }
    if life.dice.chance(7) {
        transfer(life)?;
    } else {
        answer(life, said, numbers)?;
    }
    publish(life, said)?;
    finish(life)
}

fn classify(life: &mut Life<'_>, said: &Said, kind: Kind) -> Told {
    let (clerk, topic) = (life.world.cast.clerk, said.matter.topic);
    life.batch.classifications.push(Classification {
        id: 0,
        opinion_id: life.row.id,
        kind: kind.into(),
        topic: topic.to_owned(),
        reason: None,
        staff_id: clerk,
        made_at: life.now(),
    });
    life.row.kind = Some(kind.into());
    life.row.topic = Some(topic.to_owned());
    life.row.title = Some(said.title.to_owned());
    life.row.urgent = life.dice.chance(4);
    life.row.left_over = life.dice.chance(5);
    life.row.needs_budget = life.dice.chance(10);
    let act = match kind {
        Kind::KienNghi | Kind::PhanAnh | Kind::Hoi => Act::Classify,
        Kind::KhieuNai => Act::Divert,
        Kind::ToCao => Act::Quarantine,
    };
    match kind {
        Kind::KienNghi | Kind::PhanAnh | Kind::Hoi => {}
        Kind::KhieuNai => life.count(TermKey::Guidance),
        Kind::ToCao => {
            life.count(TermKey::Denunciation);
            life.row.circle = Circle::Restricted.into();
        }
    }
    life.step(act, By::Staff(clerk), serde_json::json!({ "kind": kind, "topic": topic }))
}

fn redirect(life: &mut Life<'_>, kind: Kind) -> Told {
    let reception = life.world.cast.reception;
    life.wait(1, 8)?;
    let denounced = kind == Kind::ToCao;
    let (word, outcome, body) = if denounced {
        ("denunciation", Outcome::Forwarded, "Cơ quan có thẩm quyền")
    } else {
        ("complaint", Outcome::Guided, "Người có thẩm quyền giải quyết khiếu nại")
    };
    let number = format!("{:02}/PC", life.dice.between(1, 90));
    add_transfer(life, word, body, Some(number.clone()));
    life.met();
    life.closed();
    life.row.outcome = Some(outcome.into());
    life.row.transferred_to = Some(body.to_owned());
    life.step(Act::Redirect, By::Staff(reception), serde_json::json!({ "number": number }))
}

fn transfer(life: &mut Life<'_>) -> Told {
    let clerk = By::Staff(life.world.cast.clerk);
    life.wait(1, 4)?;
    let body = *life.dice.pick(&BODIES);
    add_transfer(life, "outside", body, None);
    life.met();
    life.count(TermKey::Chase);
    life.row.over_authority = true;
    life.row.transferred_to = Some(body.to_owned());
    life.row.passed_on = Some(life.today());
    life.step(Act::Transfer, clerk, serde_json::json!({ "body": body, "number": "" }))?;
    life.wait(10, 70)?;
    let (today, reply) = (life.today(), "Đã tiếp nhận và đưa vào kế hoạch xử lý, kết quả gửi về xã.");
    if let Some(sent) = life.batch.transfers.last_mut() {
        sent.reply = Some(reply.to_owned());
        sent.replied_on = Some(today);
    }
    let answer = blank(life, None, reply, body, "issued");
    life.batch.answers.push(Answer { issued_on: Some(today), body: Some(body.to_owned()), ..answer });
    life.replied();
    life.step(Act::RecordReply, clerk, serde_json::json!({ "revision": 1 }))
}

fn publish(life: &mut Life<'_>, said: &Said) -> Told {
    if life.dice.chance(25) {
        return Ok(());
    }
    life.wait(0, 4)?;
    let answer = life.batch.answers.last().map(|answer| answer.solution.clone());
    life.show(Texts { title: said.title.to_owned(), words: said.words.clone(), answer });
    let clerk = By::Staff(life.world.cast.clerk);
    life.step(Act::Publish, clerk, serde_json::json!({ "files": 0 }))
}

fn finish(life: &mut Life<'_>) -> Told {
    let (clerk, chair) = (By::Staff(life.world.cast.clerk), By::Staff(life.world.cast.chair));
    life.wait(1, 25)?;
    let outcome = match life.dice.below(100) {
        _ if life.row.over_authority => Outcome::Transferred,
        0..55 => Outcome::Resolved,
        55..75 => Outcome::Explained,
        75..90 => Outcome::InProgress,
        _ => Outcome::Roadmap,
    };
    let promised: Option<NaiveDate> =
        outcome.needs_day().then(|| life.today() + TimeDelta::days(life.dice.between(15, 200)));
    life.row.outcome = Some(outcome.into());
    life.row.outcome_due_on = promised;
    life.row.outcome_told = Some("Đã báo cho người dân và trưởng thôn.".to_owned());
    let detail = serde_json::json!({ "outcome": outcome, "due_on": promised });
    life.step(Act::ProposeClosing, clerk, detail.clone())?;
    life.wait(0, 6)?;
    life.closed();
    life.step(Act::Close, chair, detail)
}

fn add_transfer(life: &mut Life<'_>, kind: &str, body: &str, number: Option<String>) {
    life.batch.transfers.push(Transfer {
        id: 0,
        opinion_id: life.row.id,
        kind: kind.to_owned(),
        body: body.to_owned(),
        number,
        sent_on: life.today(),
        note: None,
        reply: None,
        replied_on: None,
        signer_id: None,
        signer_name: None,
        signer_post: None,
        created_at: life.now(),
    });
}
