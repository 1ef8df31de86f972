//! Bodies that have to keep coming: whoever drips holds no seat for hours, however much came at the beginning.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use hyper::body::{Body, Frame, SizeHint};

/// Bytes a second that a body must bring within every window: what the weakest line carries.
pub(super) const LEAST_RATE: u64 = 4_000;
/// In how many parts a window moves on.
const PARTS: u32 = 20;

/// A body that has to bring [`LEAST_RATE`] in every window of waiting for it. Only waiting counts: while a handler is
/// busy with what came before, the sender is not slow.
pub(super) struct Paced<B> {
    body: Pin<Box<B>>,
    window: Duration,
    /// Since when nothing comes although it is asked for.
    asked: Option<Instant>,
    /// How long it was waited for in all.
    waited: Duration,
    /// What came within the window: how long it had been waited until then, and how many bytes.
    came: VecDeque<(Duration, u64)>,
}

impl<B> Paced<B> {
    /// With this window.
    pub(super) fn new(body: B, window: Duration) -> Paced<B> {
        Paced { body: Box::pin(body), window, asked: None, waited: Duration::ZERO, came: VecDeque::new() }
    }

    /// Counts a piece; `false` when the last window brought too little.
    fn keeps_coming(&mut self, bytes: u64) -> bool {
        if let Some(asked) = self.asked.take() {
            self.waited += asked.elapsed();
        }
        match self.came.back_mut() {
            Some((at, so_far)) if self.waited - *at < self.window / PARTS => *so_far += bytes,
            Some(_) | None => self.came.push_back((self.waited, bytes)),
        }
        let Some(begin) = self.waited.checked_sub(self.window) else {
            return true;
        };
        self.came.retain(|(at, _)| *at > begin);
        let brought: u64 = self.came.iter().map(|(_, bytes)| bytes).sum();
        u128::from(brought) * 1_000 >= u128::from(LEAST_RATE) * self.window.as_millis()
    }
}

impl<B> Body for Paced<B>
where
    B: Body<Data = Bytes>,
    B::Error: Into<axum::BoxError>,
{
    type Data = Bytes;
    type Error = axum::BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::BoxError>>> {
        let polled = self.body.as_mut().poll_frame(context);
        if polled.is_pending() {
            self.asked.get_or_insert_with(Instant::now);
        }
        let frame = ready!(polled);
        if let Some(Ok(piece)) = &frame {
            let bytes = piece.data_ref().map_or(0, |data| data.len() as u64);
            if !self.keeps_coming(bytes) {
                return Poll::Ready(Some(Err("a body came too slowly".into())));
            }
        }
        Poll::Ready(frame.map(|frame| frame.map_err(Into::into)))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    fn paced() -> Paced<Body> {
        Paced::new(Body::empty(), Duration::from_secs(20))
    }

    /// A piece that was waited for so long.
    fn brings(body: &mut Paced<Body>, seconds: u64, bytes: u64) -> bool {
        body.waited += Duration::from_secs(seconds);
        body.keeps_coming(bytes)
    }

    #[test]
    fn an_early_burst_buys_no_hours() {
        let mut body = paced();
        assert!(brings(&mut body, 0, 50_000_000));
        assert!(brings(&mut body, 19, 1));
        assert!(!brings(&mut body, 2, 1), "the burst lies behind the window");
    }

    #[test]
    fn a_weak_line_that_keeps_coming_is_waited_for() {
        let mut body = paced();
        assert!((0..600).all(|_| brings(&mut body, 1, 4_100)));
        let mut body = paced();
        assert!(!(0..600).all(|_| brings(&mut body, 1, 3_500)));
    }

    #[test]
    fn a_short_form_may_come_slowly() {
        let mut body = paced();
        assert!((0..19).all(|_| brings(&mut body, 1, 100)));
    }

    #[tokio::test]
    async fn the_time_of_a_busy_handler_is_not_the_senders() {
        use http_body_util::BodyExt;
        let pieces = (0..3).map(|_| Ok::<_, std::io::Error>(Bytes::from_static(b"x")));
        let body = Body::from_stream(futures_util::stream::iter(pieces));
        let mut body = Paced::new(body, Duration::from_millis(20));
        for _ in 0..3 {
            assert!(body.frame().await.expect("a piece").is_ok());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}
