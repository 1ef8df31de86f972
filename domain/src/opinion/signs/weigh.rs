//! Finds the phrases of the lexicon in a text and weighs them.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::lexicon::{ACCUSATIONS, LISTS};
use super::office::{Mention, spoken_of};
use super::{Accused, Part, Sign, Signs, Why};
use crate::wording::{Phrasebook, Spelling, Word, Wording};

static HONORIFICS: LazyLock<Vec<Spelling>> = LazyLock::new(|| ["ông", "bà", "anh", "chị", "cô", "thầy", "mr", "mrs", "ms"].map(Spelling::of).into());

/// An accusation that was found, in numbers of words.
struct Hit {
    start: usize,
    end: usize,
    why: Why,
    weight: u32,
    accusation: usize,
}

/// The signs in title and words together.
pub(super) fn weigh(title: &str, words: &str) -> Signs {
    let text = format!("{title}\n{words}");
    let words = Wording::of(&text).words;
    let mut hits = hits(&words);
    hits.sort_by_key(|hit| (std::cmp::Reverse(hit.weight), hit.start, std::cmp::Reverse(hit.end)));
    let mut kept: Vec<Hit> = Vec::new();
    for hit in hits {
        let known = |other: &Hit| {
            other.accusation == hit.accusation || (hit.start < other.end && other.start < hit.end)
        };
        if !kept.iter().any(known) {
            kept.push(hit);
        }
    }
    kept.sort_by_key(|hit| hit.start);
    let accused = if kept.iter().any(|hit| is_named(&words, hit)) { Accused::Named } else { Accused::Unnamed };
    let found = kept.iter().map(|hit| sign(&words, hit, title.len())).collect();
    Signs { found, accused }
}

fn hits(words: &[Word]) -> Vec<Hit> {
    let covered = covered(words);
    let mentions = spoken_of(words, &covered);
    let [strange, praised, everyday, demanded] =
        [&LISTS.strangers, &LISTS.praise, &LISTS.everyday, &LISTS.demands].map(|list| sentences(words, list));
    let mut ends = vec![None; words.len()];
    mentions.iter().for_each(|mention| ends[mention.start] = Some(mention.end));
    let office = |at: usize| ends[at];
    let near = near(words, &mentions);
    let mut hits = Vec::new();
    for (start, word) in words.iter().enumerate() {
        let sentence = &word.sentence;
        for (accusation, entry, end) in ACCUSATIONS.found_at(words, start, &office) {
            let group = entry.tag;
            let weight = if near[*sentence] { group.near } else { group.alone };
            let excused = group.why != Why::Declares && (strange.contains(sentence) || praised.contains(sentence));
            let usual = group.soft && everyday.contains(sentence) && !demanded.contains(sentence);
            let harmless = !entry.whatever && covered[start..end].iter().any(|covered| *covered);
            if weight > 0 && !excused && !usual && !harmless && !is_denied(words, start) {
                hits.push(Hit { start, end, why: group.why, weight, accusation });
            }
        }
    }
    hits
}

/// Which words a harmless phrase covers.
fn covered(words: &[Word]) -> Vec<bool> {
    let mut covered = vec![false; words.len()];
    for start in 0..words.len() {
        if let Some(end) = LISTS.covers.longest_at(words, start) {
            covered[start..end].fill(true);
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

/// Whether a post, or a courtesy with a name, stands in the sentence of the accusation.
fn is_named(words: &[Word], hit: &Hit) -> bool {
    let sentence = words[hit.start].sentence;
    let mentions = spoken_of(words, &vec![false; words.len()]);
    let by_name = words.windows(2).any(|pair| {
        pair[0].sentence == sentence
            && pair[1].sentence == sentence
            && pair[1].capital
            && HONORIFICS.iter().any(|honorific| honorific.is(&pair[0]))
    });
    by_name || near(words, &mentions)[sentence]
}

fn sign(words: &[Word], hit: &Hit, title: usize) -> Sign {
    let range = words[hit.start].range.start..words[hit.end - 1].range.end;
    if range.start < title {
        return Sign { part: Part::Title, range, why: hit.why, weight: hit.weight };
    }
    let range = range.start - title - 1..range.end - title - 1;
    Sign { part: Part::Words, range, why: hit.why, weight: hit.weight }
}
