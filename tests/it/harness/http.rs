//! A client like a browser: keeps cookies, says where a request comes from, follows a redirect when asked.

use std::sync::Arc;

use reqwest::cookie::{CookieStore, Jar};
use reqwest::header::{
    ACCEPT, ACCEPT_LANGUAGE, HeaderMap, HeaderName, HeaderValue, ORIGIN, REFERER, USER_AGENT,
};
use reqwest::multipart;
use reqwest::{Method, RequestBuilder, Url, redirect};

use super::page::Page;
use super::wait::PATIENCE;

/// One person's browser; clones share its cookies.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    jar: Arc<Jar>,
    base: Url,
    headers: HeaderMap,
}

/// A file as a form sends it.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// The name of the file field.
    pub field: String,
    /// The name the file has on the person's machine.
    pub file_name: String,
    /// The type the browser claims.
    pub content_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Client {
    /// A fresh browser without cookies for the site at this address.
    pub fn new(base: &str) -> Client {
        let jar = Arc::new(Jar::default());
        Client::of(base, reqwest::Client::builder().cookie_provider(jar.clone()), jar)
    }

    /// A browser that takes no cookies at all.
    pub fn without_cookies(base: &str) -> Client {
        Client::of(base, reqwest::Client::builder(), Arc::default())
    }

    fn of(base: &str, builder: reqwest::ClientBuilder, jar: Arc<Jar>) -> Client {
        let http = builder
            .redirect(redirect::Policy::none())
            .timeout(PATIENCE)
            .build()
            .expect("a client can be built");
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"));
        headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_static("vi-VN,vi;q=0.9,en;q=0.5"));
        headers.insert(
            USER_AGENT,
            HeaderValue::from_static("Mozilla/5.0 (Linux; Android 14) Chrome/142 Mobile"),
        );
        Client { http, jar, base: Url::parse(base).expect("the site has an address"), headers }
    }

    /// The same browser with a header on each request, for example `X-Forwarded-For`.
    pub fn with_header(mut self, name: &'static str, value: &str) -> Client {
        let value = HeaderValue::from_str(value).expect("a header value without line ends");
        self.headers.insert(HeaderName::from_static(name), value);
        self
    }

    /// Opens an address typed or clicked; a redirect is shown, not followed.
    pub async fn get(&self, path: &str) -> Page {
        let request = self.request(Method::GET, path).header("sec-fetch-site", "none");
        self.send(navigation(request)).await
    }

    /// Opens an address and follows where it leads.
    pub async fn open(&self, path: &str) -> Page {
        let page = self.get(path).await;
        if page.is_redirect() { page.follow().await } else { page }
    }

    /// Posts fields as a form of this site does.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.send(self.own_form(path).form(fields)).await
    }

    /// Posts fields and files as a multipart form of this site does.
    pub async fn post_files(&self, path: &str, fields: &[(String, String)], files: &[Attachment]) -> Page {
        let mut form = multipart::Form::new();
        for (name, value) in fields {
            form = form.text(name.clone(), value.clone());
        }
        for Attachment { field, file_name, content_type, bytes } in files {
            let part = multipart::Part::bytes(bytes.clone()).file_name(file_name.clone());
            let part = part.mime_str(content_type).expect("the content type is one");
            form = form.part(field.clone(), part);
        }
        self.send(self.own_form(path).multipart(form)).await
    }

    /// A bare request with this browser's cookies and headers, for the API and for mischief.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, self.resolve(path)).headers(self.headers.clone())
    }

    /// Sends a request and reads the whole answer.
    pub async fn send(&self, request: RequestBuilder) -> Page {
        let response = request.send().await.unwrap_or_else(|e| panic!("no answer: {e:?}"));
        Page::read(self.clone(), response).await
    }

    /// The value of a cookie this browser would send.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let all = self.jar.cookies(&self.base)?;
        let all = all.to_str().ok()?;
        all.split("; ").find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).map(str::to_owned)
    }

    /// Sets a cookie by hand, as a `Set-Cookie` line.
    pub fn set_cookie(&self, line: &str) {
        self.jar.add_cookie_str(line, &self.base);
    }

    /// Makes an address of this site absolute; an absolute one stays.
    pub fn resolve(&self, path: &str) -> Url {
        self.base.join(path).unwrap_or_else(|e| panic!("{path} is no address: {e}"))
    }

    /// What a browser adds when a form of the site itself is sent.
    fn own_form(&self, path: &str) -> RequestBuilder {
        let origin = self.base.origin().ascii_serialization();
        let request = self.request(Method::POST, path).header("sec-fetch-site", "same-origin");
        navigation(request).header(ORIGIN, origin).header(REFERER, self.base.as_str())
    }
}

fn navigation(request: RequestBuilder) -> RequestBuilder {
    request
        .header("sec-fetch-mode", "navigate")
        .header("sec-fetch-dest", "document")
        .header("sec-fetch-user", "?1")
}
