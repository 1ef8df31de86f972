//! Style sheet, icons and scripts from inside the binary: hashed names, compressed once, cached for a year.

use std::collections::HashMap;
use std::io::Write;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Files;

struct Asset {
    address: &'static str,
    kind: String,
    plain: Vec<u8>,
    brotli: Vec<u8>,
    gzip: Vec<u8>,
}

static ASSETS: LazyLock<HashMap<String, Asset>> = LazyLock::new(|| {
    Files::iter()
        .filter_map(|name| Files::get(&name).map(|file| (name.to_string(), prepare(&name, &file))))
        .collect()
});

static BY_ADDRESS: LazyLock<HashMap<&'static str, &'static Asset>> =
    LazyLock::new(|| ASSETS.values().map(|asset| (asset.address, asset)).collect());

fn prepare(name: &str, file: &rust_embed::EmbeddedFile) -> Asset {
    let hash: String = file.metadata.sha256_hash().iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    let address: &'static str = Box::leak(format!("/assets/{stem}.{hash}.{ending}").into_boxed_str());
    let kind = match ending {
        "css" => "text/css; charset=utf-8".to_owned(),
        "js" => "text/javascript; charset=utf-8".to_owned(),
        "svg" => "image/svg+xml".to_owned(),
        _ => file.metadata.mimetype().to_owned(),
    };
    let mut squeezed = brotli::CompressorWriter::new(Vec::new(), 4096, 9, 22);
    let brotli = squeezed.write_all(&file.data).map(|()| squeezed.into_inner()).unwrap_or_default();
    let mut zipped = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let gzip = zipped.write_all(&file.data).and_then(|()| zipped.finish()).unwrap_or_default();
    Asset { address, kind, plain: file.data.to_vec(), brotli, gzip }
}

/// The address of an asset by its file name, with the hash of its content in it.
pub fn asset(name: &str) -> &'static str {
    ASSETS.get(name).map_or("/assets/missing", |asset| asset.address)
}

/// Serves an asset by its hashed name.
pub async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let address = format!("/assets/{name}");
    let Some(asset) = BY_ADDRESS.get(address.as_str()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let accepts =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (body, encoding) = if accepts.contains("br") && !asset.brotli.is_empty() {
        (&asset.brotli, Some("br"))
    } else if accepts.contains("gzip") && !asset.gzip.is_empty() {
        (&asset.gzip, Some("gzip"))
    } else {
        (&asset.plain, None)
    };
    let mut response = axum::body::Bytes::from_static(body).into_response();
    let out = response.headers_mut();
    if let Ok(kind) = HeaderValue::from_str(&asset.kind) {
        out.insert(header::CONTENT_TYPE, kind);
    }
    if let Some(encoding) = encoding {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_asset_is_found_under_its_hashed_name() {
        let address = asset("style.css");
        assert!(address.starts_with("/assets/style.") && address.ends_with(".css"));
        assert!(BY_ADDRESS.contains_key(address));
    }

    #[test]
    fn the_style_sheet_shrinks_below_twelve_kilobytes() {
        assert!(ASSETS["style.css"].brotli.len() < 12_000);
    }
}
