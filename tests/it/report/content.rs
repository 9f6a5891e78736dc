//! Every text, score and number of a session is found again in every format, whatever is in it.

use supervisa::domain::session::{Change, Session};
use supervisa::domain::text::TextKind;
use supervisa::report::Format;
use supervisa::report::text::Door;

use super::readers::{flat, words};
use super::{closed, concluded, document, example, field, formats};

/// Texts that break a careless writer.
const BAD: [&str; 9] = [
    "\u{1b}[2J\u{1b}]0;título\u{7} y \u{0} control",
    "<script>alert(1)</script> & <b>negrita</b> ]]> &amp; \"comillas\"",
    "=HYPERLINK(\"http://x\")",
    "\u{202E}al revés\u{2066} y \u{FEFF}\u{FFFE}",
    "familia 👨‍👩‍👧 de 漢字 y العربية",
    "n\u{303}o e\u{301} con marcas aparte",
    "**no es énfasis** _ni esto_ [ni](esto) | ni # esto `ni`\n- ni\n1. ni",
    "  blancos   y\ttabulador\r\notra línea\n\nun párrafo",
    "\u{E000}\u{F8FF}\u{E0041} ocultos",
];

/// The text of each answer that counts, with what the door makes of it.
fn texts(session: &Session) -> Vec<String> {
    let verdicts = session.verdicts().filter_map(|(_, verdict)| verdict.ok());
    let said = |text: &str| flat(&Door::default().pass(text));
    verdicts.flat_map(|verdict| verdict.texts().map(|(_, text)| said(text)).collect::<Vec<_>>()).collect()
}

#[track_caller]
fn assert_found(format: Format, read: &str, sought: &str, what: &str) {
    // A spreadsheet's reader sees the apostrophe that disarms a formula; a PDF breaks words at the ends of lines, and its
    // reader mends that.
    let (read, sought) = match format {
        Format::Pdf => (read.replace(' ', ""), sought.replace(' ', "")),
        _ => (read.to_owned(), sought.to_owned()),
    };
    let told: String = sought.chars().take(200).collect();
    assert!(read.contains(&sought), "{} lacks {what}: {told}", format.name());
}

#[track_caller]
fn assert_whole(session: &Session) {
    let whole = document(session);
    let summary = supervisa::domain::scoring::Summary::of(session);
    for format in formats() {
        let rendered = format.render(&whole).unwrap();
        assert_eq!(rendered, format.render(&document(session)).unwrap(), "the same session, the same bytes");
        let Some(read) = words(format, &rendered.bytes) else { continue };
        // What the font of the PDF lacks is written in it by its number.
        for text in texts(session) {
            if format != Format::Pdf || text.chars().all(|c| c < '\u{500}') {
                assert_found(format, &read, &text, "a text");
            }
        }
        for ix in session.rubric().conclusion_indices() {
            assert_found(format, &read, &flat(&Door::default().pass(session.conclusion(ix))), "a conclusion");
        }
        for one in session.signatories().all() {
            assert_found(format, &read, &one.name, "who signs");
            assert_found(format, &read, &one.post, "what they are");
        }
        for (ix, verdict) in session.verdicts() {
            let criterion = session.rubric().criterion(ix);
            let name = verdict.as_ref().ok().map(|verdict| session.rubric().scale().name(verdict.score()));
            assert_found(format, &read, &criterion.code.0, "a criterion");
            assert_found(format, &read, &flat(&criterion.text.replace("**", "")), "its wording");
            assert_found(format, &read, &flat(&Door::default().line(name.unwrap_or("Pendiente"))), "a score");
        }
        if let Some(measure) = summary.total.measure {
            let percent = measure.percent.to_string();
            let shown = match format {
                Format::Csv | Format::Json => percent.replace(',', "."),
                Format::Xlsx => format!("0.{:04}", measure.percent.0),
                Format::Pdf | Format::Docx | Format::Html | Format::Markdown => format!("{percent} %"),
            };
            assert_found(format, &read, shown.trim_end_matches('0'), "the total");
        }
    }
}

#[test]
fn every_text_score_and_number_is_found_again_in_every_format() {
    for name in ["opd-completa", "opd-en-curso", "opd-extraordinaria"] {
        assert_whole(&example(name));
        assert_whole(&concluded(example(name)));
    }
    assert_whole(&closed(&concluded(example("opd-completa"))));
    assert_whole(&example("opd-cerrada"));
}

#[test]
fn bad_content_breaks_no_format_and_becomes_nothing_live() {
    let mut session = example("opd-completa");
    let all: Vec<_> = session.rubric().indices().collect();
    for (ix, bad) in all.iter().zip(BAD.iter().cycle()) {
        let text = format!("{bad} {}", ix.index());
        for kind in TextKind::ALL {
            session.set_text(*ix, kind, text.clone()).unwrap();
        }
    }
    let session = closed(&concluded(session));
    assert_whole(&session);
    let document = document(&session);
    // Four, four and three in three of the nine texts, each of them four times.
    assert_eq!(document.written, 44, "what no document may hold is counted");
    for format in formats() {
        let bytes = format.render(&document).unwrap().bytes;
        if !format.is_binary() {
            let text = String::from_utf8(bytes).unwrap();
            let bad = |c: char| c.is_control() && !matches!(c, '\n' | '\r') || matches!(c, '\u{202A}'..='\u{202E}');
            assert!(!text.contains(bad), "{}", format.name());
            let live: &[&str] = match format {
                Format::Html => &["<script", "<b>negrita"],
                Format::Csv => &[",=HYPERLINK", "\"=HYPERLINK"],
                // Behind a backslash nothing is markup.
                _ => &["\n<script", " <script", "|<script", " ["],
            };
            let live = live.iter().filter(|_| format != Format::Json).find(|live| text.contains(**live));
            assert_eq!(live, None, "{}", format.name());
        } else if format == Format::Xlsx {
            let sheets = super::readers::parts(&bytes);
            assert!(sheets.iter().all(|(_, part)| !String::from_utf8_lossy(part).contains("<f>")), "a formula");
        }
    }
}

#[test]
fn the_longest_texts_and_the_emptiest_session_are_documents_too() {
    let mut session = example("opd-completa");
    let first = session.rubric().first();
    let long = "palabra larga sin fin ".repeat(850);
    let marks = format!("e{}", "\u{301}".repeat(200));
    session.set_text(first, TextKind::Hallazgo, format!("{long}{marks}")).unwrap();
    let mut session = concluded(session);
    for key in ["conclusiones", "fortalezas"] {
        session.apply(Change::Conclusion(field(&session, key), "á".repeat(20_000))).unwrap();
    }
    assert_whole(&closed(&session));

    let full = example("opd-completa");
    let mut head = full.head().clone();
    (head.identification, head.sample) = Default::default();
    (head.created_at, head.changed_at) = (None, None);
    assert_whole(&Session::new(head, full.rubric().clone()));
}

#[test]
fn what_is_private_is_in_no_informe() {
    let mut session = example("opd-en-curso");
    let first = session.rubric().first();
    session.apply(Change::Mark(first, Some("NOTA PRIVADA".into()))).unwrap();
    session.apply(Change::Dismissal("departs:1.1.1:3:12/15".into(), Some("AVISO DESCARTADO".into()))).unwrap();
    let document = document(&session);
    for format in formats() {
        let Some(read) = words(format, &format.render(&document).unwrap().bytes) else { continue };
        assert!(!read.contains("PRIVADA") && !read.contains("DESCARTADO"), "{}", format.name());
    }
}

#[test]
fn pending_criteria_are_shown_as_pending_and_the_informe_says_provisional() {
    let session = example("opd-en-curso");
    let pending = session.pending().len();
    assert!(pending > 0);
    let open = document(&session);
    for format in formats() {
        let Some(read) = words(format, &format.render(&open).unwrap().bytes) else { continue };
        assert!(read.matches("Pendiente").count() >= pending, "{}", format.name());
        assert!(read.contains("PROVISIONAL"), "{}", format.name());
    }
    let session = closed(&concluded(example("opd-completa")));
    let handed_in = document(&session);
    let seal = session.closing().unwrap().seal.to_string();
    for format in formats() {
        let Some(read) = words(format, &format.render(&handed_in).unwrap().bytes) else { continue };
        assert!(!read.contains("PROVISIONAL"), "{}", format.name());
        assert_found(format, &read, &seal, "the seal");
        assert_found(
            format,
            &read,
            "Marcela Inostroza Catalán el 14-11-2026 a las 12:30 (aprobación)",
            "who closed it",
        );
    }
}

#[test]
fn another_scale_names_and_counts_its_own_levels() {
    let rubric = include_str!("../../../rubric/opd-cierre-2026.json");
    let other = rubric.replace("\"CUMPLE PARCIALMENTE\"", "\"A MEDIAS\"").replace("\"NO CUMPLE\"", "\"LEJOS\"");
    assert_ne!(other, rubric);
    let other = supervisa::store::rubric_file::parse("otra", other.as_bytes()).unwrap();
    let full = example("opd-completa");
    let mut session = Session::new(full.head().clone(), std::sync::Arc::new(other));
    for ix in full.rubric().indices() {
        let (to, draft) = (session.rubric().at(ix.index()).unwrap(), full.draft(ix));
        session.set_score(to, draft.score.unwrap().digit()).unwrap();
        for kind in TextKind::ALL {
            session.set_text(to, kind, draft.text(kind).to_owned()).unwrap();
        }
    }
    let read = words(Format::Docx, &Format::Docx.render(&document(&session)).unwrap().bytes).unwrap();
    assert!(read.contains("A MEDIAS") && read.contains("LEJOS") && !read.contains("CUMPLE PARCIALMENTE"));
}
