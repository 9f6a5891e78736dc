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
