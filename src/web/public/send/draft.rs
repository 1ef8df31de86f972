//! What was typed so far.

use domain::lang::Lang;
use domain::legacy::recognise;
use domain::text::Words;
use serde::{Deserialize, Serialize};

use super::steps::Step;
use crate::acts::opinion::submit::{SubmissionForm, WORDS_MOST};
use crate::acts::{Fields, said};
use crate::files::NotTaken;

/// Most bytes of words that a draft keeps: more than an opinion may have, so that what is too long can be cut by its writer.
const TEXT_KEPT: usize = 200_000;
/// The same of any other field.
const LINE_KEPT: usize = 2_000;

/// An opinion on its way through the steps.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The conference it is meant for.
    pub conference: String,
    /// The main topic.
    pub topic: String,
    /// The words.
    pub text: String,
    /// What was pasted in an old code page, where the words are its conversion.
    pub original: String,
    /// The words that the sender wants kept in the letters in which they were pasted.
    pub as_pasted: String,
    /// Where the matter is.
    pub place: String,
    /// Upload tokens.
    pub photos: Vec<String>,
    /// The village's code.
    pub village: String,
    /// The sender's name.
    pub name: String,
    /// A telephone number.
    pub phone: String,
    /// An e-mail address.
    pub email: String,
    /// The sender wishes to stay unnamed.
    pub anonymous: bool,
    /// The sender wishes to receive messages.
    pub consent_messages: bool,
    /// The name may be published.
    pub consent_publish_name: bool,
    /// The step that could not be left, so that its page says why, also when it is loaded again.
    pub stuck: Option<Step>,
    /// The files that were not taken at that step.
    pub not_taken: Vec<NotTaken>,
    /// Whether pictures had waited too long and were gone at the last step.
    pub gone: bool,
    /// Whether its sender has sent another one before, from the same pages.
    pub another: bool,
    /// The digest of the words, once they were sent and erased here.
    pub sent_words: Option<String>,
    /// Until when the receipt is shown, in seconds of Unix time; unknown before its first look.
    pub receipt_until: Option<i64>,
}

impl Draft {
    /// Takes over what a step's form says. A box that is not ticked is not sent.
    pub fn fill(&mut self, at: Step, pairs: &[(String, String)]) {
        let value = |name: &str| {
            let value = pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value);
            let most = if name == "text" { TEXT_KEPT } else { LINE_KEPT };
            value[..value.floor_char_boundary(most)].to_owned()
        };
        let ticked = |name: &str| value(name) == "true";
        match at {
            Step::Topic => {
                self.topic = value("topic");
                if !value("conference").is_empty() {
                    self.conference = value("conference");
                }
            }
            Step::Words => {
                self.text = value("text");
                if value("as") == "pasted" && !self.original.is_empty() {
                    self.text = std::mem::take(&mut self.original);
                    self.as_pasted = self.text.clone();
                }
                self.place = value("place");
            }
            Step::Who => {
                self.village = value("village");
                self.name = value("name");
                self.phone = value("phone");
                self.email = value("email");
                self.anonymous = ticked("anonymous");
                self.consent_messages = ticked("consent_messages");
                self.consent_publish_name = ticked("consent_publish_name");
            }
            Step::Check => {}
        }
    }

    /// Converts words from an old code page; gives whether their sender has to look at them.
    pub fn convert(&mut self) -> bool {
        if self.text == self.as_pasted {
            return false;
        }
        let Some(found) = recognise(&self.text) else {
            return false;
        };
        self.original = std::mem::replace(&mut self.text, found.converted);
        true
    }

    /// What is wrong with a step; the act itself looks at everything again.
    pub fn wrong(&self, at: Step) -> Fields {
        let mut wrong = Fields::new();
        match at {
            Step::Topic => {
                if self.topic.is_empty() {
                    wrong.add("topic", "public-send-choose-topic");
                }
            }
            Step::Words => {
                wrong.take("text", Words::parse(&self.text, WORDS_MOST).map_err(said::text));
                wrong.take("place", said::line(&self.place, 200));
                if self.gone {
                    wrong.add("photos", "error-files-gone");
                }
                for not in &self.not_taken {
                    wrong.add("photos", not.said());
                }
            }
            Step::Who => {
                wrong.take("name", said::name(&self.name));
                let phone = wrong.take("phone", said::phone(&self.phone)).flatten();
                let email = wrong.take("email", said::email(&self.email)).flatten();
                if wrong.0.is_empty() && self.consent_messages && phone.is_none() && email.is_none() {
                    wrong.add("phone", "error-messages-need-address");
                }
            }
            Step::Check => {}
        }
        wrong
    }

    /// The form of the act.
    pub fn form(&self, unit: &str, lang: Lang, once: String) -> SubmissionForm {
        SubmissionForm {
            unit: unit.to_owned(),
            text: self.text.clone(),
            original: self.original.clone(),
            keep_letters: !self.text.is_empty() && self.text == self.as_pasted,
            name: self.name.clone(),
            phone: self.phone.clone(),
            email: self.email.clone(),
            village: self.village.clone(),
            topic: self.topic.clone(),
            conference: self.conference.clone(),
            place: self.place.clone(),
            urgent: false,
            anonymous: self.anonymous,
            consent_messages: self.consent_messages,
            consent_publish_name: self.consent_publish_name,
            photos: self.photos.clone(),
            lang: lang.as_str().to_owned(),
            once,
        }
    }
}
