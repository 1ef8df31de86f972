//! The invented province and its three communes.

use crate::acts::Refusal;
use crate::acts::staff::OFFICES;
use crate::app::App;
use crate::store::founding;
use crate::store::units::Unit;

/// The villages of the commune of the story.
const VILLAGES: [(&str, &str); 5] = [
    ("dong-gieng", "Đồng Giếng"),
    ("trai-moi", "Trại Mới"),
    ("bai-trong", "Bãi Trong"),
    ("khuon-sao", "Khuôn Sào"),
    ("to-3", "Tổ liên gia số 3"),
];

fn unit(app: &App, code: &str, kind: &str, place: &str, prefix: &str) -> Unit {
    let (name, name_en) = match kind {
        "province" => (format!("Tỉnh {place}"), format!("{place} Province")),
        "phuong" => (format!("Phường {place}"), format!("{place} Ward")),
        _ => (format!("Xã {place}"), format!("{place} Commune")),
    };
    Unit {
        id: 0,
        code: code.to_owned(),
        kind: kind.to_owned(),
        parent_id: None,
        name,
        name_en,
        prefix: prefix.to_owned(),
        place: place.to_owned(),
        phone: None,
        police_phone: None,
        address: None,
        reception: None,
        mail_from: None,
        reply_to: None,
        host: None,
        is_home: false,
        valid_from: None,
        valid_to: None,
        created_at: app.now(),
        version: 1,
        journal_len: 0,
        journal_head: String::new(),
    }
}

/// Makes the province, the commune of the story and two neighbours.
pub(super) async fn build(app: &App) -> Result<(), Refusal> {
    let tx = app.begin_write().await?;
    let taken = || Refusal::Internal("a unit of the demo is already there".to_owned());
    let province = founding::add_unit(&tx, unit(app, "bacson", "province", "Bắc Sơn", "TBS"))
        .await?
        .ok_or_else(taken)?;
    let home = Unit {
        parent_id: Some(province),
        is_home: true,
        reply_to: Some("vanphong@ankhethuong.example".to_owned()),
        phone: Some("0209 000 0000".to_owned()),
        police_phone: Some("0209 000 0113".to_owned()),
        address: Some("Thôn Đồng Giếng, xã An Khê Thượng".to_owned()),
        reception: Some(
            "Phòng 102, trụ sở Ủy ban nhân dân xã, thứ Hai đến thứ Sáu, 07:30 đến 16:30".to_owned(),
        ),
        ..unit(app, "demo", "xa", "An Khê Thượng", "AKT")
    };
    let home = founding::add_unit(&tx, home).await?.ok_or_else(taken)?;
    founding::add_offices(&tx, home, &OFFICES).await?;
    for (code, name) in VILLAGES {
        founding::add_village(&tx, home, code, name).await?;
    }
    for (code, kind, place, prefix, village) in [
        ("nalo", "xa", "Nà Lò", "NLO", "Nà Lò Dưới"),
        ("dongtrai", "phuong", "Đông Trại", "DTR", "Tổ dân phố số 1"),
    ] {
        let neighbour = Unit {
            parent_id: Some(province),
            phone: Some("0209 000 0200".to_owned()),
            ..unit(app, code, kind, place, prefix)
        };
        let neighbour = founding::add_unit(&tx, neighbour).await?.ok_or_else(taken)?;
        founding::add_offices(&tx, neighbour, &OFFICES).await?;
        founding::add_village(&tx, neighbour, "1", village).await?;
    }
    tx.commit().await?;
    app.directory.forget();
    Ok(())
}
