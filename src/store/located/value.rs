//! A piece of a document that was not read yet.

use std::borrow::Cow;

use super::fields::{Entry, Fields};
use super::{Document, scan, syntax};
use crate::domain::text::MAX_TEXT_CHARS;
use crate::store::wrong::{Form, Wrong};

/// A value of a document and the path to it. Reading it as something it is not notes a fault and gives nothing.
#[derive(Debug, Clone)]
pub struct Value<'d, 'a> {
    doc: &'d Document<'a>,
    raw: &'a str,
    path: String,
}

impl<'d, 'a> Value<'d, 'a> {
    pub(super) fn new(doc: &'d Document<'a>, raw: &'a str, path: String) -> Self {
        doc.places.borrow_mut().push((path.clone(), doc.offset_of(raw)));
        Self { doc, raw, path }
    }

    /// The value as it is written in the file.
    pub(crate) fn written(&self) -> &'a str {
        self.raw
    }

    /// Whether it is `null`.
    pub(crate) fn is_null(&self) -> bool {
        self.raw == "null"
    }

    /// Notes a fault of this value.
    pub(crate) fn fault(&self, wrong: impl Into<Wrong>) {
        self.doc.fault_at(self.doc.offset_of(self.raw), &self.path, wrong.into());
    }

    /// Whether a fault was noted already at the key `key` of the whole document, or inside it.
    pub(crate) fn has_fault_below(&self, key: &str) -> bool {
        self.doc.faulty_paths().iter().any(|path| path.starts_with(key))
    }

    /// An object, to be read key by key. Duplicate keys are noted.
    pub(crate) fn object(&self) -> Option<Fields<'d, 'a>> {
        if !self.begins_with('{') {
            self.fault(Wrong::Expected(Form::Object, self.kind()));
            return None;
        }
        let mut entries = Vec::new();
        let ends = self.doc.ends.borrow();
        self.walk(scan::entries(self.raw, self.doc.offset_of(self.raw), &ends), |(key, value)| {
            entries.push(Entry::new(key, value))
        });
        Some(Fields::new(self.doc, &self.path, self.doc.offset_of(self.raw), entries))
    }

    /// The items of a list.
    pub(crate) fn array(&self) -> Option<Vec<Self>> {
        if !self.begins_with('[') {
            self.fault(Wrong::Expected(Form::List, self.kind()));
            return None;
        }
        let mut items = Vec::new();
        let ends = self.doc.ends.borrow();
        self.walk(scan::items(self.raw, self.doc.offset_of(self.raw), &ends), |item| items.push(item));
        let item =
            |(n, raw): (usize, &'a str)| Self::new(self.doc, raw, [&self.path, "[", &n.to_string(), "]"].concat());
        Some(items.into_iter().enumerate().map(item).collect())
    }

    /// A text of at most `max` characters, letter by letter.
    pub fn text(&self, max: usize) -> Option<Cow<'a, str>> {
        if !self.begins_with('"') {
            self.fault(Wrong::Expected(Form::Text, self.kind()));
            return None;
        }
        match decode(self.raw) {
            Ok(text) => {
                // A character has at most four bytes: most texts need no counting.
                let length = if text.len() <= max { text.len() } else { text.chars().count() };
                if length > max {
                    self.fault(Wrong::TooLong(length, max));
                    return None;
                }
                Some(text)
            }
            Err(fault) => {
                let (offset, wrong) = syntax::explain(self.raw, &fault);
                self.doc.fault_at(self.doc.offset_of(self.raw) + offset, &self.path, wrong.into());
                None
            }
        }
    }

    /// What the text stands for among the words of `known`.
    pub(crate) fn one_of<T: Copy>(&self, known: &[(&'static str, T)]) -> Option<T> {
        let found = self.text(MAX_TEXT_CHARS)?;
        let meant = known.iter().find(|(word, _)| *word == found).map(|(_, meant)| *meant);
        if meant.is_none() {
            self.fault(Wrong::NoneOf(known.iter().map(|(word, _)| (*word).to_owned()).collect(), found.into_owned()));
        }
        meant
    }

    /// A whole number from 0 to `max`, written with digits alone.
    pub(crate) fn whole(&self, max: u64) -> Option<u64> {
        let written = self.raw;
        if !matches!(self.kind(), Kind::Number) {
            self.fault(Wrong::Expected(Form::Whole, self.kind()));
        } else if !written.bytes().all(|b| b.is_ascii_digit()) {
            self.fault(Wrong::NotWhole(written.to_owned()));
        } else {
            let number = written.parse().ok().filter(|&number| number <= max);
            if number.is_none() {
                self.fault(Wrong::TooGreat(written.to_owned(), max));
            }
            return number;
        }
        None
    }

    /// `true` or `false`.
    pub(crate) fn flag(&self) -> Option<bool> {
        if !matches!(self.kind(), Kind::Bool) {
            self.fault(Wrong::Expected(Form::Flag, self.kind()));
            return None;
        }
        Some(self.raw == "true")
    }

    /// What kind of value it is.
    pub(crate) fn kind(&self) -> Kind {
        match self.raw.as_bytes().first() {
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::Array,
            Some(b'"') => Kind::Text,
            Some(b't' | b'f') => Kind::Bool,
            Some(b'n') => Kind::Null,
            _ => Kind::Number,
        }
    }

    fn begins_with(&self, mark: char) -> bool {
        self.raw.starts_with(mark)
    }

    /// Goes through one level of the value, as far as the document's allowance of values reaches.
    fn walk<T>(&self, parts: impl Iterator<Item = T>, mut take: impl FnMut(T)) {
        if self.doc.is_spent() {
            return;
        }
        for part in parts.take(self.doc.entries_left.get()) {
            self.doc.entries_left.set(self.doc.entries_left.get() - 1);
            take(part);
        }
        if self.doc.entries_left.get() == 0 {
            self.fault(Wrong::TooManyValues(super::MAX_ENTRIES));
        }
    }
}

/// The kinds of JSON values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `{…}`
    Object,
    /// `[…]`
    Array,
    /// `"…"`
    Text,
    /// A number.
    Number,
    /// `true` or `false`
    Bool,
    /// `null`
    Null,
}

/// The characters of a JSON string; borrowed where nothing is escaped in it.
pub(super) fn decode(written: &str) -> Result<Cow<'_, str>, serde_json::Error> {
    match written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) if !inner.contains('\\') => Ok(Cow::Borrowed(inner)),
        _ => serde_json::from_str::<String>(written).map(Cow::Owned),
    }
}
