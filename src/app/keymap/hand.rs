//! The keys after one that was refused, and before it is said how to go on with what was left open.

use crate::app::after::RefusedAction;
use crate::app::keymap::Binding;
use crate::app::left::LeftAction;
use crate::terminal::key::Key::{Ctrl, Down, Enter, Esc, PageDown, PageUp, Up};

/// After a key that was refused: what is typed on was meant for it.
pub const REFUSED: &[Binding<RefusedAction>] = {
    use RefusedAction as A;
    keys! {
        [Esc] A::Release, "sigue: las teclas vuelven a tomarse", "sigue";
        [Up, Down, PageUp, PageDown] A::Move, "sigue, y se mueve como siempre", "";
        [Ctrl('t')] A::Move, "sigue, y si otra conexión tiene la supervisión, sigue con ella aquí", "";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "presionada dos veces, sale del programa; todo queda guardado", "";
    }
};

/// A session that came open where something was being typed.
pub const LEFT: &[Binding<LeftAction>] = {
    use LeftAction as A;
    keys! {
        [Enter] A::GoOn, "sigue donde quedó, con el cursor en su lugar", "sigue";
        [Esc] A::Close, "lo deja: los textos quedan, y el conteo como estaba", "lo deja";
        [Ctrl('l')] A::Repaint, "vuelve a dibujar la pantalla", "";
        [Ctrl('c')] A::Quit, "presionada dos veces, sale del programa; todo queda guardado", "";
    }
};
