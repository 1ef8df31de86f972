//! What people of an invented commune say: sentences put together from parts, so that search has something to find.

use super::dice::Dice;
use super::matters::{MATTERS, Matter};

/// Places in an invented commune.
const PLACES: &[&str] = &[
    "đầu thôn",
    "cuối xóm",
    "cạnh nhà văn hóa",
    "sau trường tiểu học",
    "ngã ba chợ",
    "bờ kênh chính",
    "chân đê",
    "cánh đồng Mả Đỏ",
    "khu bãi bồi",
    "gần trạm y tế",
    "dốc Cây Đa",
    "xóm Ngoài",
    "đường vào nghĩa trang",
    "cầu Ông Nhãn",
];

const OPENINGS: &[&str] = &[
    "Kính gửi Ủy ban nhân dân xã.",
    "Tôi xin phản ánh như sau.",
    "Bà con trong xóm nhờ tôi nói giúp.",
    "Việc này đã nói ở hội nghị lần trước.",
    "Chúng tôi rất bức xúc.",
    "Mong lãnh đạo xã quan tâm.",
];

const CLOSINGS: &[&str] = &[
    "Xin cảm ơn.",
    "Mong sớm có trả lời.",
    "Bà con chờ đã lâu.",
    "Nếu cần tôi đưa cán bộ đi xem tận nơi.",
    "Ảnh tôi sẽ gửi sau.",
    "Đề nghị trả lời bằng văn bản.",
];

const FAMILY: &[&str] =
    &["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Lò", "Nông", "Triệu"];
const MIDDLE: &[&str] = &["Văn", "Thị", "Đức", "Thị Thu", "Xuân", "Minh", "Hữu", "Ngọc"];
const GIVEN: &[&str] = &[
    "Mão", "Hoạt", "Lụa", "Tuyến", "Khoát", "Dần", "Thoa", "Bẩy", "Chuyên", "Rạng", "Vượng", "Én", "Sáu",
    "Ngát",
];

/// What one person says about one matter.
pub struct Said {
    /// The matter.
    pub matter: &'static Matter,
    /// A short title.
    pub title: &'static str,
    /// The words.
    pub words: String,
    /// The place meant.
    pub place: &'static str,
}

/// The most matters of one turn.
pub const MATTERS_MOST: usize = 3;

/// What one person says in one turn: most speak of one matter, some of two or three, and of no more than `most`.
pub fn turn(dice: &mut Dice, most: usize) -> Vec<Said> {
    let matters = match dice.below(100) {
        0..88 => 1,
        88..96 => 2,
        _ => MATTERS_MOST,
    };
    (0..matters.min(most)).map(|_| matter(dice)).collect()
}

fn matter(dice: &mut Dice) -> Said {
    let matter = dice.pick(MATTERS);
    let place = dice.pick(PLACES);
    let fact = dice.pick(matter.facts).replace("{p}", place);
    let mut parts = Vec::new();
    if dice.chance(45) {
        parts.push((*dice.pick(OPENINGS)).to_owned());
    }
    parts.push(format!("{fact}."));
    if dice.chance(50) {
        let days = dice.between(2, 60);
        parts.push(format!(
            "Tình trạng này kéo dài {days} ngày nay, khoảng {} hộ bị ảnh hưởng.",
            dice.between(2, 70)
        ));
    }
    parts.push(format!("{}.", dice.pick(matter.wishes)));
    if dice.chance(40) {
        parts.push((*dice.pick(CLOSINGS)).to_owned());
    }
    Said { matter, title: dice.pick::<&str>(matter.titles), words: parts.join(" "), place }
}

/// An invented name.
pub fn name(dice: &mut Dice) -> String {
    format!("{} {} {}", dice.pick(FAMILY), dice.pick(MIDDLE), dice.pick(GIVEN))
}
