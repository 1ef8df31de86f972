//! Journeys through the demo, at a phone's and a desk's width; axe-core looks at each page.

mod browser_itself;
mod home;
