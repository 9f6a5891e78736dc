//! How long and how much is held, and why.

use std::time::Duration;

/// How long an `ESC` waits for the rest of a sequence. The line may tear it by up to 50 ms, and Esc must answer within
/// 60; this leaves a little to both.
pub const ESC_HOLD: Duration = Duration::from_millis(54);
/// How long a sequence that has begun, or a torn character, waits for its rest: the line may stand still for 2 s.
pub(crate) const SEQUENCE_HOLD: Duration = Duration::from_millis(2100);
/// How long several letters at once wait for more; the bytes of a packet follow each other closer than that.
pub const RUN_HOLD: Duration = Duration::from_millis(30);
/// How long after its last byte a paste without its end is given up, so that it is delivered within 2 s.
pub(crate) const PASTE_HOLD: Duration = Duration::from_millis(1900);
/// Longer pastes are delivered in pieces of at most this many bytes.
pub(crate) const PASTE_PIECE: usize = 1 << 20;
