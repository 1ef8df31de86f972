//! What must not stand in a public text: numbers, plates, addresses, pages, births and names of persons, however broken up.
//!
//! A mark is a question to the clerk and no verdict: it is taken out, or waved through with a reason (Luật 91/2025/QH15).

mod around;
mod births;
mod disguised;
mod innocent;
mod known_words;
mod names;
mod numbers;
mod plates;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::lang::Lang;
use crate::normalised::Normalised;

crate::words! {
    /// What a mark may be.
    pub enum Private {
        /// A telephone number.
        Phone,
        /// The number of an identity card, a passport or a tax payer.
        IdNumber,
        /// The number of a bank account or card, or a long number that can only be somebody's.
        Account,
        /// The plate of a vehicle.
        Plate,
        /// An e-mail address.
        Email,
        /// The page of a person on a network.
        Profile,
        /// The day or year of a person's birth.
        Birth,
        /// The name of a person.
        Name,
    }
}

crate::words! {
    /// Why a mark may stay.
    pub enum Waiver {
        /// The number or address of an office.
        OfOffice,
        /// Somebody in office, named for what the office did.
        InOffice,
        /// A street, a school, a figure of history.
        Public,
        /// The person agreed, and the consent is kept.
        Agreed,
        /// No personal data at all: the machine was wrong.
        NotPersonal,
    }
}

impl Private {
    /// The words that stand in its place.
    #[must_use]
    pub const fn mask(self, lang: Lang) -> &'static str {
        match self {
            Self::Phone => lang.pick("[số điện thoại]", "[telephone number]"),
            Self::IdNumber => lang.pick("[số giấy tờ]", "[identity number]"),
            Self::Account => lang.pick("[số tài khoản]", "[account number]"),
            Self::Plate => lang.pick("[biển số xe]", "[number plate]"),
            Self::Email => lang.pick("[địa chỉ thư điện tử]", "[e-mail address]"),
            Self::Profile => lang.pick("[trang cá nhân]", "[personal page]"),
            Self::Birth => lang.pick("[ngày sinh]", "[day of birth]"),
            Self::Name => lang.pick("[tên]", "[name]"),
        }
    }
}

/// A place in a text that a clerk must look at before it becomes public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What it may be.
    pub kind: Private,
    /// The text itself, as it stands there.
    pub text: String,
}

/// A mark that the clerk lets stand; it holds for the same words wherever they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waved {
    /// What the mark was taken for.
    pub kind: Private,
    /// The words that may stay.
    pub text: String,
    /// Why.
    pub why: Waiver,
}

/// All marks of a text in their order, none over another; `known` are names that may not appear, such as the sender's.
#[must_use]
pub fn marks(text: &str, known: &[&str]) -> Vec<Mark> {
    let normalised = Normalised::of(text);
    let mut found: Vec<(Range<usize>, Private)> = plates::emails(normalised.text());
    found.extend(plates::profiles(normalised.text()));
    found.extend(plates::plates(normalised.text()));
    found.extend(births::births(normalised.text()));
    let taken: Vec<Range<usize>> = found.iter().map(|(range, _)| range.clone()).collect();
    found.extend(numbers::numbers(normalised.text(), &taken));
    found.extend(disguised::names(normalised.text(), known).into_iter().map(|range| (range, Private::Name)));
    let mut marks: Vec<Mark> =
        found.into_iter().map(|(range, kind)| mark(text, normalised.original(range), kind)).collect();
    marks.extend(names::names(text, known).into_iter().map(|range| mark(text, range, Private::Name)));
    marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
    let mut end = 0;
    marks.retain(|mark| {
        let free = mark.range.start >= end;
        end = end.max(mark.range.end);
        free
    });
    marks
}

fn mark(text: &str, range: Range<usize>, kind: Private) -> Mark {
    Mark { text: text[range.clone()].to_owned(), range, kind }
}

/// The marks that hold a publication back: neither gone nor waved through.
#[must_use]
pub fn holding<'a>(marks: &'a [Mark], waved: &[Waved]) -> Vec<&'a Mark> {
    let may_stay = |mark: &Mark| waved.iter().any(|waved| waved.kind == mark.kind && waved.text == mark.text);
    marks.iter().filter(|mark| !may_stay(mark)).collect()
}

/// The text with words in place of each mark, as a proposal for the clerk.
#[must_use]
pub fn mask(text: &str, marks: &[Mark], lang: Lang) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut end = 0;
    for mark in marks.iter().filter(|mark| text.get(mark.range.clone()) == Some(mark.text.as_str())) {
        if let Some(before) = text.get(end..mark.range.start) {
            masked.push_str(before);
            masked.push_str(mark.kind.mask(lang));
            end = mark.range.end;
        }
    }
    masked.push_str(&text[end..]);
    masked
}
