//! Waiting with a bound: asks again and again, and says what never came true.

use std::time::{Duration, Instant};

/// How long a test waits for something another process does.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// How long between two questions.
pub const STEP: Duration = Duration::from_millis(20);

/// Asks until the answer is `Some`; panics with `what` when it never is.
pub async fn until<T>(what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(began.elapsed() < PATIENCE, "waited {PATIENCE:?} in vain: {what}");
        tokio::time::sleep(STEP).await;
    }
}
