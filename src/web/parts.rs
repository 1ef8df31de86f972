//! A form with files, read field by field within bounds: what the parser has to hold before it can give anything is
//! little, however fast or strange the form comes in.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};

use axum::body::{Body, BodyDataStream, Bytes};
use axum::extract::multipart::{Field, Multipart, MultipartError, MultipartRejection};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use futures_util::Stream;

use super::Failure;
use crate::files::{Files, Raw};

/// Bytes after which the parser is asked to give what it has before it takes more.
const AT_ONCE: usize = 64 * 1024;
/// Most bytes without a field, or a piece of one, coming out: a boundary or the head of a field has no more.
const FRUITLESS: usize = 256 * 1024;
/// Most fields of one form.
pub const FIELDS_MOST: usize = 1_000;

/// The fields of a form, one after the other.
pub struct Parts {
    form: Multipart,
    fruitless: Arc<AtomicUsize>,
    left: usize,
}

/// One field; it has to be read to its end before the next one.
pub struct Part<'a> {
    field: Field<'a>,
    fruitless: &'a AtomicUsize,
}

/// Why a form cannot be read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// Too many bytes or fields.
    TooLarge,
    /// It is no such form, or was cut.
    Unreadable,
}

impl From<Stopped> for Failure {
    fn from(why: Stopped) -> Failure {
        match why {
            Stopped::TooLarge => Failure::TooLarge,
            Stopped::Unreadable => Failure::BadForm,
        }
    }
}

impl From<MultipartError> for Stopped {
    fn from(error: MultipartError) -> Stopped {
        match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Stopped::TooLarge,
            _ => Stopped::Unreadable,
        }
    }
}

impl Parts {
    /// The fields of a request's body.
    pub async fn of(request: Request) -> Result<Parts, MultipartRejection> {
        let fruitless = Arc::new(AtomicUsize::new(0));
        let counted = fruitless.clone();
        let request = request.map(|body| {
            Body::from_stream(Measured {
                body: body.into_data_stream(),
                fruitless: counted,
                rested: false,
                end: None,
            })
        });
        let form = Multipart::from_request(request, &()).await?;
        Ok(Parts { form, fruitless, left: FIELDS_MOST })
    }

    /// The next field.
    pub async fn next(&mut self) -> Result<Option<Part<'_>>, Stopped> {
        let Some(field) = self.form.next_field().await? else {
            return Ok(None);
        };
        self.fruitless.store(0, Ordering::Relaxed);
        self.left = self.left.checked_sub(1).ok_or(Stopped::TooLarge)?;
        Ok(Some(Part { field, fruitless: &self.fruitless }))
    }
}

impl Part<'_> {
    /// Its name.
    pub fn name(&self) -> &str {
        self.field.name().unwrap_or_default()
    }

    /// The name of the file that it is; none for words.
    pub fn file_name(&self) -> Option<&str> {
        self.field.file_name()
    }

    /// Its next piece.
    pub async fn piece(&mut self) -> Result<Option<Bytes>, Stopped> {
        let piece = self.field.chunk().await?;
        self.fruitless.store(0, Ordering::Relaxed);
        Ok(piece)
    }

    /// All of it into a file on its way in.
    pub async fn into_raw(mut self, files: &Files, mut raw: Raw) -> Result<Raw, Stopped> {
        while let Some(piece) = self.piece().await? {
            raw.add(files, &piece).await;
        }
        Ok(raw)
    }

    /// Its first `most` bytes; the rest is read and forgotten. And whether there was more.
    pub async fn first(mut self, most: usize) -> Result<(Vec<u8>, bool), Stopped> {
        let mut bytes = Vec::new();
        let more = self.first_into(&mut bytes, most).await?;
        Ok((bytes, more))
    }

    /// The same into bytes that stay when the form is cut inside the field.
    pub async fn first_into(&mut self, bytes: &mut Vec<u8>, most: usize) -> Result<bool, Stopped> {
        let mut more = false;
        while let Some(piece) = self.piece().await? {
            let room = most - bytes.len();
            more |= piece.len() > room;
            bytes.extend_from_slice(&piece[..piece.len().min(room)]);
        }
        Ok(more)
    }
}

/// A body that rests when the parser holds much, and before its end, so that what the parser holds comes out; and that
/// ends when nothing comes out of it.
struct Measured {
    body: BodyDataStream,
    fruitless: Arc<AtomicUsize>,
    rested: bool,
    end: Option<Option<axum::Error>>,
}

impl Measured {
    /// Lets the parser give what it has, and comes back at once.
    fn rest(&mut self, context: &Context<'_>) -> Poll<Option<Result<Bytes, axum::BoxError>>> {
        self.rested = true;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

impl Stream for Measured {
    type Item = Result<Bytes, axum::BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.fruitless.load(Ordering::Relaxed) >= AT_ONCE && !self.rested {
            return self.rest(context);
        }
        self.rested = false;
        if self.end.is_some() && self.fruitless.swap(1, Ordering::Relaxed) == 0 {
            // Something came out since: perhaps more does.
            return self.rest(context);
        }
        if let Some(end) = self.end.take() {
            return Poll::Ready(end.map(|error| Err(error.into())));
        }
        match ready!(Pin::new(&mut self.body).poll_next(context)) {
            Some(Ok(bytes)) => {
                let held = self.fruitless.fetch_add(bytes.len(), Ordering::Relaxed) + bytes.len();
                let most = if held > FRUITLESS { Err("a form without fields".into()) } else { Ok(bytes) };
                Poll::Ready(Some(most))
            }
            last => {
                self.end = Some(last.and_then(Result::err));
                self.fruitless.store(1, Ordering::Relaxed);
                self.rest(context)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::extract::DefaultBodyLimit;
    use axum::http::header;
    use futures_util::stream;

    use super::*;

    /// A body that could be taken all at once.
    fn request(pieces: Vec<Vec<u8>>) -> Request {
        let pieces = pieces.into_iter().map(|piece| Ok::<_, std::convert::Infallible>(Bytes::from(piece)));
        let mut request = Request::new(Body::from_stream(stream::iter(pieces)));
        let kind = header::HeaderValue::from_static("multipart/form-data; boundary=b");
        request.headers_mut().insert(header::CONTENT_TYPE, kind);
        DefaultBodyLimit::disable().apply(&mut request);
        request
    }

    fn head(name: &str) -> Vec<u8> {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n").into_bytes()
    }

    #[tokio::test]
    async fn a_large_field_comes_in_pieces_and_never_as_a_whole() {
        let mut body = vec![head("text")];
        body.extend((0..400).map(|_| vec![b'x'; 32_000]));
        body.push(b"\r\n--b--\r\n".to_vec());
        let mut parts = Parts::of(request(body)).await.expect("a form");
        let mut part = parts.next().await.expect("readable").expect("a field");
        let (mut all, mut longest) = (0, 0);
        while let Some(piece) = part.piece().await.expect("readable") {
            all += piece.len();
            longest = longest.max(piece.len());
        }
        assert_eq!(all, 400 * 32_000);
        assert!(longest <= FRUITLESS, "{longest}");
        drop(part);
        assert!(parts.next().await.expect("readable").is_none());
    }

    #[tokio::test]
    async fn a_form_that_never_begins_and_a_head_that_never_ends_are_given_up() {
        let endless = || (0..100).map(|_| vec![b'x'; 32_000]);
        let mut parts = Parts::of(request(endless().collect())).await.expect("a form");
        assert!(parts.next().await.is_err(), "no boundary");
        let mut body = vec![b"--b\r\nContent-Disposition: form-data; name=\"".to_vec()];
        body.extend(endless());
        let mut parts = Parts::of(request(body)).await.expect("a form");
        assert!(parts.next().await.is_err(), "no end of a head");
    }

    #[tokio::test]
    async fn a_form_has_only_so_many_fields() {
        let field = [head("a").as_slice(), b"\r\n"].concat();
        let mut parts = Parts::of(request(vec![field; FIELDS_MOST + 1])).await.expect("a form");
        for _ in 0..FIELDS_MOST {
            let part = parts.next().await.expect("readable").expect("a field");
            part.first(10).await.expect("readable");
        }
        assert_eq!(parts.next().await.err(), Some(Stopped::TooLarge));
    }
}
