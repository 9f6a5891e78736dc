//! The keys after one that was refused, and before it is said how to go on with what was left open.

use crate::app::keymap::binding::Binding;
use crate::terminal::key::Key::{Ctrl, Down, Enter, Esc, PageDown, PageUp, Up};

/// What keys do after one that was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusedAction {
    /// From now on keys are for the screen again.
    Release,
    /// The same, and the key does what it does there: whoever moves about looks at the screen.
    Move,
}

/// After a key that was refused: what is typed on was meant for it.
pub const REFUSED: &[Binding<RefusedAction>] = {
    use RefusedAction as A;
    keys! {
        [Esc] A::Release, "sigue: las teclas vuelven a tomarse", "sigue";
        [Up, Down, PageUp, PageDown] A::Move, "sigue, y se mueve como siempre", "";
        [Ctrl('t')] A::Move, "sigue, y si otra conexión tiene la supervisión, sigue con ella aquí", "";
    }
};

actions! {
    /// A session that came open where something was being typed.
    LeftAction, LEFT;
    [Enter] GoOn, "sigue donde quedó, con el cursor en su lugar", "sigue";
    [Esc] Close, "lo deja: los textos quedan, y el conteo como estaba", "lo deja";
}
