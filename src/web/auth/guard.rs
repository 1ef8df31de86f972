//! Who is behind a request. Pages of the desk take [`SignedIn`], `Desk` or [`AtDesk`]; nothing is shown without.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::Method;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use domain::role::Role;

use super::cookie;
use crate::acts::staff::{self, Present};
use crate::acts::{Person, Refusal, Why};
use crate::app::App;
use crate::store::units;
use crate::web::client::SeenStaff;
use crate::web::desk::Desk;
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

/// Looks the session up once a request, tells the request log who it was, and leads a visitor who opens a page of
/// the desk to the sign-in page. Forms are left to the rescue page.
pub async fn recognise(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let page = matches!(*request.method(), Method::GET | Method::HEAD);
    let here = request.uri().path_and_query().map_or("/lam-viec", |all| all.as_str()).to_owned();
    let mut who = None;
    if let Some(token) = cookie::token(&app, request.headers()) {
        match staff::present(&app, &token).await {
            Ok(Some(present)) => {
                who = Some(SeenStaff(present.person.id));
                request.extensions_mut().insert(present);
            }
            Ok(None) => {}
            Err(refusal) => return Failure::from(refusal).into_response(),
        }
    }
    let mut response = next.run(request).await;
    if page && matches!(response.extensions().get::<Failure>(), Some(Failure::SignedOut)) {
        let query = serde_urlencoded::to_string([("tiep", here)]).unwrap_or_default();
        response = Redirect::to(&format!("/dang-nhap?{query}")).into_response();
    }
    if let Some(who) = who {
        response.extensions_mut().insert(who);
    }
    response
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<SignedIn, Failure> {
        present(parts, app).await.map(|present| SignedIn(present.person))
    }
}

impl FromRequestParts<App> for AtDesk {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<AtDesk, Failure> {
        let Present { person, session } = present(parts, app).await?;
        let Desk { f, person, book: _ } = Desk::of(app, parts, person).await?;
        Ok(AtDesk { person, session, f })
    }
}

async fn present(parts: &mut Parts, app: &App) -> Result<Present, Failure> {
    if let Some(present) = parts.extensions.get::<Present>() {
        return Ok(present.clone());
    }
    let token = cookie::token(app, &parts.headers).ok_or(Failure::SignedOut)?;
    let present = staff::present(app, &token).await?.ok_or(Failure::SignedOut)?;
    parts.extensions.insert(present.clone());
    Ok(present)
}

/// The frame of a page for people who are not signed in: the home unit's, if there is one yet.
pub(super) async fn frame(app: &App, tongue: &Tongue) -> Result<Frame, Failure> {
    let mut f = Frame::bare(tongue, app.today());
    if let Some(unit) = units::home(&app.db).await? {
        f.book = Some(app.directory.book(&app.db, unit.id).await?);
    }
    Ok(f)
}

/// Refuses everybody but administrators.
pub(super) fn administrators_only(person: &Person) -> Result<(), Failure> {
    if person.has(Role::Administrator) { Ok(()) } else { Err(Failure::Act(Refusal::Forbidden(Why::Role))) }
}
