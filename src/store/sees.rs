//! The one choke point of who sees what: every read of opinions takes a [`Sees`] and filters by it.

use domain::opinion::Stage;
use entity::{conference, exclusion, opinion, opinion_office, unit};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};

/// How far a reader's eyes reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Nothing of any unit.
    Nothing,
    /// What is published, of one unit or of all.
    Public(Option<i64>),
    /// All of one unit.
    Unit(i64),
    /// What lies with or supports one office of a unit.
    Office {
        /// The unit.
        unit: i64,
        /// The office.
        office: i64,
    },
    /// What the village head logged; what was published is read on the public pages.
    Village {
        /// The unit.
        unit: i64,
        /// The village head's account.
        staff: i64,
    },
    /// The published versions and the state of cases of all communes below a province; no identities, no original words.
    Province(i64),
    /// Everything: jobs and commands of the operator that show nobody anything.
    Machine,
}

/// What one reader may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sees {
    /// How far.
    pub reach: Reach,
    /// The account, for items about the reader.
    pub staff: Option<i64>,
    /// Whether the restricted list opens.
    pub quarantine: bool,
}

impl Sees {
    /// A visitor of one unit's public pages, or of all units'.
    pub fn public(unit: Option<i64>) -> Sees {
        Sees { reach: Reach::Public(unit), staff: None, quarantine: false }
    }

    /// The program itself.
    pub fn machine() -> Sees {
        Sees { reach: Reach::Machine, staff: None, quarantine: true }
    }

    /// Whether the words and letters shown must be the redacted ones.
    pub fn redacted(&self) -> bool {
        match self.reach {
            Reach::Public(_) | Reach::Province(_) | Reach::Nothing => true,
            Reach::Unit(_) | Reach::Office { .. } | Reach::Village { .. } | Reach::Machine => false,
        }
    }

    /// Items of the ordinary lists, searches, counts and exports: never a quarantined one, for nobody.
    pub fn ordinary(&self) -> Condition {
        Condition::all().add(opinion::Column::Quarantined.eq(false)).add(self.within())
    }

    /// Items on the restricted list.
    pub fn restricted(&self) -> Condition {
        let not_about_me = self.staff.map_or_else(Condition::all, not_about);
        Condition::all()
            .add(opinion::Column::Quarantined.eq(true))
            .add(if self.quarantine { Expr::val(1).eq(1) } else { Expr::val(1).eq(0) })
            .add(self.within())
            .add(not_about_me)
    }

    /// Any single item this reader may open.
    pub fn any(&self) -> Condition {
        Condition::any().add(self.ordinary()).add(self.restricted())
    }

    fn within(&self) -> Condition {
        let nothing = Condition::all().add(Expr::val(1).eq(0));
        match &self.reach {
            Reach::Nothing => nothing,
            Reach::Public(unit) => {
                let published = Condition::all()
                    .add(opinion::Column::Published.eq(true))
                    .add(opinion::Column::Quarantined.eq(false));
                match unit {
                    Some(unit) => published.add(opinion::Column::UnitId.eq(*unit)),
                    None => published,
                }
            }
            Reach::Unit(unit) => Condition::all().add(opinion::Column::UnitId.eq(*unit)),
            Reach::Office { unit, office } => Condition::all()
                .add(opinion::Column::UnitId.eq(*unit))
                .add(Condition::any().add(opinion::Column::LeadOfficeId.eq(*office)).add(supports(*office))),
            Reach::Village { unit, staff } => Condition::all()
                .add(opinion::Column::UnitId.eq(*unit))
                .add(opinion::Column::LoggedBy.eq(*staff)),
            Reach::Province(province) => Condition::all()
                .add(below(*province))
                .add(opinion::Column::Published.eq(true))
                .add(opinion::Column::Stage.ne(Stage::Diverted.as_str())),
            Reach::Machine => Condition::all(),
        }
    }

    /// The conferences this reader may see.
    pub fn conferences(&self) -> Condition {
        use domain::conference::Stage as Standing;
        let public = conference::Column::Stage.ne(Standing::Planned.as_str());
        match &self.reach {
            Reach::Nothing => Condition::all().add(Expr::val(1).eq(0)),
            Reach::Public(Some(unit)) => {
                Condition::all().add(conference::Column::UnitId.eq(*unit)).add(public)
            }
            Reach::Public(None) => Condition::all().add(public),
            Reach::Unit(unit) | Reach::Office { unit, .. } => {
                Condition::all().add(conference::Column::UnitId.eq(*unit))
            }
            Reach::Village { unit, .. } => {
                Condition::all().add(conference::Column::UnitId.eq(*unit)).add(public)
            }
            Reach::Province(province) => Condition::all().add(
                conference::Column::UnitId.in_subquery(
                    unit::Entity::find()
                        .select_only()
                        .column(unit::Column::Id)
                        .filter(unit::Column::ParentId.eq(*province))
                        .into_query(),
                ),
            ),
            Reach::Machine => Condition::all(),
        }
    }
}

/// Items that are not about this account.
pub(super) fn not_about(staff: i64) -> Condition {
    let about = Query::select()
        .expr(Expr::val(1))
        .from(exclusion::Entity)
        .and_where(
            Expr::col((exclusion::Entity, exclusion::Column::OpinionId))
                .equals((opinion::Entity, opinion::Column::Id)),
        )
        .and_where(Expr::col((exclusion::Entity, exclusion::Column::StaffId)).eq(staff))
        .to_owned();
    Condition::all().add(Expr::exists(about).not())
}

fn supports(office: i64) -> SimpleExpr {
    Expr::exists(
        Query::select()
            .expr(Expr::val(1))
            .from(opinion_office::Entity)
            .and_where(
                Expr::col((opinion_office::Entity, opinion_office::Column::OpinionId))
                    .equals((opinion::Entity, opinion::Column::Id)),
            )
            .and_where(Expr::col((opinion_office::Entity, opinion_office::Column::OfficeId)).eq(office))
            .to_owned(),
    )
}

fn below(province: i64) -> SimpleExpr {
    opinion::Column::UnitId.in_subquery(
        unit::Entity::find()
            .select_only()
            .column(unit::Column::Id)
            .filter(unit::Column::ParentId.eq(province))
            .into_query(),
    )
}

/// A select of opinions from the ordinary lists, as this reader may see them.
pub fn ordinary(sees: &Sees) -> Select<opinion::Entity> {
    opinion::Entity::find().filter(sees.ordinary())
}

/// A select of single opinions this reader may open, restricted ones among them.
pub fn any(sees: &Sees) -> Select<opinion::Entity> {
    opinion::Entity::find().filter(sees.any())
}
