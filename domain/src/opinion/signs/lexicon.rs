//! The phrases that accuse and those that only sound so, read from the texts beside this file.

use std::sync::LazyLock;

use super::Why;
use crate::wording::{Phrasebook, Spelling};

const ACCUSING: &str = include_str!("accusing.txt");
const HARMLESS: &str = include_str!("harmless.txt");
const OFFICE: &str = include_str!("office.txt");

/// The phrases that accuse; the tag of each is its [`Group`].
pub(super) static ACCUSATIONS: LazyLock<Phrasebook<Group>> = LazyLock::new(|| {
    sections(ACCUSING)
        .flat_map(|(head, patterns)| patterns.map(move |pattern| (pattern, Group::of(head))))
        .collect()
});

/// What the words of a phrase weigh.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    /// What it says.
    pub(super) why: Why,
    /// Its weight when nobody in office stands near.
    pub(super) alone: u32,
    /// Its weight when somebody in office is spoken of in the same sentence or the one before or after.
    pub(super) near: u32,
    /// Whether it alone says nothing: counted only where nothing is asked, told or thanked for.
    pub(super) soft: bool,
}

impl Group {
    fn of(head: &str) -> Self {
        let mut parts = head.split(' ');
        let why = parts.next().and_then(|word| word.parse().ok()).expect("a section begins with a reason");
        let mut weight =
            || parts.next().and_then(|weight| weight.parse().ok()).expect("a section has two weights");
        let (alone, near) = (weight(), weight());
        Self { why, alone, near, soft: head.ends_with("soft") }
    }
}

/// The lists of `harmless.txt` and `office.txt` by name.
pub(super) struct Lists {
    /// Neither the words of these phrases nor what stands between them is looked at.
    pub(super) enumerations: Phrasebook,
    /// The words of these phrases are not looked at.
    pub(super) covers: Phrasebook,
    /// Somebody who pretends, or nobody knows who.
    pub(super) strangers: Phrasebook,
    /// Thanks and praise.
    pub(super) praise: Phrasebook,
    /// What stands in praise before something that was not taken.
    pub(super) refusals: Phrasebook,
    /// Asking, telling and everyday duty.
    pub(super) everyday: Phrasebook,
    /// What a denunciation asks for.
    pub(super) demands: Phrasebook,
    /// Posts and callings.
    pub(super) posts: Phrasebook,
    /// Words after which somebody in office is told something.
    pub(super) told: Phrasebook,
    /// What is asked of whoever has taken something.
    pub(super) returns: Phrasebook,
    /// Somebody who was named before.
    pub(super) pronouns: Phrasebook,
    /// Whoever lives next door, also when somebody in office is called so.
    pub(super) neighbours: Phrasebook,
    /// What may stand between such a word and the post.
    pub(super) polite: Vec<Spelling>,
    /// Words that turn what follows into its opposite.
    pub(super) denials: Vec<Spelling>,
    /// What may stand between a denial and what is denied.
    pub(super) between: Vec<Spelling>,
}

/// The lists, read once.
pub(super) static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists {
    enumerations: phrases("enumerations"),
    covers: phrases("covers"),
    strangers: phrases("strangers"),
    praise: phrases("praise"),
    refusals: phrases("refusals"),
    everyday: phrases("everyday"),
    demands: phrases("demands"),
    posts: phrases("posts"),
    told: phrases("told"),
    returns: phrases("returns"),
    pronouns: phrases("pronouns"),
    neighbours: phrases("neighbours"),
    polite: words("polite"),
    denials: words("denials"),
    between: words("between"),
});

fn phrases(name: &str) -> Phrasebook {
    patterns(name).map(|pattern| (pattern, ())).collect()
}

fn words(name: &str) -> Vec<Spelling> {
    patterns(name).map(Spelling::of).collect()
}

fn patterns(name: &str) -> impl Iterator<Item = &'static str> {
    sections(HARMLESS)
        .chain(sections(OFFICE))
        .filter(move |(head, _)| *head == name)
        .flat_map(|(_, patterns)| patterns)
}

/// The sections of a text: the head behind `= `, and the phrases below it.
fn sections(text: &'static str) -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    text.split("\n= ").skip(1).map(|section| {
        let (head, body) = section.split_once('\n').unwrap_or((section, ""));
        let lines = body.lines().filter(|line| !line.starts_with('#'));
        (
            head.trim(),
            lines.flat_map(|line| line.split(';')).map(str::trim).filter(|pattern| !pattern.is_empty()),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_its_phrases_and_no_list_is_forgotten() {
        let known = [
            "enumerations",
            "covers",
            "strangers",
            "praise",
            "refusals",
            "everyday",
            "demands",
            "posts",
            "told",
            "returns",
            "pronouns",
            "neighbours",
            "polite",
            "denials",
            "between",
        ];
        let written: Vec<&str> = sections(HARMLESS).chain(sections(OFFICE)).map(|(head, _)| head).collect();
        assert_eq!(written.len(), known.len());
        for list in known {
            assert!(written.contains(&list) && patterns(list).count() > 4, "{list}");
        }
    }

    #[test]
    fn a_phrase_that_accuses_weighs_something() {
        for (head, _) in sections(ACCUSING) {
            let group = Group::of(head);
            assert!(group.near >= group.alone && group.near > 0, "{head}");
        }
    }
}
