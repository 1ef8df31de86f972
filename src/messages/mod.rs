//! What people read, in Vietnamese and English, from the message files in `locales/`.

pub mod clock;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use domain::lang::Lang;
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid, static_loader};

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "vi",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

const VI: LanguageIdentifier = langid!("vi");
const EN: LanguageIdentifier = langid!("en");

/// Messages without values, formatted once.
static PLAIN: LazyLock<[HashMap<String, String>; 2]> = LazyLock::new(|| [plain(&VI), plain(&EN)]);

/// Reads the message files now, which takes a third of a second, so that the first visitor does not wait for it.
pub fn warm() {
    LazyLock::force(&PLAIN);
}

fn plain(id: &LanguageIdentifier) -> HashMap<String, String> {
    files(id.language.as_str())
        .flat_map(|text| keys(&text))
        .filter_map(|key| LOCALES.try_lookup(id, &key).map(|said| (key, said)))
        .filter(|(_, said)| !said.contains("{$"))
        .collect()
}

#[derive(rust_embed::RustEmbed)]
#[folder = "locales/"]
struct Files;

/// The texts of all message files of one language.
fn files(language: &str) -> impl Iterator<Item = String> {
    let prefix = format!("{language}/");
    Files::iter()
        .filter(move |name| name.starts_with(&prefix))
        .filter_map(|name| Files::get(&name))
        .map(|file| String::from_utf8_lossy(&file.data).into_owned())
}

/// The keys that a message file defines.
fn keys(text: &str) -> Vec<String> {
    text.lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim().to_owned()))
        .filter(|key| key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
        .collect()
}

/// The message by its key; a missing key shows itself, so that it is seen and mended.
pub fn say(lang: Lang, key: &str) -> Cow<'static, str> {
    let table = match lang {
        Lang::Vi => &PLAIN[0],
        Lang::En => &PLAIN[1],
    };
    match table.get(key).or_else(|| PLAIN[0].get(key)) {
        Some(said) => Cow::Borrowed(said.as_str()),
        None => Cow::Owned(say_with(lang, key, &[])),
    }
}

/// The message with values; whole numbers count for plurals.
pub fn say_with(lang: Lang, key: &str, args: &[(&'static str, &str)]) -> String {
    let id = match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    };
    let args: HashMap<Cow<'static, str>, FluentValue<'_>> = args
        .iter()
        .map(|(name, value)| {
            let value = match value.parse::<i64>() {
                Ok(n) if n.to_string() == *value => FluentValue::from(n),
                _ => FluentValue::from(*value),
            };
            (Cow::Borrowed(*name), value)
        })
        .collect();
    LOCALES.try_lookup_with_args(id, key, &args).unwrap_or_else(|| {
        // The brackets let every test of a page or letter see that words are missing.
        tracing::error!(key, "a message is missing");
        format!("⟦{key}⟧")
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn all_keys(language: &str) -> BTreeSet<String> {
        files(language).flat_map(|text| keys(&text)).collect()
    }

    fn variables(language: &str) -> HashMap<String, BTreeSet<String>> {
        let mut found: HashMap<String, BTreeSet<String>> = HashMap::new();
        for text in files(language) {
            let mut key = String::new();
            for line in text.lines() {
                if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                    key = line.split('=').next().unwrap_or_default().trim().to_owned();
                }
                let mut rest = line;
                while let Some(at) = rest.find('$') {
                    rest = &rest[at + 1..];
                    let end =
                        rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
                    found.entry(key.clone()).or_default().insert(rest[..end].to_owned());
                }
            }
        }
        found
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        let (vi, en) = (all_keys("vi"), all_keys("en"));
        let missing_en: Vec<_> = vi.difference(&en).collect();
        let missing_vi: Vec<_> = en.difference(&vi).collect();
        assert!(missing_en.is_empty(), "only in Vietnamese: {missing_en:?}");
        assert!(missing_vi.is_empty(), "only in English: {missing_vi:?}");
    }

    #[test]
    fn no_message_is_written_twice() {
        for language in ["vi", "en"] {
            let mut seen = BTreeSet::new();
            let twice: Vec<_> = files(language)
                .flat_map(|text| keys(&text))
                .filter(|key| !seen.insert(key.clone()))
                .collect();
            assert!(twice.is_empty(), "the loader panics over {language}: {twice:?}");
        }
    }

    #[test]
    fn every_message_is_used() {
        let sources = sources();
        let literals: BTreeSet<&str> = sources.iter().flat_map(|(_, text)| text.split('"')).collect();
        let stems: Vec<&str> = sources.iter().flat_map(|(_, text)| stems(text)).collect();
        let unused: Vec<_> = all_keys("vi")
            .into_iter()
            .filter(|key| {
                let plain = key.strip_suffix("-help").unwrap_or(key);
                let named = literals.contains(key.as_str()) || literals.contains(plain);
                !named && !stems.iter().any(|stem| key.strip_prefix(stem).is_some_and(|rest| rest.len() > 1))
            })
            .collect();
        assert!(unused.is_empty(), "{unused:#?}");
    }

    /// The fixed beginnings of keys that are put together: `word("stage", …)` and `format!("stage-{…}")`.
    fn stems(text: &str) -> Vec<&str> {
        let words = text.split("word(\"").skip(1).filter_map(|part| part.split('"').next());
        let formats = text.split('"').filter_map(|part| part.split_once("-{")).map(|(stem, _)| stem);
        words
            .chain(formats)
            .filter(|stem| !stem.is_empty() && stem.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
            .collect()
    }

    #[test]
    fn both_languages_use_the_same_values() {
        let (vi, en) = (variables("vi"), variables("en"));
        for (key, names) in &vi {
            assert_eq!(Some(names), en.get(key), "{key}");
        }
    }

    #[test]
    fn every_message_that_pages_and_acts_name_exists() {
        let known = all_keys("vi");
        let mut missing = BTreeSet::new();
        for (name, text) in sources() {
            let calls = ["say(\"", "say1(\"", "say_with(\""];
            for part in calls.iter().flat_map(|call| text.split(call).skip(1)) {
                let key = part.split('"').next().unwrap_or_default();
                if !known.contains(key) && !key.ends_with('-') && !key.contains('{') {
                    missing.insert(format!("{key} in {name}"));
                }
            }
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }

    #[test]
    fn every_error_that_acts_name_has_a_sentence() {
        let known = all_keys("vi");
        let mut missing = BTreeSet::new();
        for (name, text) in sources().into_iter().filter(|(name, _)| name.ends_with(".rs")) {
            for part in text.split('"') {
                let is_key = (part.starts_with("error-") || part.starts_with("refusal-"))
                    && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
                    && !part.ends_with('-');
                if is_key && !known.contains(part) {
                    missing.insert(format!("{part} in {name}"));
                }
            }
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }

    fn sources() -> Vec<(String, String)> {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut waiting = vec![root.join("src"), root.join("templates")];
        let mut found = Vec::new();
        while let Some(folder) = waiting.pop() {
            let Ok(entries) = std::fs::read_dir(&folder) else {
                continue;
            };
            for entry in entries.flatten() {
                let path = entry.path();
                if path.is_dir() {
                    waiting.push(path);
                } else if !path.ends_with("messages/mod.rs")
                    && let Ok(text) = std::fs::read_to_string(&path)
                {
                    found.push((path.display().to_string(), text));
                }
            }
        }
        found
    }
}
