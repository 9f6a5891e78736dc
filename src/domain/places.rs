//! Places in a prepared text: `{name}` stands for what a session knows, for example a count.
//!
//! A brace that opens no known place is a fault of whoever prepared the text, and is told where that text is read.

/// How many cases meet the criterion.
pub const MEETING: &str = "cumplen";
/// How many were looked at.
pub const REVIEWED: &str = "revisados";
/// The share of the two, with two decimals and its sign: `80,00 %`.
pub const PERCENT: &str = "porcentaje";

/// The places of a text about a count ([`super::bands::Bands::sentence`]).
pub const OF_A_COUNT: [&str; 3] = [MEETING, REVIEWED, PERCENT];

/// The first place of `text` that is none of `known`, with its braces; a brace that is not closed reaches to the end.
#[must_use]
pub fn first_unknown<'t>(text: &'t str, known: &[&str]) -> Option<&'t str> {
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        rest = &rest[open..];
        let Some(close) = rest.find('}') else { return Some(rest) };
        let (place, after) = rest.split_at(close + 1);
        if !known.contains(&&place[1..close]) {
            return Some(place);
        }
        rest = after;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_places_that_are_closed_pass() {
        for (text, unknown) in [
            ("", None),
            ("{cumplen} de {revisados} ({porcentaje})", None),
            ("sin lugares, con } suelta", None),
            ("{cumplen} y {cumple}", Some("{cumple}")),
            ("ñandú {} y más", Some("{}")),
            ("{ cumplen }", Some("{ cumplen }")),
            ("{cumplen} y {revisados", Some("{revisados")),
            ("{{cumplen}}", Some("{{cumplen}")),
        ] {
            assert_eq!(first_unknown(text, &OF_A_COUNT), unknown, "{text}");
        }
    }
}
