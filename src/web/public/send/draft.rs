//! What was typed so far.

use std::net::IpAddr;

use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use domain::lang::Lang;
use domain::text::Words;

use super::steps::Step;
use crate::acts::opinion::submit::{SubmissionForm, WORDS_MOST};
use crate::acts::{Fields, Refusal, said};
use crate::app::App;
use crate::files::{self, Incoming, Purpose};
use crate::store::files::MOST;
use crate::web::Failure;
use crate::web::public::limits;

/// An opinion on its way through the steps.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The step just filled in.
    pub step: String,
    /// The step asked for by a button, if not simply the next one.
    pub go: String,
    /// Whether the same step is shown again: a picture was taken out.
    pub stays: bool,
    /// Stays the same from the first step to the receipt.
    pub once: String,
    /// The conference it is meant for.
    pub conference: String,
    /// The main topic.
    pub topic: String,
    /// The words.
    pub text: String,
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
}

impl Draft {
    /// Reads a posted step; pictures are taken in at once, and what is wrong with them is told.
    pub async fn read(
        app: &App,
        unit: i64,
        address: IpAddr,
        request: Request,
    ) -> Result<(Draft, Fields), Failure> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let mut draft = Draft::default();
        let mut wrong = Fields::new();
        if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let body = Bytes::from_request(request, &()).await.map_err(|_| Failure::BadForm)?;
            let pairs: Vec<(String, String)> =
                serde_urlencoded::from_bytes(&body).map_err(|_| Failure::BadForm)?;
            for (name, value) in pairs {
                draft.put(&name, value);
            }
            return Ok((draft, wrong));
        }
        let mut parts = Multipart::from_request(request, &()).await.map_err(|_| Failure::BadForm)?;
        while let Some(part) = parts.next_field().await.map_err(unreadable)? {
            let name = part.name().unwrap_or_default().to_owned();
            if name != "photos" {
                let value = part.text().await.map_err(unreadable)?;
                draft.put(&name, value);
                continue;
            }
            let file_name = part.file_name().unwrap_or_default().to_owned();
            let bytes = part.bytes().await.map_err(unreadable)?;
            if bytes.is_empty() {
                continue;
            }
            if draft.photos.len() as u64 >= MOST {
                wrong.add("photos", "public-send-photos-most");
                break;
            }
            limits::uploading(app, address).await?;
            let incoming = Incoming {
                unit,
                staff: None,
                purpose: Purpose::Citizen,
                name: file_name,
                bytes: bytes.to_vec(),
            };
            match files::take(app, incoming).await {
                Ok(upload) => draft.photos.push(upload.token),
                Err(Refusal::Invalid(fields)) => wrong.0.extend(fields.0),
                Err(refusal) => return Err(refusal.into()),
            }
        }
        Ok((draft, wrong))
    }

    fn put(&mut self, name: &str, value: String) {
        match name {
            "step" => self.step = value,
            "go" => self.go = value,
            "once" => self.once = value,
            "conference" => self.conference = value,
            "topic" => self.topic = value,
            "text" => self.text = value,
            "place" => self.place = value,
            "photo" if !self.photos.contains(&value) => self.photos.push(value),
            "drop" => {
                self.photos.retain(|token| *token != value);
                self.stays = true;
            }
            "village" => self.village = value,
            "name" => self.name = value,
            "phone" => self.phone = value,
            "email" => self.email = value,
            "anonymous" => self.anonymous = value == "true",
            "consent_messages" => self.consent_messages = value == "true",
            "consent_publish_name" => self.consent_publish_name = value == "true",
            _ => {}
        }
    }

    /// The fields a step does not show itself, to travel hidden with it.
    pub fn hidden(&self, at: Step) -> Vec<(&'static str, String)> {
        let mut pairs = vec![
            ("step", at.as_str().to_owned()),
            ("once", self.once.clone()),
            ("conference", self.conference.clone()),
        ];
        if at != Step::Topic {
            pairs.push(("topic", self.topic.clone()));
        }
        if at != Step::Words {
            pairs.extend([("text", self.text.clone()), ("place", self.place.clone())]);
        }
        pairs.extend(self.photos.iter().map(|token| ("photo", token.clone())));
        if at != Step::Who {
            let typed = [
                ("village", &self.village),
                ("name", &self.name),
                ("phone", &self.phone),
                ("email", &self.email),
            ];
            pairs.extend(typed.into_iter().map(|(name, value)| (name, value.clone())));
            let boxes = [
                ("anonymous", self.anonymous),
                ("consent_messages", self.consent_messages),
                ("consent_publish_name", self.consent_publish_name),
            ];
            pairs.extend(
                boxes.into_iter().filter(|(_, ticked)| *ticked).map(|(name, _)| (name, "true".to_owned())),
            );
        }
        pairs.retain(|(_, value)| !value.is_empty());
        pairs
    }

    /// What is wrong with the step just filled in; the act itself looks at everything again.
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
    pub fn form(&self, unit: &str, lang: Lang) -> SubmissionForm {
        SubmissionForm {
            unit: unit.to_owned(),
            text: self.text.clone(),
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
            once: self.once.clone(),
        }
    }
}

/// A body over its limit is told apart from one that cannot be read.
fn unreadable(error: axum::extract::multipart::MultipartError) -> Failure {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        Failure::TooLarge
    } else {
        Failure::BadForm
    }
}
