//! serde_json's faults of syntax, placed in characters and named.

use super::floor_boundary;
use crate::store::wrong::Syntax;

/// Byte offset and name of a fault that serde_json found in `text`.
pub(super) fn explain(text: &str, fault: &serde_json::Error) -> (usize, Syntax) {
    let english = fault.to_string();
    let offset = if english.starts_with("EOF") {
        text.len()
    } else if english.starts_with("control character") {
        // The one fault that serde_json places before the character instead of on it.
        offset_of(text, fault.line(), fault.column() + 1)
    } else {
        offset_of(text, fault.line(), fault.column())
    };
    let closes_early = text[offset..].starts_with(['}', ']']) && text[..offset].trim_end().ends_with(',');
    (offset, if closes_early { Syntax::TrailingComma } else { named(text, &english) })
}

/// serde_json counts lines from 1 and columns in bytes, from 1 for the first byte of a line.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        start = text[start..].find('\n').map_or(text.len(), |at| start + at + 1);
    }
    floor_boundary(text, (start + column).saturating_sub(1))
}

fn named(text: &str, english: &str) -> Syntax {
    if text.trim_ascii().is_empty() {
        return Syntax::Empty;
    }
    // Matched by their beginnings: the words of serde_json's `ErrorCode`, with the place behind them.
    let known: [(&str, Syntax); 16] = [
        ("EOF while parsing a string", Syntax::UnfinishedString),
        ("EOF while parsing a list", Syntax::UnfinishedList),
        ("EOF while parsing an object", Syntax::UnfinishedObject),
        ("EOF", Syntax::Unfinished),
        ("expected `:`", Syntax::Colon),
        ("expected `,` or `]`", Syntax::CommaInList),
        ("expected `,` or `}`", Syntax::CommaInObject),
        ("trailing comma", Syntax::TrailingComma),
        ("trailing characters", Syntax::TrailingCharacters),
        ("key must be a string", Syntax::KeyNotString),
        ("control character", Syntax::ControlCharacter),
        ("lone leading surrogate", Syntax::LoneSurrogate),
        ("unexpected end of hex escape", Syntax::LoneSurrogate),
        ("invalid escape", Syntax::Escape),
        ("invalid number", Syntax::Number),
        ("recursion limit", Syntax::TooDeep),
    ];
    known.iter().find(|(beginning, _)| english.starts_with(beginning)).map_or(Syntax::Character, |(_, named)| *named)
}
