//! What can be read of a JSON text that is none: cut at its end, with a hole, or with something before or behind it.
//!
//! Nothing is guessed. Whatever is whole is taken: a text with both its quotes, a number with what ends it, an entry
//! with its key and value. Of an object that breaks off the entries before are taken. Of a text that breaks off, where
//! whoever asks wants it, the words before are, and its path is told. Behind a hole reading goes on at the next line
//! that can only be the beginning of an entry, since no text holds a line break as such: in the indentation in which
//! this program writes.

mod tree;
mod words;

use std::borrow::Cow;

use super::value::decode;
use tree::{Node, Object};
use words::{characters, whole_words};

/// Deepest nesting that is read; files of ours have five levels.
const DEEPEST: usize = 12;

/// The indentations of what stands one and two levels below the top.
const INDENTS: [&[u8]; 2] = [b"  \"", b"    \""];

/// What could be read.
#[derive(Debug)]
pub struct Mended {
    /// As a JSON object.
    pub json: String,
    /// Its keys.
    pub keys: Vec<String>,
    /// The paths, key by key, of all that broke off: of texts, and of what they stand in.
    pub cut: Vec<Vec<String>>,
    /// How it was damaged.
    pub damage: Damage,
}

/// How a text was damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// The object is whole; so many bytes that belong to nothing stand before or behind it.
    Surrounded(usize),
    /// It breaks off, and nothing follows.
    Cut,
    /// Something in it cannot be read, and what follows can.
    Holed,
}

/// What whoever asks knows of the document.
pub struct Asked<'q> {
    /// Whether the words before the end of a text that breaks off are wanted; by its path, in which the key at the top
    /// is empty where it is not known yet.
    pub words: &'q dyn Fn(&[String]) -> bool,
    /// A key that stands at the top of every document of the kind.
    pub first: &'q str,
    /// In which object at the top an object belongs, if its keys alone tell.
    pub home: &'q dyn Fn(&mut dyn Iterator<Item = &str>) -> Option<&'static str>,
}

/// Reads what can be read of `bytes`; nothing if there is nothing of an object.
pub(crate) fn mend(bytes: &[u8], asked: &Asked<'_>) -> Option<Mended> {
    let mut mender = Mender { bytes, at: 0, depth: 0, path: Vec::new(), cut: Vec::new(), asked };
    let before = bytes.iter().position(|&byte| byte == b'{').unwrap_or(bytes.len());
    mender.at = before;
    let (mut top, whole) = match mender.value() {
        (Some(Node::Object(top)), whole) if top.has(asked.first) => (top, whole),
        // What begins there is a piece of it, or of something else.
        _ => {
            (mender.at, mender.cut) = (0, Vec::new());
            (Object::default(), false)
        }
    };
    let damage = if whole {
        let after = bytes.get(mender.at..).unwrap_or_default();
        Damage::Surrounded(before + after.trim_ascii().len())
    } else if mender.go_on(&mut top) {
        Damage::Holed
    } else {
        Damage::Cut
    };
    let keys: Vec<String> = top.entries.iter().map(|(key, _)| key.clone().into_owned()).collect();
    let mut json = String::new();
    Node::Object(top).write(&mut json);
    (!keys.is_empty()).then_some(Mended { json, keys, cut: mender.cut, damage })
}

struct Mender<'a, 'q> {
    bytes: &'a [u8],
    at: usize,
    depth: usize,
    path: Vec<String>,
    cut: Vec<Vec<String>>,
    asked: &'q Asked<'q>,
}

impl<'a> Mender<'a, '_> {
    /// What can be read of the value that begins here, and whether that is all of it.
    fn value(&mut self) -> (Option<Node<'a>>, bool) {
        match self.byte() {
            Some(b'"') => self.text(),
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::list),
            _ => {
                let raw = self.scalar();
                (raw.map(Node::Raw), raw.is_some())
            }
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> (Node<'a>, bool)) -> (Option<Node<'a>>, bool) {
        if self.depth == DEEPEST {
            return (None, false);
        }
        self.depth += 1;
        self.at += 1;
        let (node, whole) = read(self);
        self.depth -= 1;
        if !whole {
            self.cut.push(self.path.clone());
        }
        (Some(node), whole)
    }

    fn object(&mut self) -> (Node<'a>, bool) {
        let mut object = Object::default();
        loop {
            self.skip_blanks();
            if self.takes(b'}') {
                return (Node::Object(object), true);
            }
            if !self.entry(&mut object) {
                return (Node::Object(object), false);
            }
            self.skip_blanks();
            if !self.takes(b',') && self.byte() != Some(b'}') {
                return (Node::Object(object), false);
            }
        }
    }

    /// Reads a key and its value into `object`; whether they were whole. Of two of one key the first is taken.
    fn entry(&mut self, object: &mut Object<'a>) -> bool {
        let Some((key, value, whole)) = self.key_and_value() else { return false };
        if let Some(value) = value {
            object.add(key, value);
        }
        whole
    }

    fn key_and_value(&mut self) -> Option<(Cow<'a, str>, Option<Node<'a>>, bool)> {
        let key = decode(self.string()?).ok()?;
        self.skip_blanks();
        if !self.takes(b':') {
            return None;
        }
        self.skip_blanks();
        self.path.push(key.clone().into_owned());
        let (value, whole) = self.value();
        self.path.pop();
        Some((key, value, whole))
    }

    fn list(&mut self) -> (Node<'a>, bool) {
        let mut items = Vec::new();
        loop {
            self.skip_blanks();
            if self.takes(b']') {
                return (Node::List(items), true);
            }
            let (item, whole) = self.value();
            if !whole {
                return (Node::List(items), false);
            }
            items.extend(item);
            self.skip_blanks();
            if !self.takes(b',') && self.byte() != Some(b']') {
                return (Node::List(items), false);
            }
        }
    }

    fn text(&mut self) -> (Option<Node<'a>>, bool) {
        let begun = self.at;
        if let Some(raw) = self.string() {
            return (Some(Node::Raw(raw)), true);
        }
        self.cut.push(self.path.clone());
        let wanted = (self.asked.words)(&self.path);
        let (words, _) = characters(&self.bytes[begun + 1..self.at]);
        let words = whole_words(&words);
        ((wanted && !words.is_empty()).then(|| Node::Words(words.to_owned())), false)
    }

    /// The text with its quotes that begins here, if it is whole; else reading stops where it breaks off.
    fn string(&mut self) -> Option<&'a str> {
        let begun = self.at;
        if !self.takes(b'"') {
            return None;
        }
        loop {
            match self.byte()? {
                b'"' => break,
                b'\\' => self.at = (self.at + 2).min(self.bytes.len()),
                0..0x20 => return None,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        let raw = std::str::from_utf8(&self.bytes[begun..self.at]).ok().filter(|raw| decode(raw).is_ok());
        if raw.is_none() {
            self.at = begun + 1 + characters(&self.bytes[begun + 1..self.at - 1]).1;
        }
        raw
    }

    /// A number or a word, if it is seen where it ends.
    fn scalar(&mut self) -> Option<&'a str> {
        let rest = self.bytes.get(self.at..)?;
        let part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
        let length = rest.iter().take_while(|byte| part(byte)).count();
        let ended = rest.get(length).is_some_and(|byte| b",]} \n\r\t".contains(byte));
        let raw = std::str::from_utf8(&rest[..length]).ok().filter(|_| ended)?;
        serde_json::from_str::<serde::de::IgnoredAny>(raw).ok()?;
        self.at += length;
        Some(raw)
    }

    /// Goes on behind what cannot be read; whether anything was found.
    fn go_on(&mut self, top: &mut Object<'a>) -> bool {
        let (mut found, mut within) = (false, None);
        while let Some(line) = memchr::memchr(b'\n', self.bytes.get(self.at..).unwrap_or_default()) {
            let start = self.at + line + 1;
            self.at = start;
            match INDENTS.iter().position(|indent| self.bytes[start..].starts_with(indent)) {
                Some(0) => {
                    self.at += INDENTS[0].len() - 1;
                    if let Some((key, value, _)) = self.key_and_value() {
                        within = Some(key.clone().into_owned());
                        found |= value.is_some_and(|value| top.merge(key, value));
                    }
                }
                Some(_) => {
                    self.at += INDENTS[1].len() - 1;
                    found |= self.piece(top, within.as_deref());
                }
                None => {}
            }
        }
        found
    }

    /// Reads an entry of an object at the top: the one its keys tell, else the one that was entered last since reading
    /// went on. Whether it was of use.
    fn piece(&mut self, top: &mut Object<'a>, within: Option<&str>) -> bool {
        let known = self.cut.len();
        self.path.push(String::new());
        let read = self.key_and_value();
        self.path.pop();
        let entry = read.and_then(|(key, value, _)| Some((key, value?)));
        let home = entry.as_ref().and_then(|(_, value)| self.home(value).or(within.map(str::to_owned)));
        let (Some((key, value)), Some(home)) = (entry, home) else {
            self.cut.truncate(known);
            return false;
        };
        for path in &mut self.cut[known..] {
            path[0].clone_from(&home);
        }
        top.below(home).is_some_and(|object| object.merge(key, value))
    }

    fn home(&self, value: &Node<'a>) -> Option<String> {
        let Node::Object(object) = value else { return None };
        (self.asked.home)(&mut object.entries.iter().map(|(key, _)| key.as_ref())).map(str::to_owned)
    }

    fn byte(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn takes(&mut self, byte: u8) -> bool {
        let there = self.byte() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn skip_blanks(&mut self) {
        while self.byte().is_some_and(|byte| b" \n\r\t".contains(&byte)) {
            self.at += 1;
        }
    }
}
