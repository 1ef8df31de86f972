//! Publishing: the redacted title, words, answer and pictures, and what in them may be somebody's own.

use domain::date::display_day;
use domain::lang::Lang;
use domain::redaction::{Mark, Waiver, mask};

use super::{Asked, told_apart};
use crate::acts::opinion::private::{is_waved, known, marks_of};
use crate::app::App;
use crate::store::files::Stored;
use crate::store::opinions::{self, Answer, Case};
use crate::store::public_files::{self, Shown};
use crate::store::publications;
use crate::web::Failure;
use crate::web::form::{Choice, Control, FormView};
use crate::web::staff::Sent;

/// The fields that everybody will read.
const TEXTS: [&str; 3] = ["title", "words", "answer"];

pub(super) async fn fields(asked: &Asked<'_>, form: FormView) -> Result<FormView, Failure> {
    let (db, case) = (&asked.app.db, asked.case);
    let shown = publications::of(db, case.opinion.id).await?;
    let answers = opinions::answers(db, case.opinion.id).await?;
    let issued = answers.iter().rfind(|answer| answer.state == "issued").map(public_text);
    let stored = public_files::to_publish(db, case).await?;
    let public = public_files::of_publication(db, case.opinion.id).await?;
    let choices: Vec<Choice> = stored
        .iter()
        .zip(told_apart(&stored))
        .map(|(file, name)| {
            let choice = Choice::new(file.storage_key.clone(), name);
            choice.hint(asked.f().word("file-purpose", &file.purpose)).picture(asked.picture(file))
        })
        .collect();
    let chosen =
        asked.all_or("files", || public.iter().map(|shown| shown.file.storage_key.clone()).collect());
    let title = shown.as_ref().map(|row| row.title.clone()).or_else(|| case.opinion.title.clone());
    let words = shown.as_ref().map(|row| row.words.clone());
    let words = words.unwrap_or_else(|| case.words().unwrap_or_default().to_owned());
    let answer = shown.and_then(|row| row.answer).or(issued).unwrap_or_default();
    let mut public_answer = asked.field("answer", Control::Area, answer).rows(8);
    public_answer.optional = case.opinion.answered_on.is_none();
    let mut form = form
        .field(asked.field("title", Control::Text, title.unwrap_or_default()))
        .field(asked.field("words", Control::Area, words).rows(8).hint(asked.hint("field-words-hint")))
        .field(public_answer.hint(asked.hint("field-answer-hint")));
    let names = known(db, case).await?;
    let captions = captions(asked, &stored, &public);
    let texts = form.fields.iter().filter(|field| TEXTS.contains(&field.name)).map(|field| &field.value);
    let marks: Vec<Mark> = texts.chain(&captions).flat_map(|text| marks_of(text, &names)).collect();
    if !choices.is_empty() {
        let mut field = asked.field("files", Control::Checks, "").optional().values(chosen);
        field.choices = choices.clone();
        field.label = asked.f().say("field-public-files").into_owned();
        form = form.field(field);
        let lines = asked.field("captions", Control::Lines, "").value("").optional().values(captions);
        form = form.field(lines.hint(asked.hint("field-captions-hint")).choices(choices));
    }
    if !marks.is_empty() {
        form = waving(asked, form, &marks);
    }
    Ok(form)
}

/// What is written under each file, in their order: as typed, else as everybody reads it now.
fn captions(asked: &Asked<'_>, stored: &[Stored], public: &[Shown]) -> Vec<String> {
    let (about, typed) = (asked.sent.all("captions_of"), asked.sent.all("captions"));
    let of = |file: &Stored| match about.iter().position(|key| *key == file.storage_key) {
        Some(at) => typed.get(at).cloned(),
        None => {
            let there = public.iter().find(|shown| shown.file.id == file.id);
            there.and_then(|shown| shown.caption.clone())
        }
    };
    stored.iter().map(|file| of(file).unwrap_or_default()).collect()
}

/// The marks as boxes to let stand, and why they may.
fn waving(asked: &Asked<'_>, form: FormView, marks: &[Mark]) -> FormView {
    let mut choices: Vec<Choice> = Vec::new();
    for mark in marks {
        if choices.iter().all(|choice| choice.value != mark.text) {
            let kind = asked.f().word("private", mark.kind.as_str());
            choices.push(Choice::new(mark.text.clone(), format!("“{}”", mark.text)).hint(kind));
        }
    }
    let sent = asked.sent.all("waved");
    let waved = marks.iter().filter(|mark| is_waved(mark, &sent)).map(|mark| mark.text.clone()).collect();
    let boxes = asked.field("waved", Control::Checks, "").value("").optional();
    let mut reasons = vec![Choice::new("", asked.hint("field-waved-why-none"))];
    reasons.extend(
        Waiver::ALL.iter().map(|why| Choice::new(why.as_str(), asked.f().word("waiver", why.as_str()))),
    );
    form.field(boxes.hint(asked.hint("field-waved-hint")).choices(choices).values(waved))
        .field(asked.field("waved_why", Control::Select, "").choices(reasons))
}

/// What was typed, with words in the place of each mark that is not let stand.
pub(in crate::web::staff::opinion) async fn masked(
    app: &App,
    case: &Case,
    mut sent: Sent,
) -> Result<Sent, Failure> {
    let names = known(&app.db, case).await?;
    let waved = sent.all("waved");
    for (name, text) in &mut sent.pairs {
        if TEXTS.contains(&name.as_str()) || name == "captions" {
            let mut marks = marks_of(text, &names);
            marks.retain(|mark| !is_waved(mark, &waved));
            *text = mask(text, &marks, Lang::Vi);
        }
    }
    Ok(sent)
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
        parts.push(done_before(&answer.responsible, &display_day(day)));
    }
    parts.join("\n\n")
}

/// Who does it before which day; a contact after a comma keeps its comma.
fn done_before(who: &str, day: &str) -> String {
    let who = who.trim().trim_end_matches(['.', ',', ';', ':']);
    match who {
        "" => format!("Làm xong trước ngày {day}."),
        _ if who.contains(',') => format!("{who}, làm xong trước ngày {day}."),
        _ => format!("{who} làm xong trước ngày {day}."),
    }
}

#[cfg(test)]
mod tests {
    use super::done_before;

    #[test]
    fn who_does_it_before_which_day_is_a_sentence() {
        let said = |who: &str| done_before(who, "10/12/2026");
        assert_eq!(said("Phòng Kinh tế"), "Phòng Kinh tế làm xong trước ngày 10/12/2026.");
        assert_eq!(
            said("Phòng Kinh tế, gặp ông B."),
            "Phòng Kinh tế, gặp ông B, làm xong trước ngày 10/12/2026."
        );
        assert_eq!(said(""), "Làm xong trước ngày 10/12/2026.");
    }
}
