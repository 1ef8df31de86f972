//! Head and foot of a paper of the office: the body, the number, the day, the signature.

use askama::Template;
use chrono::NaiveDate;
use domain::lang::Lang;
use domain::paper::{Body, Signature, dated};

use crate::store::directory::Book;

/// Whoever signs, by post and name as they were on that day.
pub(super) struct Signer<'a> {
    pub post: &'a str,
    pub name: &'a str,
}

/// What stands above the words.
#[derive(Template)]
#[template(path = "opinion/paper-head.html")]
pub(super) struct Head {
    party: bool,
    above: String,
    unit: String,
    number: String,
    dated: String,
}

/// What stands below them.
#[derive(Template)]
#[template(path = "opinion/paper-foot.html")]
pub(super) struct Foot {
    lines: Vec<String>,
    name: String,
    drafted_by: String,
}

/// Head and foot that fit the signer's body; dots for what is not known yet.
pub(super) fn paper(
    book: &Book,
    number: String,
    on: Option<NaiveDate>,
    signer: Option<&Signer<'_>>,
    drafted_by: &str,
) -> (Head, Foot) {
    let signature = signer.map(|signer| Signature::of(signer.post));
    let party = signature.as_ref().is_some_and(|signature| signature.body == Body::Party);
    let unit = book.unit_name(Lang::Vi).to_uppercase();
    let day = on.map_or_else(|| "ngày … tháng … năm …".to_owned(), dated);
    let province = book.parent.as_ref().map(|unit| unit.name.to_uppercase()).unwrap_or_default();
    let head = Head {
        above: if party { format!("ĐẢNG BỘ {province}") } else { "ỦY BAN NHÂN DÂN".to_owned() },
        unit: if party { format!("ĐẢNG ỦY {unit}") } else { unit },
        party,
        number,
        dated: format!("{}, {day}", book.unit.place),
    };
    let foot = Foot {
        lines: signature.map(|signature| signature.lines).unwrap_or_default(),
        name: signer.map(|signer| signer.name.to_owned()).unwrap_or_default(),
        drafted_by: drafted_by.to_owned(),
    };
    (head, foot)
}
