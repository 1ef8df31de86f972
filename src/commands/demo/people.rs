//! The invented accounts of the story.

use crate::acts::staff::{AccountForm, Author, DecisionForm, add, confirm, waiting};
use crate::acts::{Person, Refusal};
use crate::app::App;
use crate::store::{staff, units};

struct Post {
    login: &'static str,
    unit: &'static str,
    name: &'static str,
    post: &'static str,
    office: &'static str,
    village: &'static str,
    roles: &'static [&'static str],
}

const POSTS: [Post; 12] = [
    Post {
        login: "bithu",
        unit: "demo",
        name: "Nông Văn Thái",
        post: "Bí thư Đảng ủy",
        office: "VPDU",
        village: "",
        roles: &["party_secretary"],
    },
    Post {
        login: "chutich",
        unit: "demo",
        name: "Lục Thị Hiền",
        post: "Chủ tịch",
        office: "VP",
        village: "",
        roles: &["chair"],
    },
    Post {
        login: "phochutich",
        unit: "demo",
        name: "Hà Văn Quyết",
        post: "Phó Chủ tịch",
        office: "VP",
        village: "",
        roles: &["vice_chair"],
    },
    Post {
        login: "vanphong",
        unit: "demo",
        name: "Lò Thị Mai",
        post: "Công chức Văn phòng",
        office: "VP",
        village: "",
        roles: &["clerk"],
    },
    Post {
        login: "kinhte",
        unit: "demo",
        name: "Đàm Quang Vinh",
        post: "Chuyên viên Phòng Kinh tế",
        office: "KT",
        village: "",
        roles: &["officer"],
    },
    Post {
        login: "vanhoa",
        unit: "demo",
        name: "Triệu Thị Liên",
        post: "Chuyên viên Phòng Văn hóa – Xã hội",
        office: "VHXH",
        village: "",
        roles: &["officer"],
    },
    Post {
        login: "congan",
        unit: "demo",
        name: "Hoàng Trung Kiên",
        post: "Phó Trưởng Công an xã",
        office: "CA",
        village: "",
        roles: &["officer"],
    },
    Post {
        login: "mttq",
        unit: "demo",
        name: "Bế Thị Ngân",
        post: "Chủ tịch Ủy ban MTTQ",
        office: "MTTQ",
        village: "",
        roles: &["monitor"],
    },
    Post {
        login: "truongthon",
        unit: "demo",
        name: "Lý Văn Páo",
        post: "Trưởng thôn Khuôn Sào",
        office: "",
        village: "khuon-sao",
        roles: &["village_head"],
    },
    Post {
        login: "tinh",
        unit: "bacson",
        name: "Vũ Hồng Minh",
        post: "Chuyên viên Ban Tuyên giáo và Dân vận Tỉnh ủy",
        office: "",
        village: "",
        roles: &["province"],
    },
    Post {
        login: "tiepdan_tinh",
        unit: "bacson",
        name: "Đặng Thị Hòa",
        post: "Công chức Ban Tiếp công dân tỉnh",
        office: "",
        village: "",
        roles: &["reception_officer"],
    },
    Post {
        login: "quantri",
        unit: "demo",
        name: "Phùng Đức Anh",
        post: "Quản trị hệ thống",
        office: "VP",
        village: "",
        roles: &["administrator"],
    },
];

/// Two accounts of the neighbour commune; nobody signs in with them, they only act in the story.
const NEIGHBOURS: [Post; 2] = [
    Post {
        login: "nalo.vanphong",
        unit: "nalo",
        name: "Chu Thị Sen",
        post: "Công chức Văn phòng",
        office: "VP",
        village: "",
        roles: &["clerk"],
    },
    Post {
        login: "nalo.chutich",
        unit: "nalo",
        name: "Ma Văn Khoa",
        post: "Chủ tịch",
        office: "VP",
        village: "",
        roles: &["chair"],
    },
];

/// The logins that share the demo's password.
pub(super) fn logins() -> Vec<&'static str> {
    POSTS.iter().map(|post| post.login).collect()
}

/// The logins with who they are.
pub(super) fn described() -> impl Iterator<Item = (&'static str, String)> {
    POSTS.iter().map(|post| (post.login, format!("{}, {}", post.post, post.name)))
}

/// Makes the accounts through the act of the command line; the secretary confirms the chair.
pub(super) async fn hire(app: &App) -> Result<(), Refusal> {
    for post in POSTS.iter().chain(&NEIGHBOURS) {
        let unit = units::by_code(&app.db, post.unit).await?.ok_or(Refusal::NotFound)?;
        let form = AccountForm {
            login: post.login.to_owned(),
            name: post.name.to_owned(),
            email: format!("{}@ankhethuong.example", post.login),
            post: post.post.to_owned(),
            office: post.office.to_owned(),
            village: post.village.to_owned(),
            roles: post.roles.iter().map(|role| (*role).to_owned()).collect(),
            lang: "vi".to_owned(),
            ..AccountForm::default()
        };
        let never_told = app.fresh_token();
        add(app, Author::Command { unit: unit.id }, form, Some(&never_told)).await?;
    }
    let secretary = staff::by_login(&app.db, "bithu").await?.ok_or(Refusal::NotFound)?;
    let secretary = Person::of(&app.db, secretary).await?;
    for waiting in waiting(app, &secretary).await? {
        confirm(app, &secretary, waiting.proposal.id, DecisionForm::default()).await?;
    }
    Ok(())
}
