//! The way of a written answer in the bulk data, from assignment to issue.

use chrono::{Datelike, TimeDelta};
use domain::deadline::TermKey;
use domain::opinion::{Accepted, Act, Kind, Outcome};

use super::cast::Desk;
use super::life::{Life, Stop, Told};
use super::story::Numbers;
use super::words::Said;
use crate::store::journal::By;
use crate::store::opinions::Answer;

/// Assigned, drafted, returned now and then, approved, issued under a number.
pub(super) fn answer(life: &mut Life<'_>, said: &Said, numbers: &mut Numbers) -> Told {
    let cast = life.world.cast;
    let (clerk, chair) = (By::Staff(cast.clerk), By::Staff(cast.chair));
    life.wait(0, 2)?;
    let term = if life.dice.chance(18) { TermKey::AnswerComplex } else { TermKey::Answer };
    let desk: &Desk = desk_for(life, said.matter.topic);
    let officer = By::Staff(desk.officer);
    life.count(term);
    life.row.lead_office_id = Some(desk.office);
    life.row.officer_id = Some(desk.officer);
    let due = life.row.due_on;
    let later = due.filter(|due| *due > life.row.promised_on);
    life.row.promised_on = later.unwrap_or(life.row.promised_on);
    let why = later.map(|_| "Việc cần đo đạc và lấy ý kiến nhiều bên.");
    let detail = serde_json::json!({ "office": desk.code, "due_on": due, "term": term, "reason": why });
    life.step(Act::Assign, chair, detail)?;
    if life.dice.chance(1) {
        life.wait(1, 3)?;
        life.retire();
        life.closed();
        life.row.outcome = Some(Outcome::Withdrawn.into());
        life.step(Act::Withdraw, clerk, serde_json::json!({ "reason": "người gửi xin rút" }))?;
        return Err(Stop);
    }
    // Now and then a thing lies for long: the late and overdue ones of the figures.
    let (low, high) = if life.dice.chance(9) { (12, 120) } else { (2, 8) };
    life.wait(low, high)?;
    let solution = solution(life, said);
    let draft = drafted(life, desk, solution);
    life.batch.answers.push(draft);
    life.step(Act::SubmitDraft, officer, serde_json::json!({ "revision": 1 }))?;
    if life.dice.chance(14) {
        life.wait(0, 2)?;
        let why = "Nêu rõ ngày kiểm tra và người chịu trách nhiệm.";
        if let Some(answer) = life.answer() {
            answer.state = "returned".to_owned();
            answer.return_reason = Some(why.to_owned());
        }
        life.step(Act::ReturnDraft, chair, serde_json::json!({ "reason": why, "revision": 1 }))?;
        life.wait(1, 3)?;
        let draft = drafted(life, desk, solution);
        life.batch.answers.push(draft);
        life.step(Act::SubmitDraft, officer, serde_json::json!({ "revision": 2 }))?;
    }
    let revision = life.batch.answers.len();
    life.wait(0, 2)?;
    let (now, approver, signer) = (life.now(), cast.chair, &cast.signer);
    if let Some(answer) = life.answer() {
        answer.state = "approved".to_owned();
        answer.approver_id = Some(approver);
        answer.approved_at = Some(now);
        answer.signer_name = Some(signer.0.clone());
        answer.signer_post = Some(signer.1.clone());
    }
    life.step(Act::Approve, chair, serde_json::json!({ "revision": revision }))?;
    life.wait(0, 1)?;
    let last = numbers.entry(life.today().year()).or_insert(0);
    *last += 1;
    let number = format!("{last:02}/UBND-{}", desk.code);
    let (today, office) = (life.today(), life.row.lead_office_id);
    if let Some(answer) = life.answer() {
        answer.state = "issued".to_owned();
        answer.number = Some(number.clone());
        answer.issued_on = Some(today);
        answer.office_id = office;
    }
    life.answered();
    (life.row.accepted, life.row.accepted_why) =
        life.answer().map_or((None, None), |answer| (answer.accepted, answer.accepted_why.clone()));
    life.step(Act::Issue, clerk, serde_json::json!({ "number": number }))
}

/// The office that the topic points to, or any.
fn desk_for<'a>(life: &mut Life<'a>, topic: &str) -> &'a Desk {
    let desks = &life.world.cast.desks;
    let wanted = match topic.split('-').next() {
        Some("DAT" | "MTG" | "TNG" | "HTG" | "NNG") => "KT",
        Some("XHO") => "VHXH",
        Some("ANT") => "CA",
        Some("HCC") => "PVHCC",
        _ => "VP",
    };
    match desks.iter().find(|desk| desk.code == wanted) {
        Some(desk) => desk,
        None => life.dice.pick(desks),
    }
}

fn solution(life: &mut Life<'_>, said: &Said) -> &'static str {
    life.dice.pick::<&str>(said.matter.answers)
}

/// A new revision as it lies before the approvers; what was proposed is accepted, in part or not, with the reason.
fn drafted(life: &mut Life<'_>, desk: &Desk, solution: &str) -> Answer {
    let accepted = match life.row.kind.map(|kind| kind.0) {
        Some(Kind::KienNghi) => {
            Some(*life.dice.pick(&[Accepted::Whole, Accepted::Whole, Accepted::Part, Accepted::No]))
        }
        Some(Kind::PhanAnh | Kind::Hoi | Kind::KhieuNai | Kind::ToCao) | None => None,
    };
    let why =
        accepted.filter(|accepted| accepted.needs_reason()).map(|_| "Chưa cân đối được kinh phí.".to_owned());
    Answer {
        accepted: accepted.map(Into::into),
        accepted_why: why,
        ..blank(life, Some(desk.officer), solution, &desk.code, "submitted")
    }
}

/// A new revision of the answer.
pub(super) fn blank(
    life: &Life<'_>,
    drafter: Option<i64>,
    solution: &str,
    responsible: &str,
    state: &str,
) -> Answer {
    let revision = i32::try_from(life.batch.answers.len()).unwrap_or(0) + 1;
    let checked = if drafter.is_some() {
        format!("Đã kiểm tra tại {}.", life.statement.place.as_deref().unwrap_or("nơi phản ánh"))
    } else {
        String::new()
    };
    Answer {
        id: 0,
        opinion_id: life.row.id,
        revision,
        spot: false,
        spoken_by: None,
        office_id: None,
        body: None,
        drafter_id: drafter,
        checked,
        checked_on: drafter.map(|_| life.today()),
        legal_ground: if drafter.is_some() {
            "Theo quy định hiện hành và quy chế của xã.".to_owned()
        } else {
            String::new()
        },
        solution: solution.to_owned(),
        responsible: responsible.to_owned(),
        done_by: drafter.map(|_| life.today() + TimeDelta::days(30)),
        accepted: None,
        accepted_why: None,
        state: state.to_owned(),
        return_reason: None,
        submitted_at: drafter.map(|_| life.now()),
        approver_id: None,
        approved_at: None,
        signer_name: None,
        signer_post: None,
        number: None,
        issued_on: None,
        updated_at: life.now(),
    }
}
