//! The verbs of a case as pages: one file a verb, its address and what it asks for.

mod assign;
mod classify;
mod close;
mod correct;
mod draft;
mod publish;
mod quarantine;
mod readmit;
mod redirect;
mod set_aside;
mod split;
mod transfer;

use domain::opinion::Act;

pub(super) use publish::masked;

use super::super::Sent;
use crate::app::App;
use crate::files::is_picture;
use crate::store::directory::Book;
use crate::store::files::Stored;
use crate::store::opinions::Case;
use crate::web::desk::Desk;
use crate::web::form::{Control, Field, FormView};
use crate::web::{Failure, Frame};

/// The words of the address for each act that has one.
const SLUGS: [(Act, &str); 26] = [
    (Act::Classify, "phan-loai"),
    (Act::Divert, "tach-don"),
    (Act::Quarantine, "han-che"),
    (Act::Assign, "giao"),
    (Act::ReturnToAssigner, "tra-lai"),
    (Act::SubmitDraft, "tra-loi"),
    (Act::Draft, "luu-ban-soan"),
    (Act::ReturnDraft, "sua-lai"),
    (Act::Approve, "duyet"),
    (Act::Issue, "phat-hanh"),
    (Act::Transfer, "chuyen"),
    (Act::RecordReply, "ghi-tra-loi"),
    (Act::Publish, "cong-khai"),
    (Act::Unpublish, "go-cong-khai"),
    (Act::ProposeClosing, "de-nghi-ket-thuc"),
    (Act::Close, "ket-thuc"),
    (Act::Reopen, "mo-lai"),
    (Act::SetAside, "khong-xu-ly"),
    (Act::Withdraw, "rut"),
    (Act::Release, "dua-ve"),
    (Act::Redirect, "chuyen-don"),
    (Act::Readmit, "bo-loai-tru"),
    (Act::HandUp, "len-tinh"),
    (Act::Split, "tach"),
    (Act::Unsplit, "bo-tach"),
    (Act::Correct, "sua-ghi-chep"),
];

/// The word of an act's address.
pub(super) fn slug(act: Act) -> &'static str {
    SLUGS.iter().find(|(known, _)| *known == act).map_or("", |(_, slug)| slug)
}

/// The act behind a word of an address.
pub(super) fn act_of(slug: &str) -> Option<Act> {
    SLUGS.iter().find(|(_, known)| *known == slug).map(|(act, _)| *act)
}

/// Whether the act asks for something on a page of its own.
pub(super) fn is_form(act: Act) -> bool {
    !matches!(act, Act::Approve | Act::Issue)
}

/// A form being made: the case, who asks, and what was typed before.
pub(super) struct Asked<'a> {
    pub app: &'a App,
    pub desk: &'a Desk,
    pub case: &'a Case,
    /// Names of the unit that the case belongs to.
    pub book: &'a Book,
    pub sent: &'a Sent,
}

impl Asked<'_> {
    fn f(&self) -> &Frame {
        &self.desk.f
    }

    /// What was typed, or else what is known.
    fn or(&self, name: &str, known: impl Into<String>) -> String {
        self.sent.get(name).map_or_else(|| known.into(), str::to_owned)
    }

    fn boxed(&self, name: &'static str, known: bool) -> Field {
        let on = if self.sent.pairs.is_empty() { known } else { self.sent.get(name) == Some("true") };
        self.field(name, Control::Check, "").value(on.to_string())
    }

    fn field(&self, name: &'static str, control: Control, known: impl Into<String>) -> Field {
        Field::new(name, control, self.f().say(&format!("field-{}", name.replace('_', "-"))))
            .value(self.or(name, known))
    }

    fn hint(&self, key: &str) -> String {
        self.f().say(key).into_owned()
    }

    /// Where the picture of a file is, for the form; none where it is no picture.
    fn picture(&self, file: &Stored) -> Option<String> {
        let here = domain::code::matter::slug(&self.case.opinion.code);
        is_picture(file).then(|| format!("/lam-viec/y-kien/{here}/tep/{}", file.storage_key))
    }

    /// What the citizen will read: the field says so.
    fn told(&self, known: impl Into<String>, hint: &str) -> Field {
        self.field("told", Control::Area, known).rows(4).hint(self.hint(hint))
    }

    /// What stays in the office: the field says so.
    fn note(&self, known: impl Into<String>) -> Field {
        self.field("note", Control::Area, known).optional().rows(3).hint(self.hint("field-note-office"))
    }

    /// The several values of a field: typed ones, else those known.
    fn all_or(&self, name: &str, known: impl FnOnce() -> Vec<String>) -> Vec<String> {
        if self.sent.pairs.is_empty() { known() } else { self.sent.all(name) }
    }
}

/// The names of files shown together; those of the same name are numbered.
fn told_apart(files: &[Stored]) -> Vec<String> {
    numbered(&files.iter().map(|file| file.original_name.as_str()).collect::<Vec<_>>())
}

fn numbered(names: &[&str]) -> Vec<String> {
    let name = |(at, name): (usize, &&str)| {
        let same = |other: &&&str| *other == name;
        match names.iter().filter(same).count() {
            1 => (*name).to_owned(),
            _ => format!("{name} ({})", names.iter().take(at + 1).filter(same).count()),
        }
    };
    names.iter().enumerate().map(name).collect()
}

/// The fields that an act asks for, filled with what was typed or what is known.
pub(super) async fn form_of(act: Act, asked: &Asked<'_>, form: FormView) -> Result<FormView, Failure> {
    match act {
        Act::Classify => classify::fields(asked, form).await,
        Act::Divert | Act::Quarantine => Ok(quarantine::fields(asked, form)),
        Act::Assign => assign::fields(asked, form).await,
        Act::SubmitDraft | Act::Draft => draft::fields(asked, form).await,
        Act::Transfer => Ok(transfer::fields(asked, form)),
        Act::RecordReply => Ok(transfer::reply_fields(asked, form)),
        Act::Publish => publish::fields(asked, form).await,
        Act::ProposeClosing | Act::Close => Ok(close::fields(asked, form)),
        Act::SetAside => Ok(set_aside::fields(asked, form)),
        Act::Redirect => Ok(redirect::fields(asked, form)),
        Act::Readmit => readmit::fields(asked, form).await,
        Act::Split => Ok(split::fields(asked, form)),
        Act::Correct => correct::fields(asked, form).await,
        Act::ReturnToAssigner
        | Act::ReturnDraft
        | Act::Unpublish
        | Act::Reopen
        | Act::Withdraw
        | Act::Release
        | Act::Unsplit
        | Act::HandUp
        | Act::Approve
        | Act::Issue
        | Act::Submit
        | Act::Log
        | Act::AnswerOnSpot
        | Act::OpenRestricted
        | Act::SeeIdentity => Ok(form.field(asked.field("reason", Control::Area, "").rows(3))),
    }
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn files_of_one_name_are_told_apart_and_others_keep_theirs() {
        let names = numbered(&["anh.jpg", "mương.jpg", "anh.jpg"]);
        assert_eq!(names, ["anh.jpg (1)", "mương.jpg", "anh.jpg (2)"]);
    }
}
