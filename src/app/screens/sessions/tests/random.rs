//! Whatever happens, the selected session is listed.

use super::*;

#[derive(Debug, Clone)]
enum Happening {
    Key(Key),
    Listed(Vec<Card>, bool),
    Trash(usize),
    Resize(u16, u16),
}

fn any_card() -> impl Strategy<Value = Card> {
    let name = prop_oneof!["OPD [A-Za-zÑñá ]{0,40}", any::<String>(), Just("漢字 👨‍👩‍👧 n\u{303}".repeat(9))];
    (0..30_usize, name, 0..600_usize, 0..40_usize, prop::option::of(any::<String>())).prop_map(
        |(n, name, criteria, complete, problem)| Card {
            criteria: (criteria % 3 > 0).then_some(criteria),
            complete: (criteria % 3 > 0).then_some(complete),
            changed_at: (n % 4 > 0).then(|| start().wall),
            total_percent: (n % 2 > 0).then_some(Hundredths(10_000)),
            problem: problem.map(Problem::Damaged),
            ..card(n, &name, "Ñ")
        },
    )
}

fn happening() -> impl Strategy<Value = Happening> {
    let special = [Key::Enter, Key::Esc, Key::Up, Key::Down, Key::PageDown, Key::PageUp, Key::Home, Key::End];
    prop_oneof![
        6 => prop::sample::select(special.to_vec()).prop_map(Happening::Key),
        6 => prop::sample::select("jkGnrdpx/? qañ2".chars().collect::<Vec<_>>()).prop_map(|c| Happening::Key(Key::Char(c))),
        1 => any::<char>().prop_map(|c| Happening::Key(Key::Char(c))),
        3 => (prop::collection::vec(any_card(), 0..30), any::<bool>()).prop_map(|(cards, last)| Happening::Listed(cards, last)),
        1 => (0..3_usize).prop_map(Happening::Trash),
        2 => (1..=200_u16, 1..=60_u16).prop_map(|(columns, rows)| Happening::Resize(columns, rows)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn whatever_happens_the_selected_one_is_listed(
        size in (1..=200_u16, 1..=60_u16),
        happenings in prop::collection::vec(happening(), 1..24),
    ) {
        let mut app = app(size);
        for happening in happenings {
            let now = app.now;
            match happening {
                Happening::Key(key) => drop(update(&mut app, now, Event::Input(Input::Key(key)))),
                Happening::Listed(cards, last) => drop(happen(&mut app, Outcome::Listed { cards, last })),
                Happening::Trash(count) => drop(happen(&mut app, Outcome::TrashListed(trashed()[..count].to_vec()))),
                Happening::Resize(columns, rows) => drop(update(&mut app, now, Event::Resize(columns, rows))),
            }
            screen(&app);
            let listing = &app.list.listing;
            prop_assert_eq!(listing.selected().is_some(), listing.shown() > 0);
            let cards: Vec<&Card> = listing.rows(0).map(|(_, card)| card).collect();
            prop_assert!(cards.is_sorted_by_key(|card| std::cmp::Reverse(card.changed_at)));
            prop_assert!(cards.len() <= listing.count());
        }
    }
}
