//! Who is supervised, by whom, and when.

use super::asked::Asked;
use chrono::NaiveDate;

use super::text::{is_harmful, says_something};

/// Longest value of a field, in characters. Holds for the form; a file's values are free text within [`super::text::MAX_TEXT_CHARS`].
pub(crate) const MAX_FIELD_CHARS: usize = 120;

/// The sixteen regions of Chile, north to south. The form offers these alone; a file may say anything.
pub(crate) const REGIONS: [&str; 16] = [
    "Arica y Parinacota",
    "Tarapacá",
    "Antofagasta",
    "Atacama",
    "Coquimbo",
    "Valparaíso",
    "Metropolitana de Santiago",
    "Libertador General Bernardo O'Higgins",
    "Maule",
    "Ñuble",
    "Biobío",
    "La Araucanía",
    "Los Ríos",
    "Los Lagos",
    "Aysén del General Carlos Ibáñez del Campo",
    "Magallanes y de la Antártica Chilena",
];

/// Ordinary or extraordinary supervision; dimension 2.2 of the OPD rubric is the one for extraordinary ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Planned.
    #[default]
    Ordinary,
    /// Urgent, after an event.
    Extraordinary,
}

/// The fields of the identification, as they stand in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identification {
    /// Code of the project at the service.
    pub project_code: String,
    /// Name of the office.
    pub project_name: String,
    /// Who runs it, usually a municipality.
    pub organization: String,
    /// Region.
    pub region: String,
    /// Commune.
    pub commune: String,
    /// The supervisor's own name.
    pub supervisor: String,
    /// `YYYY-MM-DD`, or whatever a file says.
    pub visit_date: String,
}

/// One field of [`Identification`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// [`Identification::project_code`]
    ProjectCode,
    /// [`Identification::project_name`]
    ProjectName,
    /// [`Identification::organization`]
    Organization,
    /// [`Identification::region`]
    Region,
    /// [`Identification::commune`]
    Commune,
    /// [`Identification::supervisor`]
    Supervisor,
    /// [`Identification::visit_date`]
    VisitDate,
}

impl Field {
    /// All fields in the order of the form.
    pub(crate) const ALL: [Self; 7] = [
        Self::ProjectCode,
        Self::ProjectName,
        Self::Organization,
        Self::Region,
        Self::Commune,
        Self::Supervisor,
        Self::VisitDate,
    ];
}

/// Why the form does not take a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldFault {
    /// Nothing there.
    Blank,
    /// Longer than [`MAX_FIELD_CHARS`].
    TooLong,
    /// Not one of [`REGIONS`].
    UnknownRegion,
    /// Not a date of the calendar.
    NotADate,
    /// A line break or a character that cannot be seen.
    Unprintable,
}

impl Identification {
    /// The value of `field`.
    pub(crate) fn get(&self, field: Field) -> &str {
        match field {
            Field::ProjectCode => &self.project_code,
            Field::ProjectName => &self.project_name,
            Field::Organization => &self.organization,
            Field::Region => &self.region,
            Field::Commune => &self.commune,
            Field::Supervisor => &self.supervisor,
            Field::VisitDate => &self.visit_date,
        }
    }

    /// The value of `field`, to be changed.
    pub(crate) fn get_mut(&mut self, field: Field) -> &mut String {
        match field {
            Field::ProjectCode => &mut self.project_code,
            Field::ProjectName => &mut self.project_name,
            Field::Organization => &mut self.organization,
            Field::Region => &mut self.region,
            Field::Commune => &mut self.commune,
            Field::Supervisor => &mut self.supervisor,
            Field::VisitDate => &mut self.visit_date,
        }
    }

    /// What the form holds against the value of `field`, if anything.
    pub(crate) fn fault(&self, field: Field) -> Option<FieldFault> {
        let value = self.get(field);
        if !says_something(value) {
            return Some(FieldFault::Blank);
        }
        if value.chars().count() > MAX_FIELD_CHARS {
            return Some(FieldFault::TooLong);
        }
        if value.chars().any(is_harmful) {
            return Some(FieldFault::Unprintable);
        }
        match field {
            Field::Region if !REGIONS.contains(&value) => Some(FieldFault::UnknownRegion),
            Field::VisitDate if parse_iso(value).is_none() => Some(FieldFault::NotADate),
            Field::ProjectCode
            | Field::ProjectName
            | Field::Organization
            | Field::Region
            | Field::Commune
            | Field::Supervisor
            | Field::VisitDate => None,
        }
    }

    /// All faults of what is asked, in the order of the form.
    pub(crate) fn faults(&self, asked: &Asked) -> Vec<(Field, FieldFault)> {
        asked.fields().filter_map(|field| self.fault(field).map(|fault| (field, fault))).collect()
    }
}

/// A date of a file, `YYYY-MM-DD`, in this or the last century.
pub(crate) fn parse_iso(text: &str) -> Option<NaiveDate> {
    let exact = text.len() == 10 && (text.starts_with("20") || text.starts_with("19"));
    exact.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten()
}

/// A date as Chileans write it: day, month, year with dashes, slashes or dots, or eight digits; the year may be short.
pub(crate) fn parse_chilean(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let parts: Vec<&str> = if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        vec![&text[..2], &text[2..4], &text[4..]]
    } else {
        text.split(['-', '/', '.']).map(str::trim).collect()
    };
    let [day, month, year] = parts[..] else { return None };
    if [day, month, year]
        .iter()
        .any(|part| part.is_empty() || part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit()))
    {
        return None;
    }
    let year: i32 = match year.len() {
        4 => year.parse().ok()?,
        2 => 2000 + year.parse::<i32>().ok()?,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?).filter(|_| (1900..2100).contains(&year))
}

/// `22-11-2026`.
pub(crate) fn chilean(date: NaiveDate) -> String {
    date.format("%d-%m-%Y").to_string()
}

/// The visit date as shown: a file's own words where they are no date.
pub(crate) fn shown_date(iso: &str) -> String {
    parse_iso(iso).map_or_else(|| iso.to_owned(), chilean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_chileans_write_them() {
        let expected = NaiveDate::from_ymd_opt(2026, 11, 22);
        for text in ["22-11-2026", "22/11/2026", "22.11.26", "22112026", " 22 - 11 - 2026 "] {
            assert_eq!(parse_chilean(text), expected, "{text}");
        }
        for text in ["", "31-02-2026", "2026-11-22", "22-11", "22-11-226", "aa-11-2026", "22-11-3026", "+2-11-2026"] {
            assert_eq!(parse_chilean(text), None, "{text}");
        }
    }

    #[test]
    fn a_file_may_say_anything_and_the_form_may_not() {
        let mut who = Identification {
            region: "Región de Fantasía".into(),
            visit_date: "ayer".into(),
            ..Identification::default()
        };
        assert_eq!(who.fault(Field::Region), Some(FieldFault::UnknownRegion));
        assert_eq!(who.fault(Field::VisitDate), Some(FieldFault::NotADate));
        assert_eq!(shown_date(&who.visit_date), "ayer");
        assert_eq!(who.faults(&Asked::default()).len(), 7);
        for field in Field::ALL {
            *who.get_mut(field) = "x".into();
        }
        who.region = REGIONS[9].into();
        who.visit_date = "2026-02-28".into();
        assert_eq!(who.faults(&Asked::default()), []);
    }
}
