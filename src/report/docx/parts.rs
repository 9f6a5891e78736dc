//! The parts around the text: styles, header, footer, properties.

use super::body::W;
use super::xml::Xml;
use crate::domain::identification::chilean;
use crate::report::document::Document;
use crate::wording::report as words;

pub(super) const CONTENT_TYPES: &str = include_str!("parts/content-types.xml");
pub(super) const RELATIONS: &str = include_str!("parts/relations.xml");
pub(super) const DOCUMENT_RELATIONS: &str = include_str!("parts/document-relations.xml");
pub(super) const APP: &str = include_str!("parts/app.xml");
pub(super) const STYLES: &str = include_str!("parts/styles.xml");
pub(super) const SETTINGS: &str = include_str!("parts/settings.xml");
pub(super) const NUMBERING: &str = include_str!("parts/numbering.xml");

/// Title, language and day: nothing else is known of the document.
pub(super) fn core(document: &Document) -> String {
    let mut xml = Xml::new();
    let names = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.within("cp:coreProperties", &names, |xml| {
        xml.within("dc:title", &[], |xml| xml.text(&document.title));
        xml.within("dc:language", &[], |xml| xml.text("es-CL"));
        if let Some(day) = document.made {
            let at = day.format("%Y-%m-%dT00:00:00Z").to_string();
            xml.within("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], |xml| xml.text(&at));
        }
    });
    xml.finish()
}

/// What stands above each page: the document, and that it is provisional.
pub(super) fn header(document: &Document) -> String {
    let day = document.made.map(chilean);
    let told = [Some(document.name.to_owned()), day].into_iter().flatten().collect::<Vec<_>>().join(", ");
    edge("w:hdr", "Header", |xml| {
        text(xml, &told);
        tab(xml);
        text(xml, document.mark.unwrap_or_default());
    })
}

/// What stands below each page: the seal, and which page it is.
pub(super) fn footer(document: &Document) -> String {
    edge("w:ftr", "Footer", |xml| {
        if let Some(seal) = &document.seal {
            text(xml, &format!("{} {seal}", words::SEAL));
        }
        tab(xml);
        text(xml, &format!("{} ", words::PAGE));
        field(xml, "PAGE");
        text(xml, &format!(" {} ", words::OF));
        field(xml, "NUMPAGES");
    })
}

fn edge(name: &str, style: &str, inside: impl FnOnce(&mut Xml)) -> String {
    let mut xml = Xml::new();
    xml.within(name, &[W], |xml| {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| xml.empty("w:pStyle", &[("w:val", style)]));
            inside(xml);
        });
    });
    xml.finish()
}

fn text(xml: &mut Xml, text: &str) {
    xml.within("w:r", &[], |xml| xml.within("w:t", &[("xml:space", "preserve")], |xml| xml.text(text)));
}

fn tab(xml: &mut Xml) {
    xml.within("w:r", &[], |xml| xml.empty("w:tab", &[]));
}

fn field(xml: &mut Xml, name: &str) {
    xml.within("w:fldSimple", &[("w:instr", name)], |xml| text(xml, "1"));
}
