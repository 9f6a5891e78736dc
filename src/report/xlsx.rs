//! XLSX: a sheet for the summary, one for the answers, one for the hallazgos, one for the conclusions. Numbers are
//! numbers; the colour of a score stands beside its name.

use chrono::NaiveDate;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format as Look, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::document::{Document, Fact, Records, Value};
use super::format::{Failure, refused};
use crate::domain::score::Standing;
use crate::wording::report as words;

/// UTF-16 units that a cell takes; the format ends at 32,767.
const CELL: usize = 32_000;

/// Height of a line and of the tallest row, in points.
const LINE: u32 = 15;
const TALLEST: u32 = 409;
/// Widths of the columns of the summary, in characters.
const WIDTHS: [u32; 8] = [24, 52, 14, 14, 14, 12, 12, 12];

/// The file.
pub(super) fn render(document: &Document) -> Result<Vec<u8>, Failure> {
    whole(document).map_err(refused)
}

fn whole(document: &Document) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let day = document.made.or(NaiveDate::from_ymd_opt(2000, 1, 1)).unwrap_or_default();
    // Not the clock: the same document gives the same bytes.
    let created = ExcelDateTime::parse_from_str(&day.format("%Y-%m-%d").to_string())?;
    book.set_properties(&DocProperties::new().set_title(&document.title).set_creation_datetime(&created));
    summary(prepared(&mut book, document, words::SHEET_FACTS)?, document)?;
    for records in &document.records {
        let sheet = prepared(&mut book, document, &records.name)?;
        let widths: Vec<u32> = records.fields.iter().map(|field| field.width).collect();
        let last = table(sheet, 0, records, &widths)?;
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_repeat_rows(0, 0)?;
        let columns = u16::try_from(records.fields.len()).unwrap_or(u16::MAX);
        sheet.autofilter(0, 0, last.saturating_sub(1), columns.saturating_sub(1))?;
        for (at, field) in (0..).zip(&records.fields) {
            sheet.set_column_width(at, field.width)?;
        }
    }
    book.save_to_buffer()
}

/// A sheet that prints on the width of a page, with what stands on each page.
fn prepared<'b>(book: &'b mut Workbook, document: &Document, name: &str) -> Result<&'b mut Worksheet, XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(name)?.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    let seal = document.seal.as_ref().map(|seal| format!("&L&7{} {seal}", words::SEAL)).unwrap_or_default();
    sheet.set_footer(format!("{seal}&R&8{} &P {} &N", words::PAGE, words::OF));
    if let Some(mark) = document.mark {
        sheet.set_header(format!("&R&8{mark}"));
    }
    Ok(sheet)
}

fn summary(sheet: &mut Worksheet, document: &Document) -> Result<(), XlsxError> {
    let title = Look::new().set_bold().set_font_size(14);
    sheet.write_string_with_format(0, 0, &document.title, &title)?;
    let mut at = 2;
    for Fact { name, value, .. } in &document.facts {
        sheet.write_string_with_format(at, 0, &**name, &bordered().set_bold())?;
        sheet.set_row_height(at, (lines(value, WIDTHS[1]) * LINE).min(TALLEST))?;
        // Long lists of codes: in as many cells as they need.
        for (column, part) in (1..).zip(parts(value)) {
            put(sheet, at, column, &part)?;
        }
        at += 1;
    }
    for records in &document.summary {
        sheet.write_string_with_format(at + 1, 0, &*records.name, &Look::new().set_bold())?;
        at = table(sheet, at + 2, records, &WIDTHS)?;
    }
    for (at, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(at, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// Writes a table from the row `at` on; the row behind it.
fn table(sheet: &mut Worksheet, at: u32, records: &Records, widths: &[u32]) -> Result<u32, XlsxError> {
    let head = bordered().set_bold().set_background_color(0xE4_EAF1);
    for (column, field) in (0..).zip(&records.fields) {
        sheet.write_string_with_format(at, column, &*field.name, &head)?;
    }
    sheet.set_row_height(at, 2 * LINE)?;
    let mut at = at + 1;
    for row in records.rows.iter().flat_map(|row| fitting(row)) {
        for (column, value) in (0..).zip(&row) {
            put(sheet, at, column, value)?;
        }
        let lines = row.iter().zip(widths).map(|(value, width)| lines(value, *width)).max().unwrap_or(1);
        sheet.set_row_height(at, (lines * LINE).min(TALLEST))?;
        at += 1;
    }
    Ok(at)
}

/// Lines that a value takes in a column: not every program works them out when it opens the file.
fn lines(value: &Value, width: u32) -> u32 {
    let Value::Text(text) = value else { return 1 };
    let of_line = |line: &str| u32::try_from(line.chars().count()).unwrap_or(u32::MAX) / width.max(1) + 1;
    text.trim().split('\n').map(of_line).fold(0, u32::saturating_add).min(TALLEST)
}

fn bordered() -> Look {
    Look::new().set_border(FormatBorder::Hair).set_text_wrap().set_align(FormatAlign::Top)
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, value: &Value) -> Result<(), XlsxError> {
    let look = bordered();
    #[allow(clippy::cast_precision_loss)] // counts of a session, far below 2^53
    match value {
        Value::None => sheet.write_blank(row, column, &look)?,
        // Blanks at its ends would need an attribute that the schema of spreadsheets does not know.
        Value::Text(text) => sheet.write_string_with_format(row, column, text.trim(), &look)?,
        Value::Count(count) => sheet.write_number_with_format(row, column, *count as f64, &look.set_num_format("0"))?,
        Value::Number(number) => {
            sheet.write_number_with_format(row, column, number.as_f64(), &look.set_num_format("0.00"))?
        }
        Value::Percent(percent) => {
            let share = percent.0 as f64 / 10_000.0;
            sheet.write_number_with_format(row, column, share, &look.set_num_format("0.00%"))?
        }
        Value::Score(digit, standing) => {
            let look = look.set_num_format("0").set_background_color(colour(*standing));
            let look = look.set_align(FormatAlign::Center);
            sheet.write_number_with_format(row, column, f64::from(*digit), &look)?
        }
    };
    Ok(())
}

fn colour(standing: Standing) -> u32 {
    match standing {
        Standing::Best => 0xE3_F1E5,
        Standing::Middle => 0xFD_F3D3,
        Standing::Worst => 0xF9_DFDD,
        Standing::Uncounted => 0xEE_EEEE,
    }
}

/// A row, or several where a text is longer than a cell takes: the others go on with it, beside the same short texts.
fn fitting(row: &[Value]) -> Vec<Vec<Value>> {
    let split: Vec<Vec<Value>> = row.iter().map(parts).collect();
    let rows = split.iter().map(Vec::len).max().unwrap_or(1);
    let cell = |parts: &Vec<Value>, n: usize| match (parts.get(n), parts.first()) {
        (Some(part), _) => part.clone(),
        (None, Some(Value::Text(text))) if parts.len() == 1 => Value::Text(text.clone()),
        (None, _) => Value::None,
    };
    (0..rows).map(|n| split.iter().map(|parts| cell(parts, n)).collect()).collect()
}

fn parts(value: &Value) -> Vec<Value> {
    let Value::Text(text) = value else { return vec![value.clone()] };
    let mut parts = Vec::new();
    let (mut part, mut units) = (String::new(), 0);
    for c in text.chars() {
        if units + c.len_utf16() > CELL {
            parts.push(Value::Text(std::mem::take(&mut part)));
            units = 0;
        }
        units += c.len_utf16();
        part.push(c);
    }
    parts.push(Value::Text(part));
    parts
}
