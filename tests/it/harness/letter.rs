//! A letter as a mail server received it, read back.

use std::path::Path;

use mail_parser::{Message, MessageParser};

/// One received letter with its envelope.
pub struct Letter {
    /// The bytes that came over the line.
    pub raw: Vec<u8>,
    /// Who the envelope says sent it.
    pub sender: String,
    /// Who the envelope says gets it.
    pub recipients: Vec<String>,
    message: Message<'static>,
}

impl Letter {
    /// Reads `000001.eml` and the `.envelope` beside it.
    pub fn read(file: &Path) -> Letter {
        let raw = std::fs::read(file).expect("a kept letter can be read");
        let envelope = std::fs::read(file.with_extension("envelope")).expect("each letter has its envelope");
        let envelope: serde_json::Value = serde_json::from_slice(&envelope).expect("the envelope is JSON");
        let recipients = envelope["to"].as_array().into_iter().flatten();
        Letter {
            sender: envelope["from"].as_str().unwrap_or_default().to_owned(),
            recipients: recipients.filter_map(|to| to.as_str()).map(str::to_owned).collect(),
            message: parse(&raw),
            raw,
        }
    }

    /// Reads one of the `.eml` files the program writes when no mail server is set; it has no envelope.
    pub fn read_plain(file: &Path) -> Letter {
        let raw = std::fs::read(file).expect("a kept letter can be read");
        Letter { sender: String::new(), recipients: Vec::new(), message: parse(&raw), raw }
    }

    /// The decoded subject.
    pub fn subject(&self) -> &str {
        self.message.subject().unwrap_or_default()
    }

    /// The address in `To:`.
    pub fn to(&self) -> &str {
        self.message.to().and_then(|to| to.first()).and_then(|a| a.address()).unwrap_or_default()
    }

    /// The address in `From:`.
    pub fn from(&self) -> &str {
        self.message.from().and_then(|from| from.first()).and_then(|a| a.address()).unwrap_or_default()
    }

    /// The id without its angle brackets.
    pub fn message_id(&self) -> &str {
        self.message.message_id().unwrap_or_default()
    }

    /// The text part, decoded, lines ended by `\n`.
    pub fn text(&self) -> String {
        self.message.body_text(0).unwrap_or_default().replace("\r\n", "\n")
    }

    /// The HTML part, decoded; empty when there is none.
    pub fn html(&self) -> String {
        let part = self.message.html_part(0);
        part.and_then(|part| part.is_text_html().then(|| part.text_contents()).flatten())
            .unwrap_or_default()
            .to_owned()
    }

    /// A header as it was sent, unfolded.
    pub fn header(&self, name: &str) -> Option<String> {
        let (_, raw) = self.message.headers_raw().find(|(n, _)| n.eq_ignore_ascii_case(name))?;
        Some(raw.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

fn parse(raw: &[u8]) -> Message<'static> {
    MessageParser::default().parse(raw).expect("what the program sends is a letter").into_owned()
}
