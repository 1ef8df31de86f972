//! What a posted step does: it is kept, and the browser is led to the page that follows, or back to this one with what is wrong.

use std::net::IpAddr;

use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::draft::Draft;
use super::drawer::{self, Found, trace_of};
use super::steps::{self, Step};
use super::token::Token;
use super::{done, place};
use crate::acts::opinion::submit;
use crate::acts::{Fields, Refusal, Why, limits};
use crate::app::App;
use crate::files::{NotTaken, Purpose, Taken, Upload, take_all};
use crate::store::WriteTx;
use crate::store::files::{self, MOST};
use crate::web::Failure;
use crate::web::client::Address;
use crate::web::page::see_other;
use crate::web::posted::{Posted, Sent};
use crate::web::public::ticket;
use crate::web::visitor::Visitor;

/// A step was filled in: the next one, an earlier one, the same with what is wrong, or the receipt.
pub async fn go_on(
    State(app): State<App>,
    visitor: Visitor,
    Address(address): Address,
    Path((token, step)): Path<(String, String)>,
    headers: HeaderMap,
    request: Request,
) -> Result<Response, Failure> {
    let (mut token, at) = place(&token, &step)?;
    let posted = Posted::read(&app.files, Some(address), request).await?;
    let mut found = drawer::find(&app, &token).await?;
    let visitor = match &found {
        Some(Found { unit, .. }) => visitor.at(&app, *unit).await?,
        None => visitor,
    };
    let mut another = false;
    if drawer::is_sent(&app, &token).await? {
        if !says_more(&posted, at, found.as_ref()) {
            return Ok(see_other(&done::address(&token)));
        }
        (token, found, another) = (Token::fresh(&app), None, true);
    }
    if at == Step::Check && posted.get("go").is_none() {
        if posted.pairs.iter().any(|(name, typed)| name == "khong-dien" && !typed.is_empty()) {
            tracing::info!("a submission filled in what people do not see; it was set aside");
            return Err(Refusal::Forbidden(Why::Machine).into());
        }
        return send(&app, &visitor, &headers, &token, found, address).await;
    }
    if found.is_none() {
        limits::drafting(address).alone(&app).await?;
    }
    let Posted { pairs, files } = posted;
    let get = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let held = found.map(|found| found.draft.photos.len()).unwrap_or_default();
    let Taken { uploads, not } = taken(&app, visitor.unit(), address, files, held).await?;
    let mut next = at;
    drawer::change(&app, &token, visitor.unit(), async |tx, draft| {
        draft.fill(at, &pairs);
        draft.another |= another;
        if let Some(key) = get("drop") {
            drop_photo(tx, draft, key).await?;
        }
        hang(tx, draft, uploads).await?;
        next = leave(draft, at, get("go"), get("drop").is_some(), not);
        Ok(())
    })
    .await?;
    Ok(see_other(&steps::address(&token, next)))
}

/// Whether a form that comes after its opinion was sent says what was not yet said: another topic to begin with, or other words.
fn says_more(posted: &Posted, at: Step, found: Option<&Found>) -> bool {
    match at {
        Step::Topic => true,
        Step::Words => {
            let words = posted.get("text").unwrap_or_default();
            let before = found
                .map(|Found { draft, .. }| draft.sent_words.clone().unwrap_or_else(|| trace_of(&draft.text)));
            !words.trim().is_empty() && before.is_none_or(|before| before != trace_of(words))
        }
        Step::Who | Step::Check => false,
    }
}

async fn taken(
    app: &App,
    unit: i64,
    address: IpAddr,
    files: Vec<Sent>,
    held: usize,
) -> Result<Taken, Failure> {
    for _ in files.iter().take(usize::try_from(MOST).unwrap_or_default()) {
        limits::uploading(address).alone(app).await?;
    }
    let room = usize::try_from(MOST).unwrap_or_default().saturating_sub(held);
    let incoming = files
        .into_iter()
        .map(|part| part.into_incoming(unit, None, Some(address), Purpose::Citizen))
        .collect();
    Ok(take_all(app, incoming, room).await?)
}

/// Adds what was taken in. The same picture chosen again, as after Back or a double click, is one picture.
async fn hang(tx: &WriteTx, draft: &mut Draft, uploads: Vec<Upload>) -> Result<(), Failure> {
    let mut known = Vec::new();
    for token in &draft.photos {
        known.extend(files::by_token(tx, token).await?.map(|file| file.sha256));
    }
    for upload in uploads {
        // Forms that came at the same moment had counted the same free places.
        if draft.photos.len() as u64 >= MOST {
            break;
        }
        let Some(file) = files::by_token(tx, &upload.token).await? else { continue };
        if !known.contains(&file.sha256) {
            known.push(file.sha256);
            draft.photos.push(upload.token);
        }
    }
    Ok(())
}

async fn drop_photo(tx: &WriteTx, draft: &mut Draft, key: &str) -> Result<(), Failure> {
    let mut left = Vec::new();
    for token in std::mem::take(&mut draft.photos) {
        let file = files::by_token(tx, &token).await?;
        if file.is_none_or(|file| file.storage_key != key) {
            left.push(token);
        }
    }
    draft.photos = left;
    Ok(())
}

/// Where a step leads, and what its page says when it leads nowhere.
fn leave(draft: &mut Draft, at: Step, asked: Option<&str>, stays: bool, not: Vec<NotTaken>) -> Step {
    draft.stuck = None;
    draft.not_taken = not;
    if draft.gone {
        draft.stuck = Some(Step::Words);
        return Step::Words;
    }
    if draft.not_taken.is_empty() {
        if let Some(asked) = asked.and_then(|word| word.parse().ok()) {
            return asked;
        }
        if stays {
            return at;
        }
    }
    if draft.wrong(at).0.is_empty() {
        if at == Step::Words && draft.convert() {
            return at;
        }
        return at.next().unwrap_or(at);
    }
    draft.stuck = Some(at);
    at
}

async fn send(
    app: &App,
    visitor: &Visitor,
    headers: &HeaderMap,
    token: &Token,
    found: Option<Found>,
    address: IpAddr,
) -> Result<Response, Failure> {
    let Some(Found { mut draft, unit }) = found else {
        return Ok(see_other(&visitor.f.url("/gui-y-kien")));
    };
    (draft.not_taken, draft.gone) = (Vec::new(), false);
    if let Some(stuck) = [Step::Words, Step::Who].into_iter().find(|step| !draft.wrong(*step).0.is_empty()) {
        drawer::change(app, token, unit, async |_, draft| {
            (draft.stuck, draft.not_taken) = (Some(stuck), Vec::new());
            Ok(())
        })
        .await?;
        return Ok(see_other(&steps::address(token, stuck)));
    }
    let form = draft.form(&visitor.book.unit.code, visitor.f.lang, token.once(app));
    match submit::submit(app, form, limits::sending(address)).await {
        Ok(receipt) => {
            let words = trace_of(&draft.text);
            drawer::change(app, token, unit, async |_, draft| {
                *draft = Draft { sent_words: Some(words), ..Draft::default() };
                Ok(())
            })
            .await?;
            let mut response = see_other(&done::address(token));
            ticket::give_track(app, &mut response, &receipt.code);
            Ok(response)
        }
        // Sent a moment ago, by a press that was faster.
        Err(Refusal::Invalid(wrong)) if wrong.of("once").is_some() => Ok(see_other(&done::address(token))),
        Err(Refusal::Invalid(wrong)) if wrong.of("photos").is_some() => {
            let stuck = async |_: &WriteTx, draft: &mut Draft| {
                draft.stuck = Some(Step::Words);
                Ok(())
            };
            match drawer::change(app, token, unit, stuck).await? {
                Draft { gone: true, .. } => Ok(see_other(&steps::address(token, Step::Words))),
                draft => refused(app, visitor, headers, token, &draft, &wrong).await,
            }
        }
        Err(Refusal::Invalid(wrong)) => refused(app, visitor, headers, token, &draft, &wrong).await,
        Err(refusal) => Err(refusal.into()),
    }
}

/// What only a meddled form, or a list that changed meanwhile, can say wrongly.
async fn refused(
    app: &App,
    visitor: &Visitor,
    headers: &HeaderMap,
    token: &Token,
    draft: &Draft,
    wrong: &Fields,
) -> Result<Response, Failure> {
    let step = wrong.0.first().map_or(Step::Check, |(field, _)| Step::of(field));
    let mut response = steps::show(app, visitor, headers, token, draft, step, wrong).await?;
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(response)
}
