//! Controls by role and accessible name, as the browser itself computes them.

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, Locator};
use http::Method;
use url::{ParseError, Url};

/// What a control is to assistive technology.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Something to press.
    Button,
    /// Something that leads elsewhere.
    Link,
    /// A field to type in, of one line or several.
    Textbox,
    /// A box to tick.
    Checkbox,
    /// One choice of several.
    Radio,
    /// A list to choose from.
    Combobox,
    /// A heading.
    Heading,
}

impl Role {
    /// Where to look for it; the browser decides about the name.
    fn selector(self) -> &'static str {
        match self {
            Role::Button => "button, input[type=submit], input[type=button], summary, [role=button]",
            Role::Link => "a[href], [role=link]",
            Role::Textbox => {
                "textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=submit], [type=button], [type=file])"
            }
            Role::Checkbox => "input[type=checkbox], [role=checkbox], [role=switch]",
            Role::Radio => "input[type=radio], [role=radio]",
            Role::Combobox => "select, [role=combobox], input[list]",
            Role::Heading => "h1, h2, h3, h4, h5, h6, [role=heading]",
        }
    }
}

/// The shown control of this role with this name: the same words first, else a name that begins with them.
pub async fn find(client: &Client, role: Role, name: &str) -> Result<Option<Element>, CmdError> {
    let mut near = None;
    for element in client.find_all(Locator::Css(role.selector())).await? {
        let label = name_of(client, &element).await?;
        if label == name {
            return Ok(Some(element));
        }
        if near.is_none() && label.starts_with(name) {
            near = Some(element);
        }
    }
    Ok(near)
}

/// The names of all controls of this role, for the message when one is missing.
pub async fn names(client: &Client, role: Role) -> Result<Vec<String>, CmdError> {
    let mut names = Vec::new();
    for element in client.find_all(Locator::Css(role.selector())).await? {
        names.push(name_of(client, &element).await?);
    }
    Ok(names)
}

/// The accessible name, with single spaces.
pub async fn name_of(client: &Client, element: &Element) -> Result<String, CmdError> {
    let answer = client.issue_cmd(ComputedLabel(element.element_id().to_string())).await?;
    Ok(answer.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "))
}

/// `GET /session/{id}/element/{id}/computedlabel` of WebDriver.
#[derive(Debug)]
struct ComputedLabel(String);

impl WebDriverCompatibleCommand for ComputedLabel {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/element/{}/computedlabel", session.unwrap_or_default(), self.0))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::GET, None)
    }
}
