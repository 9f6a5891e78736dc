//! The places themselves. The set is closed: a bank that names another is refused.

/// The place of [`Slot::Person`]: the program puts it, no phrase has it.
pub(crate) const PERSON: &str = "[código]";

/// A place that a phrase can have. Names are Spanish since supervisors write them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slot {
    /// How many cases meet the criterion.
    Meeting,
    /// How many do not.
    NotMeeting,
    /// How many were looked at.
    Reviewed,
    /// The share that meets it, `80,00 %`.
    Percent,
    /// Codes of the cases that do not meet it, `C-03, C-07 y C-11`.
    Failing,
    /// The same behind *no … en*: `C-03, C-07 ni en C-11`.
    FailingNeither,
    /// The same as [`Slot::Failing`], where the sheet says of at least one why it fails; where all fail for one reason,
    /// that reason alone.
    Reasons,
    /// Codes of which the sheet says that the criterion does not apply, and which are not counted.
    SetAside,
    /// Codes of all cases of the sample.
    Codes,
    /// Numbers of the *reportes únicos de casos*.
    Rucs,
    /// Day of the visit, `22-11-2026`.
    VisitDate,
    /// Commune.
    Commune,
    /// Name of the project.
    Project,
    /// Some case: where [`super::unfilled`] found codes that are not just those of [`Slot::Failing`] or [`Slot::Codes`].
    /// Never filled.
    SomeCase,
    /// The report that a text is about: the only one of the sample, or those that the supervisor named for it.
    SomeRuc,
    /// Why something is so. Never filled, as all that follow but [`Slot::Missing`]: only the supervisor knows.
    Reason,
    /// What is lacking: the same as [`Slot::Reasons`], where the sheet says it of all that fail.
    Missing,
    /// A document in which something was seen.
    Document,
    /// A day that is not that of the visit.
    Day,
    /// What was done about it.
    Measures,
    /// What a criterion for other matters is about.
    Aspect,
    /// What happened.
    Fact,
    /// The code of whoever stood here with a RUN ([`PERSON`]). Never filled.
    Person,
}

impl Slot {
    /// All of them.
    pub(crate) const ALL: [Self; 23] = [
        Self::Meeting,
        Self::NotMeeting,
        Self::Reviewed,
        Self::Percent,
        Self::Failing,
        Self::FailingNeither,
        Self::Reasons,
        Self::SetAside,
        Self::Codes,
        Self::Rucs,
        Self::VisitDate,
        Self::Commune,
        Self::Project,
        Self::SomeCase,
        Self::SomeRuc,
        Self::Reason,
        Self::Missing,
        Self::Document,
        Self::Day,
        Self::Measures,
        Self::Aspect,
        Self::Fact,
        Self::Person,
    ];

    /// Its name, as it stands between its brackets.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Meeting => "cumplen",
            Self::NotMeeting => "no_cumplen",
            Self::Reviewed => "revisados",
            Self::Percent => "porcentaje",
            Self::Failing => "faltan",
            Self::FailingNeither => "faltan_ni",
            Self::Reasons => "razones",
            Self::SetAside => "no_aplica",
            Self::Codes => "casos",
            Self::Rucs => "rucs",
            Self::VisitDate => "fecha",
            Self::Commune => "comuna",
            Self::Project => "proyecto",
            Self::SomeCase => "caso",
            Self::SomeRuc => "ruc",
            Self::Reason => "motivo",
            Self::Missing => "falta",
            Self::Document => "documento",
            Self::Day => "dia",
            Self::Measures => "medidas",
            Self::Aspect => "aspecto",
            Self::Fact => "hecho",
            Self::Person => "código",
        }
    }

    /// The place of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|slot| slot.name() == name)
    }

    /// The place as it stands in a text where its value is not known.
    pub fn open(self) -> String {
        if self == Self::Person {
            return PERSON.to_owned();
        }
        let shown = if self == Self::FailingNeither { Self::Failing } else { self };
        format!("{{{}}}", shown.name())
    }

    /// Whether it is a number of things, or a list of them.
    pub(super) fn has_number(self) -> bool {
        matches!(
            self,
            Self::Meeting
                | Self::NotMeeting
                | Self::Reviewed
                | Self::Failing
                | Self::FailingNeither
                | Self::Reasons
                | Self::SetAside
                | Self::Codes
                | Self::Rucs
                | Self::SomeRuc
        )
    }

    /// Whether a text with it says what was counted.
    pub(crate) fn is_of_a_count(self) -> bool {
        matches!(self, Self::Meeting | Self::NotMeeting | Self::Reviewed | Self::Percent)
    }
}
