//! Hallazgos, what was concluded, signatures, and the form for the office.

use super::{paragraphs, row, score};
use crate::domain::asked::SampleAsked;
use crate::domain::code;
use crate::domain::conclusions::{Role, Signatory};
use crate::domain::text::TextKind;
use crate::report::content::Content;
use crate::report::document::{Block, Cell, Row, Run, Runs, Table, bold, plain, words as column};
use crate::wording::{nouns, report as words};
use words::heads;

/// H01 and so on, in the rubric's order.
pub(super) fn hallazgos(content: &Content) -> Vec<Block> {
    let mut blocks = vec![Block::PageBreak, Block::Heading(1, words::hallazgos_head(&content.nouns))];
    blocks.push(Block::Paragraph(plain(words::hallazgos(&content.nouns, content.hallazgos().count()))));
    for (number, criterion, given) in content.hallazgos() {
        let title = format!("{number}. {} {}", criterion.code, criterion.label);
        blocks.push(match criterion.at {
            Some(at) => Block::CriterionHeading(at, 2, title),
            None => Block::Heading(2, title),
        });
        // One line: the name of the score, and what was counted. The text goes on in the same paragraph, so that no page
        // ends between them.
        let one_line = |run: Run| Run { text: run.text.replace('\n', ". "), ..run };
        let mut told = vec![score(criterion).runs.into_iter().map(one_line).collect::<Runs>()];
        for (kind, text) in &given.texts {
            let lead = (*kind != TextKind::Hallazgo).then(|| bold(nouns::lead(&content.nouns, *kind)));
            told.extend(led(lead, text));
        }
        blocks.extend(joined(told).into_iter().map(Block::Paragraph));
    }
    blocks
}

/// The paragraphs of a text, the first behind `lead`.
fn led(lead: Option<Runs>, text: &str) -> Vec<Runs> {
    let mut told: Vec<Runs> = paragraphs(text);
    if let (Some(lead), Some(first)) = (lead, told.first_mut()) {
        first.splice(0..0, lead);
    }
    told
}

/// The first two of `told` as one paragraph of two lines.
fn joined(mut told: Vec<Runs>) -> Vec<Runs> {
    if told.len() > 1 {
        let second = told.remove(1);
        told[0].extend(plain("\n").into_iter().chain(second));
    }
    told
}

/// What was heard and concluded.
pub(super) fn sections(content: &Content) -> Vec<Block> {
    let mut blocks = of_role(content, Role::Heard, words::HEARD);
    blocks.extend(of_role(content, Role::Conclusions, words::CONCLUSIONS));
    blocks.extend(reviewed(content));
    for (role, title) in [(Role::Strengths, words::STRENGTHS), (Role::Improve, words::IMPROVE)] {
        blocks.extend(of_role(content, role, title));
    }
    blocks
}

/// The fields of `role`: the rubric's own title stands above the only one, and above each of several.
fn of_role(content: &Content, role: Role, title: &str) -> Vec<Block> {
    let sections: Vec<_> = content.of_role(role).collect();
    let title = match sections.as_slice() {
        // What the rubric does not ask has no chapter.
        [] => return Vec::new(),
        [only] => only.title.as_str(),
        _ => title,
    };
    let mut blocks = vec![Block::Heading(1, title.to_owned())];
    for section in sections {
        if section.title != title {
            blocks.push(Block::Heading(2, section.title.clone()));
        }
        blocks.extend(paragraphs(&section.text).into_iter().map(Block::Paragraph));
    }
    blocks
}

/// The codes of what was looked at, as the rubric asks for them among the conclusions; those that the conclusions name
/// already are not listed once more.
fn reviewed(content: &Content) -> Vec<Block> {
    let is_asked = [SampleAsked::Cases, SampleAsked::Rucs].into_iter().any(|part| content.asked.has(part));
    let listed = words::CODES.iter().zip(&content.codes).filter(|(_, codes)| !codes.is_empty());
    if listed.clone().next().is_none() {
        let unwritten = || [Block::Heading(2, words::REVIEWED.to_owned()), Block::Paragraph(plain(words::UNWRITTEN))];
        return is_asked.then(unwritten).into_iter().flatten().collect();
    }
    let said: Vec<&str> = content.of_role(Role::Conclusions).map(|section| section.text.as_str()).collect();
    let points: Vec<_> = listed
        .filter(|(_, codes)| !code::names_all(&said.join("\n"), codes))
        .map(|(name, codes)| {
            let mut runs = bold(format!("{name}: "));
            runs.push(Run { text: format!("{}.", codes.join(", ")), bold: false });
            runs
        })
        .collect();
    if points.is_empty() {
        Vec::new()
    } else {
        vec![Block::Heading(2, words::REVIEWED.to_owned()), Block::List(points)]
    }
}

/// Who signs, and room for it.
pub(super) fn signatures(content: &Content) -> Vec<Block> {
    let supervisor = Signatory { name: content.who.supervisor.clone(), post: words::DEFAULT_POST.to_owned() };
    let named = &content.signatories;
    let signs: Vec<&Signatory> = if named.is_empty() { vec![&supervisor] } else { named.iter().collect() };
    let rows = signs
        .iter()
        .map(|one| row([Cell::from(one.name.as_str()), one.post.as_str().into(), Cell::default(), Cell::default()]));
    let mut blocks = vec![Block::Heading(1, words::SIGNATURES.to_owned())];
    if let Some(handed) = &content.handed {
        blocks.push(Block::Paragraph(plain(handed.sentence.as_str())));
    }
    blocks.push(Block::Table(Table {
        caption: words::SIGNATURES.to_owned(),
        columns: vec![
            column(heads::NAME, 30),
            column(heads::POST, 25),
            column(heads::SIGNATURE, 30),
            column(heads::DATE, 15),
        ],
        rows: rows.collect(),
        form: true,
    }));
    blocks
}

/// The empty form for the office.
pub(super) fn answer(content: &Content) -> Vec<Block> {
    let mut blocks = vec![Block::PageBreak, Block::Heading(1, words::answer(&content.nouns))];
    let rows: Vec<_> = content
        .hallazgos()
        .map(|(number, criterion, _)| {
            let name = vec![
                Run { text: number.to_owned(), bold: true },
                Run { text: format!("\n{}", criterion.code), bold: false },
            ];
            let cells = [Cell::from(name)].into_iter().chain(std::iter::repeat_with(Cell::default).take(5));
            Row { about: criterion.at, ..row(cells) }
        })
        .collect();
    if rows.is_empty() {
        blocks.push(Block::Paragraph(plain(words::no_hallazgos(&content.nouns))));
        return blocks;
    }
    blocks.push(Block::Paragraph(plain(words::answer_how(&content.nouns))));
    blocks.push(Block::Table(Table {
        caption: words::answer(&content.nouns),
        columns: vec![
            column(nouns::capital(&content.nouns.hallazgo.one), 13),
            column(heads::ACCEPTS, 13),
            column(heads::GROUNDS, 23),
            column(heads::MEASURE, 23),
            column(heads::RESPONSIBLE, 16),
            column(heads::DEADLINE, 12),
        ],
        rows,
        form: true,
    }));
    blocks
}
