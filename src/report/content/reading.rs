//! The answers, in the rubric's order.

use super::{Ambito, Criterion, Dimension, Given, Section, method};
use crate::domain::rubric::{self, AmbitoCode, CriterionIx};
use crate::domain::score::{self, Score};
use crate::domain::session::Session;
use crate::report::document::marked;
use crate::report::source::Report;
use crate::report::text::Door;
use crate::wording::{counts, nouns, report as words};

/// The ámbitos of `report` with their answers.
pub(super) fn ambitos(
    report: &Report,
    scale: &[(Score, String, score::Standing)],
    marks: &[(Score, String)],
    door: &mut Door,
) -> Vec<Ambito> {
    let rubric = report.session.rubric();
    let initials = nouns::initials(&rubric.nouns().hallazgo);
    let mut reading = Reading { report, scale, marks, at: rubric.indices(), initials, hallazgos: 0, door };
    rubric.ambitos().iter().map(|ambito| reading.ambito(ambito)).collect()
}

/// Goes through the rubric in its order.
struct Reading<'r, 'd, I> {
    report: &'r Report<'r>,
    scale: &'d [(Score, String, score::Standing)],
    marks: &'d [(Score, String)],
    at: I,
    initials: String,
    hallazgos: usize,
    door: &'d mut Door,
}

impl<I: Iterator<Item = CriterionIx>> Reading<'_, '_, I> {
    fn ambito(&mut self, ambito: &rubric::Ambito) -> Ambito {
        Ambito {
            code: match &ambito.code {
                AmbitoCode::Number(number) => AmbitoCode::Number(*number),
                AmbitoCode::Code(code) => AmbitoCode::Code(self.door.line(code)),
            },
            title: self.door.line(&ambito.title.replace("**", "")),
            purpose: ambito.purpose.as_ref().map(|purpose| marked(&self.door.pass(purpose))),
            dimensions: ambito.dimensions.iter().map(|dimension| self.dimension(dimension)).collect(),
        }
    }

    fn dimension(&mut self, dimension: &rubric::Dimension) -> Dimension {
        Dimension {
            whole: dimension.whole,
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
        let rubric = self.report.session.rubric();
        let factor = at.and_then(|ix| rubric.scoring().factor(ix));
        let best = criterion.all_points(rubric.scale()).max();
        let given = at.ok_or_else(|| words::PENDING.to_owned()).and_then(|ix| self.given(ix, criterion));
        Criterion { at, code, label, text, factor, best, given }
    }

    fn given(&mut self, ix: CriterionIx, criterion: &rubric::Criterion) -> Result<Given, String> {
        let session = self.report.session;
        let verdict = session
            .verdict(ix)
            .map_err(|gap| words::lacks(session.rubric().nouns(), gap, session.open_place(ix).is_some()))?;
        let score = verdict.score();
        let shown = self.marks.iter().find(|(of, _)| *of == score).map_or_else(String::new, |(_, mark)| mark.clone());
        let named = self.scale.iter().find(|(named, ..)| *named == score);
        let (name, standing) =
            named.map_or((String::new(), score::Standing::Uncounted), |(_, name, standing)| (name.clone(), *standing));
        let number = verdict.hallazgo().map(|_| {
            self.hallazgos += 1;
            format!("{}{:02}", self.initials, self.hallazgos)
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
        let texts = verdict.texts().map(|(kind, text)| (kind, self.door.pass(text))).collect();
        let points = criterion.points(session.rubric().scale(), score);
        let factor = session.rubric().scoring().factor(ix);
        let valued = method::valued(session.rubric(), criterion, factor, score);
        Ok(Given { score, shown, name, standing, points, valued, texts, number, cases, counted })
    }
}

/// The fields of the conclusions.
pub(super) fn sections(session: &Session, door: &mut Door) -> Vec<Section> {
    let rubric = session.rubric();
    let fields = rubric.conclusion_indices().map(|ix| (rubric.conclusion(ix), session.conclusion(ix)));
    fields
        .map(|(field, said)| Section { role: field.role, title: door.line(&field.title), text: door.pass(said) })
        .collect()
}
