//! What a rubric calls the two texts of an answer, and what is evaluated with it.

use super::text::TextKind;

/// Longest noun, in characters.
pub(crate) const MAX_NOUN_CHARS: usize = 30;

/// The gender of a noun, which articles and participles follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// `el hallazgo`.
    Masculine,
    /// `la observación`.
    Feminine,
}

/// A noun as it stands within a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noun {
    /// Of one.
    pub one: String,
    /// Of several.
    pub many: String,
    /// Its gender.
    pub gender: Gender,
}

impl Noun {
    fn new(one: &str, many: &str, gender: Gender) -> Self {
        Self { one: one.to_owned(), many: many.to_owned(), gender }
    }
}

/// The nouns of a rubric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nouns {
    /// What a hallazgo is called.
    pub hallazgo: Noun,
    /// What an observación is called.
    pub observacion: Noun,
    /// What is evaluated.
    pub evaluated: Noun,
    /// What it is registered as, with a code and a name. An OPD is an office that the service runs as a project; where a
    /// rubric names what it evaluates, that is the same.
    pub registered: Noun,
}

impl Nouns {
    /// Of a rubric of the OPD.
    pub(crate) fn of_offices() -> Self {
        Self { evaluated: Noun::new("oficina", "oficinas", Gender::Feminine), ..Self::default() }
    }

    /// What the text of `kind` is called.
    pub fn text(&self, kind: TextKind) -> &Noun {
        match kind {
            TextKind::Hallazgo => &self.hallazgo,
            TextKind::Observacion => &self.observacion,
        }
    }
}

impl Default for Nouns {
    /// Of a rubric that names nothing.
    fn default() -> Self {
        Self {
            hallazgo: Noun::new("hallazgo", "hallazgos", Gender::Masculine),
            observacion: Noun::new("observación", "observaciones", Gender::Feminine),
            evaluated: Noun::new("proyecto", "proyectos", Gender::Masculine),
            registered: Noun::new("proyecto", "proyectos", Gender::Masculine),
        }
    }
}
