//! Writing only what an act changed: the columns in which a row differs from the one it was.

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Iterable, ModelTrait};

/// The columns of `after` that differ from `before`, ready for an update; empty when nothing does.
pub(super) fn differing<M, A>(before: &M, after: M) -> A
where
    M: ModelTrait + IntoActiveModel<A>,
    A: ActiveModelTrait<Entity = M::Entity>,
{
    let changed: Vec<_> = <M::Entity as EntityTrait>::Column::iter()
        .filter(|column| before.get(*column) != after.get(*column))
        .collect();
    let mut row = after.into_active_model();
    for column in changed {
        row.reset(column);
    }
    row
}
