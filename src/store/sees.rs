//! The one choke point of who sees what: every read of opinions and publications takes a [`Sees`] and filters by it.

use domain::opinion::Circle;
use entity::{conference, exclusion, opinion, opinion_office, publication, statement, unit};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SimpleExpr};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QuerySelect, QueryTrait, RelationDef, Select,
    SelectTwo,
};

use super::opinions::Case;

/// How far a reader's eyes reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Nothing of any unit.
    Nothing,
    /// Publications of one unit or of all, and nothing they were made of.
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
    /// Publications of all communes below a province, and what was handed up to it.
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
    /// The closed circles that open.
    pub circles: Vec<Circle>,
}

impl Sees {
    /// A visitor of one unit's public pages, or of all units'.
    pub fn public(unit: Option<i64>) -> Sees {
        Sees { reach: Reach::Public(unit), staff: None, circles: Vec::new() }
    }

    /// The ordinary items of a unit, or of all units, for counting: nobody's eyes, no closed circle.
    pub fn counted(unit: Option<i64>) -> Sees {
        let reach = unit.map_or(Reach::Machine, Reach::Unit);
        Sees { reach, staff: None, circles: Vec::new() }
    }

    /// The program itself.
    pub fn machine() -> Sees {
        Sees { reach: Reach::Machine, staff: None, circles: Circle::ALL.to_vec() }
    }

    /// Whether only publications are shown, never what they were made of.
    pub fn redacted(&self) -> bool {
        match self.reach {
            Reach::Public(_) | Reach::Province(_) | Reach::Nothing => true,
            Reach::Unit(_) | Reach::Office { .. } | Reach::Village { .. } | Reach::Machine => false,
        }
    }

    /// Whether the reader has a restricted list.
    pub fn has_restricted(&self) -> bool {
        self.circles.iter().any(|circle| *circle != Circle::Desk)
    }

    /// The one unit that the reader looks at, if it is one.
    pub fn unit(&self) -> Option<i64> {
        match self.reach {
            Reach::Unit(unit) | Reach::Office { unit, .. } | Reach::Village { unit, .. } => Some(unit),
            Reach::Public(unit) => unit,
            Reach::Province(_) | Reach::Nothing | Reach::Machine => None,
        }
    }

    /// Items of the ordinary lists, searches, counts and exports: never a denunciation, for nobody. What is shielded
    /// stands there for those at the desk who classify it, less whoever it may be about.
    pub fn ordinary(&self) -> Condition {
        let mut circles = vec![Circle::Unit.as_str()];
        let mut condition = Condition::all();
        if self.circles.contains(&Circle::Desk) {
            circles.push(Circle::Desk.as_str());
            condition = condition.add(
                Condition::any()
                    .add(opinion::Column::Circle.eq(Circle::Unit.as_str()))
                    .add(self.not_about_me()),
            );
        }
        // In a form that no index answers: nearly every row passes, and an index that begins with it would sort them all.
        let circle = opinion::Column::Circle.is_in(circles).eq(true);
        condition.add(circle).add(self.within())
    }

    /// Items of the closed circles that open for this reader.
    pub fn restricted(&self) -> Condition {
        let circles = self.circles.iter().filter(|circle| circle.is_closed()).map(|circle| circle.as_str());
        let within = match &self.reach {
            Reach::Nothing | Reach::Public(_) => Condition::all().add(Expr::val(1).eq(0)),
            Reach::Unit(unit) | Reach::Office { unit, .. } | Reach::Village { unit, .. } => {
                Condition::all().add(opinion::Column::UnitId.eq(*unit))
            }
            Reach::Province(province) => Condition::all().add(below(opinion::Column::UnitId, *province)),
            Reach::Machine => Condition::all(),
        };
        Condition::all().add(opinion::Column::Circle.is_in(circles)).add(within).add(self.not_about_me())
    }

    /// Any single item this reader may open.
    pub fn any(&self) -> Condition {
        Condition::any().add(self.ordinary()).add(self.restricted())
    }

    /// The publications this reader may see.
    pub fn publications(&self) -> Condition {
        match &self.reach {
            Reach::Nothing => Condition::all().add(Expr::val(1).eq(0)),
            Reach::Public(None) | Reach::Machine => Condition::all(),
            Reach::Public(Some(unit))
            | Reach::Unit(unit)
            | Reach::Office { unit, .. }
            | Reach::Village { unit, .. } => Condition::all().add(publication::Column::UnitId.eq(*unit)),
            Reach::Province(province) => Condition::all().add(below(publication::Column::UnitId, *province)),
        }
    }

    fn not_about_me(&self) -> Condition {
        self.staff.map_or_else(Condition::all, not_about)
    }

    fn within(&self) -> Condition {
        match &self.reach {
            Reach::Nothing | Reach::Public(_) | Reach::Province(_) => {
                Condition::all().add(Expr::val(1).eq(0))
            }
            Reach::Unit(unit) => Condition::all().add(opinion::Column::UnitId.eq(*unit)),
            Reach::Office { unit, office } => Condition::all()
                .add(opinion::Column::UnitId.eq(*unit))
                .add(Condition::any().add(opinion::Column::LeadOfficeId.eq(*office)).add(supports(*office))),
            Reach::Village { unit, staff } => {
                Condition::all().add(opinion::Column::UnitId.eq(*unit)).add(logged_by(*staff))
            }
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

fn below(column: impl ColumnTrait, province: i64) -> SimpleExpr {
    column.in_subquery(
        unit::Entity::find()
            .select_only()
            .column(unit::Column::Id)
            .filter(unit::Column::ParentId.eq(province))
            .into_query(),
    )
}

pub(super) fn logged_by(staff: i64) -> SimpleExpr {
    opinion::Column::StatementId.in_subquery(
        statement::Entity::find()
            .select_only()
            .column(statement::Column::Id)
            .filter(statement::Column::LoggedBy.eq(staff))
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

/// A select of publications, as this reader may see them.
pub fn published(sees: &Sees) -> Select<publication::Entity> {
    publication::Entity::find().filter(sees.publications())
}

/// From an opinion to the statement it is a matter of.
pub(super) fn said() -> RelationDef {
    opinion::Entity::belongs_to(statement::Entity)
        .from(opinion::Column::StatementId)
        .to(statement::Column::Id)
        .into()
}

/// Opinions with their statements.
pub(super) fn with_statement(
    opinions: Select<opinion::Entity>,
) -> SelectTwo<opinion::Entity, statement::Entity> {
    opinions.join(JoinType::InnerJoin, said()).select_also(statement::Entity)
}

/// The rows of [`with_statement`].
pub(super) fn cases(rows: Vec<(opinion::Model, Option<statement::Model>)>) -> Vec<Case> {
    let case = |(opinion, statement): (_, Option<_>)| statement.map(|statement| Case { opinion, statement });
    rows.into_iter().filter_map(case).collect()
}
