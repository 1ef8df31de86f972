//! The log: text for people, JSON lines for machines; UTC, never names, texts or tokens.

use tracing_subscriber::EnvFilter;

use crate::config::LogShape;

/// Starts the log; `RUST_LOG` narrows or widens it.
pub fn start(shape: LogShape) {
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn,lettre=warn"));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match shape {
        LogShape::Text => builder.with_target(false).compact().init(),
        LogShape::Json => builder.json().flatten_event(true).with_span_list(false).init(),
    }
}
