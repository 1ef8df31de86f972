//! The sheet a letter is written on: letterhead, paragraphs, facts, quotation, one link, foot; as text and as HTML.

use std::fmt::Write;

use domain::contact::Phone;
use domain::lang::Lang;
use domain::paper;

use super::committee;
use super::matter::Addressee;
use crate::app::App;
use crate::messages::{say, say_with};
use crate::store::units::Unit;

/// A letter ready for its envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// `[code] what happened`, without personal content.
    pub subject: String,
    /// The words.
    pub text: String,
    /// The same words with a plain look: inline styles, nothing fetched from anywhere.
    pub html: String,
    /// Codes and links in the words that open something: blanked where the letter is stored once it is gone.
    pub secrets: Vec<String>,
    /// The language it is written in.
    pub lang: Lang,
}

enum Block {
    Words(String),
    Facts(Vec<(String, String)>),
    Quote { title: String, words: String },
    Link { label: String, address: String },
}

/// A letter being written.
pub(super) struct Sheet {
    lang: Lang,
    subject: String,
    greeting: String,
    office: String,
    phone: Option<String>,
    address: Option<String>,
    site: String,
    blocks: Vec<Block>,
    secrets: Vec<String>,
}

impl Sheet {
    /// A sheet with a unit's letterhead; `about` is the code in the subject, `what` the message that follows it.
    pub fn of_unit(app: &App, unit: &Unit, lang: Lang, about: &str, what: &str) -> Sheet {
        let mut sheet = Sheet::of_office(lang, &capital(&committee(unit, lang)), about, what);
        sheet.greeting = say(lang, "letter-greeting").into_owned();
        sheet.phone = unit.phone.as_deref().map(shown);
        sheet.address = unit.address.clone();
        sheet.site = app.link("/");
        sheet
    }

    /// A sheet to a colleague, with nothing but a name above it.
    pub fn of_office(lang: Lang, office: &str, about: &str, what: &str) -> Sheet {
        let what = say(lang, what);
        let subject = if about.is_empty() { what.into_owned() } else { format!("[{about}] {what}") };
        Sheet {
            lang,
            subject,
            greeting: say(lang, "letter-greeting-staff").into_owned(),
            office: office.to_owned(),
            phone: None,
            address: None,
            site: String::new(),
            blocks: Vec::new(),
            secrets: Vec::new(),
        }
    }

    /// Greets a colleague instead of a citizen.
    pub fn for_colleague(mut self) -> Sheet {
        self.greeting = say(self.lang, "letter-greeting-staff").into_owned();
        self
    }

    /// Greets a citizen by name and village, as far as they were given.
    pub fn to(mut self, reader: &Addressee) -> Sheet {
        let village = reader.village.as_deref().map(|name| match self.lang {
            Lang::Vi => paper::village(name),
            Lang::En => name.to_owned(),
        });
        let known: Vec<String> = reader.name.iter().cloned().chain(village).collect();
        if !known.is_empty() {
            let who = known.join(", ");
            self.greeting = say_with(self.lang, "letter-greeting-to", &[("who", &who)]);
        }
        self
    }

    /// A paragraph by its message.
    pub fn say(self, key: &str) -> Sheet {
        let words = say(self.lang, key).into_owned();
        self.words(words)
    }

    /// A paragraph by its message with values.
    pub fn say_with(self, key: &str, args: &[(&'static str, &str)]) -> Sheet {
        let words = say_with(self.lang, key, args);
        self.words(words)
    }

    /// A paragraph as it is.
    pub fn words(mut self, words: String) -> Sheet {
        if !words.trim().is_empty() {
            self.blocks.push(Block::Words(words));
        }
        self
    }

    /// Label and value, line by line; empty values are left out.
    pub fn facts(mut self, facts: &[(&str, String)]) -> Sheet {
        let facts: Vec<(String, String)> = facts
            .iter()
            .filter(|(_, value)| !value.trim().is_empty())
            .map(|(key, value)| (say(self.lang, key).into_owned(), value.clone()))
            .collect();
        if !facts.is_empty() {
            self.blocks.push(Block::Facts(facts));
        }
        self
    }

    /// Words of somebody else under a title; left out when empty.
    pub fn quote(mut self, title: &str, words: &str) -> Sheet {
        if !words.trim().is_empty() {
            let title = say(self.lang, title).into_owned();
            self.blocks.push(Block::Quote { title, words: words.trim().to_owned() });
        }
        self
    }

    /// The one thing to open.
    pub fn link(mut self, label: &str, address: String) -> Sheet {
        let label = say(self.lang, label).into_owned();
        self.blocks.push(Block::Link { label, address });
        self
    }

    /// Something in the words that opens a case or an account.
    pub fn secret(mut self, words: &str) -> Sheet {
        self.secrets.push(words.to_owned());
        self
    }

    /// The finished letter.
    pub fn done(self) -> Letter {
        let (text, html) = (self.text(), self.html());
        Letter { text, html, secrets: self.secrets, lang: self.lang, subject: self.subject }
    }

    fn foot(&self) -> Vec<String> {
        let mut lines = vec![self.office.clone()];
        if let Some(address) = &self.address {
            lines.push(say_with(self.lang, "letter-foot-address", &[("address", address)]));
        }
        if let Some(phone) = &self.phone {
            lines.push(say_with(self.lang, "letter-foot-phone", &[("phone", phone)]));
        }
        if !self.site.is_empty() {
            lines.push(self.site.clone());
        }
        lines.push(say(self.lang, "letter-foot-automatic").into_owned());
        lines
    }

    fn text(&self) -> String {
        let mut parts = vec![self.office.clone(), self.greeting.clone()];
        for block in &self.blocks {
            parts.push(match block {
                Block::Words(words) => words.clone(),
                Block::Facts(facts) => {
                    let lines: Vec<String> =
                        facts.iter().map(|(label, value)| format!("{label}: {value}")).collect();
                    lines.join("\n")
                }
                Block::Quote { title, words } => {
                    let lines: Vec<String> =
                        words.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect();
                    format!("{title}:\n{}", lines.join("\n"))
                }
                Block::Link { label, address } => format!("{label}:\n{address}"),
            });
        }
        // The space after the dashes is what mail readers know a signature by (RFC 3676).
        parts.push(format!("-- \n{}", self.foot().join("\n")));
        let mut text = parts.join("\n\n");
        text.push('\n');
        text
    }

    fn html(&self) -> String {
        let mut out = String::with_capacity(2048);
        let _ = write!(
            out,
            "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head><meta charset=\"utf-8\"><title>{title}</title></head>\n\
             <body style=\"margin:0;padding:16px;background:#ffffff;color:#1a1a1a;font:16px/1.6 Arial,sans-serif\">\n\
             <div style=\"max-width:600px;margin:0 auto\">\n\
             <p style=\"margin:0 0 16px;padding:0 0 8px;border-bottom:3px solid #8f1d14;font-weight:bold\">{office}</p>\n\
             <p style=\"margin:0 0 16px\">{greeting}</p>\n",
            lang = self.lang,
            title = escaped(&self.subject),
            office = escaped(&self.office),
            greeting = escaped(&self.greeting),
        );
        for block in &self.blocks {
            let _ = match block {
                Block::Words(words) => writeln!(out, "<p style=\"margin:0 0 16px\">{}</p>", escaped(words)),
                Block::Facts(facts) => {
                    out.push_str(
                        "<table role=\"presentation\" style=\"margin:0 0 16px;border-collapse:collapse\">\n",
                    );
                    for (label, value) in facts {
                        let _ = writeln!(
                            out,
                            "<tr><td style=\"padding:4px 16px 4px 0;vertical-align:top;color:#505050\">{}</td>\
                             <td style=\"padding:4px 0;font-weight:bold\">{}</td></tr>",
                            escaped(label),
                            escaped(value)
                        );
                    }
                    writeln!(out, "</table>")
                }
                Block::Quote { title, words } => writeln!(
                    out,
                    "<p style=\"margin:0 0 4px;font-weight:bold\">{}</p>\n<blockquote style=\"margin:0 0 16px;\
                     padding:4px 0 4px 12px;border-left:4px solid #c9c9c9\">{}</blockquote>",
                    escaped(title),
                    escaped(words)
                ),
                Block::Link { label, address } => writeln!(
                    out,
                    "<p style=\"margin:0 0 16px\"><a href=\"{address}\" style=\"display:inline-block;padding:10px 16px;\
                     background:#8f1d14;color:#ffffff;text-decoration:none\">{label}</a><br>\
                     <span style=\"color:#505050;font-size:14px\">{address}</span></p>",
                    address = escaped(address),
                    label = escaped(label)
                ),
            };
        }
        let foot: Vec<String> = self.foot().iter().map(|line| escaped(line)).collect();
        let _ = write!(
            out,
            "<p style=\"margin:24px 0 0;padding:8px 0 0;border-top:1px solid #c9c9c9;color:#505050;font-size:14px\">\
             {}</p>\n</div>\n</body>\n</html>\n",
            foot.join("<br>")
        );
        out
    }
}

/// A sentence with a capital.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A telephone number as people in Viet Nam write it.
fn shown(stored: &str) -> String {
    Phone::parse(stored).map_or_else(|_| stored.to_owned(), |phone| phone.display())
}

/// Text that stays text inside HTML, with its line breaks.
fn escaped(text: &str) -> String {
    html_escape::encode_quoted_attribute(text).replace('\n', "<br>\n")
}
