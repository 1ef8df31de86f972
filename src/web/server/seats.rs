//! Seats: how many connections one address may hold at once, counted by this process.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use super::CONNECTIONS;
use crate::app::{App, customer};

/// How many connections one customer's address may have, unless it is a proxy that many come through: a village hall
/// shares one.
const FROM_ONE: usize = 128;

/// Who sits where: a seat for each connection, and only so many for one address.
#[derive(Debug, Clone)]
pub struct Seats {
    each: usize,
    proxies: Vec<IpAddr>,
    taken: Arc<Mutex<HashMap<IpAddr, usize>>>,
}

/// A seat of an address, free again with this value.
pub(super) struct Seat {
    seats: Seats,
    address: IpAddr,
}

impl Seats {
    /// As the operator set it: the usual number, for load tests any.
    pub fn of(app: &App) -> Seats {
        let each = if app.config.is_limited() { FROM_ONE } else { CONNECTIONS };
        Seats::new(each, &app.config.trusted_proxies)
    }

    /// So many for each address; a proxy's visitors share one address and are not counted.
    pub fn new(each: usize, proxies: &[IpAddr]) -> Seats {
        Seats { each, proxies: proxies.to_vec(), taken: Arc::default() }
    }

    /// A seat for this peer, if its address may have one more.
    pub(super) fn take(&self, peer: IpAddr) -> Option<Seat> {
        let address = customer(peer);
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let count = taken.entry(address).or_default();
        if *count >= self.each && !self.proxies.contains(&peer.to_canonical()) {
            return None;
        }
        *count += 1;
        drop(taken);
        Some(Seat { seats: self.clone(), address })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_has_as_many_seats_as_it_needs_and_a_customer_so_many_as_one() {
        let proxy: IpAddr = "192.0.2.1".parse().expect("an address");
        let seats = Seats::new(1, &[proxy]);
        let held: Vec<_> = (0..3).map(|_| seats.take(proxy)).collect();
        assert!(held.iter().all(Option::is_some));
        let at = |text: &str| seats.take(text.parse().expect("an address"));
        let first = at("2001:ee0:1:2::1");
        assert!(first.is_some() && at("2001:ee0:1:2::9").is_none() && at("2001:ee0:1:3::1").is_some());
    }
}
