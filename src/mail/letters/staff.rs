//! Letters about accounts: the link of a new account and of a forgotten password.

use chrono::{DateTime, Utc};
use domain::date::display_day;
use domain::lang::Lang;

use super::Letter;
use crate::app::in_vietnam;
use crate::messages::say_with;
use crate::web::page::escape;

/// What both letters need.
#[derive(Debug, Clone)]
pub struct Words<'a> {
    /// The reader's language.
    pub lang: Lang,
    /// The unit's name in that language.
    pub unit: &'a str,
    /// The reader's name.
    pub name: &'a str,
    /// The reader's login.
    pub login: &'a str,
    /// The single-use link.
    pub link: &'a str,
    /// When it stops working.
    pub until: DateTime<Utc>,
}

/// A new account: its login, and the link by which the first password is chosen.
pub fn account(words: &Words<'_>) -> Letter {
    letter(words, "letter-account-subject", &["letter-account-1", "letter-account-2"], "letter-account-3")
}

/// A forgotten password: the link by which a new one is chosen.
pub fn reset(words: &Words<'_>) -> Letter {
    letter(words, "letter-reset-subject", &["letter-reset-1", "letter-reset-2"], "letter-reset-3")
}

fn letter(words: &Words<'_>, subject: &str, before: &[&str], after: &str) -> Letter {
    let local = in_vietnam(words.until);
    let until = format!("{}, {}", local.format("%H:%M"), display_day(local.date_naive()));
    let args = [("unit", words.unit), ("name", words.name), ("login", words.login), ("until", until.as_str())];
    let say = |key: &str| say_with(words.lang, key, &args);

    let (mut text, mut html) = (String::new(), String::new());
    let mut add = |line: String| {
        text.push_str(&line);
        text.push_str("\n\n");
        html.push_str("<p>");
        escape(&mut html, &line);
        html.push_str("</p>\n");
    };
    add(say("letter-staff-greeting"));
    for key in before {
        add(say(key));
    }
    text.push_str(words.link);
    text.push_str("\n\n");
    let mut address = String::new();
    escape(&mut address, words.link);
    html.push_str(&format!("<p><a href=\"{address}\">{address}</a></p>\n"));
    let mut add = |line: String| {
        text.push_str(&line);
        text.push_str("\n\n");
        html.push_str("<p>");
        escape(&mut html, &line);
        html.push_str("</p>\n");
    };
    add(say(after));
    add(words.unit.to_owned());
    Letter { subject: say(subject), text: text.trim_end().to_owned() + "\n", html }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reset_letter_carries_the_link_once_as_text_and_says_until_when() {
        let words = Words {
            lang: Lang::Vi,
            unit: "Xã An Khê Thượng",
            name: "Trần Thị <Mẫu>",
            login: "vanphong",
            link: "https://doithoai.example/dat-mat-khau/abc",
            until: DateTime::from_timestamp(1_795_000_000, 0).expect("a moment"),
        };
        let letter = reset(&words);
        assert_eq!(letter.text.matches(words.link).count(), 1);
        assert!(letter.text.contains("18/11/2026"), "{}", letter.text);
        assert!(letter.html.contains("Trần Thị &lt;Mẫu&gt;"));
        assert!(!letter.subject.contains("Trần"));
    }
}
