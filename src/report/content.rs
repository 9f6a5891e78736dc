//! The values of a report with every text cleaned, once.

use super::Report;
use super::document::{Runs, marked};
use super::text::Door;
use crate::domain::bands::Cases;
use crate::domain::conclusions::{Role, Signatory};
use crate::domain::identification::{Field, Identification};
use crate::domain::rubric::{self, AmbitoCode, CriterionIx};
use crate::domain::score::{self, Score};
use crate::domain::session::{Closing, Session};
use crate::domain::text::TextKind;
use crate::wording::{closing as closing_words, counts, report as words};

/// What a report says.
pub struct Content {
    /// The rubric's title.
    pub rubric: String,
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
    /// The conclusions, in the rubric's order.
    pub sections: Vec<Section>,
    /// Who signs.
    pub signatories: Vec<Signatory>,
    /// How it was closed; none while it can change.
    pub handed: Option<Handed>,
    /// Characters that are written visibly.
    pub replaced: usize,
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

/// How a supervision was closed.
pub struct Handed {
    /// Which version.
    pub version: u32,
    /// Who closed it, when and with what meaning: a sentence.
    pub sentence: String,
    /// The seal, as it is printed and typed. A closed session whose content has another is not read.
    pub seal: String,
}

impl Handed {
    fn of(closing: &Closing, door: &mut Door) -> Self {
        let Closing { version, at, by, meaning, seal } = closing;
        let sentence = words::closed(&door.line(by), closing_words::meaning(*meaning), at);
        Self { version: *version, sentence, seal: seal.to_string() }
    }
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
    /// The answer, or what it lacks.
    pub given: Result<Given, &'static str>,
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
    /// The texts it carries, in order.
    pub texts: Vec<(TextKind, String)>,
    /// The number of its hallazgo: `H01`.
    pub number: Option<String>,
    /// What was counted.
    pub cases: Option<Cases>,
    /// The same in words.
    pub counted: Option<String>,
}

impl Given {
    /// The hallazgo; empty where there is none.
    pub fn hallazgo(&self) -> &str {
        self.texts.iter().find(|(kind, _)| *kind == TextKind::Hallazgo).map_or("", |(_, text)| text)
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
        let mut reading =
            Reading { report, scale: &scale, marks: &marks, at: rubric.indices(), hallazgos: 0, door: &mut door };
        let ambitos = rubric.ambitos().iter().map(|ambito| reading.ambito(ambito)).collect();
        let sections = sections(session, &mut door);
        let signatories = session.signatories().all().iter();
        let signatories =
            signatories.map(|one| Signatory { name: door.line(&one.name), post: door.line(&one.post) }).collect();
        let handed = session.closing().map(|closing| Handed::of(closing, &mut door));
        let rubric = door.line(&rubric.title().replace("**", ""));
        let outcome = report.summary.outcome.as_ref().map(|name| door.line(name));
        Self {
            rubric,
            scale,
            marks,
            who,
            ambitos,
            codes,
            outcome,
            sections,
            signatories,
            handed,
            replaced: door.written,
        }
    }

    /// What is shown for `score`.
    pub fn mark(&self, score: Score) -> &str {
        self.marks.iter().find(|(of, _)| *of == score).map_or("", |(_, mark)| mark)
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

/// Goes through the rubric in its order.
struct Reading<'r, 'd, I> {
    report: &'r Report<'r>,
    scale: &'d [(Score, String, score::Standing)],
    marks: &'d [(Score, String)],
    at: I,
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
        let given = at.ok_or(words::PENDING).and_then(|ix| self.given(ix, criterion));
        Criterion { at, code, label, text, given }
    }

    fn given(&mut self, ix: CriterionIx, criterion: &rubric::Criterion) -> Result<Given, &'static str> {
        let session = self.report.session;
        let verdict = session.verdict(ix).map_err(|gap| words::lacks(gap, session.open_place(ix).is_some()))?;
        let score = verdict.score();
        let shown = self.marks.iter().find(|(of, _)| *of == score).map_or_else(String::new, |(_, mark)| mark.clone());
        let named = self.scale.iter().find(|(named, ..)| *named == score);
        let (name, standing) =
            named.map_or((String::new(), score::Standing::Uncounted), |(_, name, standing)| (name.clone(), *standing));
        let number = verdict.hallazgo().map(|_| {
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
        let texts = verdict.texts().map(|(kind, text)| (kind, self.door.pass(text))).collect();
        Ok(Given { score, shown, name, standing, texts, number, cases, counted })
    }
}

fn sections(session: &Session, door: &mut Door) -> Vec<Section> {
    let rubric = session.rubric();
    let fields = rubric.conclusion_indices().map(|ix| (rubric.conclusion(ix), session.conclusion(ix)));
    fields
        .map(|(field, said)| Section { role: field.role, title: door.line(&field.title), text: door.pass(said) })
        .collect()
}
