//! Words that hang on how many there are: `{revisados|la carpeta revisada|las # carpetas revisadas}`. One of something
//! takes the first, any other number the second; `#` is what stands in the place.

use super::{Facts, Slot};

/// Such a piece of a phrase.
pub(super) struct Choice<'t> {
    slot: Slot,
    one: &'t str,
    many: &'t str,
    /// Bytes of it, braces included.
    pub(super) length: usize,
}

impl<'t> Choice<'t> {
    /// The one that `text` begins with.
    pub(super) fn at(text: &'t str) -> Option<Self> {
        let inside = text.strip_prefix('{')?;
        let inside = &inside[..inside.find(['{', '}']).filter(|end| inside[*end..].starts_with('}'))?];
        let mut parts = inside.split('|');
        let (name, one, many) = (parts.next()?, parts.next()?, parts.next()?);
        let slot = Slot::named(name).filter(|slot| parts.next().is_none() && slot.has_number())?;
        Some(Self { slot, one, many, length: inside.len() + 2 })
    }

    /// What it is with these facts. A report is one as long as nobody said which; anything else is many.
    pub(super) fn filled(&self, facts: &Facts) -> String {
        let known = facts.number(self.slot).zip(facts.value(self.slot));
        let (one, value) = match known {
            Some((number, value)) => (number == 1, value),
            // What hangs on reasons, or on what is not counted, is said where there is some.
            None if matches!(self.slot, Slot::Reasons | Slot::SetAside) => return String::new(),
            None => (self.slot == Slot::SomeRuc, self.slot.open()),
        };
        (if one { self.one } else { self.many }).replace('#', &value)
    }
}
