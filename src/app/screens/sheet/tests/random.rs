//! Whatever is pressed in the sheet, its places and counters stay right.

use super::*;

fn keys() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "c",
        "n",
        "a",
        " ",
        "<bs>",
        "C",
        "d",
        "s",
        "<up>",
        "<down>",
        "<left>",
        "<right>",
        "<home>",
        "<end>",
        "<pgdn>",
        "<c-home>",
        "<c-end>",
        "<tab>",
        "<s-tab>",
        "g",
        "+X-1<enter><enter>",
        "+Y 1<enter><esc>",
        "-",
        "u",
        "U",
        "<c-r>",
    ]);
    prop::collection::vec(key, 1..60).prop_map(|keys| keys.concat())
}

proptest! {
    #[test]
    fn counters_are_what_is_ticked_and_undoing_everything_leaves_nothing(keys in keys(), cases in 0usize..5) {
        let mut session = sampled(cases);
        session.set_cases(ix(&session, "1.1.2"), Some(Cases { meeting: 3, reviewed: 4 })).unwrap();
        let opened = content(&session);
        let mut app = at(session, "1.1.1", (60, 18));
        press(&mut app, &keys);
        let now = super::session(&app);
        for ix in now.sheet().criteria() {
            prop_assert_eq!(now.draft(ix).cases, now.sheet().counts(ix));
        }
        screen(&app);
        if state(&app).entry.is_some() {
            press(&mut app, "<esc>");
        }
        for _ in 0..keys.len() {
            press(&mut app, "u");
        }
        prop_assert_eq!(content(super::session(&app)), opened);
    }
}
