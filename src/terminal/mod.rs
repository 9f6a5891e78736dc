//! Few bytes on the line: a ratatui `Backend` of our own, key decoding, and what a terminal can do. Knows no subject.

pub mod key;
