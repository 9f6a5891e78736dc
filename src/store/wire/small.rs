//! Small objects of a session file as they are written.

use serde::{Serialize, Serializer};

/// An object of a few keys; what holds nothing is left out.
pub(super) struct Small<'s, const N: usize>(pub(super) [(&'static str, Option<Plain<'s>>); N]);

impl<const N: usize> Serialize for Small<'_, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().filter_map(|(key, held)| Some((key, held.as_ref()?))))
    }
}

/// What such a key holds.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Plain<'s> {
    Text(&'s str),
    Owned(String),
    Whole(u64),
    Texts(Texts<'s>),
}

impl<'s> Plain<'s> {
    /// A text, be it empty.
    pub(super) fn text(text: &'s str) -> Option<Self> {
        Some(Self::Text(text))
    }

    /// A text, if it says something.
    pub(super) fn some(text: &'s str) -> Option<Self> {
        (!text.is_empty()).then_some(Self::Text(text))
    }

    /// Texts, if there are any.
    pub(super) fn texts(texts: Texts<'s>) -> Option<Self> {
        (!texts.is_empty()).then_some(Self::Texts(texts))
    }

    pub(super) fn whole(number: u64) -> Option<Self> {
        Some(Self::Whole(number))
    }

    /// A length or a place in the file: far below what 64 bits hold.
    pub(super) fn size(number: usize) -> Option<Self> {
        u64::try_from(number).ok().map(Self::Whole)
    }
}

/// Texts by their key, those that say nothing left out.
pub(super) struct Texts<'s>(Vec<(&'s str, &'s str)>);

impl<'s> Texts<'s> {
    pub(super) fn of(all: impl Iterator<Item = (&'s str, &'s str)>) -> Self {
        Self(all.filter(|(_, text)| !text.is_empty()).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Texts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}
