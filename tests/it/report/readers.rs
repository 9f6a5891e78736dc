//! Reads every format back with programs that are not ours: zip, quick-xml, csv, serde_json, and pdftotext where it is.

use std::io::{Cursor, Read, Write};
use std::process::{Command, Stdio};

use quick_xml::events::Event;
use supervisa::report::Format;

/// The words of a file, blanks and line breaks as single blanks; numbers of spreadsheets among them. Absent where the
/// program that reads this format is not on the machine.
pub fn words(format: Format, bytes: &[u8]) -> Option<String> {
    let text = match format {
        Format::Docx => docx(bytes),
        Format::Xlsx => xlsx(bytes),
        Format::Html => xml(bytes, |_| true),
        Format::Markdown => markdown(std::str::from_utf8(bytes).unwrap()),
        Format::Csv => csv(bytes),
        Format::Json => json(&serde_json::from_slice(bytes).unwrap()),
        Format::Pdf => pdf(bytes)?,
    };
    Some(flat(&text))
}

/// `text` with every stretch of blanks as one.
pub fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `sought` stands in what was read. A PDF breaks words at the ends of lines, so blanks do not count.
pub fn holds(read: &str, sought: &str) -> bool {
    read.replace(' ', "").contains(&sought.replace(' ', ""))
}

/// The parts of an archive: name and content.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    names
        .into_iter()
        .map(|name| {
            let mut content = Vec::new();
            archive.by_name(&name).unwrap().read_to_end(&mut content).unwrap();
            (name, content)
        })
        .collect()
}

fn part(bytes: &[u8], wanted: &str) -> Vec<u8> {
    parts(bytes).into_iter().find(|(name, _)| name == wanted).unwrap().1
}

/// The text in XML; `tells` says of which elements. An element of its own line ends with a blank.
fn xml(bytes: &[u8], tells: impl Fn(&str) -> bool) -> String {
    let mut reader = quick_xml::Reader::from_reader(bytes);
    reader.config_mut().check_end_names = false;
    let (mut text, mut open, mut buffer) = (String::new(), Vec::new(), Vec::new());
    loop {
        match reader.read_event_into(&mut buffer).unwrap() {
            Event::Start(start) => open.push(String::from_utf8(start.name().as_ref().to_vec()).unwrap()),
            Event::End(end) => {
                let name = String::from_utf8(end.name().as_ref().to_vec()).unwrap();
                open.truncate(open.iter().rposition(|one| *one == name).unwrap_or(open.len()));
                if !matches!(name.as_str(), "w:t" | "w:r" | "w:rPr" | "w:pPr" | "b") {
                    text.push(' ');
                }
            }
            Event::Empty(one) if one.name().as_ref() == b"w:br" => text.push('\n'),
            Event::Text(said) if open.last().is_some_and(|name| tells(name)) => {
                text.push_str(&said.decode().unwrap());
            }
            Event::GeneralRef(one) if open.last().is_some_and(|name| tells(name)) => {
                let name = one.decode().unwrap();
                let known = one.resolve_char_ref().unwrap().map(String::from);
                text.push_str(
                    &known.unwrap_or_else(|| quick_xml::escape::resolve_xml_entity(&name).unwrap().to_owned()),
                );
            }
            Event::Eof => return text,
            _ => {}
        }
    }
}

fn docx(bytes: &[u8]) -> String {
    let told = |name: &str| xml(&part(bytes, name), |element| element == "w:t");
    format!("{} {} {}", told("word/header1.xml"), told("word/document.xml"), told("word/footer1.xml"))
}

/// Cell by cell: a number that a cell of texts has stands for one of the shared ones.
fn xlsx(bytes: &[u8]) -> String {
    let shared = String::from_utf8(part(bytes, "xl/sharedStrings.xml")).unwrap();
    let shared: Vec<String> = shared
        .split("<si>")
        .skip(1)
        .map(|one| one.split("</si>").next().unwrap())
        .map(|one| xml(format!("<si>{one}</si>").as_bytes(), |name| name == "t"))
        .collect();
    let mut all = xml(&part(bytes, "xl/workbook.xml"), |_| true);
    for (name, content) in parts(bytes) {
        if !name.starts_with("xl/worksheets/sheet") {
            continue;
        }
        let sheet = String::from_utf8(content).unwrap();
        for cell in sheet.split("<c ").skip(1) {
            let value = cell.split_once("<v>").and_then(|(_, rest)| rest.split_once("</v>")).map(|(value, _)| value);
            let of_texts = cell.split_once('>').is_some_and(|(head, _)| head.contains("t=\"s\""));
            match value {
                Some(value) if of_texts => all.push_str(&shared[value.parse::<usize>().unwrap()]),
                Some(value) => all.push_str(value),
                None => {}
            }
            all.push(' ');
        }
        all.push_str(&xml(sheet.as_bytes(), |element| matches!(element, "oddHeader" | "oddFooter")));
    }
    all
}

/// Takes the backslashes away that keep signs from being markup, and the markup of ours.
fn markdown(text: &str) -> String {
    let text = text.replace("<br>", "\n").replace("**", "").replace("\\\n", "\n");
    let mut read = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => read.push(chars.next().unwrap()),
            _ => read.push(c),
        }
    }
    read
}

fn csv(bytes: &[u8]) -> String {
    let mut reader = csv::ReaderBuilder::new().from_reader(bytes);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    rows.iter().flatten().collect::<Vec<_>>().join(" ")
}

fn json(value: &serde_json::Value) -> String {
    use serde_json::Value;
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Array(all) => all.iter().map(json).collect::<Vec<_>>().join(" "),
        Value::Object(all) => all.values().map(json).collect::<Vec<_>>().join(" "),
    }
}

/// By pdftotext, if it is on the machine; says so if not.
pub fn pdf(bytes: &[u8]) -> Option<String> {
    let started = Command::new("pdftotext")
        .args(["-q", "-raw", "-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = started else {
        println!("skipped: pdftotext is not on this machine, so the text of the PDF was not read back");
        return None;
    };
    let (mut input, bytes) = (child.stdin.take().unwrap(), bytes.to_vec());
    let feeding = std::thread::spawn(move || input.write_all(&bytes));
    let output = child.wait_with_output().unwrap();
    feeding.join().unwrap().unwrap();
    // What stands on every page, and would cut a text that goes on over several, is read on the first alone.
    let repeated = ["Informe de sup", "Página ", "Sello ", "PROVISIONAL", "Código Criterio", "Resultado de la sup"];
    let text = String::from_utf8(output.stdout).unwrap();
    let pages = text.split('\u{c}').enumerate().map(|(n, page)| {
        let kept = page.lines().filter(|line| n == 0 || !repeated.iter().any(|head| line.starts_with(head)));
        kept.collect::<Vec<_>>().join("\n")
    });
    Some(pages.collect::<Vec<_>>().join("\n"))
}
