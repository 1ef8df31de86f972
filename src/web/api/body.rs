//! JSON bodies, read so that a mistake comes back as a sentence at its field, and the Idempotency-Key.

use std::net::IpAddr;

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::BODY_MOST;
use super::problem::Problem;
use crate::app::{App, customer};
use crate::web::Failure;

/// A JSON object as it came, without its nulls; every text in it can be stored.
pub struct Json(Map<String, Value>);

/// A JSON body read into an act's own form.
pub struct Body<T>(pub T);

/// The `Idempotency-Key`: the same key with the same body is done once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Key(pub Option<String>);

impl Key {
    /// The once-token of the act; empty without a key.
    pub fn once(&self) -> String {
        self.0.as_deref().map(|key| format!("api:{key}")).unwrap_or_default()
    }

    /// The once-token of a sender without an account: the same key from another address is another key, for the answer
    /// to it holds a secret.
    pub fn once_from(&self, address: IpAddr) -> String {
        self.0.as_deref().map(|key| format!("api:{}:{key}", customer(address))).unwrap_or_default()
    }
}

impl FromRequestParts<App> for Key {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Key, Problem> {
        let Some(value) = parts.headers.get("idempotency-key") else {
            return Ok(Key(None));
        };
        match value.to_str() {
            Ok(key) if (8..=200).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic()) => {
                Ok(Key(Some(key.to_owned())))
            }
            _ => Err(Problem::Key),
        }
    }
}

impl Json {
    /// Reads it into a form; the fields that do not fit are named.
    pub fn read<T: DeserializeOwned>(self) -> Result<T, Problem> {
        let whole = Value::Object(self.0.clone());
        if let Ok(form) = serde_json::from_value::<T>(whole) {
            return Ok(form);
        }
        let misfits = self.0.into_iter().filter(|(field, value)| {
            let alone = Map::from_iter([(field.clone(), value.clone())]);
            serde_json::from_value::<T>(Value::Object(alone)).is_err()
        });
        let misfits: Vec<String> = misfits.map(|(field, _)| shortened(&field)).collect();
        // What serde says quotes the value.
        tracing::debug!(fields = misfits.join(", "), "a JSON body does not fit its form");
        Err(Problem::Shape(misfits.into_iter().map(|field| (field, "api-wrong-type".into())).collect()))
    }
}

impl FromRequest<App> for Json {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &App) -> Result<Json, Problem> {
        let (parts, body) = request.into_parts();
        let bytes = whole(body).await?;
        if bytes.is_empty() && !parts.headers.contains_key(header::CONTENT_TYPE) {
            return Ok(Json(Map::new()));
        }
        if !is_json(&parts.headers) {
            return Err(Problem::MediaType);
        }
        let Ok(value) = serde_json::from_slice::<Value>(&bytes) else {
            return Err(Problem::Malformed);
        };
        let Value::Object(mut map) = value else {
            return Err(Problem::Shape(Vec::new()));
        };
        // What is not given may also be written as null; the once-token comes by its header only.
        map.retain(|field, value| !value.is_null() && field != "once");
        let strange: Vec<_> = map
            .iter()
            .filter(|(field, value)| !storable(field) || !all_storable(value))
            .map(|(field, _)| (shortened(field), "error-control".into()))
            .collect();
        if strange.is_empty() { Ok(Json(map)) } else { Err(Problem::Shape(strange)) }
    }
}

impl<T: DeserializeOwned> FromRequest<App> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Body<T>, Problem> {
        Json::from_request(request, app).await?.read().map(Body)
    }
}

async fn whole(body: axum::body::Body) -> Result<Bytes, Problem> {
    match Limited::new(body, BODY_MOST).collect().await {
        Ok(whole) => Ok(whole.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => Err(Failure::TooLarge.into()),
        Err(error) if too_large(error.as_ref()) => Err(Failure::TooLarge.into()),
        Err(_) => Err(Problem::Malformed),
    }
}

/// Whether an outer limit cut the body off.
fn too_large(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if error.is::<LengthLimitError>() {
            return true;
        }
        cause = error.source();
    }
    false
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

/// Whether databases can keep a text; what else nobody sees in it is cleaned where it is parsed.
pub fn storable(text: &str) -> bool {
    !text.contains('\0')
}

fn all_storable(value: &Value) -> bool {
    match value {
        Value::String(text) => storable(text),
        Value::Array(values) => values.iter().all(all_storable),
        Value::Object(map) => map.iter().all(|(name, value)| storable(name) && all_storable(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
    }
}

/// A field's name as it is shown back: short, and without what cannot be shown.
fn shortened(field: &str) -> String {
    field.chars().filter(|c| !c.is_control()).take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::acts::opinion::submit::SubmissionForm;

    fn json(text: &str) -> Json {
        match serde_json::from_str(text) {
            Ok(Value::Object(map)) => Json(map),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_wrong_type_is_named_by_its_field() {
        let refused = json(r#"{"unit": 4, "text": "x", "anonymous": "yes"}"#).read::<SubmissionForm>();
        let Err(Problem::Shape(fields)) = refused else { panic!("must be refused") };
        let names: Vec<_> = fields.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["anonymous", "unit"]);
    }

    #[test]
    fn nul_is_found_however_deep() {
        assert!(all_storable(&serde_json::json!({ "a": ["dòng 1\ndòng 2\t"] })));
        assert!(!all_storable(&serde_json::json!({ "a": [{ "b": "x\u{0}" }] })));
        assert!(all_storable(&serde_json::json!("một\u{b}hai\u{1b}")));
    }

    #[test]
    fn a_key_without_an_account_belongs_to_the_address_it_came_from() {
        let key = Key(Some("mua-lu-2026-0001".to_owned()));
        let from = |address: &str| key.once_from(address.parse().expect("an address"));
        assert_eq!(from("192.0.2.7"), from("::ffff:192.0.2.7"));
        assert_ne!(
            from("192.0.2.7"),
            from("192.0.2.8"),
            "another visitor gets no answer that holds a secret"
        );
        assert_eq!(Key(None).once_from("192.0.2.7".parse().expect("an address")), "");
    }
}
