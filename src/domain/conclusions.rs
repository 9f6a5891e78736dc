//! What is written beside the criteria before a supervision is handed in: conclusions, and who signs.
//!
//! Which fields there are is data of the rubric; a rubric that names none has [`defaults`].

/// Most fields that a rubric may have.
pub(crate) const MAX_CONCLUSIONS: usize = 20;
/// Most persons that sign.
pub(crate) const MAX_SIGNATORIES: usize = 20;
/// Longest sentence for the public version, in characters.
pub(crate) const MAX_PUBLIC_CHARS: usize = 2_000;

/// Where in the informe a field stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Among the conclusions.
    Conclusions,
    /// What children, families and carers said; never scored.
    Heard,
    /// What is good.
    Strengths,
    /// What is to be done better.
    Improve,
}

/// A field, as the rubric states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConclusionField {
    /// Names it in files, `[a-z0-9-]{1,40}`.
    pub key: String,
    /// Its title.
    pub title: String,
    /// What is to be written there; may be empty.
    pub help: String,
    /// Where it stands.
    pub role: Role,
    /// Whether closing demands it.
    pub demanded: bool,
    /// Whether it has words of its own for the public version. What is written in the field itself never goes there.
    pub public: bool,
}

/// Position of a field in the rubric's order, from 0. Made by a [`super::rubric::Rubric`] only, and valid for that rubric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConclusionIx(pub(super) usize);

impl ConclusionIx {
    /// 0 for the first field.
    pub fn index(self) -> usize {
        self.0
    }
}

/// The fields of a rubric that names none. Sessions have texts under these keys: none may ever be taken away.
pub(crate) fn defaults() -> Vec<ConclusionField> {
    usual(
        "Qué se concluye de la supervisión.",
        "Lo que dijeron las personas consultadas",
        "Sin puntaje. Resuma lo que dijeron, sin nombres ni datos que las identifiquen.",
    )
}

/// The same of a rubric of the OPD that names none: what its cases are called, and the law that has children heard.
pub(crate) fn of_offices() -> Vec<ConclusionField> {
    usual(
        "Qué se concluye de la supervisión. Nombre los casos y los RUC revisados por su código.",
        "Lo que dijeron niños, niñas, familias y cuidadores",
        "Sin puntaje (Ley 21.302, artículo 39). Resuma lo que dijeron, sin nombres ni datos que los identifiquen.",
    )
}

/// The usual fields, with what is concluded and who was heard in words of the rubric.
fn usual(concluded: &str, heard: &str, about_heard: &str) -> Vec<ConclusionField> {
    let field = |key: &str, title: &str, help: &str, role, demanded, public| ConclusionField {
        key: key.to_owned(),
        title: title.to_owned(),
        help: help.to_owned(),
        role,
        demanded,
        public,
    };
    vec![
        field("conclusiones", "Conclusiones", concluded, Role::Conclusions, true, true),
        field("participacion", heard, about_heard, Role::Heard, false, false),
        field("fortalezas", "Fortalezas", "Qué se hace bien y conviene mantener.", Role::Strengths, false, true),
        field(
            "mejoras",
            "Aspectos por mejorar",
            "Qué conviene mejorar, y por dónde empezar.",
            Role::Improve,
            false,
            false,
        ),
    ]
}

/// What is known of somebody who signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignatoryField {
    /// Their name.
    Name,
    /// What they are.
    Post,
}

impl SignatoryField {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Name, Self::Post];
}

/// Somebody who signs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signatory {
    /// Their name.
    pub name: String,
    /// What they are.
    pub post: String,
}

impl Signatory {
    /// The text of `field`.
    pub fn get(&self, field: SignatoryField) -> &str {
        match field {
            SignatoryField::Name => &self.name,
            SignatoryField::Post => &self.post,
        }
    }
}

/// Who signs, in order. A place behind the last is there and empty: so each text can be put at its place, whatever stood
/// there, and put back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signatories(Vec<Signatory>);

impl Signatories {
    /// All up to the last that has a text.
    pub fn all(&self) -> &[Signatory] {
        &self.0
    }

    /// The text of `field` of the one at `place`; empty behind the last.
    pub fn get(&self, place: usize, field: SignatoryField) -> &str {
        self.0.get(place).map_or("", |one| one.get(field))
    }

    /// Puts `text` and gives what stood there.
    pub(super) fn set(&mut self, place: usize, field: SignatoryField, text: String) -> String {
        if self.0.len() <= place {
            self.0.resize_with(place + 1, Signatory::default);
        }
        let there = match field {
            SignatoryField::Name => &mut self.0[place].name,
            SignatoryField::Post => &mut self.0[place].post,
        };
        let was = std::mem::replace(there, text);
        while self.0.last().is_some_and(|one| *one == Signatory::default()) {
            self.0.pop();
        }
        was
    }
}

/// Whether `text` can be the name of somebody who signs: a name and a surname, of which all but one may be initials. Whose
/// it is nobody can tell from here, and how names are spelt is nobody's business.
pub fn is_name(text: &str) -> bool {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let words: Vec<usize> = text.split_whitespace().map(letters).filter(|letters| *letters > 0).collect();
    words.len() >= 2 && words.iter().any(|letters| *letters >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fields_of_a_rubric_that_names_none_keep_their_keys_and_one_is_demanded() {
        for fields in [defaults(), of_offices()] {
            let keys: Vec<(&str, bool)> = fields.iter().map(|field| (field.key.as_str(), field.demanded)).collect();
            assert_eq!(
                keys,
                [("conclusiones", true), ("participacion", false), ("fortalezas", false), ("mejoras", false)],
                "sessions have texts under these keys"
            );
        }
    }

    #[test]
    fn a_name_is_a_name_and_a_surname_however_they_are_spelt() {
        for name in ["Ana Soto", "A. Soto", "J. P. Ñancupil", "María José", "李 小龙", "ana soto r.", "Soto, Ana"]
        {
            assert!(is_name(name), "{name}");
        }
        for text in ["", "x", "Ana", "x y", "12 34", "Ana 2", "- Ana", "   "] {
            assert!(!is_name(text), "{text}");
        }
    }

    #[test]
    fn who_signs_is_put_at_a_place_and_taken_back() {
        let mut all = Signatories::default();
        let before = all.clone();
        let was = all.set(2, SignatoryField::Post, "Coordinadora".into());
        assert_eq!((was.as_str(), all.all().len(), all.get(2, SignatoryField::Post)), ("", 3, "Coordinadora"));
        assert_eq!(all.get(9, SignatoryField::Name), "");
        all.set(2, SignatoryField::Post, was);
        assert_eq!(all, before, "a place behind the last is empty");
    }
}
