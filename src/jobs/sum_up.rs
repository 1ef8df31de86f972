//! Summing up the counters of the figures, so that a read finds few rows however much was done.

use crate::acts::Refusal;
use crate::app::App;
use crate::store::tally;

/// Rows summed up in one transaction: other writers wait only shortly.
const MOST: u64 = 1_000;
/// Transactions of one round.
const TIMES: usize = 50;

/// Sums up once; gives how many rows there were. Tests run it by hand.
pub async fn sum_up(app: &App) -> Result<u64, Refusal> {
    let mut rows = 0;
    for _ in 0..TIMES {
        let done = tally::sum_up(&app.db, MOST).await?;
        rows += done;
        if done < MOST {
            break;
        }
    }
    tracing::debug!(rows, "summed up counters");
    Ok(rows)
}
