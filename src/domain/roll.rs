//! What is known of each case of the sample: whether it entered by a court, and whether the child is still attended. That
//! alone decides where a criterion does not apply.

use std::collections::BTreeMap;

use super::code::Key;

/// How a case entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Court {
    /// By a court (*judicializado*).
    Judicialised,
    /// Otherwise.
    NotJudicialised,
}

/// Whether the child of a case is still attended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stay {
    /// *Vigente*.
    Current,
    /// *Egresado*.
    Closed,
}

/// What is known of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Attributes {
    /// How it entered.
    pub court: Option<Court>,
    /// Whether it is still attended.
    pub stay: Option<Stay>,
}

/// One of [`Attributes`] as it is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Attribute {
    /// How the case entered.
    Court(Option<Court>),
    /// Whether it is still attended.
    Stay(Option<Stay>),
}

/// The cases that a criterion is about, where it is not about all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Those that entered by a court.
    Judicialised,
    /// Those that did not.
    NotJudicialised,
    /// Those that are still attended.
    Current,
    /// Those that are not.
    Closed,
}

impl Group {
    /// Whether a case of which this is known belongs to it, as far as that is known.
    pub fn holds(self, case: Attributes) -> Option<bool> {
        match self {
            Self::Judicialised => case.court.map(|court| court == Court::Judicialised),
            Self::NotJudicialised => case.court.map(|court| court == Court::NotJudicialised),
            Self::Current => case.stay.map(|stay| stay == Stay::Current),
            Self::Closed => case.stay.map(|stay| stay == Stay::Closed),
        }
    }
}

impl Attributes {
    fn is_unknown(self) -> bool {
        self == Self::default()
    }

    /// Each by itself.
    pub(crate) fn each(self) -> [Attribute; 2] {
        [Attribute::Court(self.court), Attribute::Stay(self.stay)]
    }

    /// Puts `attribute`; gives what was there.
    fn put(&mut self, attribute: Attribute) -> Attribute {
        use std::mem::replace;
        match attribute {
            Attribute::Court(court) => Attribute::Court(replace(&mut self.court, court)),
            Attribute::Stay(stay) => Attribute::Stay(replace(&mut self.stay, stay)),
        }
    }

    /// Whether `attribute` is what is known.
    pub(crate) fn has(self, attribute: Attribute) -> bool {
        self.each().contains(&attribute)
    }
}

impl Attribute {
    /// Whether it says anything.
    pub(crate) fn is_known(self) -> bool {
        self != self.unknown()
    }

    /// That it is not known.
    pub(crate) fn unknown(self) -> Self {
        match self {
            Self::Court(_) => Self::Court(None),
            Self::Stay(_) => Self::Stay(None),
        }
    }
}

/// What is known of the cases, by code. Spellings of one code are one case, kept under that in which it came first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roll(BTreeMap<Key, (String, Attributes)>);

impl Roll {
    /// What is known of the case of `code`, however it is spelt.
    pub(crate) fn of(&self, code: &str) -> Attributes {
        self.of_key(&Key::of(code))
    }

    /// The same by what all its spellings have in common.
    pub(super) fn of_key(&self, key: &Key) -> Attributes {
        self.0.get(key).map(|(_, known)| *known).unwrap_or_default()
    }

    /// The cases of which something is known, each as its code is kept.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, Attributes)> {
        self.0.values().map(|(code, known)| (code.as_str(), *known))
    }

    /// Whether nothing is known of any.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Of how many cases something is known.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Puts `attribute` of the case of `code`; gives what was there, with the code as it was kept.
    pub(crate) fn set(&mut self, code: String, attribute: Attribute) -> (String, Attribute) {
        let key = Key::of(&code);
        let mut kept = self.0.remove(&key).unwrap_or_else(|| (code, Attributes::default()));
        let was = kept.1.put(attribute);
        let code = kept.0.clone();
        if !kept.1.is_unknown() {
            self.0.insert(key, kept);
        }
        (code, was)
    }

    /// Keeps what is known of the case of `from` under `to`.
    pub(super) fn rename(&mut self, from: &str, to: &str) {
        if let Some((_, known)) = self.0.remove(&Key::of(from)) {
            self.0.insert(Key::of(to), (to.to_owned(), known));
        }
    }

    /// Forgets the cases that `keeps` does not hold.
    pub(super) fn retain(&mut self, keeps: impl Fn(&str) -> bool) {
        self.0.retain(|_, (code, _)| keeps(code));
    }

    /// What makes `to` of this, each as code and attribute; nothing of what is so already. A case whose code is spelt
    /// otherwise goes and comes.
    pub(super) fn becoming(&self, to: &Self) -> Vec<(String, Attribute)> {
        let spelling = |roll: &Self, key: &Key| roll.0.get(key).map(|(code, _)| code.clone());
        let goes = |key: &Key, code: &String| spelling(to, key).as_ref() != Some(code);
        let mut all = Vec::new();
        for (_, (code, had)) in self.0.iter().filter(|(key, (code, _))| goes(key, code)) {
            all.extend(had.each().into_iter().filter(|one| one.is_known()).map(|one| (code.clone(), one.unknown())));
        }
        for (key, (code, has)) in &to.0 {
            let had = self.0.get(key).filter(|(kept, _)| kept == code).map(|(_, had)| *had).unwrap_or_default();
            all.extend(has.each().into_iter().filter(|one| !had.has(*one)).map(|one| (code.clone(), one)));
        }
        all
    }
}
