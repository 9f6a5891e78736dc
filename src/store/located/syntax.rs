//! serde_json's faults of syntax, placed in characters and told in Spanish.

use super::floor_boundary;
use crate::wording::reading;

type Sentence = fn() -> String;

/// Byte offset and Spanish sentence of a fault that serde_json found in `text`.
pub(super) fn explain(text: &str, fault: &serde_json::Error) -> (usize, String) {
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
    (offset, if closes_early { reading::trailing_comma() } else { sentence(text, &english) })
}

/// serde_json counts lines from 1 and columns in bytes, from 1 for the first byte of a line.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        start = text[start..].find('\n').map_or(text.len(), |at| start + at + 1);
    }
    floor_boundary(text, (start + column).saturating_sub(1))
}

fn sentence(text: &str, english: &str) -> String {
    if text.trim_ascii().is_empty() {
        return reading::empty_file();
    }
    // Matched by their beginnings: the words of serde_json's `ErrorCode`, with the place behind them.
    let known: [(&str, Sentence); 16] = [
        ("EOF while parsing a string", reading::unfinished_string),
        ("EOF while parsing a list", reading::unfinished_list),
        ("EOF while parsing an object", reading::unfinished_object),
        ("EOF", reading::unfinished),
        ("expected `:`", reading::expected_colon),
        ("expected `,` or `]`", reading::expected_comma_in_list),
        ("expected `,` or `}`", reading::expected_comma_in_object),
        ("trailing comma", reading::trailing_comma),
        ("trailing characters", reading::trailing_characters),
        ("key must be a string", reading::key_not_string),
        ("control character", reading::control_character),
        ("lone leading surrogate", reading::lone_surrogate),
        ("unexpected end of hex escape", reading::lone_surrogate),
        ("invalid escape", reading::invalid_escape),
        ("invalid number", reading::invalid_number),
        ("recursion limit", reading::too_deep),
    ];
    known
        .iter()
        .find(|(beginning, _)| english.starts_with(beginning))
        .map_or_else(reading::unexpected_character, |(_, sentence)| sentence())
}
