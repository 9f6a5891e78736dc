//! What a head of service would send back: torn headings, cut labels, spoilt accents, signs that nobody typed.

use supervisa::report::Format;

use super::readers::parts;
use super::{concluded, document, example, formats};

#[test]
fn no_page_ends_between_the_heading_of_a_hallazgo_and_its_text() {
    let docx = Format::Docx.render(&document(&example("opd-completa"))).unwrap().bytes;
    let part = |name: &str| {
        let part = parts(&docx).into_iter().find(|(known, _)| known == name).unwrap().1;
        String::from_utf8(part).unwrap()
    };
    let text = part("word/document.xml");
    let chapter = text.split("Heading1").find(|chapter| chapter.contains("Se consignan")).unwrap();
    for hallazgo in chapter.split("Heading2").skip(1) {
        // The heading stays with what follows it: score and text are one paragraph.
        let first = hallazgo.split("</w:p>").nth(1).unwrap();
        let letters = first.split("<w:t ").count();
        assert!(first.contains("<w:br/>") && letters > 3, "{first}");
    }
    let note = text.split("</w:p>").find(|paragraph| paragraph.contains("Nota de la rúbrica")).unwrap();
    assert!(note.contains("w:val=\"Lead\""), "the note of a dimension stays with its table");
    let head = text.split("<w:tblHeader/>").nth(1).unwrap();
    assert!(head.contains("w:val=\"Head\""), "a row of headings stays with the row below it");
    assert!(part("word/styles.xml").contains("Encabezado de columna"));
}

#[test]
fn a_full_page_of_the_html_is_followed_by_no_empty_one() {
    let html = String::from_utf8(Format::Html.render(&document(&example("opd-completa"))).unwrap().bytes).unwrap();
    // The break belongs to what follows: as an element of its own it would stand on a page alone.
    assert!(html.contains(".break{display:none}") && html.contains(".break+*{break-before:page}"));
    assert!(!html.contains("break-after:page"));
}

#[test]
fn a_chart_shows_its_labels_whole() {
    let session = example("opd-completa");
    let html = String::from_utf8(Format::Html.render(&document(&session)).unwrap().bytes).unwrap();
    assert!(!html.contains('…') && html.contains("<figure>"));
    let chart = html.split("<figure>").nth(1).unwrap().split("</figure>").next().unwrap();
    for dimension in session.rubric().ambitos().iter().flat_map(|ambito| &ambito.dimensions) {
        assert!(chart.contains(&dimension.title), "{}", dimension.title);
    }
    // What is not measured has no bar, not even that of a padding.
    assert!(chart.contains("<i style=\"width:0%\"></i>") && html.contains(".chart td,.chart th{"));
}

#[test]
fn what_was_heard_has_the_title_of_the_rubric_and_a_code_no_backslash() {
    let document = document(&concluded(example("opd-completa")));
    let markdown = String::from_utf8(Format::Markdown.render(&document).unwrap().bytes).unwrap();
    assert!(markdown.contains("\n## Lo que dijeron niños, niñas, familias y cuidadores\n"), "{markdown}");
    assert!(!markdown.contains("\\."), "{markdown}");
}

#[test]
fn a_spreadsheet_reads_the_accents_of_a_csv_and_finds_each_column_once() {
    let bytes = Format::Csv.render(&document(&concluded(example("opd-completa")))).unwrap().bytes;
    assert!(bytes.starts_with("\u{FEFF}".as_bytes()));
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let names: Vec<&str> = reader.headers().unwrap().iter().collect();
    assert_eq!(names[0], "Parte");
    for name in &names {
        assert_eq!(names.iter().filter(|other| *other == name).count(), 1, "{name}");
    }
}

#[test]
fn the_complete_example_keeps_its_size() {
    let document = document(&example("opd-completa"));
    for format in formats() {
        let most = match format {
            Format::Pdf => 153_600,
            Format::Html => 40_960,
            Format::Docx => 20_480,
            Format::Xlsx | Format::Markdown | Format::Csv | Format::Json => continue,
        };
        let size = format.render(&document).unwrap().bytes.len();
        assert!(size <= most, "{}: {size} of {most} bytes", format.name());
    }
}
