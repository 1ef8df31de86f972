//! The case page: words and letter on the left, the clock that explains itself and the next act on the right.

mod about;
mod answer;
mod head;
mod next;
mod said;
mod story;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::code::MatterCode;
use domain::opinion::{Act, Facts, permit};

use self::about::About;
use self::answer::Given;
use self::head::Head;
use self::next::Next;
use self::said::Said;
use self::story::Story;
use crate::acts::opinion::see_identity::{open_restricted, see_identity};
use crate::acts::{Person, Refusal};
use crate::app::App;
use crate::store::directory::Book;
use crate::store::opinions::{self, Answer, Case};
use crate::store::statements::Identity;
use crate::web::desk::Desk;
use crate::web::{Failure, Frame, render};

#[derive(Template)]
#[template(path = "opinion/case.html")]
struct CasePage {
    f: Frame,
    slug: String,
    head: Head,
    next: Next,
    said: Said,
    given: Given,
    about: About,
    story: Story,
}

/// A case as its page looks at it: what stands, who looks, what the law lets this person do.
pub(super) struct Looked<'a> {
    pub app: &'a App,
    pub desk: &'a Desk,
    pub case: &'a Case,
    /// Names of the unit that the case belongs to.
    pub book: &'a Book,
    pub facts: &'a Facts,
    pub able: &'a [Act],
    pub answers: &'a [Answer],
    /// The case as part of an address.
    pub slug: &'a str,
}

impl Looked<'_> {
    fn f(&self) -> &Frame {
        &self.desk.f
    }

    fn latest(&self) -> Option<&Answer> {
        self.answers.last()
    }
}

/// Shows a case; opening a restricted one is written into its journal first.
pub(super) async fn show(
    desk: Desk,
    State(app): State<App>,
    Path(code): Path<String>,
) -> Result<Response, Failure> {
    let mut case = find(&app, &desk.person, &code).await?;
    if case.opinion.circle.is_closed() {
        open_restricted(&app, &desk.person, &code).await?;
        case = find(&app, &desk.person, &code).await?;
    }
    page(&app, &desk, case, None).await
}

/// Shows the case with its sender; the look is written into the journal first.
pub(super) async fn show_identity(
    desk: Desk,
    State(app): State<App>,
    Path(code): Path<String>,
) -> Result<Response, Failure> {
    let identity = see_identity(&app, &desk.person, &code).await?;
    let case = find(&app, &desk.person, &code).await?;
    page(&app, &desk, case, Some(identity.unwrap_or_else(nobody))).await
}

/// The case behind an address, if this person may open it.
pub(super) async fn find(app: &App, person: &Person, code: &str) -> Result<Case, Failure> {
    let code: MatterCode = code.parse().map_err(|_| Failure::Act(Refusal::NotFound))?;
    let found = opinions::by_code(&app.db, &person.sees(), &code).await?;
    found.ok_or(Failure::Act(Refusal::NotFound))
}

async fn page(app: &App, desk: &Desk, case: Case, opened: Option<Identity>) -> Result<Response, Failure> {
    let facts = opinions::facts(&app.db, &case.opinion, &case.statement).await?;
    let may = |act: &Act| permit(*act, desk.person.who(), &facts).is_ok();
    let able: Vec<Act> = Act::ALL.iter().copied().filter(may).collect();
    let answers = opinions::answers(&app.db, case.opinion.id).await?;
    let book = app.directory.book(&app.db, case.opinion.unit_id).await?;
    let slug = domain::code::matter::slug(&case.opinion.code);
    let looked = Looked {
        app,
        desk,
        case: &case,
        book: &book,
        facts: &facts,
        able: &able,
        answers: &answers,
        slug: &slug,
    };
    let transfers = opinions::transfers(&app.db, case.opinion.id).await?;
    let given = Given::of(&looked, opened.as_ref().and_then(|identity| identity.name.clone()), transfers);
    Ok(render(&CasePage {
        head: Head::of(&looked).await?,
        next: Next::of(&looked).await?,
        said: Said::of(&looked, opened).await?,
        given,
        about: About::of(&looked).await?,
        story: Story::of(&looked).await?,
        f: desk.f.clone(),
        slug,
    }))
}

/// Whoever sent it left nothing.
fn nobody() -> Identity {
    Identity {
        statement_id: 0,
        name: None,
        phone: None,
        email: None,
        address: None,
        consent_messages: false,
        consent_publish_name: false,
    }
}
