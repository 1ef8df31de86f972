//! Shares of something that strangers could take up: each customer's address has its part, and all together have the whole.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::sync::Semaphore;

use crate::app::customer;

/// What there is to share.
#[derive(Debug)]
pub struct Shares {
    whole: Arc<Semaphore>,
    part: usize,
    parts: Mutex<HashMap<IpAddr, Weak<Semaphore>>>,
}

impl Shares {
    /// So much for all together, and at most so much for one address.
    pub fn new(whole: usize, part: usize) -> Shares {
        Shares { whole: Arc::new(Semaphore::new(whole)), part, parts: Mutex::default() }
    }

    /// The rooms in which somebody at this address has to find place: first the own part, then the whole.
    pub fn of(&self, address: IpAddr) -> [Arc<Semaphore>; 2] {
        let mut parts = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        parts.retain(|_, part| part.strong_count() > 0);
        let address = customer(address);
        let own = parts.get(&address).and_then(Weak::upgrade).unwrap_or_else(|| {
            let own = Arc::new(Semaphore::new(self.part));
            parts.insert(address, Arc::downgrade(&own));
            own
        });
        [own, self.whole.clone()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_its_part_and_all_have_the_whole_and_nobody_is_remembered_for_long() {
        let shares = Shares::new(5, 3);
        let at = |last: u8| IpAddr::from([192, 0, 2, last]);
        let take =
            |last: u8, many: u32| shares.of(at(last)).map(|room| room.try_acquire_many_owned(many).ok());
        let first = take(1, 3);
        assert!(first.iter().all(Option::is_some));
        assert!(take(1, 1)[0].is_none(), "no more than its part");
        let second = take(2, 2);
        assert!(second.iter().all(Option::is_some));
        assert!(take(3, 1)[1].is_none(), "no more than the whole");
        drop((first, second));
        assert!(take(3, 3).iter().all(Option::is_some), "all is given back");
        assert_eq!(shares.parts.lock().expect("whole").len(), 1);
    }
}
