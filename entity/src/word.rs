//! A domain word as a text column.

use std::fmt::{self, Display};
use std::ops::Deref;
use std::str::FromStr;
use std::sync::Arc;

use domain::words::UnknownWord;
use sea_orm::sea_query::{ArrayType, ColumnType, Nullable, StringLen, ValueType, ValueTypeErr};
use sea_orm::{
    ActiveValue, ColIdx, DbErr, IntoActiveValue, QueryResult, TryFromU64, TryGetError, TryGetable, Value,
};

/// What can stand in a [`Word`]: every enum made by `domain::words!`.
pub trait AsWord: Copy + Display + FromStr<Err = UnknownWord> {}

impl<T: Copy + Display + FromStr<Err = UnknownWord>> AsWord for T {}

/// A domain enum in a text column, stored as its word.
///
/// A word that the enum does not know is an error of the query and never a panic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Word<T>(pub T);

impl<T> From<T> for Word<T> {
    fn from(value: T) -> Self {
        Word(value)
    }
}

impl<T> Deref for Word<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: PartialEq> PartialEq<T> for Word<T> {
    fn eq(&self, other: &T) -> bool {
        self.0 == *other
    }
}

impl<T: Display> Display for Word<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: AsWord> From<Word<T>> for Value {
    fn from(word: Word<T>) -> Value {
        word.0.to_string().into()
    }
}

impl<T: AsWord> TryGetable for Word<T> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, column: I) -> Result<Self, TryGetError> {
        let word = String::try_get_by(row, column)?;
        word.parse().map(Word).map_err(|unknown: UnknownWord| {
            TryGetError::DbErr(DbErr::TryIntoErr {
                from: "text column",
                into: std::any::type_name::<T>(),
                source: Arc::new(unknown),
            })
        })
    }
}

impl<T: AsWord> ValueType for Word<T> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        let word = <String as ValueType>::try_from(value)?;
        word.parse().map(Word).map_err(|_| ValueTypeErr)
    }

    fn type_name() -> String {
        std::any::type_name::<Self>().to_owned()
    }

    fn array_type() -> ArrayType {
        ArrayType::String
    }

    fn column_type() -> ColumnType {
        ColumnType::String(StringLen::None)
    }
}

impl<T: AsWord> Nullable for Word<T> {
    fn null() -> Value {
        Value::String(None)
    }
}

impl<T: AsWord> IntoActiveValue<Word<T>> for Word<T> {
    fn into_active_value(self) -> ActiveValue<Word<T>> {
        ActiveValue::Set(self)
    }
}

impl<T: AsWord> TryFromU64 for Word<T> {
    fn try_from_u64(_: u64) -> Result<Self, DbErr> {
        Err(DbErr::ConvertFromU64(std::any::type_name::<T>()))
    }
}
