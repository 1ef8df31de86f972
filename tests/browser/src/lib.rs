//! Journeys in real Chromium: the demo is served, a browser opens it, axe-core looks at each page.

pub mod axe;
pub mod browser;
pub mod cdp;
pub mod demo;
pub mod driver;
pub mod element;
pub mod journey;
pub mod layout;
pub mod wait;

pub use browser::Browser;
pub use demo::Demo;
pub use journey::{Width, journey};
