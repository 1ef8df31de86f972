//! Words by which names are known: courtesies, surnames, and what looks like a name and is none.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::wording::Spelling;

/// Courtesies before a name; those of the second row are other words too often where no accents are typed.
const COURTESIES: &str = "ông bà anh chị bác";
const MORE_COURTESIES: &str = "cô chú cụ em cậu mợ dì thím thầy cháu bé lão thằng mụ";
const ENGLISH_COURTESIES: &str = "mr mrs ms uncle";

/// Two words, the first of which looks like a courtesy and is none.
const NO_NAMES: &str = "Bà Rịa, Bà Triệu, Bà Trưng, Bà Nà, Bà Đen, Bà Chúa, Bà Huyện, Bác Hồ, Cô Tô, Ông Ích, Ông Trời, \
    Ông Táo, Bắc Ninh, Bắc Giang, Bắc Kạn, Bạc Liêu, Chú Ý, Anh Em, Chí Linh, Anh Quốc";

/// Two words that begin a post and no name.
const POSTS: &str = "chủ tịch, bí thư, phó chủ, phó bí, phó trưởng, phó giám, phó phòng, trưởng phòng, trưởng thôn, \
    trưởng ban, trưởng công, trưởng xóm, trưởng trạm, trưởng đoàn, giám đốc, cán bộ, công an, công \
    chức, ủy ban, hiệu trưởng, hiệu phó, kế toán, đại biểu, tổ trưởng, tổ phó, nguyên chủ, viện \
    trưởng, thẩm phán, đội trưởng, hội trưởng, chuyên viên, cựu chiến, chủ nhiệm, thủ quỹ, tổng bí, \
    thủ tướng, bộ trưởng, đảng viên, địa chính, văn thư";

const SURNAMES: &str = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đào Lương Nông \
    Triệu Hà Vi Ma Lò Lường Quàng Cà Tòng Giàng Vàng Sùng Thào Mùa Hoàn Chu Mai Tô Tạ Lâm Cao Đoàn \
    Trương Phùng Thái Quách Tống Kiều La Lưu Mạc Hứa Hầu Bế Bàn Đàm Thân Từ Chảo Tẩn Y";

const MIDDLES: &str = "Văn Thị Đình Đức Hữu Ngọc Thanh Quang Minh Xuân Công Quốc Bá Duy Trọng Viết Thế Kim Hồng Thu \
    Mạnh Tiến Hoàng Phương Thùy Bích Mỹ Tuấn Anh Gia Như Seo Thúy Khắc";

/// Given names that are hardly anything else, for writers without capitals.
const GIVEN: &str = "hùng dũng tuấn hải cường khánh tùng huệ thủy nga hằng nguyệt oanh yến loan thảo quyên trinh \
    nhung huyền thoa hưng khang luân phượng mẫu";

/// Words behind which a full name is that of a place.
const PLACES: &str = "duong pho truong thon xa phuong quan huyen cau cho vien khu to ngo hem lang giai lo hoc thcs \
    thpt so quy benh hung ten si doi tuyen hoi street road";

/// The lists, read once.
pub(super) struct Tables {
    pub(super) courtesies: Vec<Spelling>,
    pub(super) more: Vec<Spelling>,
    pub(super) english: Vec<Spelling>,
    pub(super) surnames: HashSet<String>,
    pub(super) middles: HashSet<String>,
    pub(super) places: HashSet<String>,
    pub(super) given: Vec<Spelling>,
    pub(super) no_names: Vec<[Spelling; 2]>,
    pub(super) posts: Vec<[Spelling; 2]>,
}

/// The lists of this file.
pub(super) static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let spellings = |words: &str| words.split_whitespace().map(Spelling::of).collect::<Vec<_>>();
    let plain =
        |words: &str| words.split_whitespace().map(|word| Spelling::of(word).plain).collect::<HashSet<_>>();
    let pairs = |pairs: &str| {
        let pair = |pair: &str| pair.split_once(' ').map(|(one, two)| [Spelling::of(one), Spelling::of(two)]);
        pairs.split(", ").filter_map(pair).collect::<Vec<_>>()
    };
    Tables {
        courtesies: spellings(COURTESIES),
        more: spellings(MORE_COURTESIES),
        english: spellings(ENGLISH_COURTESIES),
        surnames: plain(SURNAMES),
        middles: plain(MIDDLES),
        places: plain(PLACES),
        given: spellings(GIVEN),
        no_names: pairs(NO_NAMES),
        posts: pairs(POSTS),
    }
});
