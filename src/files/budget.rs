//! How much strangers may leave on the disk in an hour: a photograph is taken before anybody knows whether its opinion is sent.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

/// Most bytes from one customer's address in an hour: a village hall full of telephones may share it.
const FROM_ONE: u64 = 500_000_000;
/// Most bytes from all of them in an hour.
const FROM_ALL: u64 = 2_000_000_000;
/// What even the smallest file counts, in bytes: it takes a row and a folder's entry.
const LEAST: u64 = 64 * 1024;

/// What came in during the running hour; each instance counts by itself.
#[derive(Debug, Default)]
pub struct Budget(Mutex<Hour>);

#[derive(Debug, Default)]
struct Hour {
    ends: Option<DateTime<Utc>>,
    all: u64,
    each: HashMap<IpAddr, u64>,
}

impl Budget {
    /// Counts a file from an address; `false` when there is no room for it in this hour.
    pub fn take(&self, from: IpAddr, bytes: usize, now: DateTime<Utc>) -> bool {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX).max(LEAST);
        let mut hour = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if hour.ends.is_none_or(|ends| ends <= now) {
            *hour = Hour { ends: Some(now + TimeDelta::hours(1)), ..Hour::default() };
        }
        let own = hour.each.get(&from).copied().unwrap_or_default();
        if own + bytes > FROM_ONE || hour.all + bytes > FROM_ALL {
            return false;
        }
        hour.all += bytes;
        hour.each.insert(from, own + bytes);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_cannot_fill_the_hour_of_others_and_an_hour_later_all_is_well() {
        let budget = Budget::default();
        let now = DateTime::from_timestamp(1_800_000_000, 0).expect("a moment");
        let at = |last: u8| IpAddr::from([192, 0, 2, last]);
        let ten = 10_000_000;
        let taken = (0..60).filter(|_| budget.take(at(1), ten, now)).count();
        assert_eq!(taken, 50);
        assert!(budget.take(at(2), ten, now), "another one has room");
        let tiny = (0..20_000).filter(|_| budget.take(at(3), 1, now)).count();
        assert_eq!(tiny, 7_629, "many tiny files are many");
        for last in 10..20 {
            (0..50).for_each(|_| {
                budget.take(at(last), ten, now);
            });
        }
        assert!(!budget.take(at(99), ten, now), "all together have a limit too");
        assert!(budget.take(at(1), ten, now + TimeDelta::hours(1)));
    }
}
