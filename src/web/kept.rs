//! Listens in while a form is read, so that its words can be given back whatever happens to it.

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::{HeaderValue, Method, header};
use futures_util::stream;
use http_body_util::BodyExt;
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use tokio::sync::mpsc::{Receiver, channel};
use tokio::task::JoinHandle;
use tokio_util::sync::PollSender;

use super::failure::Failure;

/// The largest form without files, in bytes; 10,000 characters of Vietnamese take about 90 kB when encoded.
pub const FORM_MOST: usize = 1_000_000;

/// Most time for a form without files to come in.
const FORM_TIME: Duration = Duration::from_secs(60);

/// Most bytes of words that are given back of one form; of what is longer the first part is.
const WORDS_MOST: usize = 200_000;

/// Most bytes that are still read of a form nobody wants any more, to find the words between its files.
const REST_MOST: usize = 64 * 1024 * 1024;

/// Most time for that.
const REST_TIME: Duration = Duration::from_secs(120);

/// What was typed into a form: its words, and the names of its fields with files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// Name and value, in the order of the form.
    pub pairs: Vec<(String, String)>,
    /// Names of fields with files; the files themselves must be chosen again.
    pub files: Vec<String>,
    /// Whether it was a form that can carry files.
    pub multipart: bool,
}

/// The words of a form while a handler works on it.
pub enum Words {
    /// It was no form.
    None,
    /// A form without files.
    Plain(Vec<(String, String)>),
    /// A form with files, still being read.
    WithFiles(Kept),
}

/// The request, still whole for its handler, and its words.
pub async fn overhear(request: Request) -> Result<(Request, Words), Box<(Failure, Typed)>> {
    let kind = request.headers().get(header::CONTENT_TYPE).cloned();
    let is = |prefix: &str| kind.as_ref().is_some_and(|kind| kind.as_bytes().starts_with(prefix.as_bytes()));
    let (parts, body) = match request.method() {
        &Method::POST => request.into_parts(),
        _ => return Ok((request, Words::None)),
    };
    if is("multipart/form-data")
        && let Some(kind) = kind.clone()
    {
        let (body, kept) = listen(body, kind);
        return Ok((Request::from_parts(parts, body), Words::WithFiles(kept)));
    }
    if !is("application/x-www-form-urlencoded") {
        return Ok((Request::from_parts(parts, body), Words::None));
    }
    let mut bytes = Vec::new();
    let failure = match tokio::time::timeout(FORM_TIME, whole(body, &mut bytes)).await {
        Ok(None) => {
            let pairs = serde_urlencoded::from_bytes(&bytes).unwrap_or_default();
            return Ok((Request::from_parts(parts, Body::from(bytes)), Words::Plain(pairs)));
        }
        Ok(Some(failure)) => failure,
        Err(_) => Failure::TimedOut,
    };
    Err(Box::new((failure, Typed { pairs: first_part(&bytes), ..Typed::default() })))
}

/// Reads a form without files; of one that is too large the beginning stays, and the rest is read and forgotten, so that
/// whoever sends it hears the answer.
async fn whole(mut body: Body, bytes: &mut Vec<u8>) -> Option<Failure> {
    let mut length = 0;
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else {
            return Some(Failure::BadForm);
        };
        let Some(piece) = frame.data_ref() else { continue };
        length += piece.len();
        if length <= FORM_MOST {
            bytes.extend_from_slice(piece);
        } else if length > REST_MOST {
            break;
        }
    }
    (length > FORM_MOST).then_some(Failure::TooLarge)
}

/// The fields of a form that was cut, each no longer than what is given back.
fn first_part(bytes: &[u8]) -> Vec<(String, String)> {
    let mut room = WORDS_MOST;
    let mut pairs = Vec::new();
    for (name, value) in url::form_urlencoded::parse(bytes) {
        let end = value.floor_char_boundary(room.min(value.len()));
        room -= end;
        pairs.push((name.into_owned(), value[..end].trim_end_matches('\u{fffd}').to_owned()));
    }
    pairs
}

impl Words {
    /// Everything that was typed, once the handler is through.
    pub async fn typed(self) -> Typed {
        match self {
            Words::None => Typed::default(),
            Words::Plain(pairs) => Typed { pairs, ..Typed::default() },
            Words::WithFiles(kept) => kept.typed().await,
        }
    }
}

/// The listener's end of a body that a handler reads.
pub struct Kept {
    shared: Arc<Mutex<Shared>>,
    words: JoinHandle<Typed>,
}

struct Shared {
    body: Body,
    /// Takes a few pieces at a time: whoever sends a large form waits for the listener, and memory does not grow.
    heard: Option<PollSender<Bytes>>,
}

struct Overheard(Arc<Mutex<Shared>>);

/// Splits a multipart body into one for the handler and the listener's end; `kind` is its Content-Type.
fn listen(body: Body, kind: HeaderValue) -> (Body, Kept) {
    let (heard, pieces) = channel(8);
    let shared = Arc::new(Mutex::new(Shared { body, heard: Some(PollSender::new(heard)) }));
    let words = tokio::spawn(words(kind, pieces));
    (Body::new(Overheard(shared.clone())), Kept { shared, words })
}

impl Kept {
    /// Everything that was typed: reads the rest of the body, where the handler stopped early.
    pub async fn typed(self) -> Typed {
        let mut rest = Body::new(Overheard(self.shared.clone()));
        let mut length = 0;
        let read = async {
            while let Some(Ok(frame)) = rest.frame().await {
                length += frame.data_ref().map_or(0, Bytes::len);
                if length > REST_MOST {
                    break;
                }
            }
        };
        if tokio::time::timeout(REST_TIME, read).await.is_err() {
            tracing::debug!("the rest of a form did not come in time");
        }
        if let Ok(mut shared) = self.shared.lock() {
            shared.heard = None;
        }
        self.words.await.unwrap_or_default()
    }
}

impl HttpBody for Overheard {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let Ok(mut shared) = self.0.lock() else {
            return Poll::Ready(None);
        };
        if let Some(heard) = &mut shared.heard
            && ready!(heard.poll_reserve(context)).is_err()
        {
            shared.heard = None;
        }
        let frame = ready!(Pin::new(&mut shared.body).poll_frame(context));
        match &frame {
            Some(Ok(piece)) => {
                if let (Some(data), Some(heard)) = (piece.data_ref(), &mut shared.heard)
                    && heard.send_item(data.clone()).is_err()
                {
                    shared.heard = None;
                }
            }
            Some(Err(_)) | None => shared.heard = None,
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.0.lock().is_ok_and(|shared| shared.heard.is_none() && shared.body.is_end_stream())
    }

    fn size_hint(&self) -> SizeHint {
        self.0.lock().map_or_else(|_| SizeHint::default(), |shared| shared.body.size_hint())
    }
}

/// Reads the fields out of what was heard; a body cut short gives what came before.
async fn words(kind: HeaderValue, pieces: Receiver<Bytes>) -> Typed {
    let pieces = stream::unfold(pieces, |mut pieces| async move {
        let piece = pieces.recv().await?;
        Some((Ok::<Bytes, std::convert::Infallible>(piece), pieces))
    });
    let mut request = Request::new(Body::from_stream(pieces));
    request.headers_mut().insert(header::CONTENT_TYPE, kind);
    DefaultBodyLimit::disable().apply(&mut request);
    let mut typed = Typed { multipart: true, ..Typed::default() };
    let Ok(mut form) = Multipart::from_request(request, &()).await else {
        return typed;
    };
    let mut length = 0;
    while let Ok(Some(field)) = form.next_field().await {
        let name = field.name().unwrap_or_default().to_owned();
        if let Some(file) = field.file_name() {
            // A field left empty comes as a file without a name.
            if !file.is_empty() && !typed.files.contains(&name) {
                typed.files.push(name);
            }
        } else {
            let value = text_of(field, WORDS_MOST.saturating_sub(length)).await;
            length += name.len() + value.len();
            typed.pairs.push((name, value));
        }
    }
    typed
}

/// The text of a field, piece by piece; of a longer one the first `most` bytes.
async fn text_of(mut field: axum::extract::multipart::Field<'_>, most: usize) -> String {
    let mut bytes = Vec::new();
    while let Ok(Some(piece)) = field.chunk().await {
        bytes.extend_from_slice(&piece[..piece.len().min(most - bytes.len())]);
    }
    let text = String::from_utf8_lossy(&bytes);
    text.trim_end_matches('\u{fffd}').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: &str = "multipart/form-data; boundary=line";
    const FORM: &str = "--line\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nRác đầu ngõ\r\n\
        --line\r\nContent-Disposition: form-data; name=\"photos\"; filename=\"a.jpg\"\r\n\
        Content-Type: image/jpeg\r\n\r\n0123456789\r\n\
        --line\r\nContent-Disposition: form-data; name=\"village\"\r\n\r\nTrại Mới\r\n--line--\r\n";

    fn pieces() -> Body {
        let pieces: Vec<Result<Bytes, std::io::Error>> =
            FORM.as_bytes().chunks(17).map(|piece| Ok(Bytes::from_static(piece))).collect();
        Body::from_stream(stream::iter(pieces))
    }

    fn whole() -> Typed {
        Typed {
            pairs: vec![
                ("text".to_owned(), "Rác đầu ngõ".to_owned()),
                ("village".to_owned(), "Trại Mới".to_owned()),
            ],
            files: vec!["photos".to_owned()],
            multipart: true,
        }
    }

    #[tokio::test]
    async fn words_are_found_in_a_form_that_nobody_read() {
        let (unread, kept) = listen(pieces(), HeaderValue::from_static(KIND));
        drop(unread);
        assert_eq!(kept.typed().await, whole());
    }

    #[tokio::test]
    async fn words_are_found_in_a_form_that_was_read_half() {
        let (mut half, kept) = listen(pieces(), HeaderValue::from_static(KIND));
        for _ in 0..6 {
            half.frame().await.expect("a piece").expect("no error");
        }
        drop(half);
        assert_eq!(kept.typed().await, whole());
    }

    #[tokio::test]
    async fn the_handler_reads_the_form_unchanged() {
        let (body, kept) = listen(pieces(), HeaderValue::from_static(KIND));
        let read = body.collect().await.expect("reads").to_bytes();
        assert_eq!(read, FORM.as_bytes());
        assert_eq!(kept.typed().await, whole());
    }
}
