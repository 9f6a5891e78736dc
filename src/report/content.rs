//! The values of a report with every text cleaned, once.

mod handed;
mod method;
mod reading;

use super::document::Runs;
use super::source::Report;
use super::text::Door;
use crate::domain::asked::Asked;
use crate::domain::bands::Cases;
use crate::domain::conclusions::{Role, Signatory};
use crate::domain::identification::{Field, Identification};
use crate::domain::method::Factor;
use crate::domain::nouns::Nouns;
use crate::domain::rubric::{AmbitoCode, CriterionIx};
use crate::domain::score::{self, Points, Score};
use crate::domain::text::TextKind;
pub use handed::{Handed, Replaced};

/// What a report says.
pub struct Content {
    /// The rubric's title.
    pub rubric: String,
    /// What the rubric calls the texts.
    pub nouns: Nouns,
    /// What the rubric asks of the supervision itself.
    pub asked: Asked,
    /// The scale: each score, its name, where it stands.
    pub scale: Vec<(Score, String, score::Standing)>,
    /// What is shown for each score of the scale: its mark or its digit.
    pub marks: Vec<(Score, String)>,
    /// Who is supervised.
    pub who: Identification,
    /// The ámbitos in order.
    pub ambitos: Vec<Ambito>,
    /// The codes of folders, RUC, reports and plans.
    pub codes: [Vec<String>; 4],
    /// What the result is called.
    pub outcome: Option<String>,
    /// How the result comes about, a sentence each.
    pub computed: Vec<String>,
    /// The conclusions, in the rubric's order.
    pub sections: Vec<Section>,
    /// Who signs.
    pub signatories: Vec<Signatory>,
    /// How it was closed; none while it can change.
    pub handed: Option<Handed>,
    /// The versions that were handed in before, newest first.
    pub replaced: Vec<Replaced>,
    /// Characters that are written visibly.
    pub written: usize,
}

/// A field of the conclusions.
pub struct Section {
    /// Where it belongs.
    pub role: Role,
    /// Its title.
    pub title: String,
    /// What was written; may be empty.
    pub text: String,
}

/// An ámbito.
pub struct Ambito {
    /// Its number or code.
    pub code: AmbitoCode,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub purpose: Option<Runs>,
    /// Its dimensions.
    pub dimensions: Vec<Dimension>,
}

/// A dimension.
pub struct Dimension {
    /// Whether it is the ámbito itself.
    pub whole: bool,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The rubric's note.
    pub note: Option<Runs>,
    /// Its criteria.
    pub criteria: Vec<Criterion>,
}

/// A criterion and its answer.
pub struct Criterion {
    /// Which it is in the rubric.
    pub at: Option<CriterionIx>,
    /// Its code.
    pub code: String,
    /// Its short name.
    pub label: String,
    /// Its official wording.
    pub text: Runs,
    /// How often it counts, where the method has such weights.
    pub factor: Option<Factor>,
    /// The most points that it gives.
    pub best: Option<Points>,
    /// The answer, or what it lacks.
    pub given: Result<Given, String>,
}

/// An answer that counts.
pub struct Given {
    /// The score.
    pub score: Score,
    /// What is shown for it.
    pub shown: String,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub standing: score::Standing,
    /// What counts of it, before any weight; none where it leaves the calculation.
    pub points: Option<Points>,
    /// The same in words, where the score alone does not tell it.
    pub valued: Option<String>,
    /// The texts it carries, in order.
    pub texts: Vec<(TextKind, String)>,
    /// The number of its hallazgo: `H01`, or by the initials of the rubric's own noun.
    pub number: Option<String>,
    /// What was counted.
    pub cases: Option<Cases>,
    /// The same in words.
    pub counted: Option<String>,
}

impl Given {
    /// The hallazgo; empty where there is none.
    pub fn hallazgo(&self) -> &str {
        self.text(TextKind::Hallazgo)
    }

    /// The text of `kind`; empty where the answer carries none.
    pub fn text(&self, kind: TextKind) -> &str {
        self.texts.iter().find(|(of, _)| *of == kind).map_or("", |(_, text)| text)
    }
}

impl Ambito {
    /// Its dimensions as they are told below it: none where it has criteria of its own.
    pub fn parts(&self) -> &[Dimension] {
        if self.dimensions.iter().any(|dimension| dimension.whole) { &[] } else { &self.dimensions }
    }
}

impl Content {
    /// Of `report`.
    pub fn of(report: &Report) -> Self {
        let mut door = Door::default();
        let (session, rubric) = (report.session, report.session.rubric());
        let mut who = Identification::default();
        for field in Field::ALL {
            *who.get_mut(field) = door.line(session.head().identification.get(field));
        }
        let scale = rubric.scale();
        let scale = scale.0.iter().map(|entry| (entry.score, door.line(&entry.name), scale.standing(entry.score)));
        let scale: Vec<_> = scale.collect();
        let marks: Vec<_> =
            rubric.scale().scores().map(|score| (score, door.line(&rubric.scale().shown(score)))).collect();
        let sample = &session.head().sample;
        let codes = [&sample.case_codes, &sample.rucs, &sample.reports, &sample.plans]
            .map(|codes| codes.iter().map(|code| door.line(code)).collect());
        let ambitos = reading::ambitos(report, &scale, &marks, &mut door);
        let sections = reading::sections(session, &mut door);
        let signatories = session.signatories().all().iter();
        let signatories =
            signatories.map(|one| Signatory { name: door.line(&one.name), post: door.line(&one.post) }).collect();
        let (nouns, asked) = (rubric.nouns().clone(), rubric.asked().clone());
        let handed = session.closing().map(|closing| Handed::of(closing, &mut door));
        let replaced = handed::replaced(session, &mut door);
        let computed = method::told(rubric, &mut door);
        let rubric = door.line(&rubric.title().replace("**", ""));
        let outcome = report.summary.outcome.as_ref().map(|name| door.line(name));
        Self {
            rubric,
            nouns,
            asked,
            scale,
            marks,
            who,
            ambitos,
            codes,
            outcome,
            computed,
            sections,
            signatories,
            handed,
            replaced,
            written: door.written,
        }
    }

    /// What is shown for `score`.
    pub fn mark(&self, score: Score) -> &str {
        self.marks.iter().find(|(of, _)| *of == score).map_or("", |(_, mark)| mark)
    }

    /// Whether the rubric shows its scores by marks.
    pub fn has_marks(&self) -> bool {
        self.marks.iter().any(|(score, mark)| *mark != score.to_string())
    }

    /// The criteria in the rubric's order.
    pub fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        self.ambitos.iter().flat_map(|ambito| &ambito.dimensions).flat_map(|dimension| &dimension.criteria)
    }

    /// The fields of the conclusions that belong to `role`.
    pub fn of_role(&self, role: Role) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(move |section| section.role == role)
    }

    /// The hallazgos in the rubric's order: number, criterion, answer.
    pub fn hallazgos(&self) -> impl Iterator<Item = (&str, &Criterion, &Given)> {
        self.criteria().filter_map(|criterion| {
            let given = criterion.given.as_ref().ok()?;
            Some((given.number.as_deref()?, criterion, given))
        })
    }
}
