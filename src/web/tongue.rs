//! In which language a request is answered: Vietnamese, unless the visitor chose English.

use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::lang::Lang;

/// The cookie that keeps the choice for a year.
pub const COOKIE: &str = "lang";

/// The language of this request and the address it came for.
#[derive(Debug, Clone)]
pub struct Tongue {
    /// The language.
    pub lang: Lang,
    /// Path and query, for the switch.
    pub here: String,
}

/// A cookie's value from the request's headers.
pub fn cookie(headers: &axum::http::HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

/// Reads `?lang=` (keeps it and goes back to the same address) or the cookie.
pub async fn choose(mut request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    if request.method() == axum::http::Method::GET
        && let Some((lang, rest)) = switched(&uri)
    {
        let cookie = format!("{COOKIE}={lang}; Path=/; Max-Age=31536000; SameSite=Lax");
        let mut response = StatusCode::FOUND.into_response();
        if let (Ok(to), Ok(cookie)) = (HeaderValue::from_str(&rest), HeaderValue::from_str(&cookie)) {
            response.headers_mut().insert(header::LOCATION, to);
            response.headers_mut().insert(header::SET_COOKIE, cookie);
        }
        return response;
    }
    let lang = cookie(request.headers(), COOKIE).and_then(|word| word.parse().ok()).unwrap_or_default();
    let here = uri.path_and_query().map_or_else(|| "/".to_owned(), |all| super::rescue::local(all.as_str()));
    request.extensions_mut().insert(Tongue { lang, here });
    let mut response = next.run(request).await;
    if !response.headers().contains_key(header::CONTENT_LANGUAGE) {
        response.headers_mut().insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.as_str()));
    }
    response
}

/// The language asked for by `?lang=`, and the address without it.
fn switched(uri: &Uri) -> Option<(Lang, String)> {
    let query = uri.query()?;
    let mut lang = None;
    let rest: Vec<&str> = query
        .split('&')
        .filter(|pair| match pair.strip_prefix("lang=") {
            Some(word) => {
                lang = word.parse().ok();
                false
            }
            None => true,
        })
        .collect();
    let path = format!("/{}", uri.path().trim_start_matches(['/', '\\']));
    let to = if rest.is_empty() { path } else { format!("{path}?{}", rest.join("&")) };
    lang.map(|lang| (lang, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_switch_keeps_the_rest_of_the_address_and_never_leaves_the_site() {
        let uri: Uri = "/cong-khai?q=rac&lang=en&trang=2".parse().expect("an address");
        assert_eq!(switched(&uri), Some((Lang::En, "/cong-khai?q=rac&trang=2".to_owned())));
        let uri: Uri = "//evil.example/?lang=en".parse().expect("an address");
        assert_eq!(switched(&uri), Some((Lang::En, "/evil.example/".to_owned())));
    }
}
