//! A table as a spreadsheet saves it into a rubric: bytes in, a [`Draft`] out, or all that keeps it from being one. No file
//! is touched here.
//!
//! Nothing is guessed in silence: what has no place is a [`Remark`] with row and column as the spreadsheet names them, and
//! so is everything that the table did not say. `docs/rubricas.md` tells the rules to whoever has the table.

mod cells;
mod draft;
mod headings;
mod titles;

#[cfg(test)]
mod tests;

pub use cells::Table;
pub use draft::Draft;
use draft::{Ambito, Criterion, Dimension};
use headings::Columns;
pub(crate) use headings::as_level;
pub use titles::letters;
use titles::{beginning, coded};

use crate::domain::rubric::MAX_LABEL_CHARS;
use crate::domain::rubric_check::{CodeStyle, is_code};
use crate::domain::score::MAX_POINTS;

/// A cell, as the spreadsheet names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// From 1.
    pub row: usize,
    /// From 0: A.
    pub column: usize,
}

/// Something to be told of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark<T> {
    /// Where.
    pub at: Cell,
    /// What.
    pub what: T,
}

/// Why the table gives no rubric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Neither UTF-8 nor Windows-1252.
    Encoding,
    /// Quotes that do not close, or nothing at all.
    NoTable,
    /// No column for the criterion.
    NoCriterion,
    /// Fewer than two columns of levels that count, and the headings that are none known.
    FewLevels(usize, Vec<String>),
    /// Another column has the same heading or the same score.
    ColumnTwice(Cell),
    /// A row that has something and no criterion.
    RowWithoutCriterion(String),
    /// A row of a table without words for its levels that may be a title or a sum, and no criterion.
    PerhapsTitle(String),
    /// A row without an ámbito, before any other had one.
    NoAmbito,
    /// An ámbito some rows of which have a dimension and some none.
    SomeDimensions(String),
    /// No code by the rules.
    BadCode(String),
    /// A code that stands in another cell too.
    CodeTwice(String, Cell),
    /// A criterion with fewer than two levels that count.
    FewLevelsHere(usize),
    /// A weight that is no number of the rules.
    Weight(String),
    /// A short name that is too long.
    LongLabel(usize),
    /// A cell beyond the last heading.
    Beyond(String),
}

/// What the table did not say, or what had no place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A column with a heading that is no known one: not taken over.
    UnknownColumn(String),
    /// The table was read as Windows-1252.
    Windows,
    /// A heading with a digit alone: the level's name was made.
    LevelWithoutName(u8),
    /// A score that leaves the calculation, by its name.
    Uncounted(u8, String),
    /// A row that is the headings once more: left out.
    HeadingsAgain,
    /// An empty level: the criterion does not have it.
    EmptyLevel(String, u8),
    /// No row has words for a level: so many criteria got the levels' names.
    LevelsByName(usize),
    /// The best level by its digit has a name that sounds like the worst.
    BestSoundsWorst(u8, String),
    /// A code that a spreadsheet may have made a date of.
    PerhapsDate(String),
    /// No column for ámbitos: all is one.
    OneAmbito,
    /// An ámbito that had ended goes on here; the criterion was put with the others.
    AmbitoAgain(String),
    /// Codes were made for so many criteria.
    CodesMade(usize),
    /// So many labels are the beginning of their criterion.
    LabelsCut(usize),
}

/// What came of a table.
#[derive(Debug)]
pub struct Made {
    /// The rubric.
    pub draft: Draft,
    /// What is to be looked at.
    pub notices: Vec<Remark<Notice>>,
}

/// What the rubric is called.
#[derive(Debug, Clone)]
pub struct Called {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// The rubric of a table.
///
/// # Errors
/// Everything that keeps it from being one, in the order of the table.
pub fn make(bytes: &[u8], called: Called) -> Result<Made, Vec<Remark<Fault>>> {
    let table = Table::read(bytes).map_err(|fault| vec![fault])?;
    let mut maker = Maker { notices: table.notices, ..Maker::default() };
    let columns = headings::columns(&table.headings, &mut maker.notices, &mut maker.faults);
    if maker.faults.is_empty() {
        let whole = columns.ambito.is_none().then(|| called.title.clone());
        maker.unworded =
            table.rows.iter().all(|(_, cells)| columns.levels.iter().all(|level| !is_worded(cells, level)));
        for (row, cells) in &table.rows {
            // Where a table of several pages repeats its headings.
            if *cells == table.headings.1 {
                let at = Cell { row: *row, column: 0 };
                maker.notices.push(Remark { at, what: Notice::HeadingsAgain });
            } else {
                maker.row(*row, cells, &columns, whole.as_deref());
            }
        }
        maker.check_codes();
        if maker.ambitos.is_empty() && maker.faults.is_empty() {
            maker.fault(Cell { row: 1, column: 0 }, Fault::NoTable);
        }
    }
    if !maker.faults.is_empty() {
        maker.faults.sort_by_key(|fault| fault.at);
        return Err(maker.faults);
    }
    maker.sum_up();
    maker.notices.sort_by_key(|notice| notice.at);
    Ok(Made { draft: Draft::new(called, &columns.levels, maker.ambitos), notices: maker.notices })
}

#[derive(Default)]
struct Maker {
    ambitos: Vec<Ambito>,
    /// What stood last in the columns that one cell fills for the rows below it, and in which ámbito it was.
    ambito: Option<usize>,
    dimension: Option<String>,
    /// Whether no row has words for a level, as where one only ticks.
    unworded: bool,
    named_levels: Option<(Cell, usize)>,
    codes_made: Option<(Cell, usize)>,
    labels_cut: Option<(Cell, usize)>,
    notices: Vec<Remark<Notice>>,
    faults: Vec<Remark<Fault>>,
}

impl Maker {
    fn fault(&mut self, at: Cell, what: Fault) {
        self.faults.push(Remark { at, what });
    }

    fn row(&mut self, row: usize, cells: &[String], columns: &Columns, whole: Option<&str>) {
        let at = |column| Cell { row, column };
        let cell = |column: Option<usize>| column.and_then(|column| cells.get(column)).map_or("", String::as_str);
        for (column, beyond) in cells.iter().enumerate().skip(columns.count).filter(|(_, cell)| !cell.is_empty()) {
            self.fault(at(column), Fault::Beyond(beyond.clone()));
        }
        let Some((first, words)) = cells.iter().enumerate().find(|(_, cell)| !cell.is_empty()) else { return };
        let text = cell(Some(columns.criterion));
        if text.is_empty() {
            return self.fault(at(first), Fault::RowWithoutCriterion(words.clone()));
        }
        // Nothing else tells such a row from a criterion.
        let uncoded = columns.code.is_some() && cell(columns.code).is_empty();
        if self.unworded && (uncoded || headings::is_sum(text)) {
            return self.fault(at(columns.criterion), Fault::PerhapsTitle(text.to_owned()));
        }
        let Some(a) = self.ambito(cell(columns.ambito), whole, at(columns.ambito.unwrap_or(0))) else { return };
        let dimension = cell(columns.dimension);
        if !dimension.is_empty() {
            self.dimension = Some(dimension.to_owned());
        }
        let Some(d) = self.dimension(a, at(columns.dimension.unwrap_or(0))) else { return };
        let criterion = Criterion {
            code: self.code(a, d, cell(columns.code), at(columns.code.unwrap_or(columns.criterion))),
            label: self.label(cell(columns.label), text, at(columns.label.unwrap_or(columns.criterion))),
            text: text.to_owned(),
            weight: self.weight(cell(columns.weight), at(columns.weight.unwrap_or(0))),
            levels: self.levels(columns, cells, at),
            verification: Some(cell(columns.verification).to_owned()).filter(|words| !words.is_empty()),
            at: at(columns.code.unwrap_or(columns.criterion)),
        };
        self.ambitos[a].dimensions[d].criteria.push(criterion);
    }

    /// The ámbito of a row: an empty cell is that of the row above, as a cell that reaches over several rows is saved.
    fn ambito(&mut self, cell: &str, whole: Option<&str>, at: Cell) -> Option<usize> {
        let named = if cell.is_empty() { whole.unwrap_or_default() } else { cell };
        if named.is_empty() {
            if self.ambito.is_none() {
                self.fault(at, Fault::NoAmbito);
            }
            return self.ambito;
        }
        let known = self.ambitos.iter().position(|ambito| ambito.written == named);
        if known.is_none() || known != self.ambito {
            self.dimension = None;
        }
        if known.is_some() && known != self.ambito {
            self.notices.push(Remark { at, what: Notice::AmbitoAgain(named.to_owned()) });
        }
        if known.is_none() {
            if whole.is_some() {
                self.notices.push(Remark { at, what: Notice::OneAmbito });
            }
            let (code, title) = coded(named, "ambito", || letters(self.ambitos.len()));
            self.ambitos.push(Ambito { written: named.to_owned(), code, title, dimensions: Vec::new(), at });
        }
        self.ambito = known.or(Some(self.ambitos.len() - 1));
        self.ambito
    }

    /// The dimension of a row in its ámbito; one without a name where the ámbito has none.
    fn dimension(&mut self, a: usize, at: Cell) -> Option<usize> {
        let ambito = &mut self.ambitos[a];
        if ambito.dimensions.first().is_some_and(|first| first.written.is_some() != self.dimension.is_some()) {
            let title = ambito.title.clone();
            self.fault(at, Fault::SomeDimensions(title));
            return None;
        }
        if let Some(d) = ambito.dimensions.iter().position(|dimension| dimension.written == self.dimension) {
            return Some(d);
        }
        let next = || format!("{}.{}", ambito.code, letters(ambito.dimensions.len()));
        let (code, title) = self.dimension.as_deref().map(|named| coded(named, "dimension", next)).unwrap_or_default();
        ambito.dimensions.push(Dimension { written: self.dimension.clone(), code, title, criteria: Vec::new(), at });
        Some(ambito.dimensions.len() - 1)
    }

    fn code(&mut self, a: usize, d: usize, cell: &str, at: Cell) -> String {
        let code = cell.trim_end_matches(['.', ')', ':']);
        if headings::is_date(code) {
            self.notices.push(Remark { at, what: Notice::PerhapsDate(code.to_owned()) });
        }
        if code.is_empty() {
            let (ambito, dimension) = (&self.ambitos[a], &self.ambitos[a].dimensions[d]);
            let parent = dimension.written.as_ref().map_or(&ambito.code, |_| &dimension.code);
            let made = format!("{parent}.{}", dimension.criteria.len() + 1);
            self.codes_made.get_or_insert((at, 0)).1 += 1;
            return made;
        }
        code.to_owned()
    }

    fn label(&mut self, cell: &str, text: &str, at: Cell) -> String {
        if !cell.is_empty() {
            let length = cell.chars().count();
            if length > MAX_LABEL_CHARS {
                self.fault(at, Fault::LongLabel(length));
            }
            return cell.to_owned();
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let whole = text.trim_end_matches('.');
        if whole.chars().count() <= MAX_LABEL_CHARS {
            return whole.to_owned();
        }
        self.labels_cut.get_or_insert((at, 0)).1 += 1;
        beginning(whole)
    }

    fn weight(&mut self, cell: &str, at: Cell) -> Option<serde_json::Number> {
        if cell.is_empty() {
            return None;
        }
        let written = cell.trim_end_matches('%').trim_end().replace(',', ".");
        let (whole, decimals) = written.split_once('.').unwrap_or((&written, "0"));
        let digits =
            |part: &str, most| !part.is_empty() && part.len() <= most && part.bytes().all(|b| b.is_ascii_digit());
        let number = written.parse::<f64>().ok().filter(|&n| n > 0.0 && n <= f64::from(MAX_POINTS.0) / 100.0);
        let number = number.filter(|_| digits(whole, 4) && digits(decimals, 2));
        if number.is_none() {
            self.fault(at, Fault::Weight(cell.to_owned()));
        }
        number.and_then(|number| {
            if number.fract() == 0.0 {
                whole.parse::<u32>().ok().map(Into::into)
            } else {
                serde_json::Number::from_f64(number)
            }
        })
    }

    fn levels(&mut self, columns: &Columns, cells: &[String], at: impl Fn(usize) -> Cell) -> Vec<(u8, String)> {
        let mut levels = Vec::new();
        let mut counted = 0;
        let criterion = cells.get(columns.criterion).cloned().unwrap_or_default();
        if self.unworded {
            self.named_levels.get_or_insert((at(columns.criterion), 0)).1 += 1;
            let counted = columns.levels.iter().filter(|level| level.counts);
            return counted.map(|level| (level.score, level.name.clone())).collect();
        }
        for level in &columns.levels {
            let words = cells.get(level.column).map_or("", String::as_str);
            if is_worded(cells, level) {
                counted += usize::from(level.counts);
                levels.push((level.score, words.to_owned()));
            } else if level.counts {
                let what = Notice::EmptyLevel(beginning(&criterion), level.score);
                self.notices.push(Remark { at: at(level.column), what });
            }
        }
        if counted < 2 {
            self.fault(at(columns.criterion), Fault::FewLevelsHere(counted));
        }
        levels
    }

    /// Codes are plain, and each stands for one thing alone.
    fn check_codes(&mut self) {
        let mut all: Vec<(String, Cell)> = Vec::new();
        for ambito in &self.ambitos {
            all.push((ambito.code.clone(), ambito.at));
            for dimension in &ambito.dimensions {
                all.extend(dimension.written.iter().map(|_| (dimension.code.clone(), dimension.at)));
                all.extend(dimension.criteria.iter().map(|criterion| (criterion.code.clone(), criterion.at)));
            }
        }
        for (n, (code, at)) in all.iter().enumerate() {
            if !is_code(code, CodeStyle::Free) {
                self.fault(*at, Fault::BadCode(code.clone()));
            } else if let Some((_, first)) = all[..n].iter().find(|(other, _)| other == code) {
                self.fault(*at, Fault::CodeTwice(code.clone(), *first));
            }
        }
    }

    /// What is told once for all rows.
    fn sum_up(&mut self) {
        let codes = self.codes_made.map(|(at, count)| Remark { at, what: Notice::CodesMade(count) });
        let labels = self.labels_cut.map(|(at, count)| Remark { at, what: Notice::LabelsCut(count) });
        let named = self.named_levels.map(|(at, count)| Remark { at, what: Notice::LevelsByName(count) });
        self.notices.extend(codes.into_iter().chain(labels).chain(named));
    }
}

/// Whether `cells` have words for `level`; a dash is none.
fn is_worded(cells: &[String], level: &headings::LevelColumn) -> bool {
    !matches!(cells.get(level.column).map_or("", String::as_str), "" | "-" | "–" | "—")
}
