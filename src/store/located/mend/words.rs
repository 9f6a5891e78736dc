//! What can be read of a text that breaks off.

use crate::store::located::value::decode;

/// The characters that `raw`, the inside of a text, begins with, up to the first that is none; and how many bytes they
/// take there.
pub(super) fn characters(raw: &[u8]) -> (String, usize) {
    let valid = std::str::from_utf8(raw).map_or_else(|fault| fault.valid_up_to(), |_| raw.len());
    let raw = std::str::from_utf8(&raw[..valid]).unwrap_or_default();
    let (mut read, mut at) = (String::new(), 0);
    while let Some(c) = raw[at..].chars().next().filter(|c| *c >= ' ') {
        if c != '\\' {
            read.push(c);
            at += c.len_utf8();
            continue;
        }
        let Some(length) = escape(&raw[at..]) else { break };
        let written = format!("\"{}\"", &raw[at..at + length]);
        let Ok(character) = decode(&written) else { break };
        read.push_str(&character);
        at += length;
    }
    (read, at)
}

/// The length of the escape that `raw` begins with: two characters, six, or the twelve of a pair.
fn escape(raw: &str) -> Option<usize> {
    let length = match raw.as_bytes().get(1)? {
        b'u' if raw[2..].starts_with(['d', 'D']) && raw.get(6..8) == Some("\\u") => 12,
        b'u' => 6,
        _ => 2,
    };
    raw.is_char_boundary(length).then_some(length).filter(|length| *length <= raw.len())
}

/// `text` without a word that may have gone on.
pub(super) fn whole_words(text: &str) -> &str {
    let end = text.rfind(char::is_whitespace).unwrap_or(0);
    text[..end].trim_end()
}
