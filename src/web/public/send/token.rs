//! The token in the address of a form: it alone opens what was typed there.

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use crate::app::{App, digest, encode, random_bytes};

/// What opens one draft, and after sending its receipt. Neither stored nor logged.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A token for a new draft.
    pub fn fresh(app: &App) -> Token {
        Token(app.fresh_token())
    }

    /// The token of an address; none for what has not its shape.
    pub fn parse(text: &str) -> Option<Token> {
        let safe = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        (text.len() == 43 && text.bytes().all(safe)).then(|| Token(text.to_owned()))
    }

    /// As the address has it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is stored in its place.
    pub fn hash(&self) -> String {
        digest(&self.0)
    }

    /// Tells drafts apart on the device without telling the token.
    pub fn name(&self) -> String {
        self.hash().chars().take(16).collect()
    }

    /// The once-token of the opinion that comes of it: whoever knows the address of the form has not yet the secret.
    pub fn once(&self, app: &App) -> String {
        encode(&app.sign("draft-once", &self.0))
    }

    /// Seals a text: without the token neither this program nor a reader of a backup can open it.
    pub fn seal(&self, app: &App, text: &str) -> Option<String> {
        let nonce: [u8; NONCE_LEN] = random_bytes();
        let mut bytes = text.as_bytes().to_vec();
        self.key(app)?
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut bytes)
            .ok()?;
        Some(encode(&[nonce.as_slice(), &bytes].concat()))
    }

    /// Opens what was sealed; none when it was damaged.
    pub fn open(&self, app: &App, sealed: &str) -> Option<String> {
        use base64::Engine;
        let mut bytes = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let nonce = Nonce::try_assume_unique_for_key(bytes.get(..NONCE_LEN)?).ok()?;
        let text = self.key(app)?.open_within(nonce, Aad::empty(), &mut bytes, NONCE_LEN..).ok()?;
        String::from_utf8(text.to_vec()).ok()
    }

    fn key(&self, app: &App) -> Option<LessSafeKey> {
        let key = UnboundKey::new(&CHACHA20_POLY1305, &app.sign("draft-seal", &self.0)).ok()?;
        Some(LessSafeKey::new(key))
    }
}
