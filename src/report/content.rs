//! The values of a report with every text cleaned, once.

use super::document::{Runs, marked};
use super::text::Door;
use super::{Report, Signatory, Written};
use crate::domain::bands::Cases;
use crate::domain::identification::{Field, Identification};
use crate::domain::rubric::{self, CriterionIx};
use crate::domain::score::{Score, Standing};
use crate::domain::text::TextKind;
use crate::wording::counts;
use crate::wording::report as words;

/// What a report says.
pub struct Content {
    /// The rubric's title.
    pub rubric: String,
    /// The scale: each score, its name, where it stands.
    pub scale: Vec<(Score, String, Standing)>,
    /// Who is supervised.
    pub who: Identification,
    /// The ámbitos in order.
    pub ambitos: Vec<Ambito>,
    /// The codes of folders, RUC, reports and plans.
    pub codes: [Vec<String>; 4],
    /// What was written at the end.
    pub written: Written,
    /// Who closed it and what that means.
    pub closed: Option<(String, String)>,
    /// Characters that are written visibly.
    pub replaced: usize,
}

/// An ámbito.
pub struct Ambito {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub purpose: Runs,
    /// Its dimensions.
    pub dimensions: Vec<Dimension>,
}

/// A dimension.
pub struct Dimension {
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
    /// The answer, or what it lacks.
    pub given: Result<Given, &'static str>,
}

/// An answer that counts.
pub struct Given {
    /// The score.
    pub score: Score,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub standing: Standing,
    /// Which text it carries.
    pub kind: TextKind,
    /// That text.
    pub text: String,
    /// The number of its hallazgo: `H01`.
    pub number: Option<String>,
    /// What was counted.
    pub cases: Option<Cases>,
    /// The same in words.
    pub counted: Option<String>,
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
        let sample = &session.head().sample;
        let codes = [&sample.case_codes, &sample.rucs, &sample.reports, &sample.plans]
            .map(|codes| codes.iter().map(|code| door.line(code)).collect());
        let mut reading = Reading { report, scale: &scale, at: rubric.indices(), hallazgos: 0, door: &mut door };
        let ambitos = rubric.ambitos().iter().map(|ambito| reading.ambito(ambito)).collect();
        let written = written(report.written, &mut door);
        let closed = match report.standing {
            super::Standing::Provisional => None,
            super::Standing::Closed { by, meaning, .. } => Some((door.line(by), door.line(meaning))),
        };
        let rubric = door.line(&rubric.title().replace("**", ""));
        Self { rubric, scale, who, ambitos, codes, written, closed, replaced: door.written }
    }

    /// The criteria in the rubric's order.
    pub fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        self.ambitos.iter().flat_map(|ambito| &ambito.dimensions).flat_map(|dimension| &dimension.criteria)
    }

    /// The hallazgos in the rubric's order: number, criterion, answer.
    pub fn hallazgos(&self) -> impl Iterator<Item = (&str, &Criterion, &Given)> {
        self.criteria().filter_map(|criterion| {
            let given = criterion.given.as_ref().ok()?;
            Some((given.number.as_deref()?, criterion, given))
        })
    }
}

/// Goes through the rubric in its order.
struct Reading<'r, 'd, I> {
    report: &'r Report<'r>,
    scale: &'d [(Score, String, Standing)],
    at: I,
    hallazgos: usize,
    door: &'d mut Door,
}

impl<I: Iterator<Item = CriterionIx>> Reading<'_, '_, I> {
    fn ambito(&mut self, ambito: &rubric::Ambito) -> Ambito {
        Ambito {
            number: ambito.number,
            title: self.door.line(&ambito.title.replace("**", "")),
            purpose: marked(&self.door.pass(&ambito.purpose)),
            dimensions: ambito.dimensions.iter().map(|dimension| self.dimension(dimension)).collect(),
        }
    }

    fn dimension(&mut self, dimension: &rubric::Dimension) -> Dimension {
        Dimension {
            code: self.door.line(&dimension.code),
            title: self.door.line(&dimension.title.replace("**", "")),
            note: dimension.note.as_ref().map(|note| marked(&self.door.pass(note))),
            criteria: dimension.criteria.iter().map(|criterion| self.criterion(criterion)).collect(),
        }
    }

    fn criterion(&mut self, criterion: &rubric::Criterion) -> Criterion {
        let (code, label) = (self.door.line(&criterion.code.0), self.door.line(&criterion.label));
        let text = marked(&self.door.pass(&criterion.text));
        let at = self.at.next();
        let given = at.ok_or(words::PENDING).and_then(|ix| self.given(ix, criterion));
        Criterion { at, code, label, text, given }
    }

    fn given(&mut self, ix: CriterionIx, criterion: &rubric::Criterion) -> Result<Given, &'static str> {
        let session = self.report.session;
        let verdict = session.verdict(ix).map_err(|gap| words::lacks(gap, session.open_place(ix).is_some()))?;
        let (score, kind) = (verdict.score(), verdict.kind());
        let named = self.scale.iter().find(|(named, ..)| *named == score);
        let (name, standing) =
            named.map_or((String::new(), Standing::Uncounted), |(_, name, standing)| (name.clone(), *standing));
        let number = (kind == TextKind::Hallazgo).then(|| {
            self.hallazgos += 1;
            format!("H{:02}", self.hallazgos)
        });
        let cases = session.draft(ix).cases;
        let names = criterion.bands.as_ref().and_then(|bands| bands.names.as_ref());
        let counted = cases.map(|cases| match names {
            Some(names) => {
                let (meeting, reviewed) = (self.door.line(&names.meeting), self.door.line(&names.reviewed));
                format!("{meeting}: {}; {reviewed}: {}", cases.meeting, cases.reviewed)
            }
            None => counts::share(cases),
        });
        let text = self.door.pass(verdict.text());
        Ok(Given { score, name, standing, kind, text, number, cases, counted })
    }
}

fn written(written: &Written, door: &mut Door) -> Written {
    let signatories = written.signatories.iter();
    Written {
        conclusions: written.conclusions.iter().map(|(title, text)| (door.line(title), door.pass(text))).collect(),
        heard: door.pass(&written.heard),
        strengths: door.pass(&written.strengths),
        improve: door.pass(&written.improve),
        signatories: signatories
            .map(|one| Signatory { name: door.line(&one.name), post: door.line(&one.post) })
            .collect(),
        // What is published is cleaned where it is: see `public`.
        public: super::PublicWords::default(),
    }
}
