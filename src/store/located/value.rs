//! A piece of a document that was not read yet.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::fields::{Entry, Fields};
use super::{Document, syntax};
use crate::wording::reading;

/// A value of a document and the path to it. Reading it as something it is not notes a fault and gives nothing.
#[derive(Debug, Clone)]
pub struct Value<'d, 'a> {
    doc: &'d Document<'a>,
    raw: &'a RawValue,
    path: String,
}

impl<'d, 'a> Value<'d, 'a> {
    pub(super) fn new(doc: &'d Document<'a>, raw: &'a RawValue, path: String) -> Self {
        doc.places.borrow_mut().insert(path.clone(), doc.offset_of(raw.get()));
        Self { doc, raw, path }
    }

    /// The path, for example `ambitos[0].weight`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The value as it is written in the file.
    #[must_use]
    pub fn written(&self) -> &'a str {
        self.raw.get()
    }

    /// Whether it is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.raw.get() == "null"
    }

    /// Notes a fault of this value.
    pub fn fault(&self, message: String) {
        self.doc.fault_at(self.doc.offset_of(self.raw.get()), &self.path, message);
    }

    /// An object, to be read key by key. Duplicate keys are noted.
    #[must_use]
    pub fn object(&self) -> Option<Fields<'d, 'a>> {
        if !self.begins_with('{') {
            self.fault(reading::expected("un objeto { … }", self.kind()));
            return None;
        }
        let mut entries = Vec::new();
        self.walk(|json| json.deserialize_map(Entries { doc: self.doc, into: &mut entries }));
        Some(Fields::new(self.doc, &self.path, self.doc.offset_of(self.raw.get()), entries))
    }

    /// The items of a list.
    #[must_use]
    pub fn array(&self) -> Option<Vec<Self>> {
        if !self.begins_with('[') {
            self.fault(reading::expected("una lista [ … ]", self.kind()));
            return None;
        }
        let mut items = Vec::new();
        self.walk(|json| json.deserialize_seq(Items { doc: self.doc, into: &mut items }));
        let item = |(n, raw)| Self::new(self.doc, raw, format!("{}[{n}]", self.path));
        Some(items.into_iter().enumerate().map(item).collect())
    }

    /// A text of at most `max` characters, letter by letter.
    #[must_use]
    pub fn text(&self, max: usize) -> Option<Cow<'a, str>> {
        if !self.begins_with('"') {
            self.fault(reading::expected("un texto entre comillas", self.kind()));
            return None;
        }
        match decode(self.raw) {
            Ok(text) => {
                // A character has at most four bytes: most texts need no counting.
                let length = if text.len() <= max { text.len() } else { text.chars().count() };
                if length > max {
                    self.fault(reading::too_long(length, max));
                    return None;
                }
                Some(text)
            }
            Err(fault) => {
                let (offset, message) = syntax::explain(self.raw.get(), &fault);
                self.doc.fault_at(self.doc.offset_of(self.raw.get()) + offset, &self.path, message);
                None
            }
        }
    }

    /// A whole number from 0 to `max`, written with digits alone.
    #[must_use]
    pub fn whole(&self, max: u64) -> Option<u64> {
        let written = self.raw.get();
        if !matches!(self.kind(), Kind::Number) {
            self.fault(reading::expected("un número entero", self.kind()));
        } else if !written.bytes().all(|b| b.is_ascii_digit()) {
            self.fault(reading::expected_whole(written));
        } else {
            let number = written.parse().ok().filter(|&number| number <= max);
            if number.is_none() {
                self.fault(reading::too_great(written, max));
            }
            return number;
        }
        None
    }

    /// What kind of value it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.raw.get().as_bytes().first() {
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::Array,
            Some(b'"') => Kind::Text,
            Some(b't' | b'f') => Kind::Bool,
            Some(b'n') => Kind::Null,
            _ => Kind::Number,
        }
    }

    fn begins_with(&self, mark: char) -> bool {
        self.raw.get().starts_with(mark)
    }

    /// Reads one level of the value; it was found well formed when the document was, so only our own limit can stop it.
    fn walk(
        &self,
        read: impl FnOnce(&mut serde_json::Deserializer<serde_json::de::StrRead<'a>>) -> Result<(), serde_json::Error>,
    ) {
        if self.doc.is_spent() {
            return;
        }
        let done = read(&mut serde_json::Deserializer::from_str(self.raw.get()));
        if done.is_err() || self.doc.entries_left.get() == 0 {
            self.fault(reading::too_many_values(super::MAX_ENTRIES));
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
pub(super) fn decode(raw: &RawValue) -> Result<Cow<'_, str>, serde_json::Error> {
    let written = raw.get();
    match written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(inner) if !inner.contains('\\') => Ok(Cow::Borrowed(inner)),
        _ => serde_json::from_str::<String>(written).map(Cow::Owned),
    }
}

struct Entries<'s, 'd, 'a> {
    doc: &'d Document<'a>,
    into: &'s mut Vec<Entry<'a>>,
}

impl<'a> Visitor<'a> for Entries<'_, '_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        while take_one(self.doc) {
            let Some((key, value)) = map.next_entry::<&'a RawValue, &'a RawValue>()? else { return Ok(()) };
            self.into.push(Entry::new(key, value));
        }
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

struct Items<'s, 'd, 'a> {
    doc: &'d Document<'a>,
    into: &'s mut Vec<&'a RawValue>,
}

impl<'a> Visitor<'a> for Items<'_, '_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut seq: A) -> Result<(), A::Error> {
        while take_one(self.doc) {
            let Some(item) = seq.next_element::<&'a RawValue>()? else { return Ok(()) };
            self.into.push(item);
        }
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

/// Takes one value off the document's allowance, if there is one.
fn take_one(doc: &Document<'_>) -> bool {
    let left = doc.entries_left.get();
    doc.entries_left.set(left.saturating_sub(1));
    left > 0
}
