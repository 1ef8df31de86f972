//! Errors as application/problem+json (RFC 9457), in the language the program asked for.

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::lang::Lang;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::asked_language::language;
use crate::acts::{Fields, Refusal, Said};
use crate::messages::{say, say_with};
use crate::store;
use crate::web::Failure;

/// Why the API does not do what was asked.
#[derive(Debug, Clone)]
pub enum Problem {
    /// The same refusals as on the pages.
    Failure(Failure),
    /// The token is missing, unknown or revoked.
    Token,
    /// The body is not JSON.
    Malformed,
    /// The body is of a type that is not read here.
    MediaType,
    /// Values of the wrong type, or with characters that cannot be kept; empty when the whole body is.
    Shape(Vec<(String, Said)>),
    /// The Idempotency-Key is too short, too long or not plain ASCII.
    Key,
    /// The address knows other methods only.
    Method,
}

impl Problem {
    /// No such thing, or not for these eyes.
    pub fn not_found() -> Problem {
        Problem::from(Refusal::NotFound)
    }

    /// A complaint about one field, parameter or header.
    pub fn about(field: &str, said: impl Into<Said>) -> Problem {
        Problem::Shape(vec![(field.to_owned(), said.into())])
    }

    /// A complaint about the form gives way to the refusal of whoever may not do this at all.
    pub async fn unless(self, permitted: impl Future<Output = Result<(), Refusal>>) -> Problem {
        let about_form = matches!(
            self,
            Problem::Failure(Failure::Act(Refusal::Invalid(_))) | Problem::Shape(_) | Problem::Malformed
        );
        if !about_form {
            return self;
        }
        match permitted.await {
            Err(no @ (Refusal::Forbidden(_) | Refusal::NotFound)) => Problem::from(no),
            Ok(()) | Err(_) => self,
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Problem::Failure(failure) => failure.status(),
            Problem::Token => StatusCode::UNAUTHORIZED,
            Problem::Malformed | Problem::Key => StatusCode::BAD_REQUEST,
            Problem::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Problem::Shape(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Problem::Method => StatusCode::METHOD_NOT_ALLOWED,
        }
    }

    /// The last part of the problem's type, which programs may rely on.
    fn word(&self) -> &'static str {
        match self {
            Problem::Failure(Failure::Act(refusal)) => match refusal {
                Refusal::NotFound => "not-found",
                Refusal::Forbidden(_) => "forbidden",
                Refusal::NotAllowed { .. } => "not-allowed",
                Refusal::Overtaken => "overtaken",
                Refusal::Invalid(_) => "invalid",
                Refusal::TooMany(_) => "too-many",
                Refusal::Unavailable => "unavailable",
                Refusal::NoRoom => "no-room",
                Refusal::Internal(_) => "internal",
            },
            Problem::Failure(Failure::SignedOut) | Problem::Token => "token",
            Problem::Failure(Failure::CrossOrigin) => "cross-origin",
            Problem::Failure(Failure::TooLarge) => "too-large",
            Problem::Failure(Failure::BadForm) | Problem::Malformed => "malformed",
            Problem::Failure(Failure::TimedOut) => "unavailable",
            Problem::MediaType => "media-type",
            Problem::Shape(_) => "invalid",
            Problem::Key => "idempotency-key",
            Problem::Method => "method",
        }
    }

    fn seconds(&self) -> Option<u64> {
        match self {
            Problem::Failure(failure) => failure.seconds(),
            _ => None,
        }
    }

    /// Title, sentence and fields in a language.
    fn report(&self, lang: Lang) -> Report {
        let word = self.word();
        let title = say(lang, &format!("api-{word}")).into_owned();
        let (detail, errors) = match self {
            Problem::Failure(Failure::Act(Refusal::Invalid(fields))) => {
                (say(lang, "api-invalid-detail").into_owned(), named(lang, fields))
            }
            Problem::Shape(fields) if !fields.is_empty() => {
                let errors = fields.iter().map(|(field, said)| FieldReport::of(lang, field, said)).collect();
                (say(lang, "api-invalid-detail").into_owned(), errors)
            }
            Problem::Shape(_) => (say(lang, "api-not-an-object").into_owned(), Vec::new()),
            Problem::Failure(Failure::Act(Refusal::Forbidden(why))) => {
                (say(lang, why.key()).into_owned(), Vec::new())
            }
            Problem::Failure(Failure::Act(Refusal::NotAllowed { stage, act })) => {
                (say_with(lang, "api-not-allowed-detail", &[("stage", *stage), ("act", *act)]), Vec::new())
            }
            _ => {
                let seconds = self.seconds().unwrap_or_default().to_string();
                (say_with(lang, &format!("api-{word}-detail"), &[("seconds", &seconds)]), Vec::new())
            }
        };
        Report {
            r#type: format!("urn:doithoai:problem:{word}"),
            title,
            status: self.status().as_u16(),
            detail,
            errors,
        }
    }

    fn answer(&self, lang: Lang) -> Response {
        if let Problem::Failure(Failure::Act(Refusal::Internal(cause))) = self {
            tracing::error!(%cause, "the API could not answer");
        }
        let text = serde_json::to_vec(&self.report(lang)).unwrap_or_default();
        let mut response = (self.status(), text).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.as_str()));
        if let Some(seconds) = self.seconds() {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.status() == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"doithoai\""));
        }
        response
    }
}

/// A complaint about the form's once-token is one about the header it came in.
fn named(lang: Lang, fields: &Fields) -> Vec<FieldReport> {
    let name = |field: &'static str| if field == "once" { "Idempotency-Key" } else { field };
    fields.0.iter().map(|(field, said)| FieldReport::of(lang, name(field), said)).collect()
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Problem {
        Problem::Failure(failure)
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        Problem::Failure(Failure::Act(refusal))
    }
}

impl From<store::Error> for Problem {
    fn from(error: store::Error) -> Problem {
        Problem::from(Refusal::from(error))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// An error, as application/problem+json.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = Problem)]
pub struct Report {
    /// What kind of error it is, `urn:doithoai:problem:…`; the same in every language.
    pub r#type: String,
    /// The kind of error in words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// A sentence for the person behind the program.
    pub detail: String,
    /// What is wrong with which field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldReport>,
}

/// What is wrong with one field.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = FieldProblem)]
pub struct FieldReport {
    /// The field's, parameter's or header's name.
    pub field: String,
    /// A sentence that says how to mend it.
    pub detail: String,
}

impl FieldReport {
    fn of(lang: Lang, field: &str, said: &Said) -> FieldReport {
        let args: Vec<(&'static str, &str)> =
            said.args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        FieldReport { field: field.to_owned(), detail: say_with(lang, said.key, &args) }
    }
}

/// Dresses every failure of the API as a problem; also those of the layers around it.
pub async fn dress(request: Request, next: Next) -> Response {
    let lang = language(request.headers());
    let mut response = next.run(request).await;
    let failure = response.extensions_mut().remove::<Failure>().map(Problem::Failure);
    match response.extensions_mut().remove::<Problem>().or(failure) {
        Some(problem) => {
            let mut dressed = problem.answer(lang);
            if let Some(allow) = response.headers().get(header::ALLOW) {
                dressed.headers_mut().insert(header::ALLOW, allow.clone());
            }
            dressed
        }
        None => response,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_many_tries_say_when_to_come_back() {
        let response = Problem::from(Refusal::TooMany(90)).answer(Lang::En);
        assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(response.headers()[header::RETRY_AFTER], "90");
    }
}
