//! What a handler says when it cannot answer; dressed as a page, or as a rescue page with the typed words, in one place.

use axum::response::{IntoResponse, Response};

use crate::acts::Refusal;
use crate::store;

/// Why a page could not be given.
#[derive(Debug, Clone)]
pub enum Failure {
    /// The act was refused.
    Act(Refusal),
    /// Nobody is signed in, or the session has ended.
    SignedOut,
    /// The form came from another site.
    CrossOrigin,
    /// The form or file is too large.
    TooLarge,
    /// The form cannot be read.
    BadForm,
    /// It took too long.
    TimedOut,
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::Act(refusal)
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Failure {
        Failure::Act(error.into())
    }
}

impl Failure {
    /// The HTTP status.
    pub fn status(&self) -> axum::http::StatusCode {
        use axum::http::StatusCode;
        match self {
            Failure::Act(Refusal::NotFound) => StatusCode::NOT_FOUND,
            Failure::Act(Refusal::Forbidden(_)) | Failure::CrossOrigin => StatusCode::FORBIDDEN,
            Failure::Act(Refusal::NotAllowed { .. } | Refusal::Overtaken) => StatusCode::CONFLICT,
            Failure::Act(Refusal::Invalid(_)) => StatusCode::UNPROCESSABLE_ENTITY,
            Failure::Act(Refusal::TooMany(_)) => StatusCode::TOO_MANY_REQUESTS,
            Failure::Act(Refusal::Unavailable) | Failure::TimedOut => StatusCode::SERVICE_UNAVAILABLE,
            Failure::Act(Refusal::NoRoom) => StatusCode::INSUFFICIENT_STORAGE,
            Failure::Act(Refusal::Internal(_)) => StatusCode::INTERNAL_SERVER_ERROR,
            Failure::SignedOut => StatusCode::UNAUTHORIZED,
            Failure::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Failure::BadForm => StatusCode::BAD_REQUEST,
        }
    }

    /// After how many seconds the same may go well.
    pub fn seconds(&self) -> Option<u64> {
        match self {
            Failure::Act(Refusal::TooMany(seconds)) => Some(*seconds),
            Failure::Act(Refusal::Unavailable) | Failure::TimedOut => Some(5),
            Failure::Act(Refusal::NoRoom) => Some(60),
            Failure::Act(
                Refusal::NotFound
                | Refusal::Forbidden(_)
                | Refusal::NotAllowed { .. }
                | Refusal::Overtaken
                | Refusal::Invalid(_)
                | Refusal::Internal(_),
            )
            | Failure::SignedOut
            | Failure::CrossOrigin
            | Failure::TooLarge
            | Failure::BadForm => None,
        }
    }

    /// The message that tells the person, and its values.
    pub fn said(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Failure::Act(Refusal::NotFound) => ("failure-not-found", vec![]),
            Failure::Act(Refusal::Forbidden(why)) => (why.key(), vec![]),
            Failure::Act(Refusal::NotAllowed { .. }) => ("failure-not-allowed", vec![]),
            Failure::Act(Refusal::Overtaken) => ("failure-overtaken", vec![]),
            Failure::Act(Refusal::Invalid(_)) => ("failure-invalid", vec![]),
            Failure::Act(Refusal::TooMany(seconds)) => {
                ("failure-too-many", vec![("minutes", seconds.div_ceil(60).max(1).to_string())])
            }
            Failure::Act(Refusal::Unavailable) | Failure::TimedOut => ("failure-unavailable", vec![]),
            Failure::Act(Refusal::NoRoom) => ("failure-no-room", vec![]),
            Failure::Act(Refusal::Internal(_)) => ("failure-internal", vec![]),
            Failure::SignedOut => ("failure-signed-out", vec![]),
            Failure::CrossOrigin => ("failure-cross-origin", vec![]),
            Failure::TooLarge => ("failure-too-large", vec![]),
            Failure::BadForm => ("failure-bad-form", vec![]),
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if let Some(seconds) = self.seconds() {
            let value = axum::http::HeaderValue::from(seconds);
            response.headers_mut().insert(axum::http::header::RETRY_AFTER, value);
        }
        response.extensions_mut().insert(self);
        response
    }
}
