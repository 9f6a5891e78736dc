//! Finds where the parts of a JSON value begin and end. The whole text was found well formed before, by serde_json;
//! so nothing is checked here. One pass notes where objects and lists end, and each level is then read by leaps.

use memchr::memchr2;

/// Most objects and lists whose ends are kept; those beyond are searched for. Bounds memory on hostile input.
const MAX_KEPT: usize = 100_000;

/// Where the objects and lists of a text end.
#[derive(Debug, Default)]
pub(super) struct Ends(Vec<(usize, usize)>);

impl Ends {
    /// Those of `text`, in the order in which they begin.
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let (mut ends, mut open, mut at) = (Vec::new(), Vec::new(), 0);
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'"' => {
                    at = string_end(bytes, at);
                    continue;
                }
                b'{' | b'[' if ends.len() == MAX_KEPT => break,
                b'{' | b'[' => {
                    open.push(ends.len());
                    ends.push((at, 0));
                }
                b'}' | b']' => {
                    if let Some(index) = open.pop() {
                        ends[index].1 = at + 1;
                    }
                }
                _ => {}
            }
            at += 1;
        }
        // Those that were not closed before the pass ended are not known.
        ends.retain(|&(_, end)| end > 0);
        Self(ends)
    }

    fn of_value_at(&self, at: usize) -> Option<usize> {
        self.0.binary_search_by_key(&at, |&(start, _)| start).ok().map(|index| self.0[index].1)
    }
}

/// The keys (with their quotes) and values of the object that `written` is, which begins at `offset` of the text.
pub(super) fn entries<'a>(written: &'a str, offset: usize, ends: &Ends) -> impl Iterator<Item = (&'a str, &'a str)> {
    let mut parts = items(written, offset, ends);
    std::iter::from_fn(move || parts.next().zip(parts.next()))
}

/// The items of the list that `written` is, which begins at `offset` of the text: what stands one level below, between
/// brackets, commas and colons.
pub(super) fn items<'a>(written: &'a str, offset: usize, ends: &Ends) -> impl Iterator<Item = &'a str> {
    let mut at = 1;
    std::iter::from_fn(move || {
        let between = |b: &u8| matches!(b, b',' | b':' | b' ' | b'\n' | b'\r' | b'\t');
        at += written.as_bytes().get(at..)?.iter().take_while(|b| between(b)).count();
        if matches!(written.as_bytes().get(at)?, b'}' | b']') {
            return None;
        }
        let start = at;
        let known = ends.of_value_at(offset + start).map(|end| end - offset);
        at = known.unwrap_or_else(|| end(written.as_bytes(), start));
        written.get(start..at)
    })
}

/// Where the value that begins at `at` ends.
fn end(bytes: &[u8], mut at: usize) -> usize {
    let mut depth = 0usize;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' => {
                at = string_end(bytes, at);
                if depth == 0 {
                    return at;
                }
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth <= 1 => return at + depth,
            b'}' | b']' => depth -= 1,
            b',' | b' ' | b'\n' | b'\r' | b'\t' if depth == 0 => return at,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// Where the string that begins at `at` ends, behind its quote.
fn string_end(bytes: &[u8], at: usize) -> usize {
    let mut at = at + 1;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr2(b'"', b'\\', rest)) {
        at += found + 1;
        if bytes[at - 1] == b'"' {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
            "[\\[\\]{},:\"\\\\ ]{0,6}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::hash_map("[a-z\"\\\\{}]{0,4}", inner, 0..5)
                    .prop_map(|map| Value::from(map.into_iter().collect::<serde_json::Map<_, _>>())),
            ]
        })
    }

    /// Takes a text apart by `entries` and `items` alone.
    fn rebuild(text: &str, written: &str, ends: &Ends) -> Value {
        let offset = written.as_ptr() as usize - text.as_ptr() as usize;
        match written.as_bytes()[0] {
            b'{' => entries(written, offset, ends)
                .map(|(key, value)| (serde_json::from_str::<String>(key).unwrap(), rebuild(text, value, ends)))
                .collect::<serde_json::Map<_, _>>()
                .into(),
            b'[' => items(written, offset, ends).map(|item| rebuild(text, item, ends)).collect::<Vec<_>>().into(),
            _ => serde_json::from_str(written).unwrap(),
        }
    }

    proptest! {
        #[test]
        fn every_document_is_taken_apart_as_serde_json_does(value in any_json()) {
            let compact = value.to_string();
            let pretty = serde_json::to_string_pretty(&value).unwrap();
            let expected: Value = serde_json::from_str(&compact).unwrap();
            for text in [&compact, &pretty] {
                for ends in [Ends::of(text), Ends::default()] {
                    prop_assert_eq!(rebuild(text, text, &ends), expected.clone());
                }
            }
        }

        #[test]
        fn what_is_no_json_ends_all_the_same(text in "[\\[\\]{},:\"\\\\ a1\n]{1,20}") {
            for ends in [Ends::of(&text), Ends::default()] {
                prop_assert!(items(&text, 0, &ends).take(100).count() <= text.len());
            }
        }
    }
}
