//! Finds the phrases of the lexicon in a text and weighs them.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::lexicon::{ACCUSATIONS, Group, LISTS};
use super::named::{Person, mentions};
use super::office::{Mention, spoken_of};
use super::{Accused, Part, Sign, Signs, THRESHOLD, Why};
use crate::wording::{Phrasebook, Spelling, Word, Wording};

static HONORIFICS: LazyLock<Vec<Spelling>> =
    LazyLock::new(|| ["ông", "bà", "anh", "chị", "cô", "thầy", "mr", "mrs", "ms"].map(Spelling::of).into());

/// An accusation that was found, in numbers of words.
struct Hit {
    start: usize,
    end: usize,
    why: Why,
    weight: u32,
    soft: bool,
    accusation: usize,
}

/// The signs in title and words together.
pub(super) fn weigh(title: &str, words: &str, people: &[Person<'_>]) -> Signs {
    let text = format!("{title}\n{words}");
    let words = Wording::of(&text).words;
    let by_name = mentions(&words, people);
    let mut hits = hits(&words, &by_name);
    hits.sort_by_key(|hit| (std::cmp::Reverse(hit.weight), hit.start, std::cmp::Reverse(hit.end)));
    let mut kept: Vec<Hit> = Vec::new();
    for hit in hits {
        let together = |other: &Hit| words[other.start].sentence == words[hit.start].sentence;
        let again = |other: &Hit| other.accusation == hit.accusation && (!hit.soft || together(other));
        let known = |other: &Hit| again(other) || (hit.start < other.end && other.start < hit.end);
        if !kept.iter().any(known) {
            kept.push(hit);
        }
    }
    let best = softest(&words, &kept);
    kept.retain(|hit| !hit.soft || Some(words[hit.start].sentence) == best);
    kept.sort_by_key(|hit| hit.start);
    let mut known = spoken_of(&words, &vec![false; words.len()]);
    known.extend(by_name);
    let known = near(&words, &known);
    let is_named =
        |hit: &Hit| known[words[hit.start].sentence] || has_name(&words, words[hit.start].sentence);
    let accused = if kept.iter().any(is_named) { Accused::Named } else { Accused::Unnamed };
    let found = kept.iter().map(|hit| sign(&words, hit, title.len())).collect();
    Signs { found, accused }
}

/// The sentence in which the soft signs weigh most: what stands far apart in a long text says nothing together.
fn softest(words: &[Word], hits: &[Hit]) -> Option<usize> {
    let weight = |sentence: usize| {
        let in_it = hits.iter().filter(|hit| hit.soft && words[hit.start].sentence == sentence);
        in_it.map(|hit| hit.weight).sum::<u32>()
    };
    hits.iter()
        .filter(|hit| hit.soft)
        .map(|hit| words[hit.start].sentence)
        .max_by_key(|sentence| weight(*sentence))
}

fn hits(words: &[Word], by_name: &[Mention]) -> Vec<Hit> {
    let covered = covered(words);
    let mut mentions = spoken_of(words, &covered);
    mentions.extend_from_slice(by_name);
    let [strange, praised, everyday, demanded] =
        [&LISTS.strangers, &LISTS.praise, &LISTS.everyday, &LISTS.demands].map(|list| sentences(words, list));
    let mut ends = vec![None; words.len()];
    mentions.iter().for_each(|mention| ends[mention.start] = Some(mention.end));
    let office = |at: usize| ends[at];
    let near = near(words, &mentions);
    let mut doing = sentences(words, &LISTS.pronouns);
    doing.extend(mentions.iter().map(|mention| words[mention.start].sentence));
    let mut hits = Vec::new();
    for (start, word) in words.iter().enumerate() {
        let sentence = &word.sentence;
        for (accusation, entry, end) in ACCUSATIONS.found_at(words, start, &office) {
            let group = entry.tag;
            let weight = if near[*sentence] { group.near } else { group.alone };
            let thanked = praised.contains(sentence) && (!takes(group) || is_refused(words, start..end));
            let excused = group.why != Why::Declares && (strange.contains(sentence) || thanked);
            let named_only = group.soft && by_name.iter().any(|name| (start..end).contains(&name.start));
            let usual = group.soft
                && (!doing.contains(sentence)
                    || (everyday.contains(sentence) && !demanded.contains(sentence)));
            let harmless = !entry.whatever && covered[start..end].iter().any(|covered| *covered);
            if weight > 0 && !excused && !named_only && !usual && !harmless && !is_denied(words, start) {
                hits.push(Hit { start, end, why: group.why, weight, soft: group.soft, accusation });
            }
        }
    }
    hits
}

/// Whether thanks for it can only be meant bitterly.
fn takes(group: Group) -> bool {
    matches!(group.why, Why::Bribery | Why::Corruption) && group.near >= THRESHOLD
}

/// Whether a refusal stands in a phrase or before it in its sentence.
fn is_refused(words: &[Word], phrase: Range<usize>) -> bool {
    let here = |at: &usize| words[*at].sentence == words[phrase.start].sentence;
    (0..phrase.end).rev().take_while(here).any(|at| LISTS.refusals.longest_at(words, at).is_some())
}

/// Which words a harmless phrase covers.
fn covered(words: &[Word]) -> Vec<bool> {
    let mut covered = vec![false; words.len()];
    for start in 0..words.len() {
        if let Some(end) = LISTS.enumerations.longest_at(words, start) {
            covered[start..end].fill(true);
        }
        for (end, gaps) in LISTS.covers.with_gaps_at(words, start) {
            let one_clause = words[start + 1..end].iter().all(|word| !word.gap.contains(','));
            let shown = |at: &usize| one_clause && !gaps.iter().any(|gap| gap.contains(at));
            (start..end).filter(shown).for_each(|at| covered[at] = true);
        }
    }
    covered
}

/// The sentences in which one of the phrases stands.
fn sentences(words: &[Word], list: &Phrasebook) -> HashSet<usize> {
    (0..words.len()).filter(|at| list.longest_at(words, *at).is_some()).map(|at| words[at].sentence).collect()
}

/// In which sentences, or right before or after which, somebody in office is spoken of.
fn near(words: &[Word], mentions: &[Mention]) -> Vec<bool> {
    let sentences = words.last().map_or(0, |word| word.sentence + 1);
    let mut near = vec![false; sentences];
    for mention in mentions {
        let sentence = words[mention.start].sentence;
        near[sentence.saturating_sub(1)..(sentence + 2).min(sentences)].fill(true);
    }
    near
}

/// Whether a denial stands right before the phrase, with nothing but small words between.
fn is_denied(words: &[Word], start: usize) -> bool {
    let any = |list: &[Spelling], at: usize| list.iter().any(|spelling| spelling.is(&words[at]));
    (0..start)
        .rev()
        .take(3)
        .take_while(|at| words[*at].sentence == words[start].sentence)
        .find(|at| !any(&LISTS.between, *at))
        .is_some_and(|at| any(&LISTS.denials, at))
}

/// Whether a courtesy with a name stands in a sentence.
fn has_name(words: &[Word], sentence: usize) -> bool {
    words.windows(2).any(|pair| {
        pair.iter().all(|word| word.sentence == sentence)
            && pair[1].capital
            && HONORIFICS.iter().any(|honorific| honorific.is(&pair[0]))
    })
}

fn sign(words: &[Word], hit: &Hit, title: usize) -> Sign {
    let range = words[hit.start].range.start..words[hit.end - 1].range.end;
    if range.start < title {
        return Sign { part: Part::Title, range, why: hit.why, weight: hit.weight };
    }
    let range = range.start - title - 1..range.end - title - 1;
    Sign { part: Part::Words, range, why: hit.why, weight: hit.weight }
}
