//! The macro that names the keys of a file's objects, each once: writing, reading and skimming take them from there, and a
//! test holds the published schema to them.

/// One module per object: a constant per key, and all of them in the order in which they are written.
macro_rules! objects {
    ($($(#[$doc:meta])* $object:ident { $($name:ident = $key:literal),+ $(,)? })+) => {
        $($(#[$doc])*
        pub(in crate::store) mod $object {
            $(pub(in crate::store) const $name: &str = $key;)+
            #[cfg(test)]
            pub(in crate::store) const ALL: &[&str] = &[$($name),+];
        })+
    };
}

pub(super) use objects;

/// How many objects of `schema` name their keys.
#[cfg(test)]
pub(super) fn objects_in(schema: &serde_json::Value) -> usize {
    use serde_json::Value;
    let inner = match schema {
        Value::Object(map) => map.values().map(objects_in).sum(),
        Value::Array(list) => list.iter().map(objects_in).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    };
    inner + usize::from(schema.get("properties").is_some_and(Value::is_object))
}
