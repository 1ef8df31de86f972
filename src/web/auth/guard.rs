//! Who is behind a request. Pages of the desk take [`SignedIn`] or [`AtDesk`]; nothing is shown without.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::Method;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use domain::role::Role;

use super::cookie;
use crate::acts::staff::{self, Present};
use crate::acts::{Person, Refusal};
use crate::app::App;
use crate::web::client::SeenStaff;
use crate::web::page::NavItem;
use crate::web::tongue::Tongue;
use crate::web::{Failure, Frame};

/// The signed-in person. A visitor is led to the sign-in page; a form comes back with its words after signing in.
#[derive(Debug, Clone)]
pub struct SignedIn(pub Person);

/// The signed-in person with the running session and the frame of a desk page.
#[derive(Clone)]
pub struct AtDesk {
    /// The person.
    pub person: Person,
    /// The session's key.
    pub session: i64,
    /// The page's frame.
    pub f: Frame,
}

/// Looks the session up once a request and tells the request log who it was.
pub async fn recognise(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let Some(token) = cookie::token(&app, request.headers()) else { return next.run(request).await };
    let present = match staff::present(&app, &token).await {
        Ok(present) => present,
        Err(refusal) => return Failure::from(refusal).into_response(),
    };
    let id = present.as_ref().map(|present| present.person.id);
    if let Some(present) = present {
        request.extensions_mut().insert(present);
    }
    let mut response = next.run(request).await;
    if let Some(id) = id {
        response.extensions_mut().insert(SeenStaff(id));
    }
    response
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<SignedIn, Response> {
        present(parts, app).await.map(|present| SignedIn(present.person))
    }
}

impl FromRequestParts<App> for AtDesk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<AtDesk, Response> {
        let Present { person, session } = present(parts, app).await?;
        let tongue = tongue(parts);
        let f = frame(app, &tongue, Some(&person)).await.map_err(IntoResponse::into_response)?;
        Ok(AtDesk { person, session, f })
    }
}

async fn present(parts: &mut Parts, app: &App) -> Result<Present, Response> {
    if let Some(present) = parts.extensions.get::<Present>() {
        return Ok(present.clone());
    }
    if let Some(token) = cookie::token(app, &parts.headers) {
        let found = staff::present(app, &token).await.map_err(|e| Failure::from(e).into_response())?;
        if let Some(present) = found {
            parts.extensions.insert(present.clone());
            return Ok(present);
        }
    }
    if parts.method == Method::GET || parts.method == Method::HEAD {
        let here = parts.uri.path_and_query().map_or("/lam-viec", |all| all.as_str());
        let query = serde_urlencoded::to_string([("tiep", here)]).unwrap_or_default();
        return Err(Redirect::to(&format!("/dang-nhap?{query}")).into_response());
    }
    Err(Failure::SignedOut.into_response())
}

fn tongue(parts: &Parts) -> Tongue {
    parts.extensions.get::<Tongue>().cloned().unwrap_or_else(|| Tongue {
        lang: Default::default(),
        here: parts.uri.path().to_owned(),
    })
}

/// The frame of a page about accounts: the person's unit, or the home unit.
pub(super) async fn frame(app: &App, tongue: &Tongue, person: Option<&Person>) -> Result<Frame, Failure> {
    let unit = match person {
        Some(person) => Some(person.unit_id),
        None => crate::store::units::home(&app.db).await?.map(|unit| unit.id),
    };
    let mut f = Frame::bare(tongue, app.today());
    if let Some(unit) = unit {
        f.book = Some(app.directory.book(&app.db, unit).await?);
    }
    if let Some(person) = person {
        f.nav = nav(&f, person);
        f.person = Some(person.clone());
    }
    Ok(f)
}

fn nav(f: &Frame, person: &Person) -> Vec<NavItem> {
    let works = person.roles.iter().any(|role| *role != Role::Administrator);
    let entries = [
        ("/lam-viec", "nav-my-work", works),
        ("/lam-viec/y-kien", "nav-opinions", works),
        ("/lam-viec/hoi-nghi", "nav-conferences", works),
        ("/lam-viec/can-bo", "nav-accounts", person.has(Role::Administrator)),
    ];
    entries
        .into_iter()
        .filter(|(_, _, shown)| *shown)
        .map(|(href, key, _)| NavItem {
            href: href.to_owned(),
            label: f.say(key).into_owned(),
            current: f.here == href || f.here.starts_with(&format!("{href}/")) && href != "/lam-viec",
        })
        .collect()
}

/// Refuses everybody but administrators.
pub(super) fn administrators_only(person: &Person) -> Result<(), Failure> {
    if person.has(Role::Administrator) {
        Ok(())
    } else {
        Err(Failure::Act(Refusal::Forbidden(crate::acts::Why::Role)))
    }
}
