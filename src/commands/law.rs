//! `doithoai law`: the tables of transitions and permissions, in words a lawyer can check.

use std::fmt::Write;

use domain::lang::Lang;
use domain::opinion::Circle;
use domain::role::Role;
use domain::{conference, opinion};

use crate::messages::say;

/// Prints the law.
pub fn run() {
    print!("{}", render());
}

/// The whole text of docs/law.md, Vietnamese first, then English.
pub fn render() -> String {
    let mut text = String::new();
    for lang in [Lang::Vi, Lang::En] {
        if lang == Lang::En {
            text.push_str("\n---\n\n");
        }
        part(&mut text, lang);
    }
    text
}

fn part(text: &mut String, lang: Lang) {
    let title = |key: &str| say(lang, key).into_owned();
    let opinions = opinion::Act::ALL
        .iter()
        .map(|act| (name(lang, "act", act.as_str()), opinion::roles_of(*act).to_vec()))
        .collect::<Vec<_>>();
    let conferences = conference::Act::ALL
        .iter()
        .map(|act| (name(lang, "conference-act", act.as_str()), conference::roles_of(*act).to_vec()))
        .collect::<Vec<_>>();
    let _ = write!(text, "# {}\n\n{}\n", title("law-title"), title("law-about"));

    let _ = write!(text, "\n## {}\n\n{}\n\n", title("law-opinion-steps"), title("law-opinion-steps-about"));
    let stages: Vec<String> = opinion::Stage::ALL.iter().map(|s| name(lang, "stage", s.as_str())).collect();
    let rows = opinion::Act::ALL.iter().filter(|act| !opinion::starts_from(**act).is_empty()).map(|act| {
        let cells = opinion::Stage::ALL.iter().map(|stage| match stage.after(*act) {
            Ok(next) if next == *stage => "=".to_owned(),
            Ok(next) => name(lang, "stage", next.as_str()),
            Err(_) => String::new(),
        });
        (name(lang, "act", act.as_str()), cells.collect())
    });
    table(text, &title("law-act"), &stages, rows);

    let _ = write!(text, "\n## {}\n\n{}\n\n", title("law-opinion-roles"), title("law-opinion-roles-about"));
    permissions(text, lang, opinions);

    let _ =
        write!(text, "\n## {}\n\n{}\n\n", title("law-conference-steps"), title("law-conference-steps-about"));
    let stages: Vec<String> =
        conference::Stage::ALL.iter().map(|s| name(lang, "conference-stage", s.as_str())).collect();
    let rows =
        conference::Act::ALL.iter().filter(|act| !conference::starts_from(**act).is_empty()).map(|act| {
            let cells = conference::Stage::ALL.iter().map(|stage| match stage.after(*act) {
                Ok(next) if next == *stage => "=".to_owned(),
                Ok(next) => name(lang, "conference-stage", next.as_str()),
                Err(_) => String::new(),
            });
            (name(lang, "conference-act", act.as_str()), cells.collect())
        });
    table(text, &title("law-act"), &stages, rows);

    let _ = write!(text, "\n## {}\n\n", title("law-conference-roles"));
    permissions(text, lang, conferences);

    let _ = write!(text, "\n## {}\n\n{}\n\n", title("law-circles"), title("law-circles-about"));
    circles(text, lang);
}

/// The closed circles; the one that everybody of the unit is in needs no row.
fn circles(text: &mut String, lang: Lang) {
    let roles: Vec<String> = Role::ALL.iter().map(|role| name(lang, "role", role.as_str())).collect();
    let closed = Circle::ALL.iter().copied().filter(|circle| circle.is_closed());
    let rows = closed.map(|circle| {
        let cell = |role: &Role| match (circle.opens_to(*role, false), circle.opens_to(*role, true)) {
            (true, _) => "✓".to_owned(),
            (false, true) => format!("✓ ({})", say(lang, "law-of-the-province")),
            (false, false) => String::new(),
        };
        let named = say(lang, &format!("circle-{}", circle.as_str())).into_owned();
        (named, Role::ALL.iter().map(cell).collect())
    });
    table(text, &say(lang, "law-circle"), &roles, rows);
}

fn permissions(text: &mut String, lang: Lang, acts: Vec<(String, Vec<Role>)>) {
    let roles: Vec<String> = Role::ALL.iter().map(|role| name(lang, "role", role.as_str())).collect();
    let rows = acts.into_iter().map(|(act, may)| {
        let mark = |role: &Role| {
            if may.contains(role) { "✓".to_owned() } else { String::new() }
        };
        (act, Role::ALL.iter().map(mark).collect())
    });
    table(text, &say(lang, "law-act"), &roles, rows);
}

fn table(
    text: &mut String,
    corner: &str,
    columns: &[String],
    rows: impl Iterator<Item = (String, Vec<String>)>,
) {
    let _ = writeln!(text, "| {corner} | {} |", columns.join(" | "));
    let _ = writeln!(text, "|---|{}", ":-:|".repeat(columns.len()));
    for (act, cells) in rows {
        let _ = writeln!(text, "| {act} | {} |", cells.join(" | "));
    }
}

/// What people call a stored word.
fn name(lang: Lang, prefix: &str, word: &str) -> String {
    say(lang, &format!("{prefix}-{}", word.replace('_', "-"))).into_owned()
}

#[cfg(test)]
mod tests {
    use domain::opinion::{Accepted, Channel, Desk, Kind, Outcome, SetAsideReason};

    use super::*;

    #[test]
    fn the_printed_law_is_the_law_of_the_code() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/law.md");
        let printed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(printed == render(), "docs/law.md is old: run `cargo run -- law > docs/law.md`");
    }

    #[test]
    fn every_word_of_the_law_has_a_name_in_both_languages() {
        let mut words: Vec<String> = Vec::new();
        macro_rules! add {
            ($prefix:literal, $($of:tt)+) => {
                words.extend($($of)+::ALL.iter().map(|w| format!("{}-{}", $prefix, w.as_str().replace('_', "-"))));
            };
        }
        add!("stage", opinion::Stage);
        add!("act", opinion::Act);
        add!("role", Role);
        add!("kind", Kind);
        add!("channel", Channel);
        add!("outcome", Outcome);
        add!("desk", Desk);
        add!("circle", Circle);
        add!("accepted", Accepted);
        add!("set-aside", SetAsideReason);
        add!("conference-stage", conference::Stage);
        add!("conference-act", conference::Act);
        add!("occasion", conference::Occasion);
        add!("approach", conference::Approach);
        add!("coverage", conference::Coverage);
        add!("mode", conference::Mode);
        for key in words {
            for lang in [Lang::Vi, Lang::En] {
                assert_ne!(say(lang, &key), key, "{lang}");
            }
        }
    }
}
