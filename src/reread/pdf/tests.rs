//! PDFs made by hand: what nobody should write.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use crate::reread::{Note, Paper, PaperBlock, RereadError, Strictness, compare};

/// A PDF of one page with this content and these tags below the root.
fn file(content: &str, tags: impl Fn(&mut Document, Object) -> Object) -> Vec<u8> {
    let mut file = Document::with_version("1.7");
    let map = b"1 begincodespacerange <00> <FF> endcodespacerange beginbfrange <01> <FF> <0001> endbfrange";
    let map = file.add_object(Stream::new(Dictionary::new(), map.to_vec()));
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "ToUnicode" => map };
    let content =
        file.add_object(Stream::new(Dictionary::new(), content.as_bytes().to_vec()));
    let pages = file.new_object_id();
    let page = file.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => pages,
        "Contents" => content,
        "Resources" => dictionary! { "Font" => dictionary! { "f" => font } },
    });
    let kids = vec![Object::from(page)];
    file.set_object(
        pages,
        dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 1 },
    );
    let tags = tags(&mut file, page.into());
    let root = file.add_object(dictionary! { "Type" => "StructTreeRoot", "K" => tags });
    let catalog =
        dictionary! { "Type" => "Catalog", "Pages" => pages, "StructTreeRoot" => root };
    let catalog = file.add_object(catalog);
    file.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

const WORDS: &str = "/f 9 Tf /Span<</MCID 0>>BDC (a)Tj EMC /Span<</MCID 1>>BDC (b)Tj EMC";

fn element(kind: &str, page: &Object, kids: Vec<Object>) -> Dictionary {
    dictionary! { "S" => kind, "Pg" => page.clone(), "K" => kids }
}

#[test]
fn tags_put_text_in_order() {
    let bytes = file(WORDS, |file, page| {
        let mut span = element("Span", &page, vec![0.into()]);
        span.set("ActualText", Object::string_literal("x"));
        let span = file.add_object(span);
        let first = dictionary! { "Type" => "MCR", "Pg" => page.clone(), "MCID" => 1 };
        file.add_object(element("P", &page, vec![first.into(), span.into()])).into()
    });
    let blocks = crate::reread::pdf(&bytes).unwrap().blocks;
    assert_eq!(blocks, [PaperBlock::Paragraph("bx".to_owned())]);
}

#[test]
fn text_without_a_tag_is_refused() {
    let lonely = file(WORDS, |_, page| element("P", &page, vec![0.into()]).into());
    let error =
        |text: &str| Err(RereadError::Untagged { page: 1, text: text.to_owned() });
    assert_eq!(crate::reread::pdf(&lonely), error("b"));
    let loose = file("/f 9 Tf (c)Tj", |_, page| element("P", &page, vec![]).into());
    assert_eq!(crate::reread::pdf(&loose), error("c"));
}

#[test]
fn a_circle_of_tags_is_refused() {
    let bytes = file(WORDS, |file, page| {
        let id = file.new_object_id();
        file.set_object(id, element("Div", &page, vec![id.into()]));
        id.into()
    });
    assert_eq!(crate::reread::pdf(&bytes), Err(RereadError::Tags("она ходит по кругу")));
}

#[test]
fn endless_depth_is_refused() {
    let bytes = file(WORDS, |file, page| {
        (0..100).fold(0.into(), |inner: Object, _| {
            file.add_object(element("Div", &page, vec![inner])).into()
        })
    });
    assert_eq!(crate::reread::pdf(&bytes), Err(RereadError::TooDeep));
}

#[test]
fn a_tag_that_points_nowhere_is_refused() {
    for mcid in [7, -1] {
        let bytes = file(WORDS, |_, page| element("P", &page, vec![mcid.into()]).into());
        assert!(matches!(crate::reread::pdf(&bytes), Err(RereadError::Tags(_))));
    }
    let twice =
        file(WORDS, |_, page| element("P", &page, vec![0.into(), 0.into()]).into());
    assert!(matches!(crate::reread::pdf(&twice), Err(RereadError::Tags(_))));
}

#[test]
fn what_unfolds_without_end_is_refused() {
    let spaces = vec![b' '; crate::reread::UNFOLDED + 1];
    let mut stream = Stream::new(Dictionary::new(), spaces);
    stream.compress().unwrap();
    let bytes = file(WORDS, |file, page| {
        let id = file.add_object(stream.clone());
        let Object::Reference(page) = page else { unreachable!() };
        file.get_object_mut(page).unwrap().as_dict_mut().unwrap().set("Contents", id);
        Object::Array(vec![])
    });
    assert!(bytes.len() < 1 << 20);
    assert_eq!(crate::reread::pdf(&bytes), Err(RereadError::TooLarge));
}

#[test]
fn what_is_no_pdf_is_refused() {
    for bytes in [&b""[..], b"%PDF-1.7", b"PK\x03\x04"] {
        assert_eq!(crate::reread::pdf(bytes), Err(RereadError::NotPdf));
    }
}

#[test]
fn what_is_put_over_a_page_is_a_note() {
    let bytes = file(WORDS, |file, page| {
        let mut list = Vec::new();
        for (kind, words) in [
            ("Link", ""),
            ("FreeText", "Stop"),
            ("Widget", "field"),
            ("StrikeOut", ""),
            ("Other", " "),
        ] {
            let words = Object::string_literal(words);
            list.push(dictionary! { "Subtype" => kind, "Contents" => words }.into());
        }
        let Object::Reference(id) = page else { unreachable!() };
        let entry = file.get_object_mut(id).unwrap().as_dict_mut().unwrap();
        entry.set("Annots", Object::Array(list));
        file.add_object(element("P", &page, vec![0.into(), 1.into()])).into()
    });
    let paper = crate::reread::pdf(&bytes).unwrap();
    let notes: Vec<&str> = paper.notes.iter().map(|note| note.text.as_str()).collect();
    assert_eq!(notes, ["Stop", "вычёркивание", "пометка"]);
    let picture = file("/f 9 Tf /Span<</MCID 0>>BDC (a)Tj EMC /x Do", |_, page| {
        element("P", &page, vec![0.into()]).into()
    });
    let note = Note { page: 1, text: "рисунок".to_owned() };
    assert_eq!(crate::reread::pdf(&picture).unwrap().notes, [note]);
    let clean = Paper { notes: Vec::new(), ..paper.clone() };
    let said: Vec<String> = compare(&clean, &paper, Strictness::Seen)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(said[0], "пометка поверх листа 1: лишнее «Stop»");
    assert_eq!(said.len(), 3);
}

#[test]
fn notes_that_all_pages_share_are_refused() {
    let bytes = file(WORDS, |file, page| {
        let note = file.add_object(dictionary! { "Subtype" => "Ink" });
        let list = file.add_object(vec![Object::from(note); 200_000]);
        let Object::Reference(id) = page else { unreachable!() };
        let entry = file.get_object_mut(id).unwrap().as_dict_mut().unwrap();
        entry.set("Annots", list);
        page
    });
    assert_eq!(crate::reread::pdf(&bytes), Err(RereadError::TooLarge));
}
