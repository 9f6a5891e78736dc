//! A whole supervision in lines, and the same on the screens: the same session, to the byte.

use super::*;
use crate::app::screens::walk::Mode;
use crate::app::work::View;
use crate::ui::testing::press;

/// What a text is on a keyboard.
fn typed(text: &str) -> String {
    text.replace('<', "<lt>").replace('\n', "<enter>")
}

#[test]
fn a_whole_supervision_in_lines_is_the_one_of_the_screens_to_the_byte() {
    let example = complete();
    let mut screens = app_with(blank(), (80, 24));
    let mut talker = Talker::with(blank());

    // The identification and the sample.
    press(&mut screens, "i<c-home><down>OPD-0932<enter><c-u>OPD Purén<enter><c-u>Municipalidad<enter>");
    press(
        &mut screens,
        "ar<enter><c-u>Purén<enter><c-u>Ana Soto<enter><c-u>22-11-2026<enter><c-u>3<enter><c-end><enter>",
    );
    talker.lines(&["identificación", ".primer campo", "", "OPD-0932", "OPD Purén", "Municipalidad", "ar"]);
    let said = talker.lines(&["Purén", "Ana Soto", "22-11-2026", "3", ".última línea"]);
    has(&said, "«.intro» va a los criterios.");
    talker.line("");

    // Thirty-six criteria with their texts.
    let mut multiline = 0;
    for at in example.rubric().indices() {
        let draft = example.draft(at);
        let score = draft.score.unwrap().digit();
        let mut text = TextKind::ALL.map(|kind| draft.text(kind)).concat();
        if at.index() % 3 == 0 {
            text = text.replace(". ", ".\n");
        }
        press(&mut screens, &score.to_string());
        // Where something is asked first, the first letter of a text could be an answer.
        if matches!(&screens.work().unwrap().view, View::Walk(state) if matches!(state.mode, Mode::Choose(_))) {
            press(&mut screens, "<enter>");
        }
        press(&mut screens, &format!("{}<tab>", typed(&text)));
        talker.line(&score.to_string());
        if text.contains('\n') {
            multiline += 1;
            talker.line("texto");
            text.split('\n').for_each(|line| _ = talker.line(line));
            talker.line(".");
        } else {
            talker.line(&format!("texto {text}"));
        }
        talker.line("siguiente");
    }
    assert_eq!(talker.session().complete(), 36);

    // The sheet: codes, and what was seen of three cases.
    press(&mut screens, "gs");
    press(&mut screens, "<esc>f+C-01, C-02, C-03<enter><enter>");
    press(&mut screens, "<c-home><home><down><down><right>mfalta la firma<enter>");
    press(&mut screens, "<c-home><home>c<c-home><home><down>nq");
    talker.lines(&["planilla", "agrega", "C-01, C-02, C-03", "", "q"]);
    let said = talker.line("hoja C-03 no cumple 1.1.2 falta la firma");
    has(&said, "C-03, criterio 1.1.2: no cumple.");
    talker.lines(&["hoja C-01 cumple 1.1.1", "hoja c-02 no cumple 1.1.1"]);

    // The summary, a mark, and back to the first criterion.
    press(&mut screens, "rq<home>mver el convenio<enter>");
    has(&talker.line("resumen"), "36 de 36");
    talker.lines(&["vuelve", "primero", "marca ver el convenio"]);

    // The conclusions.
    press(&mut screens, "e<enter>Se cumple.<enter>En lo principal.<esc>q");
    talker.lines(&["conclusiones", "abre 1", "Se cumple.", "En lo principal.", ".", "vuelve"]);

    assert!(multiline > 5, "{multiline} texts of several lines");
    let bytes = |app: &App| String::from_utf8(wire::write(app.desk().unwrap().session(), 1)).unwrap();
    let (ours, theirs) = (bytes(&talker.app), bytes(&screens));
    let differing = ours.lines().zip(theirs.lines()).find(|(ours, theirs)| ours != theirs);
    assert!(ours == theirs, "{differing:#?}");
    assert!(bytes(&screens).contains("falta la firma") && bytes(&screens).contains("ver el convenio"));
}
