//! The head of the OpenAPI document: what it is, and how programs show who they are.

use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{ComponentsBuilder, InfoBuilder, License, OpenApi, OpenApiBuilder};

use super::endpoint::{BEARER, SECRET};

/// The tag of what everybody may ask.
pub const PUBLIC: &str = "public";
/// The tag of what staff read.
pub const WORK: &str = "work";
/// The tag of the acts on opinions.
pub const OPINION_ACTS: &str = "opinion acts";
/// The tag of the acts on conferences.
pub const CONFERENCE_ACTS: &str = "conference acts";

const WORDS: &str = "Opinions of citizens and dialogue conferences of a commune. \
    Errors are application/problem+json with a sentence in the language of Accept-Language. \
    Lists are paged by key: send the `next` of a page as `after`. Days are ISO dates in Asia/Ho_Chi_Minh; \
    days sent in forms may be written d/m/y as well.";

/// The document before its operations.
pub fn head() -> OpenApi {
    let mut license = License::new("EUPL-1.2");
    license.identifier = Some("EUPL-1.2".to_owned());
    let info = InfoBuilder::new()
        .title("Đối Thoại")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(WORDS))
        .license(Some(license));
    let mut bearer = Http::new(HttpAuthScheme::Bearer);
    bearer.description =
        Some("A personal token, made on the account's page or by `doithoai staff token`.".to_owned());
    let secret = ApiKeyValue::with_description(
        "X-Tracking-Secret",
        "The secret that was given with the opinion's code.",
    );
    let components = ComponentsBuilder::new()
        .security_scheme(BEARER, SecurityScheme::Http(bearer))
        .security_scheme(SECRET, SecurityScheme::ApiKey(ApiKey::Header(secret)))
        .build();
    let tag = |name: &str, words: &str| TagBuilder::new().name(name).description(Some(words)).build();
    OpenApiBuilder::new()
        .info(info.build())
        .components(Some(components))
        .tags(Some([
            tag(
                PUBLIC,
                "For everybody: units, topics, conferences, the register, sending and tracking an opinion.",
            ),
            tag(WORK, "For staff: the opinions a person may see."),
            tag(OPINION_ACTS, "Every act on an opinion, with the same forms and refusals as the pages."),
            tag(CONFERENCE_ACTS, "Every act on a conference."),
        ]))
        .build()
}
