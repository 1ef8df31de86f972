//! A redacted version goes into the public register, or is taken out of it.

use domain::opinion::Act;
use domain::text::{Line, Words};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::step::{Stamp, Step};
use super::{ReasonForm, private, reason};
use crate::acts::{Fields, Person, Refusal, said};
use crate::app::App;
use crate::store::fingerprints::{self, Public};
use crate::store::public_files::{self, Shown};
use crate::store::publications::{self, Texts};

/// The redacted version; the original stays as it was said.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct PublicationForm {
    /// The public title.
    pub title: String,
    /// The public words: no names, numbers, illnesses of others.
    pub words: String,
    /// The public answer; empty while there is none.
    pub answer: String,
    /// Keys of the pictures that may be shown.
    pub files: Vec<String>,
    /// What everybody reads under the pictures, in the order of `captions_of`.
    pub captions: Vec<String>,
    /// Keys of the pictures that the captions are about; empty means in the order of `files`.
    pub captions_of: Vec<String>,
    /// Marks that were looked at and are no personal data: the marked text of each.
    pub waved: Vec<String>,
    /// Why they may stay, for all of them: a word of `Waiver`.
    pub waved_why: String,
    /// The version shown on the page.
    pub version: Option<i32>,
    /// The form's once-token.
    pub once: String,
}

/// Publishes the redacted version; what looks like personal data must be gone, or waved through with a reason (Luật 91/2025/QH15).
pub async fn publish(app: &App, person: &Person, code: &str, form: PublicationForm) -> Result<(), Refusal> {
    let mut wrong = Fields::new();
    let title = wrong.take("title", Line::parse(&form.title, 160).map_err(said::text));
    let words = wrong.take("words", Words::parse(&form.words, 10_000).map_err(said::text));
    let answer = wrong.take("answer", said::words(&form.answer, 10_000)).flatten();
    let about = if form.captions_of.is_empty() { &form.files } else { &form.captions_of };
    let mut chosen: Vec<(String, Option<String>)> = Vec::new();
    for key in &form.files {
        let typed = about.iter().zip(&form.captions).find(|(about, _)| *about == key);
        let typed = typed.map_or("", |(_, typed)| typed.as_str());
        let caption = wrong.take("captions", said::line(typed, 120)).flatten();
        if chosen.iter().all(|(other, _)| other != key) {
            chosen.push((key.clone(), caption.map(|line| line.to_string())));
        }
    }
    wrong.done()?;
    let (Some(title), Some(words)) = (title, words) else {
        return Err(Refusal::Internal("public texts were parsed".to_owned()));
    };
    let stamp = Stamp { version: form.version, once: &form.once };
    let Some(mut step) = Step::begin(app, person, code, Act::Publish, stamp).await? else {
        return Ok(());
    };
    if answer.is_none() && step.before.answered_on.is_some() {
        return Err(Fields::just("answer", "error-empty"));
    }
    let texts = Texts {
        title: title.to_string(),
        words: words.to_string(),
        answer: answer.map(|words| words.to_string()),
    };
    let known = private::known(&step.tx, &step.case()).await?;
    let read = [("title", texts.title.as_str()), ("words", &texts.words)].into_iter();
    let read = read.chain(texts.answer.as_deref().map(|answer| ("answer", answer)));
    let captions = chosen.iter().filter_map(|(_, caption)| Some(("captions", caption.as_deref()?)));
    let read: Vec<(&str, &str)> = read.chain(captions).collect();
    let waved = private::look(&read, &known, &form.waved, &form.waved_why)?;
    step.after.published = true;
    let shown = publications::put(&step.tx, &step.case(), texts, step.now).await?;
    if !public_files::show(&step.tx, &step.case(), &chosen).await? {
        return Err(Fields::just("files", "error-file-not-public"));
    }
    let files = public_files::of_publication(&step.tx, step.before.id).await?;
    let of_file = |shown: &Shown| fingerprints::of_shown(&shown.file.sha256, shown.caption.as_deref());
    let files = files.iter().map(of_file).collect();
    step.prints.public = Some(Public { texts: Some(fingerprints::of_publication(&shown)), files });
    step.keep(app, serde_json::json!({ "files": chosen.len(), "waved": waved })).await
}

/// Takes the public version out of the register.
pub async fn unpublish(app: &App, person: &Person, code: &str, form: ReasonForm) -> Result<(), Refusal> {
    let why = reason(&form)?;
    let Some(mut step) = Step::begin(app, person, code, Act::Unpublish, form.stamp()).await? else {
        return Ok(());
    };
    step.hide().await?;
    step.keep(app, serde_json::json!({ "reason": why })).await
}
