//! An object that is being read key by key.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::value::decode;
use super::{Document, Value, child, syntax};
use crate::domain::text::MAX_TEXT_CHARS;
use crate::store::wrong::Wrong;

/// A key and its value as they stand in the file.
#[derive(Debug, Clone)]
pub(super) struct Entry<'a> {
    key: &'a str,
    value: &'a str,
}

impl<'a> Entry<'a> {
    pub(super) fn new(key: &'a str, value: &'a str) -> Self {
        Self { key, value }
    }
}

/// An object: ask for the keys it may have, then [`Fields::finish`] it, which notes every key that nobody asked for.
#[derive(Debug)]
pub struct Fields<'d, 'a> {
    doc: &'d Document<'a>,
    path: String,
    offset: usize,
    entries: Vec<(Cow<'a, str>, Entry<'a>)>,
    asked: Vec<&'static str>,
}

impl<'d, 'a> Fields<'d, 'a> {
    pub(super) fn new(doc: &'d Document<'a>, path: &str, offset: usize, entries: Vec<Entry<'a>>) -> Self {
        let (known, asked) = (Vec::with_capacity(entries.len()), Vec::with_capacity(entries.len()));
        let mut this = Self { doc, path: path.to_owned(), offset, entries: known, asked };
        let mut seen = BTreeSet::new();
        for entry in entries {
            let place = doc.offset_of(entry.key);
            match decode(entry.key) {
                Ok(key) if seen.contains(&key) => doc.fault_at(place, &child(path, &key), Wrong::DuplicateKey),
                Ok(key) => {
                    seen.insert(key.clone());
                    this.entries.push((key, entry));
                }
                Err(fault) => {
                    let (offset, wrong) = syntax::explain(entry.key, &fault);
                    doc.fault_at(place + offset, path, wrong.into());
                }
            }
        }
        this
    }

    /// The value of `key`; noted as a fault if it is not there.
    pub(crate) fn required(&mut self, key: &'static str) -> Option<Value<'d, 'a>> {
        let value = self.optional(key);
        // In a document that was read only in part, what is missing may stand further on.
        if value.is_none() && !self.doc.is_spent() {
            self.doc.fault_at(self.offset, &child(&self.path, key), Wrong::MissingKey(key));
        }
        value
    }

    /// The value of `key`, if it is there.
    pub(crate) fn optional(&mut self, key: &'static str) -> Option<Value<'d, 'a>> {
        self.asked.push(key);
        let (_, entry) = self.entries.iter().find(|(name, _)| name == key)?;
        Some(Value::new(self.doc, entry.value, child(&self.path, key)))
    }

    /// The required text of `key`, of at most `max` characters; empty where it is not there or not a text, which is noted.
    pub fn text(&mut self, key: &'static str, max: usize) -> String {
        self.required(key).and_then(|value| value.text(max)).map(Cow::into_owned).unwrap_or_default()
    }

    /// The text of `key`, if it is there.
    pub(crate) fn optional_text(&mut self, key: &'static str, max: usize) -> Option<String> {
        self.optional(key).and_then(|value| value.text(max)).map(Cow::into_owned)
    }

    /// Looks at `format` and `version`, and gives the version, 0 where the file has none that can be read;
    /// nothing where they tell that the rest means something else, which is noted.
    pub(crate) fn header(&mut self, known: &str, newest: u64) -> Option<u64> {
        let format = self.required("format");
        let version = self.required("version");
        if let Some(format) = format
            && let Some(found) = format.text(MAX_TEXT_CHARS)
            && found != known
        {
            format.fault(Wrong::Format(known.to_owned(), found.into_owned()));
            return None;
        }
        let version = version?;
        match version.whole(u64::MAX) {
            Some(found) if found > newest => {
                version.fault(Wrong::LaterVersion(found, newest));
                return None;
            }
            Some(0) => version.fault(Wrong::NoSuchVersion(0, newest)),
            Some(found) => return Some(found),
            None => {}
        }
        Some(0)
    }

    /// All keys with their values, in the file's order, for an object whose keys are data; ends early once the
    /// document is spent. Instead of [`Fields::finish`].
    pub(crate) fn into_entries(self) -> impl Iterator<Item = (Cow<'a, str>, Value<'d, 'a>)> {
        let Self { doc, path, entries, .. } = self;
        entries.into_iter().take_while(|_| !doc.is_spent()).map(move |(key, entry)| {
            let path = child(&path, &key);
            (key, Value::new(doc, entry.value, path))
        })
    }

    /// Notes every key that was not asked for, with the nearest one that was.
    pub(crate) fn finish(self) {
        for (key, entry) in &self.entries {
            if self.doc.is_spent() {
                break;
            }
            if !self.asked.contains(&key.as_ref()) {
                let nearest = self.asked.iter().min_by_key(|known| distance(key, known)).copied();
                // A key of one letter is near to every other: no suggestion comes of it.
                let near = |known: &&str| distance(key, known) <= (1 + known.len() / 4).min(known.len() - 1);
                let nearest = nearest.filter(near);
                let wrong = Wrong::UnknownKey(key.to_string(), nearest, self.asked.clone());
                self.doc.fault_at(self.doc.offset_of(entry.key), &child(&self.path, key), wrong);
            }
        }
    }
}

/// Edit distance between two keys; long ones are never near.
fn distance(a: &str, b: &str) -> usize {
    if a.len() > 40 {
        return usize::MAX;
    }
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &y) in b.iter().enumerate() {
            let substituted = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
