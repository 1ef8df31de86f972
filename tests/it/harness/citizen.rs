//! A citizen at the public pages: sends an opinion step by step, keeps the receipt, looks it up again.

use super::form::Form;
use super::http::Client;
use super::office::Office;
use super::page::Page;

/// What the citizen takes home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The public code.
    pub code: String,
    /// The secret.
    pub secret: String,
}

/// What somebody has to say.
#[derive(Clone, Copy, Default)]
pub struct Said<'a> {
    /// The main topic's code.
    pub topic: &'a str,
    /// The words.
    pub text: &'a str,
    /// The sender's name; none stays empty.
    pub name: &'a str,
    /// A telephone number.
    pub phone: &'a str,
    /// An e-mail address; given, messages are wished for.
    pub email: &'a str,
    /// The conference it is meant for.
    pub conference: &'a str,
    /// The unit's code, where it is not the home unit.
    pub unit: &'a str,
}

/// Fills in all steps and gives the last form, which only needs to be sent.
pub async fn fill_in(client: &Client, said: Said<'_>, photo: Option<&[u8]>) -> Form {
    let query = [("hoi-nghi", said.conference), ("xa", said.unit)];
    let query: Vec<String> = query
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let page = client.open(&format!("/gui-y-kien?{}", query.join("&"))).await;
    let topic = if said.topic.is_empty() { "MTG" } else { said.topic };
    let page = send_form(&page).set("topic", topic).send().await.expect_status(200);
    let mut words = send_form(&page).set("text", said.text);
    if let Some(photo) = photo {
        words = words.attach("photos", "mương.png", "image/png", photo);
    }
    let page = words.send().await.expect_status(200);
    let mut who = send_form(&page).set("name", said.name).set("phone", said.phone).set("email", said.email);
    if !said.email.is_empty() {
        who = who.tick("consent_messages");
    }
    let page = who.send().await.expect_status(200);
    send_form(&page)
}

/// The form of a step with its main button.
pub fn send_form(page: &Page) -> Form {
    let forward = ["Tiếp tục", "Continue", "Gửi ý kiến", "Send the opinion"];
    let found = forward.into_iter().find(|words| page.has_form(words));
    let found = found.unwrap_or_else(|| panic!("no button leads on at {}:\n{}", page.url, page.text()));
    page.form(found)
}

/// Sends it and reads the receipt.
pub async fn receipt(form: &Form) -> Receipt {
    let page = form.send().await.expect_status(200);
    read_receipt(&page)
}

/// Code and secret as the receipt shows them.
pub fn read_receipt(page: &Page) -> Receipt {
    let shown = page.texts(".receipt-code dd.code");
    let [code, secret] = shown.as_slice() else { panic!("no receipt at {}:\n{}", page.url, page.text()) };
    Receipt { code: code.clone(), secret: secret.clone() }
}

/// Sends an opinion from a browser of its own.
pub async fn sends(office: &Office, said: Said<'_>) -> Receipt {
    receipt(&fill_in(&office.visitor(), said, None).await).await
}

/// Opens an opinion with code and secret in a fresh browser.
pub async fn looks(office: &Office, receipt: &Receipt) -> Page {
    looks_with(&office.visitor(), &receipt.code, &receipt.secret).await
}

/// What a program gets with code and secret.
pub async fn tracks(office: &Office, code: &str, secret: &str) -> Page {
    let client = office.visitor();
    let request = client.request(reqwest::Method::GET, &format!("/api/v1/opinions/{code}"));
    client.send(request.header("x-tracking-secret", secret)).await
}

/// Types code and secret.
pub async fn looks_with(client: &Client, code: &str, secret: &str) -> Page {
    let page = client.open("/tra-cuu").await;
    let form = page.form("/tra-cuu").set("code", code).set("secret", secret);
    form.send().await
}
