//! Both sides of the line, in many voices; what is missed or wrongly flagged is printed.

use super::*;

/// Written together with the phrases.
const WRITTEN: &str = include_str!("written.tsv");
/// Written afterwards in other voices, to see whether the phrases only remember.
const HELD_OUT: &str = include_str!("held_out.tsv");

fn rows(table: &'static str, side: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter_map(move |line| line.strip_prefix(side)?.strip_prefix('\t'))
}

fn explained(text: &str) -> String {
    let signs = signs("", text, None);
    let phrases = signs
        .found
        .iter()
        .map(|sign| format!("{} {} {:?}", sign.weight, sign.why, &text[sign.range.clone()]));
    format!("  {text}\n      {}", phrases.collect::<Vec<_>>().join("; "))
}

/// At least nine in ten of the real ones found, at most one in twenty of the everyday ones flagged.
fn assert_within_bounds(table: &'static str, real: usize, everyday: usize) {
    let suspect = |text: &&str| signs("", text, None).are_suspect();
    let missed: Vec<String> = rows(table, "real").filter(|text| !suspect(text)).map(explained).collect();
    let flagged: Vec<String> = rows(table, "everyday").filter(suspect).map(explained).collect();
    let (all_real, all_everyday) = (rows(table, "real").count(), rows(table, "everyday").count());
    println!("missed {} of {all_real}:\n{}", missed.len(), missed.join("\n"));
    println!("flagged {} of {all_everyday}:\n{}", flagged.len(), flagged.join("\n"));
    assert!(all_real >= real && all_everyday >= everyday, "{all_real} and {all_everyday} sentences");
    assert!(missed.len() * 10 <= all_real, "{} of {all_real} denunciations were missed", missed.len());
    assert!(
        flagged.len() * 20 <= all_everyday,
        "{} of {all_everyday} everyday texts were flagged",
        flagged.len()
    );
}

#[test]
fn nine_in_ten_denunciations_are_seen_and_everyday_words_are_left_alone() {
    assert_within_bounds(WRITTEN, 50, 70);
}

#[test]
fn words_written_afterwards_by_others_are_told_apart_as_well() {
    assert_within_bounds(HELD_OUT, 20, 20);
}

/// The invented opinions of the demo: one word of them is enough to see whether the shield would rise in a usual commune.
#[test]
fn of_the_demos_opinions_only_the_denunciations_are_suspect() {
    let samples: serde_json::Value =
        serde_json::from_str(include_str!("../../../../facts/sample_opinions.json"))
            .expect("the samples are JSON");
    let samples = samples["opinions"].as_array().expect("a list of opinions");
    let text = |sample: &serde_json::Value| sample["text"].as_str().expect("a text").to_owned();
    let wrong = samples
        .iter()
        .filter(|sample| signs("", &text(sample), None).are_suspect() != (sample["kind"] == "to_cao"));
    let wrong: Vec<String> = wrong.map(|sample| explained(&text(sample))).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), samples.len(), wrong.join("\n"));
}

#[test]
fn who_chose_denunciation_is_shielded_whatever_the_words() {
    let signs = signs("", "Xin gặp riêng để trình bày.", Some(Kind::ToCao));
    assert!(signs.are_suspect());
    assert_eq!(signs.found[0].why, Why::Chosen);
    assert!(!super::signs("", "Xin gặp riêng để trình bày.", Some(Kind::KhieuNai)).are_suspect());
}

#[test]
fn the_page_can_show_which_words_made_it_suspect() {
    let (title, words) = ("Vòi tiền dân", "Cán bộ địa chính nhận phong bì\nở nhà");
    let signs = signs(title, words, None);
    let shown = |sign: &Sign| match sign.part {
        Part::Title => &title[sign.range.clone()],
        Part::Words => &words[sign.range.clone()],
        Part::Choice => "",
    };
    let shown: Vec<&str> = signs.found.iter().map(shown).collect();
    assert_eq!(shown, ["Vòi tiền", "Cán bộ", "nhận phong bì"]);
    assert_eq!(signs.found[2].why, Why::Bribery);
}

#[test]
fn an_office_holder_or_a_name_makes_it_an_accusation_of_somebody() {
    assert!(signs("", "Tôi tố cáo ông Thử hàng xóm trộm gà", None).accuses_named());
    assert!(signs("", "Trưởng thôn ăn chặn tiền bão lụt", None).accuses_named());
    assert!(!signs("", "Ở đây toàn hối lộ", None).accuses_named());
    assert!(!signs("", "Ông Hùng xóm trên đốt rác", None).accuses_named());
}

#[test]
fn a_title_and_its_words_are_read_together() {
    assert!(signs("Về trưởng thôn", "Bỏ túi tiền làm đường của dân", None).are_suspect());
    assert!(!signs("", "Bỏ túi tiền làm đường của dân", None).are_suspect());
}

#[test]
fn nothing_typed_is_nothing_suspected() {
    for text in ["", " \n", "🌸", "!!!", "\u{200b}", "12345"] {
        assert_eq!(signs(text, text, None).weight(), 0, "{text:?}");
    }
}

#[test]
fn ten_thousand_words_are_read_in_a_moment() {
    let long = "cán bộ không đưa tiền thì nhận của tôi ".repeat(1_200);
    assert!(signs("", &long, None).are_suspect());
}

#[test]
fn several_everyday_matters_in_one_text_accuse_nobody() {
    let all: Vec<&str> = rows(WRITTEN, "everyday").collect();
    let long: Vec<String> = all.windows(4).map(|four| four.join(" ")).collect();
    let flagged: Vec<String> =
        long.iter().filter(|text| signs("", text, None).are_suspect()).map(|text| explained(text)).collect();
    assert!(flagged.len() * 20 <= long.len(), "{} of {}:\n{}", flagged.len(), long.len(), flagged.join("\n"));
}

#[test]
fn a_denunciation_among_everyday_matters_is_seen() {
    let everyday: Vec<&str> = rows(WRITTEN, "everyday").collect();
    let real = rows(WRITTEN, "real").zip(everyday.windows(2));
    let mixed: Vec<String> =
        real.map(|(text, around)| format!("{} {text} {}", around[0], around[1])).collect();
    let missed = mixed.iter().filter(|text| !signs("", text, None).are_suspect()).count();
    assert!(missed * 10 <= mixed.len(), "{missed} of {} were missed", mixed.len());
}
