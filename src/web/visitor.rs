//! A visitor of the public pages: which commune's pages, in which language.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;

use super::failure::Failure;
use super::page::{Frame, NavItem};
use super::tongue::Tongue;
use crate::acts::Refusal;
use crate::app::App;
use crate::store::directory::Book;
use crate::store::units::Unit;

/// The public site's context of one request.
#[derive(Clone)]
pub struct Visitor {
    /// The frame for the page.
    pub f: Frame,
    /// The commune whose pages these are.
    pub book: Arc<Book>,
}

impl Visitor {
    /// The same visitor on the pages of another unit: for addresses whose code names its unit.
    pub async fn at(mut self, app: &App, unit: i64) -> Result<Visitor, Failure> {
        if self.book.unit.id != unit {
            self.book = app.directory.book(&app.db, unit).await?;
            self.f.book = Some(self.book.clone());
            self.f.name_unit = true;
            self.f.nav = public_nav(&self.f);
        }
        Ok(self)
    }

    /// The key of the unit.
    pub fn unit(&self) -> i64 {
        self.book.unit.id
    }
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Visitor, Failure> {
        let tongue = tongue_of(parts);
        let units = app.directory.units(&app.db).await?;
        let Chosen { unit, home, several } = Chosen::of(parts, &units);
        let Some(unit) = unit else {
            return Err(Failure::Act(Refusal::NotFound));
        };
        let book = app.directory.book(&app.db, unit.id).await?;
        let mut f = Frame::bare(&tongue, app.today());
        f.name_unit = home.is_none_or(|home| home.id != unit.id);
        f.several = several;
        f.site = app.link("");
        f.book = Some(book.clone());
        f.nav = public_nav(&f);
        Ok(Visitor { f, book })
    }
}

/// The frame of a visitor's page as it was last known, for when the database is away: whose page it is and how the unit is
/// reached without it. Nothing is asked.
pub fn remembered(app: &App, tongue: &Tongue, parts: &Parts) -> Frame {
    let mut f = Frame::bare(tongue, app.today());
    let units = app.directory.remembered();
    let Chosen { unit, home, several } = Chosen::of(parts, &units);
    let Some(unit) = unit.or(home) else { return f };
    f.name_unit = home.is_none_or(|home| home.id != unit.id);
    f.several = several;
    f.book = Some(Arc::new(Book::cover(unit, &units)));
    f
}

/// Which commune's pages were asked for.
struct Chosen<'a> {
    /// The one named in the address, else the home.
    unit: Option<&'a Unit>,
    /// The one whose pages these are unless another is named.
    home: Option<&'a Unit>,
    /// Whether there are several.
    several: bool,
}

impl<'a> Chosen<'a> {
    fn of(parts: &Parts, units: &'a [Unit]) -> Chosen<'a> {
        let mut communes = units.iter().filter(|unit| unit.kind != "province");
        let asked = parts.uri.query().and_then(|query| {
            url::form_urlencoded::parse(query.as_bytes())
                .find(|(name, _)| name == "xa")
                .map(|(_, value)| value.into_owned())
        });
        let host = parts
            .headers
            .get(header::HOST)
            .and_then(|value| value.to_str().ok())
            .map(|host| host.split(':').next().unwrap_or(host).to_lowercase());
        let by_host =
            host.and_then(|host| communes.clone().find(|unit| unit.host.as_deref() == Some(host.as_str())));
        let home = by_host
            .or_else(|| communes.clone().find(|unit| unit.is_home))
            .or_else(|| communes.clone().min_by_key(|unit| unit.id));
        let several = communes.clone().count() > 1;
        let unit = match &asked {
            Some(code) => communes.find(|unit| unit.code == *code),
            None => home,
        };
        Chosen { unit, home, several }
    }
}

/// The language and address of a request.
pub fn tongue_of(parts: &Parts) -> Tongue {
    parts
        .extensions
        .get::<Tongue>()
        .cloned()
        .unwrap_or_else(|| Tongue { lang: Default::default(), here: parts.uri.path().to_owned() })
}

fn public_nav(f: &Frame) -> Vec<NavItem> {
    let path = f.here.split('?').next().unwrap_or_default();
    [
        ("/hoi-nghi", "nav-conferences"),
        ("/gui-y-kien", "nav-send"),
        ("/tra-cuu", "nav-track"),
        ("/cong-khai", "nav-register"),
        ("/so-lieu", "nav-figures"),
    ]
    .into_iter()
    .map(|(to, key)| NavItem {
        href: f.url(to),
        label: f.say(key).into_owned(),
        current: path == to || path.strip_prefix(to).is_some_and(|rest| rest.starts_with('/')),
    })
    .collect()
}
