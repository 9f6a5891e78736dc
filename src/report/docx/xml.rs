//! XML without ceremony: elements open, close, and hold attributes and text.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An attribute: name and value.
pub type Attribute<'a> = (&'a str, &'a str);

/// A part that is being written.
pub struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// Begins with the declaration.
    pub fn new() -> Self {
        let mut xml = Self(Writer::new(Vec::new()));
        xml.put(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    fn put(&mut self, event: Event) {
        // A vector takes whatever is written to it.
        let _ = self.0.write_event(event);
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: &[Attribute]) {
        self.put(Event::Empty(BytesStart::new(name).with_attributes(attributes.iter().copied())));
    }

    /// An element with what `inside` writes.
    pub fn within(&mut self, name: &str, attributes: &[Attribute], inside: impl FnOnce(&mut Self)) {
        self.put(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())));
        inside(self);
        self.put(Event::End(BytesEnd::new(name)));
    }

    /// Text.
    pub fn text(&mut self, text: &str) {
        self.put(Event::Text(BytesText::new(text)));
    }

    /// The whole part.
    pub fn finish(self) -> String {
        // Only strings were written.
        String::from_utf8(self.0.into_inner()).unwrap_or_default()
    }
}
