//! Communes and provinces.

use sea_orm::entity::prelude::*;

/// A unit: a province, or a commune below it (Luật 72/2025/QH15).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unit")]
pub struct Model {
    /// Key.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Official code, text with leading zeros such as `00004`.
    #[sea_orm(unique)]
    pub code: String,
    /// `province`, `xa`, `phuong` or `dac_khu`.
    pub kind: String,
    /// The province of a commune.
    pub parent_id: Option<i64>,
    /// Full name in Vietnamese, such as "Xã An Khê Thượng".
    pub name: String,
    /// Full name in English.
    pub name_en: String,
    /// Start of the codes of its opinions, 2–6 of A–Z and 0–9.
    #[sea_orm(unique)]
    pub prefix: String,
    /// Bare name for the place line of documents.
    pub place: String,
    /// The office's telephone, E.164.
    pub phone: Option<String>,
    /// The commune police's telephone, E.164.
    pub police_phone: Option<String>,
    /// Where the office stands.
    pub address: Option<String>,
    /// Where and when citizens are received.
    pub reception: Option<String>,
    /// Address that letters come from.
    pub mail_from: Option<String>,
    /// Address that answers to letters reach.
    pub reply_to: Option<String>,
    /// Host name of its own public pages.
    #[sea_orm(unique)]
    pub host: Option<String>,
    /// Whether `/` shows this unit when nothing else decides.
    pub is_home: bool,
    /// First day in force.
    pub valid_from: Option<Date>,
    /// Last day in force; none while it exists.
    pub valid_to: Option<Date>,
    /// When the row was made.
    pub created_at: DateTimeUtc,
    /// Grows with each act on the unit or its lists.
    pub version: i32,
    /// Lines in its journal.
    pub journal_len: i32,
    /// Hash of the last line.
    pub journal_head: String,
}

impl ActiveModelBehavior for ActiveModel {}
