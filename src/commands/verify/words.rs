//! Words against the fingerprints that the journal bears of them.

use std::collections::BTreeMap;

use crate::store::fingerprints::{self, Fingerprints, Public};
use crate::store::kept::{Captioned, Kept};
use crate::store::publications;

/// Tells what of an opinion is not what its journal says was said, drafted, issued or published.
/// A matter that was taken back hears no more of its statement: what is corrected later is in the others' journals.
pub fn compare(kept: &Kept, prints: &Fingerprints, taken_back: bool, mut tell: impl FnMut(String)) {
    let Kept { opinion, statement, .. } = kept;
    if let Some(statement) = statement.as_ref().filter(|_| !taken_back)
        && prints.said.as_ref() != Some(&fingerprints::of_statement(statement))
    {
        tell("the statement is not what was said".to_owned());
    }
    if prints.matter.as_ref() != Some(&fingerprints::of_matter(opinion)) {
        tell("its title, excerpt or outcome is not what was written".to_owned());
    }
    let answers = kept.answers.iter();
    let answers = answers.map(|(row, files)| (row.revision, fingerprints::of_answer(row, files))).collect();
    differing(&answers, &prints.answers, |revision| {
        tell(format!("revision {revision} of its answer is not what was written"));
    });
    let transfers = (1..).zip(&kept.transfers).map(|(nth, row)| (nth, fingerprints::of_transfer(row)));
    differing(&transfers.collect(), &prints.transfers, |nth| {
        tell(format!("transfer {nth} is not what was sent or came back"));
    });
    for (edition, print) in &prints.stood {
        let row = kept.corrections.iter().find(|row| row.edition == *edition);
        if row.map(fingerprints::of_correction).as_ref() != Some(print) {
            tell(format!("edition {edition} of the statement is not what was corrected"));
        }
    }
    published(kept, prints.public.as_ref(), tell);
}

/// What is there and what the journal knows of: each place where they differ.
fn differing(there: &BTreeMap<i32, String>, known: &BTreeMap<i32, String>, mut tell: impl FnMut(i32)) {
    let mut places: Vec<i32> = there.keys().chain(known.keys()).copied().collect();
    places.sort_unstable();
    places.dedup();
    places.into_iter().filter(|place| there.get(place) != known.get(place)).for_each(&mut tell);
}

fn published(kept: &Kept, known: Option<&Public>, mut tell: impl FnMut(String)) {
    let texts = kept.public.as_ref().map(|(row, _)| fingerprints::of_publication(row));
    let nothing = Public::default();
    let known = known.unwrap_or(&nothing);
    if texts != known.texts {
        tell("what everybody reads is not what was published".to_owned());
    }
    let Some((row, files)) = &kept.public else { return };
    let shown = |(sha256, caption): &Captioned| fingerprints::of_shown(sha256, caption.as_deref());
    if files.iter().map(shown).any(|file| !known.files.contains(&file)) {
        tell("a file that everybody sees, or its caption, is not what was published".to_owned());
    }
    if !publications::follows(row, &kept.opinion) {
        tell("the public register shows another state than the opinion has".to_owned());
    }
}
