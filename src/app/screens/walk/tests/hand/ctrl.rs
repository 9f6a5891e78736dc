//! Ctrl-C and Ctrl-Z: who types asks twice, who does not leaves at once.

use super::*;

/// Where text is typed: the keys that lead there, and whether letters change something at once.
const TYPING: [&str; 11] = ["1", "1Falta.", "1<right>", "1Falta.<c-p>", "c", "c12/", "m", "mvolver", "/", "g", "zd"];

#[test]
fn ctrl_c_asks_where_text_is_typed_and_only_a_second_one_leaves() {
    for keys in TYPING.iter().chain(&["1Falta.<c-f>", "zdNo hubo", "i", "f+"]) {
        let mut app = twelve("1.1.1");
        press(&mut app, keys);
        let before = screen(&app);
        press(&mut app, "<c-c>");
        assert!(!app.ending && app.work().unwrap().leaving.is_none(), "{keys}");
        assert!(message(&app).starts_with("Presione Ctrl-C otra vez para salir"), "{keys}: {}", message(&app));
        // Any other key goes on, and the next Ctrl-C asks again.
        press(&mut app, "<c-l><c-c>");
        assert!(!app.ending && app.work().unwrap().leaving.is_none(), "{keys}");
        press(&mut app, "x<bs>");
        assert_eq!(screen(&app).lines().next(), before.lines().next(), "{keys}: still there");
        paste(&mut app, "");
        press(&mut app, "<c-c>");
        assert!(app.work().unwrap().leaving.is_none() && !app.ending, "{keys}");
        press(&mut app, "<c-c>");
        assert!(app.ending || app.work().unwrap().leaving.is_some(), "{keys}");
    }
}

#[test]
fn ctrl_c_asks_where_the_next_letter_would_begin_a_text() {
    for keys in ["1Falta.<esc>3", "1"] {
        let mut app = twelve("1.1.1");
        press(&mut app, keys);
        press(&mut app, "<c-c>");
        assert!(!app.ending && app.work().unwrap().leaving.is_none(), "{keys}");
        press(&mut app, "<c-c>");
        assert!(app.ending || app.work().unwrap().leaving.is_some(), "{keys}");
    }
}

#[test]
fn ctrl_c_leaves_at_once_where_nothing_is_typed() {
    for keys in ["", "f", "r", "z", "1Falta.<esc>"] {
        let mut app = twelve("1.1.1");
        press(&mut app, keys);
        press(&mut app, "<c-c>");
        assert!(app.ending || app.work().unwrap().leaving.is_some(), "{keys}");
    }
}

#[test]
fn ctrl_z_undoes_where_text_is_typed_and_suspends_elsewhere() {
    for keys in TYPING.iter().chain(&["1Falta.<c-f>", "zdNo hubo", "i", "f+"]) {
        let mut app = twelve("1.1.1");
        press(&mut app, keys);
        assert!(!press(&mut app, "ab<c-z><c-z><c-z>").contains(&Effect::Suspend), "{keys}");
    }
    for keys in ["", "f", "r", "z", "t", "1Falta.<esc>"] {
        let mut app = twelve("1.1.1");
        press(&mut app, keys);
        assert!(press(&mut app, "<c-z>").contains(&Effect::Suspend), "{keys}");
    }
    let mut app = twelve("1.1.1");
    press(&mut app, "1Falta la firma.<c-z>");
    assert_eq!(draft(&app).hallazgo, "Falta la ");
    press(&mut app, "<c-r>");
    assert_eq!(draft(&app).hallazgo, "Falta la firma.");
}
