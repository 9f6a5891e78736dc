//! Reading untrusted JSON so that every fault can be told with its line and column.
//!
//! A [`Document`] is one text; a [`Value`] is a piece of it that was not read yet (a slice of the text, so that its
//! address tells its place). Objects are read key by key through [`Fields`]. Faults are collected
//! in the document instead of ending the reading, so that a person learns of all of them in one go.
//!
//! Bounded on hostile input: what is not asked for is skipped without recursion, a document hands out at most
//! [`MAX_ENTRIES`] values, and at most [`MAX_FAULTS`] faults are kept.

mod fields;
pub mod mend;
mod scan;
mod syntax;
mod value;

use std::cell::{Cell, RefCell};

use serde_json::value::RawValue;

use super::fault::{Fault, Faults, MAX_FAULTS, shortened};
use crate::store::wrong::Wrong;
pub use fields::Fields;
pub use value::{Kind, Value};

/// Longest file that is read, in bytes.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// Most values (entries of objects and items of lists) that one document may hand out: a rubric of 2 000 criteria
/// has some 50 000, a session half of that.
pub(crate) const MAX_ENTRIES: usize = 100_000;

/// One JSON text and the faults found in it so far.
#[derive(Debug)]
pub struct Document<'a> {
    text: &'a str,
    faults: RefCell<Vec<Found>>,
    omitted: Cell<usize>,
    entries_left: Cell<usize>,
    ends: RefCell<scan::Ends>,
    /// Where each value that was read stands, for faults that are found later by path.
    places: RefCell<Vec<(String, usize)>>,
}

/// A fault whose line and column are not yet counted.
#[derive(Debug)]
struct Found {
    offset: usize,
    path: String,
    wrong: Wrong,
}

impl<'a> Document<'a> {
    /// Takes `bytes` as text.
    ///
    /// # Errors
    /// Longer than [`MAX_BYTES`], not UTF-8, or with a byte order mark.
    pub fn open(source: &str, bytes: &'a [u8]) -> Result<Self, Faults> {
        if bytes.len() > MAX_BYTES {
            return Err(Faults::whole(source, Wrong::TooLarge(MAX_BYTES)));
        }
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(fault) => {
                let good = std::str::from_utf8(&bytes[..fault.valid_up_to()]).unwrap_or("");
                let (line, column) = end_of(good);
                let fault = Fault { line, column, path: String::new(), wrong: Wrong::NotUtf8 };
                return Err(Faults { source: source.to_owned(), faults: vec![fault], omitted: 0 });
            }
        };
        if text.starts_with('\u{FEFF}') {
            return Err(Faults::whole(source, Wrong::ByteOrderMark));
        }
        Ok(Self {
            text,
            faults: RefCell::default(),
            omitted: Cell::new(0),
            entries_left: Cell::new(MAX_ENTRIES),
            ends: RefCell::default(),
            places: RefCell::default(),
        })
    }

    /// The value that the text is, or nothing (and a fault) if it is no JSON.
    pub(crate) fn root(&self) -> Option<Value<'_, 'a>> {
        match serde_json::from_str::<&'a RawValue>(self.text) {
            Ok(raw) => {
                *self.ends.borrow_mut() = scan::Ends::of(self.text);
                Some(Value::new(self, raw.get(), String::new()))
            }
            Err(fault) => {
                let (offset, wrong) = syntax::explain(self.text, &fault);
                self.fault_at(offset, "", wrong.into());
                None
            }
        }
    }

    /// Whether a fault was found.
    pub(crate) fn has_faults(&self) -> bool {
        !self.faults.borrow().is_empty()
    }

    /// The paths at fault so far.
    pub(crate) fn faulty_paths(&self) -> std::collections::BTreeSet<String> {
        self.faults.borrow().iter().map(|found| found.path.clone()).collect()
    }

    /// Notes a fault at `path`, placed where the value of that path was read, else its nearest ancestor.
    pub(crate) fn fault_on(&self, path: &str, wrong: Wrong) {
        // To look for a place takes time, and of a hostile file there may be many more than are told.
        if self.faults.borrow().len() >= MAX_FAULTS {
            return self.omitted.set(self.omitted.get() + 1);
        }
        let mut known = path;
        let offset = loop {
            if let Some(offset) = self.place_of(known) {
                break offset;
            }
            known = known.rfind(['.', '[']).map_or("", |end| &known[..end]);
            if known.is_empty() {
                break self.place_of("").unwrap_or(0);
            }
        };
        self.fault_at(offset, path, wrong);
    }

    fn place_of(&self, path: &str) -> Option<usize> {
        self.places.borrow().iter().find(|(known, _)| known == path).map(|(_, offset)| *offset)
    }

    /// All faults, in the order of the text; none if the document is right as far as it was read.
    ///
    /// # Errors
    /// The faults.
    pub(crate) fn finish(self, source: &str) -> Result<(), Faults> {
        let mut found = self.faults.into_inner();
        if found.is_empty() {
            return Ok(());
        }
        found.sort_by_key(|fault| fault.offset);
        let mut line_start = 0;
        let mut line = 1;
        let faults = found
            .into_iter()
            .map(|Found { offset, path, wrong }| {
                // Faults are sorted, so the text is counted through once.
                let breaks = self.text[line_start..offset].bytes().filter(|&b| b == b'\n').count();
                line += breaks;
                line_start = self.text[..offset].rfind('\n').map_or(0, |at| at + 1);
                let column = self.text[line_start..offset].chars().count() + 1;
                Fault { line: narrow(line), column: narrow(column), path, wrong }
            })
            .collect();
        Err(Faults { source: source.to_owned(), faults, omitted: self.omitted.get() })
    }

    fn fault_at(&self, offset: usize, path: &str, wrong: Wrong) {
        let mut faults = self.faults.borrow_mut();
        if faults.len() < MAX_FAULTS {
            let offset = floor_boundary(self.text, offset);
            faults.push(Found { offset, path: path.to_owned(), wrong });
        } else {
            self.omitted.set(self.omitted.get() + 1);
        }
    }

    /// Whether reading on would tell a person nothing: enough faults, or the allowance of values used up.
    pub(crate) fn is_spent(&self) -> bool {
        self.omitted.get() > 0 || self.entries_left.get() == 0
    }

    /// Where `piece`, a slice of the text, begins.
    fn offset_of(&self, piece: &str) -> usize {
        (piece.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize).min(self.text.len())
    }
}

/// `parent.key` as it is written in a path; keys with other characters than a name's come as `parent["key"]`.
fn child(parent: &str, key: &str) -> String {
    let plain = !key.is_empty() && key.len() <= 40 && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    match (plain, parent.is_empty()) {
        (true, true) => key.to_owned(),
        (true, false) => [parent, ".", key].concat(),
        (false, _) => format!("{parent}[\"{}\"]", shortened(key)),
    }
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// Line and column of what follows `before`, in characters from 1.
fn end_of(before: &str) -> (u32, u32) {
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.bytes().filter(|&b| b == b'\n').count() + 1;
    (narrow(line), narrow(before[line_start..].chars().count() + 1))
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
