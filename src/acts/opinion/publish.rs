//! A redacted version goes into the public register, or is taken out of it.

use domain::opinion::Act;
use domain::text::{Line, Words};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::step::{Stamp, Step};
use super::{ReasonForm, reason};
use crate::acts::{Fields, Person, Refusal, said};
use crate::app::App;
use crate::store::files;
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
    /// What everybody reads under the pictures, in the order of `files`.
    pub captions: Vec<String>,
    /// Marks that were looked at and are no personal data: the marked text of each.
    pub waved: Vec<String>,
    /// Why they are none.
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
    for (field, text) in [("title", &form.title), ("words", &form.words), ("answer", &form.answer)] {
        if wrong.of(field).is_none() && holds_personal_number(text) && field != "answer" {
            wrong.add(field, "error-personal-number");
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
    step.after.published = true;
    let texts = Texts {
        title: title.to_string(),
        words: words.to_string(),
        answer: answer.map(|words| words.to_string()),
    };
    publications::put(&step.tx, &step.case(), texts, step.now).await?;
    files::show(&step.tx, &step.case(), &form.files).await?;
    for (key, caption) in form.files.iter().zip(&form.captions) {
        let caption = said::line(caption, 120).map_err(|said| Fields::just("captions", said))?;
        let caption = caption.as_ref().map(|line| line.as_str());
        files::name(&step.tx, &step.case(), key, caption).await?;
    }
    step.keep(app, serde_json::json!({ "files": form.files.len() })).await
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

/// Whether the text holds nine or more digits in a row, spaces and dots between them allowed: a phone, an identity or account number.
pub fn holds_personal_number(text: &str) -> bool {
    let mut run = 0;
    for c in text.chars() {
        match c {
            '0'..='9' => run += 1,
            ' ' | '.' | '-' if run > 0 => {}
            _ => run = 0,
        }
        if run >= 9 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::holds_personal_number;

    #[test]
    fn identity_and_phone_numbers_are_seen_and_dates_are_not() {
        assert!(holds_personal_number("CCCD 024012345678"));
        assert!(holds_personal_number("gọi 0900 000 000"));
        assert!(!holds_personal_number("ngày 25/11/2026, lô 12"));
        assert!(!holds_personal_number("Quyết định 214 ngày 2 tháng 10 năm 2026"));
    }
}
