//! How personal data are kept, in plain words (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).

use askama::Template;
use axum::response::Response;

use crate::web::Frame;
use crate::web::page::{cacheable, render};
use crate::web::visitor::Visitor;

#[derive(Template)]
#[template(path = "public/privacy.html")]
struct PrivacyPage {
    f: Frame,
}

/// The page on personal data.
pub async fn page(visitor: Visitor) -> Response {
    cacheable(render(&PrivacyPage { f: visitor.f }), 60)
}
