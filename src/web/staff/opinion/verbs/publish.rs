//! Publishing: the redacted title, words, answer and pictures.

use domain::date::display_day;

use super::Asked;
use crate::store::opinions::{self, Answer};
use crate::store::{files, publications};
use crate::web::Failure;
use crate::web::form::{Choice, Control, FormView};

pub(super) async fn fields(asked: &Asked<'_>, form: FormView) -> Result<FormView, Failure> {
    let (db, case) = (&asked.app.db, asked.case);
    let shown = publications::of(db, case.opinion.id).await?;
    let answers = opinions::answers(db, case.opinion.id).await?;
    let issued = answers.iter().rfind(|answer| answer.state == "issued").map(public_text);
    let stored = files::of_case(db, case).await?;
    let choices: Vec<Choice> = stored
        .iter()
        .map(|file| {
            Choice::new(file.storage_key.clone(), file.original_name.clone())
                .hint(asked.f().word("file-purpose", &file.purpose))
        })
        .collect();
    let chosen = asked.all_or("files", || {
        stored.iter().filter(|file| file.public).map(|file| file.storage_key.clone()).collect()
    });
    let title = shown.as_ref().map(|row| row.title.clone()).or_else(|| case.opinion.title.clone());
    let words = shown.as_ref().map(|row| row.words.clone());
    let words = words.unwrap_or_else(|| case.words().unwrap_or_default().to_owned());
    let answer = shown.and_then(|row| row.answer).or(issued).unwrap_or_default();
    let mut form = form
        .field(asked.field("title", Control::Text, title.unwrap_or_default()))
        .field(asked.field("words", Control::Area, words).rows(8).hint(asked.hint("field-words-hint")))
        .field(asked.field("answer", Control::Area, answer).rows(8).hint(asked.hint("field-answer-hint")));
    if !choices.is_empty() {
        let mut field = asked.field("files", Control::Checks, "").optional().choices(choices).values(chosen);
        field.label = asked.f().say("field-public-files").into_owned();
        form = form.field(field);
    }
    Ok(form)
}

/// The answer as the register would print it: what was checked, what will be done, by whom and when.
fn public_text(answer: &Answer) -> String {
    let mut parts: Vec<String> = [&answer.checked, &answer.legal_ground, &answer.solution]
        .into_iter()
        .filter(|part| !part.is_empty())
        .cloned()
        .collect();
    if let Some(by) = &answer.spoken_by {
        parts.insert(0, format!("{by}:"));
    }
    if let Some(day) = answer.done_by {
        parts.push(format!("{}: {}.", answer.responsible, display_day(day)));
    }
    parts.join("\n\n")
}
