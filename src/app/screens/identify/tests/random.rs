//! Whatever is typed into the form, nothing of it is lost.

use super::*;

fn any_input() -> impl Strategy<Value = Event> {
    let keys = vec![
        Key::Enter,
        Key::Tab,
        Key::BackTab,
        Key::Up,
        Key::Down,
        Key::Left,
        Key::Right,
        Key::Home,
        Key::End,
        Key::WordLeft,
        Key::WordRight,
        Key::Backspace,
        Key::Delete,
        Key::PageUp,
        Key::PageDown,
        Key::TextStart,
        Key::TextEnd,
        Key::Ctrl('n'),
        Key::Ctrl('w'),
        Key::Ctrl('u'),
        Key::Ctrl('d'),
        Key::Ctrl('e'),
    ];
    prop_oneof![
        4 => prop::sample::select(keys).prop_map(|key| Event::Input(crate::terminal::key::Input::Key(key))),
        4 => "[a-z0-9ñ漢 ,-]".prop_map(|c| Event::Input(crate::terminal::key::Input::Key(Key::Char(c.chars().next().unwrap())))),
        1 => any::<String>().prop_map(|text| Event::Input(crate::terminal::key::Input::Paste(text))),
        1 => (1u16..200, 1u16..60).prop_map(|(columns, rows)| Event::Resize(columns, rows)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_keys_at_no_size_break_the_form(
        size in (1u16..200, 1u16..60),
        events in prop::collection::vec(any_input(), 0..25),
    ) {
        let mut app = fresh(size);
        for event in events {
            update(&mut app, start(), event);
            if matches!(app.screen, Screen::Work(_)) {
                screen(&app);
            }
        }
    }

    #[test]
    fn every_typed_character_ends_up_in_the_session(
        typed in "[a-zA-ZñÑáé漢0-9 .,:;!¿?()'\"«»/-]{1,60}",
        row in prop::sample::select(vec![
            Field::ProjectCode, Field::ProjectName, Field::Organization, Field::Commune, Field::Supervisor,
        ]),
    ) {
        let mut app = fresh((80, 24));
        to(&mut app, Row::Field(row));
        for c in typed.chars() {
            update(&mut app, start(), Event::Input(crate::terminal::key::Input::Key(Key::Char(c))));
        }
        prop_assert_eq!(who(&app).get(row), typed.as_str());
        prop_assert_eq!(form(&app).row, Row::Field(row));
    }
}
