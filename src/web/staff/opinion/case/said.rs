//! What was said: the words of this matter, the other matters of the statement, pictures, corrections, who said it.

use domain::opinion::Act;

use super::Looked;
use crate::store::statements::Identity;
use crate::store::{files, opinions, statements};
use crate::web::Failure;
use crate::web::page::shown_phone;

/// A file as shown.
pub(super) struct FileView {
    pub href: String,
    pub name: String,
    pub purpose: String,
}

/// Another matter of the same statement.
pub(super) struct MatterView {
    pub href: String,
    pub code: String,
    pub title: String,
    pub stage: String,
    pub here: bool,
}

/// What stood before a correction.
pub(super) struct EditionView {
    pub words: String,
    pub who: String,
}

/// The sender, once opened.
pub(super) struct SenderView {
    pub name: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub messages: bool,
    /// Whether the name may be published.
    pub publish: bool,
}

pub(super) struct Said {
    /// The words of this matter; none where only a closed circle reads them.
    pub words: Option<String>,
    /// The whole statement, where this matter is a part of it.
    pub whole: Option<String>,
    /// What was pasted in an old code page.
    pub original: Option<String>,
    pub matters: Vec<MatterView>,
    pub editions: Vec<EditionView>,
    pub photos: Vec<FileView>,
    pub papers: Vec<FileView>,
    pub sender_known: bool,
    pub may_see_sender: bool,
    pub sender: Option<SenderView>,
}

impl Said {
    pub(super) async fn of(looked: &Looked<'_>, opened: Option<Identity>) -> Result<Said, Failure> {
        let (case, statement) = (looked.case, &looked.case.statement);
        let stored = files::of_case(&looked.app.db, case).await?;
        let view = |file: &files::Stored| FileView {
            href: format!("/lam-viec/y-kien/{}/tep/{}", looked.slug, file.storage_key),
            name: file.original_name.clone(),
            purpose: looked.f().word("file-purpose", &file.purpose).into_owned(),
        };
        let (photos, papers): (Vec<_>, Vec<_>) =
            stored.iter().partition(|file| file.content_type.starts_with("image/"));
        Ok(Said {
            words: case.words().map(str::to_owned),
            whole: case.statement_words().filter(|_| case.opinion.excerpt.is_some()).map(str::to_owned),
            original: statement.original.clone().filter(|_| case.statement_words().is_some()),
            matters: matters(looked).await?,
            editions: editions(looked).await?,
            photos: photos.into_iter().map(view).collect(),
            papers: papers.into_iter().map(view).collect(),
            sender_known: !statement.anonymous || statement.phone_tail_hash.is_some(),
            may_see_sender: looked.able.contains(&Act::SeeIdentity),
            sender: opened.map(|identity| SenderView {
                name: identity.name,
                phone: identity.phone.as_deref().map(shown_phone),
                email: identity.email,
                messages: identity.consent_messages,
                publish: identity.consent_publish_name,
            }),
        })
    }
}

/// All matters of the statement that this person may open, when there are several.
async fn matters(looked: &Looked<'_>) -> Result<Vec<MatterView>, Failure> {
    let statement = &looked.case.statement;
    if statement.matters < 2 {
        return Ok(Vec::new());
    }
    let rows = opinions::beside(&looked.app.db, &looked.desk.person.sees(), statement.id).await?;
    let view = |row: opinions::Opinion| MatterView {
        href: format!("/lam-viec/y-kien/{}", domain::code::matter::slug(&row.code)),
        stage: looked.f().word("stage", row.stage.0.as_str()).into_owned(),
        here: row.id == looked.case.opinion.id,
        code: row.code.clone(),
        title: opinions::Case { statement: statement.clone(), opinion: row }.headline(80),
    };
    Ok(rows.into_iter().map(view).collect())
}

async fn editions(looked: &Looked<'_>) -> Result<Vec<EditionView>, Failure> {
    let (opinion, statement) = (&looked.case.opinion, &looked.case.statement);
    if statement.edition < 2 {
        return Ok(Vec::new());
    }
    let mut rows = statements::corrections(&looked.app.db, statement.id).await?;
    let whole = looked.case.statement_words().is_some();
    rows.retain(|row| row.number.map_or(whole, |number| number == opinion.number));
    let view = |row: statements::Correction| {
        let who = looked.book.person(Some(row.staff_id));
        let who = who.map_or_else(String::new, |person| looked.f().colleague(person));
        let why = row.reason.unwrap_or_default();
        EditionView { words: row.words, who: format!("{who} · {why}") }
    };
    Ok(rows.into_iter().map(view).collect())
}
