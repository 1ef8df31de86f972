//! What the operator sets: defaults < doithoai.toml < environment < flags; unknown keys are errors.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use serde::{Deserialize, Serialize};

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogShape {
    /// For people at a terminal.
    Text,
    /// One JSON object a line, UTC.
    Json,
}

/// Whether rate limits are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limits {
    /// The normal state.
    On,
    /// For load tests on loopback only.
    Off,
}

/// The whole configuration; every key is also `DOITHOAI_<KEY>` in the environment.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// How people reach the site from outside; used in letters and slips.
    pub public_url: String,
    /// Where the SQLite file, uploaded files and unsent letters live.
    pub data_dir: PathBuf,
    /// `sqlite:…` or `postgres://…`; unset means SQLite in the data folder.
    pub database_url: Option<String>,
    /// `smtp://user:password@host:587` or `smtps://…`; unset means letters become .eml files.
    pub smtp_url: Option<String>,
    /// The sender of letters where a unit has none of its own.
    pub mail_from: String,
    /// Letters that the mail server is given in a minute, by all instances together.
    pub mail_per_minute: u32,
    /// Proxies whose X-Forwarded-For is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Shape of the log.
    pub log: LogShape,
    /// Seconds that running requests have to finish after a stop signal.
    #[serde(deserialize_with = "seconds")]
    pub shutdown_timeout: u64,
    /// Rate limits.
    pub limits: Limits,
    /// Percent of the disk in use above which no more files are taken, so that words still are.
    pub files_until: u8,
    /// The fixed password of the demo's accounts; unset means a fresh one is printed.
    pub demo_password: Option<String>,
}

/// Accepts `25`, `"25"` and `"25s"`.
fn seconds<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Number(u64),
        Text(String),
    }
    match Written::deserialize(deserializer)? {
        Written::Number(n) => Ok(n),
        Written::Text(text) => text.trim().trim_end_matches('s').trim().parse().map_err(|_| {
            serde::de::Error::custom("shutdown_timeout wants whole seconds, for example 25 or 25s")
        }),
    }
}

impl Default for Config {
    fn default() -> Self {
        Config {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: String::new(),
            data_dir: PathBuf::from("./data"),
            database_url: None,
            smtp_url: None,
            mail_from: "Đối Thoại <doithoai@localhost>".to_owned(),
            mail_per_minute: 300,
            trusted_proxies: Vec::new(),
            log: LogShape::Text,
            shutdown_timeout: 25,
            limits: Limits::On,
            files_until: 95,
            demo_password: None,
        }
    }
}

/// A configuration that cannot be used, in a sentence that names the key.
#[derive(Debug, thiserror::Error)]
#[error("configuration: {0}")]
pub struct ConfigError(pub String);

/// Keys whose value may come from a file named by `DOITHOAI_<KEY>_FILE`.
const SECRETS: [&str; 3] = ["database_url", "smtp_url", "demo_password"];

impl Config {
    /// Reads defaults, then `doithoai.toml` in the working folder, then the environment, then `flags`.
    pub fn read(flags: &[(&str, String)]) -> Result<Config, ConfigError> {
        let known = known_keys();
        let from_files = SECRETS.map(|key| format!("{key}_file"));
        for (name, _) in std::env::vars_os() {
            let Some(name) = name.to_str().and_then(|n| n.strip_prefix("DOITHOAI_")) else {
                continue;
            };
            let key = name.to_lowercase();
            let ours = key.starts_with("test_") || key == "bin";
            if !ours && !known.contains(&key) && !from_files.contains(&key) {
                return Err(ConfigError(format!("DOITHOAI_{name} is no setting of this program")));
            }
        }
        let mut figment =
            Figment::from(Serialized::defaults(Config::default())).merge(Toml::file("doithoai.toml"));
        let picked: Vec<String> = known.clone();
        figment = figment.merge(Env::prefixed("DOITHOAI_").filter(move |key| {
            picked.iter().any(|k| key.as_str().eq_ignore_ascii_case(k))
                && !key.as_str().eq_ignore_ascii_case("trusted_proxies")
        }));
        if let Ok(list) = std::env::var("DOITHOAI_TRUSTED_PROXIES") {
            let list: Vec<&str> = list.split([',', ' ']).filter(|part| !part.is_empty()).collect();
            figment = figment.merge(("trusted_proxies", list));
        }
        for key in SECRETS {
            let variable = format!("DOITHOAI_{}_FILE", key.to_uppercase());
            if let Ok(path) = std::env::var(&variable) {
                let value = std::fs::read_to_string(&path)
                    .map_err(|e| ConfigError(format!("{variable}: cannot read {path}: {e}")))?;
                figment = figment.merge((key, value.trim().to_owned()));
            }
        }
        for (key, value) in flags {
            figment = figment.merge((*key, value.clone()));
        }
        let mut config: Config = figment.extract().map_err(|e| refusal(&e))?;
        config.settle()?;
        Ok(config)
    }

    /// Fills what follows from other keys and refuses what cannot be.
    fn settle(&mut self) -> Result<(), ConfigError> {
        if self.public_url.is_empty() {
            self.public_url = format!("http://{}", self.listen);
        }
        self.public_url = self.public_url.trim_end_matches('/').to_owned();
        let url = url::Url::parse(&self.public_url)
            .map_err(|e| ConfigError(format!("public_url: {}: {e}", self.public_url)))?;
        if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
            return Err(ConfigError("public_url: wants http:// or https:// and a host".to_owned()));
        }
        if let Some(smtp) = &self.smtp_url {
            let url = url::Url::parse(smtp).map_err(|e| ConfigError(format!("smtp_url: {e}")))?;
            if !matches!(url.scheme(), "smtp" | "smtps") || url.host_str().is_none() {
                return Err(ConfigError("smtp_url: wants smtp://host:port or smtps://host:port".to_owned()));
            }
        }
        self.mail_from
            .parse::<lettre::message::Mailbox>()
            .map_err(|e| ConfigError(format!("mail_from: {}: {e}", self.mail_from)))?;
        if self.mail_per_minute == 0 {
            return Err(ConfigError("mail_per_minute: wants 1 or more letters".to_owned()));
        }
        if self.files_until > 100 {
            return Err(ConfigError("files_until: wants percent of the disk, 0 to 100".to_owned()));
        }
        let database = self.database_url();
        if !["sqlite:", "postgres://", "postgresql://"].iter().any(|s| database.starts_with(s)) {
            return Err(ConfigError("database_url: wants sqlite:… or postgres://…".to_owned()));
        }
        Ok(())
    }

    /// The database's address, SQLite in the data folder unless set.
    pub fn database_url(&self) -> String {
        self.database_url
            .clone()
            .unwrap_or_else(|| format!("sqlite://{}", self.data_dir.join("doithoai.db").display()))
    }

    /// Whether the site is reached over TLS, so that cookies can be host-locked and secure.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// Whether rate limits are kept.
    pub fn is_limited(&self) -> bool {
        self.limits == Limits::On
    }

    /// How long running requests may take after a stop signal.
    pub fn shutdown_timeout(&self) -> Duration {
        Duration::from_secs(self.shutdown_timeout)
    }
}

/// What is wrong with a value, in a sentence that shows no secret.
fn refusal(error: &figment::Error) -> ConfigError {
    let key = error.path.join(".");
    ConfigError(match key.as_str() {
        "" => error.to_string(),
        key if SECRETS.contains(&key) => format!("{key}: wants a text in quotation marks"),
        key => format!("{key}: {error}"),
    })
}

/// The names of all keys, as the configuration file writes them.
fn known_keys() -> Vec<String> {
    match serde_json::to_value(Config::default()) {
        Ok(serde_json::Value::Object(map)) => map.keys().cloned().collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_usable() {
        let mut config = Config::default();
        config.settle().expect("defaults settle");
        assert_eq!(config.public_url, "http://127.0.0.1:8080");
        assert!(config.database_url().starts_with("sqlite://./data"));
    }

    #[test]
    fn a_secret_of_the_wrong_sort_is_not_shown() {
        let figment = Figment::from(Serialized::defaults(Config::default()))
            .merge(Toml::string("demo_password = 20260911\ndatabase_url = [\"postgres://xa:bi-mat@db/x\"]"));
        let error = figment.extract::<Config>().expect_err("no text");
        let said = refusal(&error).to_string();
        assert!(!said.contains("20260911") && !said.contains("bi-mat"), "{said}");
        assert!(said.contains("wants a text in quotation marks"), "{said}");
    }

    #[test]
    fn a_wrong_address_is_named_by_its_key() {
        let mut config = Config { smtp_url: Some("http://x".into()), ..Config::default() };
        assert!(config.settle().expect_err("refused").to_string().contains("smtp_url"));
    }
}
