//! What every room needs at hand: configuration, database, clock, chance and the key.

use std::net::IpAddr;
use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Instant;

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};
use domain::code::Secret;
use hmac::{Hmac, KeyInit, Mac};
use rand::RngExt;
use sha2::{Digest, Sha256};
use tokio::sync::{Notify, Semaphore};

use crate::config::Config;
use crate::files::Files;
use crate::store::almanac::Almanac;
use crate::store::attempts::Spare;
use crate::store::directory::Directory;
use crate::store::{self, Database, WriteTx};

/// The program's shared state; cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// The fields behind [`App`].
pub struct Inner {
    /// What the operator set.
    pub config: Config,
    /// The database.
    pub db: Database,
    /// The clock; stands still in tests and while the demo is told.
    pub clock: Clock,
    /// Calendar and terms, reread now and then.
    pub almanac: Almanac,
    /// Names of units, offices, villages, accounts and topics.
    pub directory: Directory,
    /// The folder of pictures and documents.
    pub files: Files,
    /// How many passwords may be hashed at once.
    pub hashing: Semaphore,
    /// Rung when a letter was put into the outbox.
    pub letters_waiting: Notify,
    /// Tells this program apart from others in the same process, as tests have them.
    pub place: u64,
    /// Counts looks while the database takes no count.
    pub spare: Spare,
    /// Signs tracking cookies and derives replayable secrets.
    key: [u8; 32],
}

impl Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl App {
    /// Puts the pieces together; reads or makes the installation's key.
    pub async fn new(config: Config, db: Database, clock: Clock) -> Result<App, store::Error> {
        let fresh: [u8; 32] = random_bytes();
        let key = store::settings::key(&db, &fresh).await?;
        let files = Files::within(&config.data_dir, config.files_until);
        let directory = Directory::default();
        directory.remember(&db).await?;
        Ok(App(Arc::new(Inner {
            config,
            files,
            db,
            clock,
            almanac: Almanac::default(),
            directory,
            hashing: Semaphore::new(2),
            letters_waiting: Notify::new(),
            place: u64::from_ne_bytes(random_bytes()),
            spare: Spare::default(),
            key,
        })))
    }

    /// This moment in UTC, in whole milliseconds.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Today in Vietnam, whatever the server's clock says.
    pub fn today(&self) -> NaiveDate {
        day_in_vietnam(self.now())
    }

    /// Opens a write transaction; on SQLite writers queue fairly.
    pub async fn begin_write(&self) -> Result<WriteTx, store::Error> {
        self.db.begin_write().await
    }

    /// A random token of 256 bits, safe in addresses and forms.
    pub fn fresh_token(&self) -> String {
        encode(&random_bytes::<32>())
    }

    /// A random number for a new code, 0 to 999999.
    pub fn fresh_number(&self) -> u32 {
        #[expect(clippy::disallowed_methods, reason = "App is where chance comes from")]
        rand::rng().random_range(0..1_000_000)
    }

    /// The citizen's secret that belongs to this once-token: a replay finds the same one, the database holds only its hash.
    pub fn secret_for(&self, once: &str) -> Secret {
        let digest = self.sign("secret", once);
        let mut bytes = [0u8; 7];
        bytes.copy_from_slice(&digest[..7]);
        Secret::from_bytes(bytes)
    }

    /// A keyed digest of `text` for one purpose.
    pub fn sign(&self, purpose: &str, text: &str) -> [u8; 32] {
        let mut mac =
            <Hmac<Sha256> as KeyInit>::new_from_slice(&self.key).expect("hmac takes any key length");
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        mac.finalize().into_bytes().into()
    }

    /// An absolute address of this site.
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.config.public_url)
    }
}

/// The clock of the program: the system's, one that began at a told moment, or one that stands still.
#[derive(Clone, Default)]
pub struct Clock(Arc<Mutex<Hand>>);

/// What moves a clock.
#[derive(Clone, Copy, Default)]
pub enum Hand {
    /// The system's time.
    #[default]
    System,
    /// Runs on from a moment at the pace of the machine: limits open again and leases end, as on any day.
    From(DateTime<Utc>, Instant),
    /// Stands until moved.
    Still(DateTime<Utc>),
}

impl Clock {
    /// A clock that stands at this moment until moved.
    pub fn still(at: DateTime<Utc>) -> Clock {
        Clock(Arc::new(Mutex::new(Hand::Still(at))))
    }

    /// A clock that says this moment now and runs on from it.
    pub fn running_from(at: DateTime<Utc>) -> Clock {
        Clock(Arc::new(Mutex::new(Hand::From(at, Instant::now()))))
    }

    /// Stops at this moment; gives what moved it until now, for [`Clock::put_back`].
    pub fn stand_at(&self, at: DateTime<Utc>) -> Hand {
        std::mem::replace(&mut *self.hand(), Hand::Still(at))
    }

    /// Lets it be moved as it was before it was stopped.
    pub fn put_back(&self, hand: Hand) {
        *self.hand() = hand;
    }

    /// Moves a standing clock on; a running one is left alone.
    pub fn forward(&self, by: TimeDelta) {
        if let Hand::Still(at) = &mut *self.hand() {
            *at += by;
        }
    }

    /// This moment, in whole milliseconds, as both databases store it.
    pub fn now(&self) -> DateTime<Utc> {
        #[expect(clippy::disallowed_methods, reason = "the clock is where time comes from")]
        let at = match *self.hand() {
            Hand::System => Utc::now(),
            Hand::From(at, since) => at + since.elapsed(),
            Hand::Still(at) => at,
        };
        DateTime::from_timestamp_millis(at.timestamp_millis()).unwrap_or(at)
    }

    fn hand(&self) -> MutexGuard<'_, Hand> {
        self.0.lock().expect("nobody panics while holding the clock")
    }
}

/// The civil day of a moment in Asia/Ho_Chi_Minh, seven hours ahead since 1975.
pub fn day_in_vietnam(at: DateTime<Utc>) -> NaiveDate {
    in_vietnam(at).date_naive()
}

/// A moment on the clocks of Vietnam.
pub fn in_vietnam(at: DateTime<Utc>) -> DateTime<FixedOffset> {
    at.with_timezone(&FixedOffset::east_opt(7 * 3600).expect("seven hours is an offset"))
}

/// The address as one customer has it: a single IPv4 address, or an IPv6 network of 64 bits.
pub fn customer(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(v4) => IpAddr::V4(v4),
        IpAddr::V6(v6) => IpAddr::V6((u128::from(v6) & !u128::from(u64::MAX)).into()),
    }
}

/// The SHA-256 of a token or secret, as it is stored.
pub fn digest(text: &str) -> String {
    encode(&Sha256::digest(text.as_bytes()))
}

/// URL-safe base64 without padding.
pub fn encode(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

/// Bytes of the system's random source.
pub fn random_bytes<const N: usize>() -> [u8; N] {
    #[expect(clippy::disallowed_methods, reason = "App is where chance comes from")]
    rand::rng().random()
}
