//! Sending an opinion as people do it: back and forward, without cookies, twice, in another language, with files that are none.

mod files;
mod steps;

use crate::harness::citizen::{Said, send_form};
use crate::harness::http::Client;
use crate::harness::page::Page;

const WORDS: &str = "Mương đầu thôn tắc từ tháng trước, nước tràn ra đường.";

fn said() -> Said<'static> {
    Said { text: WORDS, name: "Bà Thử", ..Said::default() }
}

/// The step with the words, for a browser that has chosen a topic.
async fn words_step(client: &Client) -> Page {
    let page = client.open("/gui-y-kien").await;
    send_form(&page).set("topic", "MTG").send().await.expect_status(200)
}
