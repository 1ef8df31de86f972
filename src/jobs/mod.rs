//! The rounds: letters are sent, what nobody may open goes up, counters are summed up, what is over is swept away. A round never decides: it asks what is due and does it.
//! Several instances may run them at once.

mod hand_up;
mod send_letters;
mod sum_up;
mod sweep;

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval, timeout};

use crate::acts::Refusal;
use crate::app::App;
use crate::mail::post::{Post, PostError};

pub use hand_up::{HandedUp, hand_up};
pub use send_letters::{Sent, send_letters};
pub use sum_up::sum_up;
pub use sweep::{Swept, sweep};

/// How often waiting letters are looked for when nothing rings.
const LETTERS_EVERY: Duration = Duration::from_secs(15);
/// How often what nobody of a commune may open is looked for.
const HAND_UP_EVERY: Duration = Duration::from_secs(180);
/// How often counters that grew are summed up.
const SUM_UP_EVERY: Duration = Duration::from_secs(600);
/// How often what is over is swept away.
const SWEEP_EVERY: Duration = Duration::from_secs(600);
/// How long a letter on its way may still take after the stop signal.
const LAST_LETTER: Duration = Duration::from_secs(10);

/// The post as this installation sets it.
pub fn post(app: &App) -> Result<Post, PostError> {
    Post::new(app.config.smtp_url.as_deref(), &app.config.data_dir)
}

/// Starts all rounds; they end, within [`LAST_LETTER`], after `stop` turns true or its sender is gone.
pub fn start(app: &App, stop: watch::Receiver<bool>) -> Result<JoinHandle<()>, PostError> {
    let post = post(app)?;
    if let Some(folder) = post.folder() {
        tracing::warn!(folder = %folder.display(), "no SMTP server is set: letters are written as .eml files, with their codes and links readable");
    }
    let (app, post) = (app.clone(), Arc::new(post));
    Ok(tokio::spawn(async move {
        tokio::join!(
            letters(&app, &post, stop.clone()),
            again(HAND_UP_EVERY, stop.clone(), "handing up", || hand_up(&app)),
            again(SUM_UP_EVERY, stop.clone(), "summing up", || sum_up(&app)),
            again(SWEEP_EVERY, stop, "sweeping", || sweep(&app))
        );
    }))
}

async fn letters(app: &App, post: &Post, mut stop: watch::Receiver<bool>) {
    let mut tick = interval(LETTERS_EVERY);
    tick.set_missed_tick_behavior(MissedTickBehavior::Skip);
    loop {
        tokio::select! {
            biased;
            () = stopped(&mut stop) => return,
            _ = tick.tick() => {}
            () = app.letters_waiting.notified() => {}
        }
        let on = stop.clone();
        let round = send_letters::until(app, post, move || *on.borrow());
        tokio::pin!(round);
        let ended = tokio::select! {
            ended = &mut round => ended,
            () = stopped(&mut stop) => match timeout(LAST_LETTER, round).await {
                Ok(ended) => ended,
                Err(_) => return,
            },
        };
        if let Err(error) = ended {
            tracing::error!(%error, "a round of letters ended early");
        }
    }
}

/// A round that comes again and again until the server stops; one that fails is said, and the next one comes.
async fn again<T, F: Future<Output = Result<T, Refusal>>>(
    every: Duration,
    mut stop: watch::Receiver<bool>,
    what: &str,
    round: impl Fn() -> F,
) {
    let mut tick = interval(every);
    tick.set_missed_tick_behavior(MissedTickBehavior::Skip);
    loop {
        tokio::select! {
            biased;
            () = stopped(&mut stop) => return,
            _ = tick.tick() => {}
        }
        if let Err(error) = round().await {
            tracing::error!(%error, "{what} ended early");
        }
    }
}

async fn stopped(stop: &mut watch::Receiver<bool>) {
    // An error means that the sender is gone, and with it the server.
    let _ = stop.wait_for(|stop| *stop).await;
}
