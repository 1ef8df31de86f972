//! Waiting with a bound: asks again and again, and says what never came true.

use std::time::{Duration, Instant};

/// How long a journey waits for a page or a process.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// How long between two questions.
const STEP: Duration = Duration::from_millis(25);

/// Asks until the answer is `Some`; panics with `what` when it never is.
pub async fn until<T>(what: &str, ask: impl AsyncFnMut() -> Option<T>) -> T {
    within(PATIENCE, what, ask).await
}

/// Like [`until`], with a bound of its own.
pub async fn within<T>(bound: Duration, what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(began.elapsed() < bound, "waited {bound:?} in vain: {what}");
        tokio::time::sleep(STEP).await;
    }
}
