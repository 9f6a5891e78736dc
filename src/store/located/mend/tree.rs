//! The values of a text that is being mended.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// A value that was read.
pub(super) enum Node<'a> {
    Raw(&'a str),
    Words(String),
    List(Vec<Node<'a>>),
    Object(Object<'a>),
}

/// An object in the order of its text, and where each key stands in it.
#[derive(Default)]
pub(super) struct Object<'a> {
    pub(super) entries: Vec<(Cow<'a, str>, Node<'a>)>,
    places: HashMap<String, usize>,
}

impl<'a> Object<'a> {
    pub(super) fn has(&self, key: &str) -> bool {
        self.places.contains_key(key)
    }

    /// Adds an entry, unless there is one of its key; whether it did.
    pub(super) fn add(&mut self, key: Cow<'a, str>, value: Node<'a>) -> bool {
        let Entry::Vacant(place) = self.places.entry(key.clone().into_owned()) else { return false };
        place.insert(self.entries.len());
        self.entries.push((key, value));
        true
    }

    /// Adds an entry, or to an object of its key what that lacks; whether anything was added.
    pub(super) fn merge(&mut self, key: Cow<'a, str>, value: Node<'a>) -> bool {
        match (self.places.get(key.as_ref()).map(|&at| &mut self.entries[at].1), value) {
            (None, value) => self.add(key, value),
            (Some(Node::Object(known)), Node::Object(more)) => {
                more.entries.into_iter().fold(false, |any, (key, value)| known.add(key, value) || any)
            }
            (Some(_), _) => false,
        }
    }

    /// The object `key` in this one, made if need be.
    pub(super) fn below(&mut self, key: String) -> Option<&mut Self> {
        self.add(Cow::Owned(key.clone()), Node::Object(Self::default()));
        match self.places.get(&key).map(|&at| &mut self.entries[at].1) {
            Some(Node::Object(object)) => Some(object),
            Some(Node::Raw(_) | Node::Words(_) | Node::List(_)) | None => None,
        }
    }
}

impl Node<'_> {
    pub(super) fn write(&self, out: &mut String) {
        match self {
            Self::Raw(raw) => out.push_str(raw),
            Self::Words(words) => out.push_str(&serde_json::Value::from(words.as_str()).to_string()),
            Self::List(items) => {
                out.push('[');
                for (n, item) in items.iter().enumerate() {
                    out.push_str(if n == 0 { "" } else { "," });
                    item.write(out);
                }
                out.push(']');
            }
            Self::Object(Object { entries, .. }) => {
                out.push('{');
                for (n, (key, value)) in entries.iter().enumerate() {
                    out.push_str(if n == 0 { "" } else { "," });
                    out.push_str(&serde_json::Value::from(key.as_ref()).to_string());
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}
