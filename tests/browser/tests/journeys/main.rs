//! Journeys through the demo, at a phone's and a desk's width; axe-core looks at each page.

mod answering;
mod browser_itself;
mod citizen;
mod clerk;
mod english;
mod forced_colours;
mod layout;
mod others;
mod steps;
mod visitor;
