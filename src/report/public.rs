//! The version for the public: an allow-list, and nothing else.
//!
//! [`Allowed`] has no place for a text of the evaluation, a code of a case, a count of cases or a person's name, so that
//! [`document`], which is given nothing else, cannot let one out. What is let in is decided in [`Allowed::of`] alone.

use std::borrow::Cow;

use super::document::{Block, Cell, Cover, Document, Fact, Run, Table, Tone, Value, numbers, plain, words as column};
use super::ordinary::{known, mark, paragraphs, row};
use super::records::{field, level_table, mark_field, place_key, replaced_version, section_table, text};
use super::source::Report;
use super::text::Door;
use crate::domain::asked::{Asked, PlaceAsked};
use crate::domain::identification::{parse_iso, shown_date};
use crate::domain::nouns::Nouns;
use crate::domain::score;
use crate::domain::session::PublicIx;
use crate::domain::text::says_something;
use crate::report::document::{Records, letters, marked};
use crate::wording::report as words;
use words::heads;

/// The office, without who supervised it.
pub struct Office {
    /// Code of the project.
    pub project_code: String,
    /// Its name.
    pub project_name: String,
    /// Who runs it.
    pub organization: String,
    /// Region.
    pub region: String,
    /// Commune.
    pub commune: String,
    /// When it was visited.
    pub visit_date: String,
}

/// A level of the scale.
#[derive(Clone)]
pub struct Level {
    /// Its digit.
    pub digit: u8,
    /// What is shown for it: its mark or its digit.
    pub mark: String,
    /// Its official name.
    pub name: String,
    /// Where it stands.
    pub standing: score::Standing,
}

/// All that may be published.
pub struct Allowed {
    /// The office.
    pub office: Office,
    /// The rubric's title.
    pub rubric: String,
    /// What the rubric asks of the supervision itself.
    pub asked: Asked,
    /// What the rubric calls the texts and what is evaluated.
    pub nouns: Nouns,
    /// The version, once closed.
    pub version: Option<u32>,
    /// How many criteria have each level.
    pub counts: Vec<(Level, usize)>,
    /// How many have none yet.
    pub pending: usize,
    /// Code and official wording of each criterion, and its level.
    pub levels: Vec<(String, String, Option<Level>)>,
    /// The supervisor's own sentences on hallazgos, each with the code of its criterion.
    pub hallazgos: Vec<(String, String)>,
    /// The same on strengths.
    pub strengths: Vec<(String, String)>,
    /// The public part of the conclusions, each with the title of its field.
    pub conclusions: Vec<(String, String)>,
}

impl Allowed {
    /// What of `report` may be published.
    pub(super) fn of(report: &Report) -> Self {
        let (session, rubric) = (report.session, report.session.rubric());
        let who = &session.head().identification;
        let level = |score: score::Score| Level {
            digit: score.digit(),
            mark: rubric.scale().shown(score),
            name: rubric.scale().name(score).to_owned(),
            standing: rubric.scale().standing(score),
        };
        let of_criterion = |ix| {
            let criterion = rubric.criterion(ix);
            let given = session.verdict(ix).ok().map(|verdict| level(verdict.score()));
            (criterion.code.0.clone(), criterion.text.clone(), given)
        };
        let of_hallazgo = |ix| session.is_finding(ix);
        let sentences = |of_hallazgos| {
            let said = rubric.indices().filter(move |&ix| of_hallazgo(ix) == of_hallazgos);
            let said =
                said.map(|ix| (rubric.criterion(ix).code.0.clone(), session.publishable(PublicIx::Criterion(ix))));
            said.filter(|(_, said)| says_something(said)).map(|(code, said)| (code, said.to_owned())).collect()
        };
        let fields = rubric.conclusion_indices().map(|ix| (ix, session.publishable(PublicIx::Conclusion(ix))));
        let fields = fields.filter(|(ix, said)| rubric.conclusion(*ix).public && says_something(said));
        Self {
            office: Office {
                project_code: who.project_code.clone(),
                project_name: who.project_name.clone(),
                organization: who.organization.clone(),
                region: who.region.clone(),
                commune: who.commune.clone(),
                visit_date: who.visit_date.clone(),
            },
            rubric: rubric.title().to_owned(),
            asked: rubric.asked().clone(),
            nouns: rubric.nouns().clone(),
            version: session.closing().map(|closing| closing.version),
            counts: report.summary.counts.iter().map(|&(score, count)| (level(score), count)).collect(),
            pending: report.summary.pending.len(),
            levels: rubric.indices().map(of_criterion).collect(),
            hallazgos: sentences(true),
            strengths: sentences(false),
            conclusions: fields.map(|(ix, said)| (rubric.conclusion(ix).title.clone(), said.to_owned())).collect(),
        }
    }

    /// Whether the rubric shows its scores by marks.
    fn has_marks(&self) -> bool {
        self.counts.iter().any(|(level, _)| level.mark != level.digit.to_string())
    }

    /// Every text through the door; how many characters are written visibly.
    fn cleaned(&self) -> (Self, usize) {
        let mut door = Door::default();
        let office = Office {
            project_code: door.line(&self.office.project_code),
            project_name: door.line(&self.office.project_name),
            organization: door.line(&self.office.organization),
            region: door.line(&self.office.region),
            commune: door.line(&self.office.commune),
            visit_date: door.line(&shown_date(&self.office.visit_date)),
        };
        let pairs = |door: &mut Door, said: &[(String, String)]| {
            said.iter().map(|(name, said)| (door.line(name), door.pass(said))).collect()
        };
        let level = |door: &mut Door, level: &Level| Level {
            mark: door.line(&level.mark),
            name: door.line(&level.name),
            ..level.clone()
        };
        let cleaned = Self {
            office,
            rubric: door.line(&self.rubric.replace("**", "")),
            asked: self.asked.clone(),
            nouns: self.nouns.clone(),
            version: self.version,
            counts: self.counts.iter().map(|(of, count)| (level(&mut door, of), *count)).collect(),
            pending: self.pending,
            levels: self
                .levels
                .iter()
                .map(|(code, said, given)| {
                    (door.line(code), door.pass(said), given.as_ref().map(|given| level(&mut door, given)))
                })
                .collect(),
            hallazgos: pairs(&mut door, &self.hallazgos),
            strengths: pairs(&mut door, &self.strengths),
            conclusions: pairs(&mut door, &self.conclusions),
        };
        (cleaned, door.written)
    }
}

/// Makes the public document.
pub fn document(allowed: &Allowed) -> Document {
    let (shown, written) = allowed.cleaned();
    let office = words::of_office(&shown.office.project_name, &shown.office.commune, &shown.asked);
    let mut blocks = vec![cover(&shown), Block::Heading(1, words::COUNTS.to_owned()), Block::Table(counts(&shown))];
    blocks.push(Block::Heading(1, words::LEVELS.to_owned()));
    blocks.push(Block::Table(levels(&shown)));
    let hallazgos_head = words::hallazgos_head(&shown.nouns);
    for (title, said) in [(hallazgos_head.as_str(), &shown.hallazgos), (words::STRENGTHS, &shown.strengths)] {
        if !said.is_empty() {
            let said = said.iter().map(|(code, said)| plain(format!("{code}: {said}"))).collect();
            blocks.extend([Block::Heading(1, title.to_owned()), Block::List(said)]);
        }
    }
    for (title, said) in &shown.conclusions {
        blocks.push(Block::Heading(1, title.clone()));
        blocks.extend(paragraphs(said).into_iter().map(Block::Paragraph));
    }
    Document {
        title: format!("{}: {office}", words::PUBLIC_TITLE),
        name: words::PUBLIC_TITLE,
        made: parse_iso(&allowed.office.visit_date),
        mark: mark(shown.version.is_some()),
        seal: None,
        blocks,
        facts: facts(&shown),
        summary: vec![level_records(&shown)],
        records: vec![criterion_records(&shown), sections(&shown)],
        written,
    }
}

/// What is known of the office: its name for programs, that for people, and it.
fn named(shown: &Allowed) -> impl Iterator<Item = (&'static str, Cow<'static, str>, &str)> {
    let (office, names) = (&shown.office, words::FACTS);
    let asks_region = shown.asked.place == PlaceAsked::Regions || !office.region.is_empty();
    let all = [
        ("project_name", words::registered(&shown.nouns).into(), office.project_name.as_str()),
        ("project_code", words::registered_code(&shown.nouns).into(), office.project_code.as_str()),
        ("organization", names.organization.into(), office.organization.as_str()),
        ("region", names.region.into(), office.region.as_str()),
        (place_key(&shown.asked), words::place(&shown.asked).into(), office.commune.as_str()),
        ("visit_date", names.visit.into(), office.visit_date.as_str()),
        ("rubric", names.rubric.into(), shown.rubric.as_str()),
    ];
    all.into_iter().filter(move |(key, ..)| *key != "region" || asks_region)
}

fn state(shown: &Allowed) -> String {
    shown.version.map_or_else(|| words::PROVISIONAL.to_owned(), words::version)
}

fn replaces(shown: &Allowed) -> Option<String> {
    words::replaces_in_public(shown.version?)
}

fn cover(shown: &Allowed) -> Block {
    Block::Cover(Cover {
        title: words::PUBLIC_TITLE.to_owned(),
        subtitle: words::of_office(&shown.office.project_name, &shown.office.commune, &shown.asked),
        facts: named(shown).map(|(_, name, value)| (name, known(value))).collect(),
        standing: [state(shown)].into_iter().chain(replaces(shown)).chain([words::PUBLIC_ABOUT.to_owned()]).collect(),
    })
}

fn facts(shown: &Allowed) -> Vec<Fact> {
    let facts = named(shown).map(|(key, name, value)| Fact { key, name, value: text(value) });
    let closing = Fact { key: "closing", name: heads::STATE.into(), value: Value::Text(state(shown)) };
    let replaced = shown.version.and_then(|version| version.checked_sub(1)).filter(|version| *version > 0);
    let replaced = replaced.map(replaced_version);
    facts.chain([closing]).chain(replaced).collect()
}

fn cell(level: Option<&Level>) -> Cell {
    match level {
        None => Cell { runs: plain(words::PENDING), tone: Tone::Pending },
        Some(level) => Cell {
            runs: vec![
                Run { text: level.mark.clone(), bold: true },
                Run { text: format!(" {}", level.name), bold: false },
            ],
            tone: Tone::Score(level.standing),
        },
    }
}

fn counts(shown: &Allowed) -> Table {
    let counted = shown.counts.iter().map(|(level, count)| row([cell(Some(level)), count.to_string().into()]));
    let pending = (shown.pending > 0).then(|| row([cell(None), shown.pending.to_string().into()]));
    Table {
        caption: words::COUNTS.to_owned(),
        columns: vec![column(heads::LEVEL, 70), numbers(heads::CRITERIA, 30)],
        rows: counted.chain(pending).collect(),
        form: false,
    }
}

fn levels(shown: &Allowed) -> Table {
    let rows = shown
        .levels
        .iter()
        .map(|(code, said, given)| row([Cell::from(code.as_str()), marked(said).into(), cell(given.as_ref())]));
    Table {
        caption: words::LEVELS.to_owned(),
        columns: vec![column(heads::CODE, 10), column(heads::CRITERION, 65), column(heads::LEVEL, 25)],
        rows: rows.collect(),
        form: false,
    }
}

/// Score, mark where the rubric has marks, name.
fn values(shown: &Allowed, level: Option<&Level>) -> Vec<Value> {
    let (score, mark, name) = match level {
        None => (Value::None, Value::None, text(words::PENDING)),
        Some(level) => (Value::Score(level.digit, level.standing), text(&level.mark), text(&level.name)),
    };
    [Some(score), shown.has_marks().then_some(mark), Some(name)].into_iter().flatten().collect()
}

fn level_records(shown: &Allowed) -> Records {
    let counted = shown.counts.iter().map(|(level, count)| (Some(level), *count));
    let all = counted.chain((shown.pending > 0).then_some((None, shown.pending)));
    let row = |(level, count)| values(shown, level).into_iter().chain([Value::Count(count as u64)]).collect();
    level_table(shown.has_marks(), false, all.map(row).collect())
}

fn criterion_records(shown: &Allowed) -> Records {
    let row = |(code, said, given): &(String, String, Option<Level>)| {
        let wording = text(&letters(&marked(said)));
        [text(code), wording].into_iter().chain(values(shown, given.as_ref())).collect()
    };
    let mut fields = vec![field("code", heads::CODE, 9), field("criterion", heads::CRITERION, 80)];
    fields.push(field("score", heads::SCORE, 12));
    fields.extend(shown.has_marks().then(mark_field));
    fields.push(field("name", heads::SCORE_NAME, 40));
    let rows = shown.levels.iter().map(row).collect();
    Records { key: "answers", name: words::SHEET_ANSWERS.into(), fields, rows }
}

fn sections(shown: &Allowed) -> Records {
    let row = |section: &str, title: &str, said: &str| vec![text(section), text(title), text(said)];
    let head = words::hallazgos_head(&shown.nouns);
    let mut rows: Vec<_> = shown.hallazgos.iter().map(|(code, said)| row(&head, code, said)).collect();
    rows.extend(shown.strengths.iter().map(|(code, said)| row(words::STRENGTHS, code, said)));
    rows.extend(shown.conclusions.iter().map(|(title, said)| row(words::CONCLUSIONS, title, said)));
    section_table(rows)
}
