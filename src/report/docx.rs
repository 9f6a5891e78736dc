//! DOCX: a small writer of our own, for the head of service who corrects the draft. Parts and elements stand in the order
//! of ECMA-376; header rows repeat, headings are headings, the language is es-CL.

mod body;
mod parts;
mod xml;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::document::Document;
use super::format::{Failure, refused};

/// The file. Dates inside the archive are those of 1980, so that the same document gives the same bytes.
pub(super) fn render(document: &Document) -> Result<Vec<u8>, Failure> {
    let files = [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::RELATIONS.to_owned()),
        ("docProps/core.xml", parts::core(document)),
        ("docProps/app.xml", parts::APP.to_owned()),
        ("word/document.xml", body::document(document)),
        ("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONS.to_owned()),
        ("word/styles.xml", parts::STYLES.to_owned()),
        ("word/settings.xml", parts::SETTINGS.to_owned()),
        ("word/numbering.xml", parts::NUMBERING.to_owned()),
        ("word/header1.xml", parts::header(document)),
        ("word/footer1.xml", parts::footer(document)),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    for (name, content) in files {
        archive.start_file(name, options).map_err(refused)?;
        archive.write_all(content.as_bytes()).map_err(refused)?;
    }
    Ok(archive.finish().map_err(refused)?.into_inner())
}
