//! Whatever is entered of the sample, on the sheet or in the form, in whatever order: its parts agree, all of it can be taken
//! back and made again, and its file opens as it was.

use super::*;
use crate::app::screens::identify::row::Row;
use crate::domain::code::same;
use crate::domain::notices::{self, What};
use crate::domain::sample::Population;
use crate::domain::sheet::Seen;

/// What one does: keys of the sheet, or a row of the form and what is typed there.
#[derive(Debug, Clone, Copy)]
enum Done {
    Sheet(&'static str),
    Form(Row, &'static str),
}

use Done::{Form, Sheet};

fn any_deed() -> impl Strategy<Value = Done> {
    let sheet = [
        "c",
        "n",
        "a",
        " ",
        "e",
        "C",
        "d",
        "s",
        "1",
        "2",
        "3",
        "4",
        "1<down>2<down>1",
        "<up>",
        "<down>",
        "<right>",
        "<end>",
        "<home>",
        "<tab>",
        "<s-tab>",
        "g",
        "<tab>g",
        "-",
        "u",
        "uu",
        "U",
        "<c-r>",
        "<bs>",
        "qf",
    ];
    let typed = [
        "+X-1<enter><enter>",
        "r<c-u>TC-7<enter>",
        "r<c-u>c-02<enter>",
        "r<c-u>C–01<enter>",
        "mfalta<enter>",
        "m<down><enter>",
        "m<c-u><enter>",
        "mfalta la firma",
        "r<bs>9<enter>",
    ];
    let codes =
        ["<c-u>C-01, X-9, C-03", "<c-u>C-02, C-01", "<bs>7", "<c-u>", ", C-04, C-05", "<c-u>c-01 C-02 C-03<bs>4"];
    let counts = ["<c-u>3", "<bs>", "2"].into_iter();
    let counts = counts.flat_map(|typed| Population::ALL.map(|population| Form(Row::Count(population), typed)));
    prop_oneof![
        6 => prop::sample::select(sheet.map(Sheet).to_vec()),
        3 => prop::sample::select(typed.map(Sheet).to_vec()),
        2 => prop::sample::select(codes.map(|typed| Form(Row::CaseCodes, typed)).to_vec()),
        1 => prop::sample::select(counts.collect::<Vec<_>>()),
    ]
}

fn act(app: &mut App, done: Done) {
    match done {
        // Without a row letters are no reason and no code.
        Sheet(keys)
            if keys.starts_with(['r', 'm']) && super::super::Grid::of(session(app), state(app).page).is_empty() => {}
        Sheet(keys) => {
            press(app, keys);
            if state(app).entry.is_some() || state(app).line.is_some() {
                press(app, "<esc>");
            }
        }
        Form(row, typed) => {
            press(app, "qi<c-home>");
            let is_there = |app: &App| matches!(&app.work().unwrap().view, View::Identify(form) if form.row == row);
            for _ in 0..40 {
                if !is_there(app) {
                    press(app, "<down>");
                }
            }
            assert!(is_there(app), "{row:?}: {}", shown(app));
            press(app, typed);
            press(app, "<esc>");
            press(app, "f");
        }
    }
    assert!(matches!(app.work().unwrap().view, View::Sheet(_)), "{done:?}: {}", shown(app));
}

/// Fails where one part of the sample says what another does not.
fn agree(session: &Session) {
    let (rubric, sample) = (session.rubric(), &session.head().sample);
    for page in Page::ALL {
        let rows = session.sheet().rows(page, rubric, sample);
        for ix in page.columns(rubric) {
            let code = &rubric.criterion(ix).code;
            assert_eq!(session.draft(ix).cases, session.sheet().counts(ix), "{code}: the counter is what was ticked");
            let count = |which: Tick| rows.iter().filter(|row| session.seen(ix, row) == Seen::Ticked(which)).count();
            let (meeting, failing) = (count(Tick::Meets) as u64, count(Tick::Fails) as u64);
            let rows_say = Cases { meeting, reviewed: meeting + failing };
            assert_eq!(session.sheet().counts(ix), (rows_say.reviewed > 0).then_some(rows_say), "{code}: {rows:?}");
            for (at, _) in session.sheet().column(ix) {
                assert!(rows.iter().any(|row| same(row, at)), "{code}: {at} is in no row of {rows:?}");
            }
            for (at, why) in session.sheet().reasons(ix) {
                assert_eq!(session.sheet().tick(ix, at), Some(Tick::Fails), "{code}: {at} {why}");
            }
            let beyond = |what: &What| matches!(what, What::BeyondGroup { .. } | What::ReviewedBeyondSample { .. });
            let told = notices::at(session, ix).into_iter().any(|notice| beyond(&notice.what));
            let group = rubric.criterion(ix).bands.as_ref().and_then(|bands| bands.about);
            let known = group.and_then(|group| sample.of_group(group)).filter(|_| page == Page::Cases);
            let stated =
                rubric.criterion(ix).bands.as_ref().and_then(|bands| bands.of).and_then(|of| sample.stated(of));
            if let Some(most) = stated.or(known) {
                assert_eq!(told, rows_say.reviewed > u64::from(most), "{code}: {rows_say:?} of {most}");
            }
        }
    }
}

#[test]
fn a_tick_is_taken_back_where_it_went_when_the_form_gave_its_folder_another_code() {
    let mut app = at(sampled(3), "1.1.1", (80, 24));
    press(&mut app, "<down>n");
    act(&mut app, Form(Row::CaseCodes, "<c-u>C-01, X-9, C-03"));
    assert_eq!((tick(&app, "1.1.1", "X-9"), tick(&app, "1.1.1", "C-02")), (Some(Tick::Fails), None));
    press(&mut app, "u");
    agree(session(&app));
    assert_eq!((tick(&app, "1.1.1", "C-02"), counter(&app, "1.1.1")), (Some(Tick::Fails), Some((0, 1))));
    press(&mut app, "u");
    agree(session(&app));
    assert!(session(&app).sheet().is_empty() && counter(&app, "1.1.1").is_none());
    press(&mut app, "<c-r><c-r>");
    assert_eq!((tick(&app, "1.1.1", "X-9"), counter(&app, "1.1.1")), (Some(Tick::Fails), Some((0, 1))));
    // The form takes back what was typed there, and the tick follows the code.
    act(&mut app, Form(Row::CaseCodes, "<c-z><c-z>"));
    assert_eq!(codes(&app, Page::Cases), ["C-01", "C-02", "C-03"]);
    assert_eq!((tick(&app, "1.1.1", "C-02"), tick(&app, "1.1.1", "X-9")), (Some(Tick::Fails), None));
    agree(session(&app));
}

#[test]
fn whoever_leaves_from_the_row_of_the_codes_finds_the_ticks_under_them() {
    let mut app = at(sampled(3), "1.1.1", (80, 24));
    press(&mut app, "<down>nqi<c-home>");
    let is_there = |app: &App| matches!(&app.work().unwrap().view, View::Identify(form) if form.row == Row::CaseCodes);
    while !is_there(&app) {
        press(&mut app, "<down>");
    }
    press(&mut app, "<c-u>C-01, X-9, C-03<c-c><c-c>");
    assert_eq!((tick(&app, "1.1.1", "X-9"), tick(&app, "1.1.1", "C-02")), (Some(Tick::Fails), None));
    agree(session(&app));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn whatever_is_entered_in_whatever_order_agrees_and_is_taken_back_and_made_again(
        deeds in prop::collection::vec(any_deed(), 1..24),
    ) {
        let mut app = at(sampled(3), "1.1.1", (80, 24));
        let opened = content(session(&app));
        let only_here = deeds.iter().all(|done| matches!(done, Sheet(_)));
        for done in deeds {
            act(&mut app, done);
            agree(session(&app));
            screen(&app);
        }
        let file = wire::write(session(&app), 1);
        let (rubric, _) = rubric_file::embedded();
        let read = wire::read("s", &file, &|_| Some(std::sync::Arc::clone(&rubric))).unwrap().session;
        prop_assert_eq!(content(&read), content(session(&app)));
        let now = content(session(&app));
        let mut steps = 0;
        while app.desk().unwrap().history().can_undo() {
            press(&mut app, "u");
            agree(session(&app));
            steps += 1;
        }
        prop_assert!(!only_here || content(session(&app)) == opened);
        prop_assert!(session(&app).sheet().is_empty(), "nothing was ticked at first");
        press(&mut app, &"<c-r>".repeat(steps));
        prop_assert_eq!(content(session(&app)), now);
    }
}
