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

const STAFF: [Person<'static>; 4] = [
    Person { id: 1, name: "Hà Văn Quyết", post: "Công chức địa chính - xây dựng" },
    Person { id: 2, name: "Hoàng Trung Kiên", post: "Phó Trưởng Công an xã" },
    Person { id: 3, name: "Trần Thị Hiền", post: "Chuyên viên Phòng Kinh tế" },
    Person { id: 4, name: "Nguyễn Văn Thử", post: "Chủ tịch UBND xã" },
];

fn assert_about_staff(rows: &[&str], suspect: bool) {
    let wrong = rows.iter().filter(|text| signs_about("", text, None, &STAFF).are_suspect() != suspect);
    let wrong: Vec<String> =
        wrong.map(|text| format!("{text}: {:?}", signs_about("", text, None, &STAFF).found)).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn a_harmless_phrase_covers_no_other_accusation_and_no_other_clause() {
    for text in [
        "Chủ tịch xã nhận hối lộ, tôi tố cáo",
        "Chủ tịch xã nhận hối lộ, dân tố cáo",
        "Chủ tịch xã nhận hối lộ tôi tố cáo",
        "Cán bộ địa chính nhận của tôi 20 triệu, tôi tố cáo",
        "Trưởng thôn không trả tiền đền bù, giữ tiền của dân, tôi tố cáo",
        "Hỏi cán bộ thì đòi phong bì, tôi tố cáo",
        "Công an xã đánh người lấy lời khai rồi nhận lệnh bắt, gia đình tố cáo",
    ] {
        assert!(signs("", text, None).are_suspect(), "{}", explained(text));
    }
}

#[test]
fn praise_excuses_nobody_who_took_money() {
    assert_about_staff(
        &[
            "Cảm ơn bà Hiền đã nhận tiền của tôi 50 triệu để làm sổ đỏ",
            "Cảm ơn chủ tịch xã đã nhận của tôi 50 triệu để làm sổ đỏ",
            "Xin cảm ơn ông Quyết đã cầm 20 triệu của gia đình mà không làm giấy tờ",
            "Tuyên dương cán bộ địa chính nhận phong bì 5 triệu rất nhanh",
            "Cám ơn ông Hà Văn Quyết đã lấy tiền của dân nghèo",
            "Khen cán bộ xã nhiệt tình nhận hối lộ",
        ],
        true,
    );
    assert_about_staff(
        &[
            "Cảm ơn bà Hiền đã giúp gia đình nhận tiền hỗ trợ 50 triệu làm nhà",
            "Cảm ơn cán bộ địa chính không nhận phong bì của tôi",
            "Cảm ơn ông Quyết đã trả lại 5 triệu tôi đánh rơi",
            "Cảm ơn chị Hiền từ chối nhận quà",
        ],
        false,
    );
}

#[test]
fn somebody_of_the_unit_who_is_named_is_somebody_in_office() {
    let accusing = [
        "Ông Hà Văn Quyết cầm của tôi 20 triệu để làm sổ đỏ mà không làm",
        "Ông Hoàng Trung Kiên đánh con tôi bị thương",
        "ong ha van quyet cam cua toi 20 trieu de lam so do",
        "Hà Văn Quyết đòi tôi 5 triệu mới ký",
        "Tôi bị ông Hoàng Trung Kiên đánh gãy tay",
        "Tôi đưa cho bà Trần Thị Hiền 10 triệu mà không được việc",
        "Ông Kiên công an dọa bắt con tôi nếu không nộp tiền",
        "Bà Hiền lấy tiền hỗ trợ của hộ nghèo chia cho người nhà",
        "Ông Văn Thử nhận tiền của doanh nghiệp",
        "Anh Quyết giữ sổ đỏ nhà tôi, đòi tiền mới trả",
        "HÀ VĂN QUYẾT NHẬN TIỀN CỦA DÂN",
    ];
    assert_about_staff(&accusing, true);
    assert!(!signs("", accusing[1], None).are_suspect());
    assert!(signs_about("", accusing[1], None, &STAFF).accuses_named());
}

#[test]
fn names_of_staff_in_everyday_words_accuse_nobody() {
    assert_about_staff(
        &[
            "Tôi gặp ông Hà Văn Quyết ở văn phòng, ông ấy hướng dẫn tận tình",
            "Đề nghị ông Hà Văn Quyết trả lời về mương N4",
            "Ông Hà Văn Quyết đã đo đất cho nhà tôi hôm thứ hai",
            "Bà Trần Thị Hiền hẹn thứ sáu trả kết quả, đến nay chưa có",
            "Kính gửi ông Nguyễn Văn Thử, đường vào thôn bị ngập",
            "Cảm ơn ông Hoàng Trung Kiên đã bắt được nhóm trộm chó",
            "Ông Kiên xuống thôn tuyên truyền phòng chống lừa đảo qua mạng",
            "Hỏi bà Hiền bao giờ chi trả tiền đền bù 20 triệu",
            "Tôi nộp 15 nghìn tiền lệ phí cho bà Trần Thị Hiền, có biên lai",
            "Ông Hà Văn Quyết nói hồ sơ thiếu chữ ký của vợ tôi",
            "Ông Hoàng Trung Kiên hòa giải hai nhà đánh nhau",
            "Ông Quyết hàng xóm đánh con tôi bị thương",
            "Mong ông Nguyễn Văn Thử cho xã lắp đèn đường, kinh phí dân góp 200 nghìn một hộ",
            "Bà Hiền trao quà cho các cháu rất vui",
            "Ông Hà Văn Quyết trả lời chưa rõ, đề nghị trả lời lại",
            "Thửa đất của bố tôi do ông Hà Văn Quyết đo năm 2019 bị sai 20 mét",
        ],
        false,
    );
}

#[test]
fn disguised_letters_stops_and_telex_hide_no_accusation() {
    for text in [
        "Chủ tịсh хã nhận tiền",
        "ch.ủ t.ị.ch xã nhận tiền",
        "chur tichj xax nhanaj tieenf",
        "Chủ tịch xã nhận h.ối l.ộ",
        "chu tich xa nhan hoi lo",
        "Cán bộ địа chính đòі рhоng bì",
        "casn booj ddiaj chisnh ddofi phong bif",
        "chủ tịch xã nhận hối\u{200b} l\u{ad}ộ",
    ] {
        assert!(signs("", text, None).are_suspect(), "{}", explained(text));
    }
    for text in ["dduwowngf vaof thoon bij ngaapj", "Xe tải T.P chở đất v.v làm hỏng đ.ường"] {
        assert!(!signs("", text, None).are_suspect(), "{}", explained(text));
    }
}

/// Both tables with a name of the unit in place of the post.
fn with_names(side: &'static str) -> Vec<String> {
    let posts =
        ["cán bộ địa chính", "chủ tịch xã", "trưởng thôn", "công an xã", "cán bộ xã", "bí thư", "kế toán"];
    let named = |text: &str| {
        let small = text.to_lowercase();
        let post = posts.iter().find(|post| small.starts_with(**post))?;
        Some(format!("Ông Hà Văn Quyết{}", text.get(post.len()..)?))
    };
    rows(WRITTEN, side).chain(rows(HELD_OUT, side)).filter_map(named).collect()
}

#[test]
fn names_in_place_of_posts_keep_the_bounds() {
    let suspect = |text: &&String| signs_about("", text, None, &STAFF).are_suspect();
    let (real, everyday) = (with_names("real"), with_names("everyday"));
    let missed: Vec<&String> = real.iter().filter(|text| !suspect(text)).collect();
    let flagged: Vec<&String> = everyday.iter().filter(suspect).collect();
    println!("missed {} of {}: {missed:#?}", missed.len(), real.len());
    println!("flagged {} of {}: {flagged:#?}", flagged.len(), everyday.len());
    assert!(real.len() > 20 && missed.len() * 10 <= real.len());
    assert!(everyday.len() > 20 && flagged.len() * 20 <= everyday.len());
}

#[test]
fn everyday_words_stay_harmless_in_a_unit_with_the_commonest_names() {
    let names =
        ["Nguyễn Văn Hùng", "Trần Thị Lan", "Lê Văn Tuấn", "Phạm Thị Hoa", "Vũ Thị Thu", "Lê Văn Bình"];
    let people = names.map(|name| Person { id: 1, name, post: "Chuyên viên" });
    let everyday: Vec<&str> = rows(WRITTEN, "everyday").chain(rows(HELD_OUT, "everyday")).collect();
    let flagged = everyday.iter().filter(|text| signs_about("", text, None, &people).are_suspect());
    let flagged: Vec<&&str> = flagged.collect();
    assert!(flagged.len() * 20 <= everyday.len(), "{} of {}: {flagged:#?}", flagged.len(), everyday.len());
    println!("flagged {} of {}", flagged.len(), everyday.len());
}
#[test]
fn other_ways_of_saying_the_same_are_told_apart_as_well() {
    assert_about_staff(
        &[
            "Đề nghị ông Hà Văn Quyết trả lại 20 triệu đã nhận của tôi để làm sổ đỏ",
            "Đề nghị chủ tịch xã trả lại 20 triệu đã nhận của tôi để làm sổ đỏ",
            "Quyết địa chính ăn tiền",
            "Kính gửi ông Thử, ông Quyết cầm của tôi 20 triệu",
            "Ông Hà Văn Quyết có nhận của tôi số tiền 20.000.000 đồng để làm sổ",
            "Bà Hiền bắt tôi nộp thêm 2 triệu mới cho dấu",
            "C.h.ủ t.ị.c.h x.ã n.h.ậ.n t.i.ề.n",
            "chủ-tịch xã ăn-tiền",
            "Chủ tịch xã nhận 50 triệu tiền hỗ trợ riêng của doanh nghiệp",
            "Cảm ơn bà Hiền, bà ấy đã nhận 50 triệu của tôi",
        ],
        true,
    );
    assert_about_staff(
        &[
            "Quyết tâm làm đường, ông Quyết hứa tháng sau xong",
            "Nhà văn hóa thôn dột, đề nghị ông Kiên cho sửa",
            "Cảm ơn ông Quyết đã nhận hồ sơ và trả tiền đền bù 50 triệu cho gia đình tôi",
            "Ông Quyết nhận 20 triệu tiền ủng hộ của doanh nghiệp cho quỹ khuyến học, xã đã công khai",
            "Bà Hiền thu tiền vệ sinh 25 nghìn, có phiếu",
            "Tôi muốn hỏi cách nhận hướng dẫn về tố cáo",
            "Xã đã hướng dẫn chúng tôi thủ tục khiếu nại, tố cáo",
        ],
        false,
    );
}

#[test]
fn bitter_thanks_spaced_letters_and_plain_business_are_told_apart() {
    assert_about_staff(
        &[
            "ông Q. địa chính nhận của tôi 20 triệu làm sổ đỏ",
            "Ông Kiên đánh vợ tôi nhập viện",
            "Ông Hoàng Trung Kiên tát con tôi ở trụ sở",
            "Ông Hoàng Trung Kiên, phó công an, thường xuyên uống rượu rồi chửi dân, đánh người",
            "Chủ tịch xã nhận tiền của doanh nghiệp để hướng dẫn lách luật",
            "Chủ tịch xã nhận được 50 triệu hối lộ từ doanh nghiệp",
            "chủ tịch xã nhận phong bì đựng tiền",
            "Biết ơn ông chủ tịch đã ăn chặn tiền lũ",
            "Cán bộ địa chính nhận tiền bồi dưỡng, dân tố cáo",
            "Trưởng thôn ăn chặn tiền hỗ trợ; tôi không dám tố cáo vì sợ",
            "Tôi không muốn tố cáo nhưng bà Hiền cầm của tôi 10 triệu",
            "chủ tịch xã nhận h ố i l ộ",
            "Chủ tịch xã nhận hốі lộ",
            "CHỦ TỊСH ХÃ NHẬN TIỀN",
            "chu tichj xax nhaanj hoois looj",
            "chủ_tịch xã nhận_hối_lộ",
            "ông Quyết vòi tiền",
            "Bà Hiền ở phòng kinh tế nhận phong bì của chủ quán karaoke",
            "Anh Quyết cầm tiền của tôi rồi mất hút",
        ],
        true,
    );
    assert_about_staff(
        &[
            "Ông Quyết xuống đo đất, cả nhà tôi đều có mặt, ông ấy ghi biên bản",
            "Cảm ơn chủ tịch xã đã nhận đơn và giải quyết",
            "Biết ơn các bác sĩ trạm y tế đã cứu con tôi, không lấy tiền",
            "Cảm ơn ông Kiên bắt trộm, trả lại xe cho nhà tôi",
            "Bà Hiền nói thu 15 nghìn tiền lệ phí, tôi nộp rồi",
            "Đề nghị ông Quyết trả lại hồ sơ gốc cho gia đình tôi",
            "Đề nghị xã trả lại đất cho gia đình tôi, ông Quyết đo sai",
            "Nhờ bà Hiền nhắn cán bộ trạm cho cháu tiêm vắc xin",
            "Ông Thử hứa sửa đường từ năm ngoái, nay chưa thấy, tiền dân đã góp đủ 200 nghìn một hộ",
            "Đề nghị chủ tịch xã trả lại tiền đặt cọc đấu giá cho dân",
        ],
        false,
    );
}
