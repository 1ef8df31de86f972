//! A signed-in person at the desk, with the running session and the frame of the staff pages. Pages of the desk take it
//! as an argument; nothing is shown without.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use domain::conference;
use domain::opinion::{Act, may};
use domain::role::Role;

use super::failure::Failure;
use super::page::{Frame, NavItem};
use super::session;
use super::visitor::tongue_of;
use crate::acts::staff::Present;
use crate::acts::{Person, Refusal, Why};
use crate::app::App;
use crate::store::directory::Book;
use crate::store::sees::Reach;

/// The staff site's context of one request.
#[derive(Clone)]
pub struct Desk {
    /// The frame for the page.
    pub f: Frame,
    /// Who is signed in.
    pub person: Person,
    /// The session's key.
    pub session: i64,
    /// The person's unit.
    pub book: Arc<Book>,
}

impl Desk {
    /// Refuses unless the person holds one of these roles.
    pub fn must_hold(&self, roles: &[Role]) -> Result<(), Failure> {
        if roles.iter().any(|role| self.person.has(*role)) {
            Ok(())
        } else {
            Err(Failure::Act(Refusal::Forbidden(Why::Role)))
        }
    }

    /// Whether the person may do this to opinions at all.
    pub fn may(&self, act: Act) -> bool {
        self.person.roles.iter().any(|role| may(*role, act))
    }

    /// Whether the person may do this to conferences at all.
    pub fn may_conference(&self, act: conference::Act) -> bool {
        !self.person.of_province && self.person.roles.iter().any(|role| conference::may(*role, act))
    }
}

impl FromRequestParts<App> for Desk {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Desk, Failure> {
        let Present { person, session } = session::present(parts, app).await?;
        let book = app.directory.book(&app.db, person.unit_id).await?;
        let mut f = Frame::bare(&tongue_of(parts), app.today());
        f.book = Some(book.clone());
        f.nav = desk_nav(&f, &person);
        f.person = Some(person.clone());
        Ok(Desk { f, person, session, book })
    }
}

/// The staff navigation: only what this person can open. Work begins at the first of it.
fn desk_nav(f: &Frame, person: &Person) -> Vec<NavItem> {
    let sees = person.sees();
    let reads = sees.reach != Reach::Nothing;
    let works = reads && !person.of_province;
    let entries = [
        (works, "/lam-viec", "nav-my-work"),
        (reads, "/lam-viec/y-kien", "nav-opinions"),
        (reads, "/lam-viec/hoi-nghi", "nav-conferences"),
        (sees.has_restricted(), "/lam-viec/han-che", "nav-restricted"),
        (person.has(Role::PartySecretary) || person.has(Role::Chair), "/lam-viec/xac-nhan", "nav-proposals"),
        (person.has(Role::Administrator), "/lam-viec/can-bo", "nav-accounts"),
        (person.has(Role::Clerk) || person.has(Role::Administrator), "/lam-viec/thu", "nav-letters"),
    ];
    let path = f.here.split('?').next().unwrap_or_default();
    let longest = entries
        .iter()
        .filter(|(shown, to, _)| {
            *shown && (path == *to || path.strip_prefix(to).is_some_and(|rest| rest.starts_with('/')))
        })
        .map(|(_, to, _)| to.len())
        .max();
    entries
        .into_iter()
        .filter(|(shown, _, _)| *shown)
        .map(|(_, to, key)| NavItem {
            href: to.to_owned(),
            label: f.say(key).into_owned(),
            current: longest == Some(to.len()) && path.starts_with(to),
        })
        .collect()
}
