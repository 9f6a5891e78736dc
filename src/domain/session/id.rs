//! The name of a session on disk and on the command line.

use chrono::NaiveDate;

use crate::domain::text::{is_plain_id, unaccented};

/// Identifier of a session, `[a-z0-9-]{1,40}`; no path can be formed from one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SessionId(String);

impl SessionId {
    /// Takes `id` if it is `[a-z0-9-]{1,40}`.
    pub fn new(id: &str) -> Option<Self> {
        is_plain_id(id).then(|| Self(id.to_owned()))
    }

    /// Makes one a person can read: letters of `name` (accents folded), the date, four random characters.
    pub(crate) fn compose(name: &str, date: NaiveDate, random: [u8; 4]) -> Self {
        let mut slug = String::new();
        for c in name.chars().flat_map(char::to_lowercase).map(unaccented) {
            if c.is_ascii_alphanumeric() {
                slug.push(c);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        slug.truncate(22);
        let slug = slug.trim_end_matches('-');
        let slug = if slug.is_empty() { "sesion" } else { slug };
        // Without 0, 1, l and o, which are confused when read aloud.
        let letters = b"23456789abcdefghijkmnpqrstuvwxyz";
        let tail: String = random.iter().map(|b| char::from(letters[usize::from(*b) % letters.len()])).collect();
        Self(format!("{slug}-{}-{tail}", date.format("%Y%m%d")))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for SessionId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
