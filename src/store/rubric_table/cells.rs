//! Bytes into rows of cells: the encoding, the separator, the row of the headings.

use super::headings;
use super::{Cell, Fault, Notice, Remark};

/// The rows of a table.
#[derive(Debug)]
pub struct Table {
    /// The row of the headings, from 1, and its cells.
    pub(super) headings: (usize, Vec<String>),
    /// The rows below it.
    pub(super) rows: Vec<(usize, Vec<String>)>,
    pub(super) notices: Vec<Remark<Notice>>,
}

/// What spreadsheets write between cells.
const SEPARATORS: [u8; 3] = *b";\t,";

/// What Windows-1252 has for the bytes 0x80 to 0x9F, where Latin-1 has controls; five of them mean nothing.
const WINDOWS: &str = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

impl Table {
    /// Reads a table: UTF-8, with or without its mark, else Windows-1252; cells between `;`, tabs or `,`, whichever makes
    /// most of the headings known.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Remark<Fault>> {
        let top = Cell { row: 1, column: 0 };
        let (text, windows) = decode(bytes).ok_or(Remark { at: top, what: Fault::Encoding })?;
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let tables = SEPARATORS.map(|separator| rows(&text, separator));
        let known = |rows: &Vec<(usize, Vec<String>)>| {
            rows.first().map_or(0, |(_, cells)| cells.iter().filter(|cell| headings::role(cell).is_some()).count())
        };
        // Of several the first that is the best: `max_by_key` would take the last.
        let mut rows = tables.into_iter().rev().max_by_key(known).unwrap_or_default();
        if rows.is_empty() || text.matches('"').count() % 2 == 1 {
            return Err(Remark { at: top, what: Fault::NoTable });
        }
        let headings = rows.remove(0);
        let notices = windows.then_some(Remark { at: top, what: Notice::Windows }).into_iter().collect();
        Ok(Self { headings, rows, notices })
    }
}

/// The text, and whether it was Windows-1252.
fn decode(bytes: &[u8]) -> Option<(String, bool)> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), false),
        Err(_) => (bytes.iter().map(|&byte| windows(byte)).collect::<Option<String>>()?, true),
    };
    // UTF-16 has a zero in each second byte, and no text has one.
    (!text.0.contains('\0')).then_some(text)
}

fn windows(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9F => WINDOWS.chars().nth(usize::from(byte) - 0x80).filter(|&c| c != '\0'),
        0..=0x7F | 0xA0..=0xFF => Some(char::from(byte)),
    }
}

/// The rows that have something in them, with their numbers: a row of the spreadsheet is one, however many lines its cells
/// have, and so is an empty one.
fn rows(text: &str, separator: u8) -> Vec<(usize, Vec<String>)> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let (mut rows, mut row, mut record) = (Vec::new(), 0, csv::StringRecord::new());
    loop {
        let from = reader.position().byte();
        if !reader.read_record(&mut record).unwrap_or(false) {
            return rows;
        }
        let skipped = usize::try_from(from).ok().and_then(|from| text.get(from..));
        row += 1 + skipped.map_or(0, |rest| rest.bytes().take_while(|&byte| byte == b'\n').count());
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push((row, cells));
        }
    }
}
