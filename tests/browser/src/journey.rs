//! A journey: driver and window around a story, tidied up whatever the story's end.

use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::task::Poll;

use crate::browser::Browser;
use crate::driver::Driver;

/// How wide the window is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// A cheap phone: 360 px.
    Phone,
    /// A desk: 1280 px.
    Desk,
}

impl Width {
    /// Both, for journeys that everybody makes.
    pub const BOTH: [Width; 2] = [Width::Phone, Width::Desk];

    /// Width and height in CSS pixels.
    pub fn size(self) -> (u32, u32) {
        match self {
            Width::Phone => (360, 740),
            Width::Desk => (1280, 900),
        }
    }
}

/// Tells a story in a window at `base`. When it fails, the window is photographed as NAME-failed; the browser is closed either way.
pub async fn journey(name: &str, width: Width, base: &str, story: impl AsyncFnOnce(&Browser)) {
    let driver = Driver::start().await;
    let (wide, high) = width.size();
    let client = driver.browser(wide, high).await;
    let browser = Browser::new(client.clone(), wide, base);
    let ending = caught(story(&browser)).await;
    if ending.is_err() {
        let picture = caught(browser.shot(&format!("{name}-failed"))).await;
        if let Ok(file) = picture {
            eprintln!("the window at the end: {}", file.display());
        }
    }
    // Closing the session ends Chromium; a killed driver would leave it behind.
    let _ = client.close().await;
    if let Err(panic) = ending {
        std::panic::resume_unwind(panic);
    }
}

/// Runs to the end, even if that is a panic.
async fn caught<T>(story: impl Future<Output = T>) -> std::thread::Result<T> {
    let mut story = pin!(story);
    std::future::poll_fn(|context| {
        match std::panic::catch_unwind(AssertUnwindSafe(|| story.as_mut().poll(context))) {
            Ok(Poll::Pending) => Poll::Pending,
            Ok(Poll::Ready(value)) => Poll::Ready(Ok(value)),
            Err(panic) => Poll::Ready(Err(panic)),
        }
    })
    .await
}
