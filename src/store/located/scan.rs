//! Finds where the parts of a JSON value begin and end. The whole text was found well formed before, by serde_json;
//! so nothing is checked here, and each level of a document is passed over at the speed of a search for quotes.

use memchr::memchr2;

/// The keys (with their quotes) and values of the object that `written` is.
pub(super) fn entries(written: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut parts = parts(written);
    std::iter::from_fn(move || parts.next().zip(parts.next()))
}

/// The items of the list that `written` is.
pub(super) fn items(written: &str) -> impl Iterator<Item = &str> {
    parts(written)
}

/// What stands one level below, between brackets, commas and colons.
fn parts(written: &str) -> impl Iterator<Item = &str> {
    let mut at = 1;
    std::iter::from_fn(move || {
        let between = |b: &u8| matches!(b, b',' | b':' | b' ' | b'\n' | b'\r' | b'\t');
        at += written.as_bytes().get(at..)?.iter().take_while(|b| between(b)).count();
        if matches!(written.as_bytes().get(at)?, b'}' | b']') {
            return None;
        }
        let start = at;
        at = end(written.as_bytes(), at);
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
    fn rebuild(written: &str) -> Value {
        match written.as_bytes()[0] {
            b'{' => entries(written)
                .map(|(key, value)| (serde_json::from_str::<String>(key).unwrap(), rebuild(value)))
                .collect::<serde_json::Map<_, _>>()
                .into(),
            b'[' => items(written).map(rebuild).collect::<Vec<_>>().into(),
            _ => serde_json::from_str(written).unwrap(),
        }
    }

    proptest! {
        #[test]
        fn every_document_is_taken_apart_as_serde_json_does(value in any_json()) {
            let compact = value.to_string();
            let pretty = serde_json::to_string_pretty(&value).unwrap();
            let expected: Value = serde_json::from_str(&compact).unwrap();
            prop_assert_eq!(rebuild(&compact), expected.clone());
            prop_assert_eq!(rebuild(&pretty), expected);
        }

        #[test]
        fn what_is_no_json_ends_all_the_same(text in "[\\[\\]{},:\"\\\\ a1\n]{1,20}") {
            prop_assert!(items(&text).count() <= text.len());
        }
    }
}
