//! Listens in while a form is read, so that its words can be given back whatever happens to it.

use std::net::IpAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker, ready};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{HeaderValue, Method, header};
use futures_util::stream;
use http_body_util::BodyExt;
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use tokio::sync::mpsc::{Receiver, channel};
use tokio::task::JoinHandle;
use tokio_util::sync::PollSender;

use super::failure::Failure;
use super::parts::Parts;

mod plain;

pub use plain::FORM_MOST;

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
    /// A form without files, and its share of what larger ones may hold.
    Plain(Vec<(String, String)>, Option<plain::Place>),
    /// A form with files, still being read.
    WithFiles(Kept),
}

/// The request, still whole for its handler, and its words.
pub async fn overhear(address: IpAddr, request: Request) -> Result<(Request, Words), Box<(Failure, Typed)>> {
    let kind = request.headers().get(header::CONTENT_TYPE).cloned();
    let is = |prefix: &str| kind.as_ref().is_some_and(|kind| kind.as_bytes().starts_with(prefix.as_bytes()));
    if request.method() != Method::POST {
        return Ok((request, Words::None));
    }
    if is("multipart/form-data")
        && let Some(kind) = kind.clone()
    {
        let (parts, body) = request.into_parts();
        let (body, kept) = listen(body, kind);
        return Ok((Request::from_parts(parts, body), Words::WithFiles(kept)));
    }
    if is("application/x-www-form-urlencoded") {
        return plain::read(address, request).await;
    }
    Ok((request, Words::None))
}

impl Words {
    /// Everything that was typed, once the handler is through.
    pub async fn typed(self) -> Typed {
        match self {
            Words::None => Typed::default(),
            Words::Plain(pairs, share) => {
                drop(share);
                Typed { pairs, ..Typed::default() }
            }
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
    /// Wakes whoever works on the request, when the listener was the last to ask for a piece.
    handler: Option<Waker>,
}

/// The body as one of its two readers sees it.
struct Overheard {
    shared: Arc<Mutex<Shared>>,
    for_handler: bool,
}

/// Splits a multipart body into one for the handler and the listener's end; `kind` is its Content-Type.
fn listen(body: Body, kind: HeaderValue) -> (Body, Kept) {
    let (heard, pieces) = channel(8);
    let shared = Arc::new(Mutex::new(Shared { body, heard: Some(PollSender::new(heard)), handler: None }));
    let words = tokio::spawn(words(kind, pieces));
    (Body::new(Overheard { shared: shared.clone(), for_handler: true }), Kept { shared, words })
}

impl Kept {
    /// Everything that was typed: reads the rest of the body, where the handler stopped early.
    pub async fn typed(self) -> Typed {
        let mut rest = Body::new(Overheard { shared: self.shared.clone(), for_handler: false });
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
            // A handler that is still there finds the end, instead of waiting for pieces that were taken from it.
            (shared.heard, shared.body) = (None, Body::empty());
            if let Some(handler) = shared.handler.take() {
                handler.wake();
            }
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
        let Ok(mut shared) = self.shared.lock() else {
            return Poll::Ready(None);
        };
        if self.for_handler {
            shared.handler = Some(context.waker().clone());
        }
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
        self.shared.lock().is_ok_and(|shared| shared.heard.is_none() && shared.body.is_end_stream())
    }

    fn size_hint(&self) -> SizeHint {
        self.shared.lock().map_or_else(|_| SizeHint::default(), |shared| shared.body.size_hint())
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
    let Ok(mut parts) = Parts::of(request).await else {
        return typed;
    };
    let mut room = WORDS_MOST;
    while let Ok(Some(mut part)) = parts.next().await {
        let name = part.name().to_owned();
        if let Some(file) = part.file_name() {
            // A field left empty comes as a file without a name.
            let new = !file.is_empty() && !typed.files.contains(&name);
            if new && let Some(rest) = room.checked_sub(name.len()) {
                room = rest;
                typed.files.push(name);
            }
            if part.first(0).await.is_err() {
                break;
            }
        } else {
            let Some(rest) = room.checked_sub(name.len()) else { break };
            let mut bytes = Vec::new();
            let read = part.first_into(&mut bytes, rest).await;
            room = rest - bytes.len();
            typed.pairs.push((name, text_of(&bytes)));
            if read.is_err() {
                break;
            }
        }
    }
    typed
}

/// The text of bytes that may be cut inside a letter.
fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim_end_matches('\u{fffd}').to_owned()
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
    async fn a_handler_that_still_waits_finds_the_end() {
        let (end, mut pieces) = channel::<Result<Bytes, std::io::Error>>(1);
        let pieces = stream::poll_fn(move |context| pieces.poll_recv(context));
        let (body, kept) = listen(Body::from_stream(pieces), HeaderValue::from_static(KIND));
        let handler = tokio::spawn(body.collect());
        tokio::task::yield_now().await;
        let typed = tokio::spawn(kept.typed());
        tokio::task::yield_now().await;
        drop(end);
        typed.await.expect("ends");
        assert!(handler.await.expect("ends").is_ok());
    }

    #[tokio::test]
    async fn a_form_cut_inside_a_field_gives_the_words_that_came() {
        let cut = Body::from(FORM[..FORM.find("ngõ").expect("there")].to_owned());
        let (unread, kept) = listen(cut, HeaderValue::from_static(KIND));
        drop(unread);
        assert_eq!(kept.typed().await.pairs, [("text".to_owned(), "Rác đầu ".to_owned())]);
    }

    #[tokio::test]
    async fn the_handler_reads_the_form_unchanged() {
        let (body, kept) = listen(pieces(), HeaderValue::from_static(KIND));
        let read = body.collect().await.expect("reads").to_bytes();
        assert_eq!(read, FORM.as_bytes());
        assert_eq!(kept.typed().await, whole());
    }
}
