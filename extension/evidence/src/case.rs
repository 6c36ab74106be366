//! Cases: JSON text in, JSON text out, as `jinjja::case::wire` says. What is not taken gives `{"error": {"code",
//! "message"}}`, and of files of cases an `Error` whose message begins with the code.

use jinjja::case::{
    container::{self, Export, Fault},
    wire,
};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// Opens a case.
#[wasm_bindgen]
pub fn open_case(input: &str) -> String {
    wire::open(input, nfc)
}

/// A text in Unicode's form NFC.
fn nfc(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

/// A case and a change → the changed case.
#[wasm_bindgen]
pub fn case_with(case: &str, change: &str) -> String {
    wire::with(case, change)
}

/// A case → what of it is sealed with its evidence.
#[wasm_bindgen]
pub fn case_to_seal(case: &str) -> String {
    wire::to_seal(case)
}

/// A case and the moment it is deleted at → the note that is left of it.
#[wasm_bindgen]
pub fn case_gone(case: &str, at: &str) -> String {
    wire::gone(case, at)
}

/// A case → the keys of its seller.
#[wasm_bindgen]
pub fn seller_keys(case: &str) -> String {
    wire::seller_keys(case)
}

/// A verdict on a list and the moment it was seen at → for each of its cards the keys of its seller.
#[wasm_bindgen]
pub fn sellers_of_cards(verdict: &str, seen_at: &str) -> String {
    wire::sellers_of_cards(verdict, seen_at, nfc)
}

/// A case and the keys of others → the cases that may be of the same seller.
#[wasm_bindgen]
pub fn same_seller(case: &str, others: &str) -> String {
    wire::proposals(case, others)
}

/// Cases to be put into one file.
#[wasm_bindgen]
pub struct CasesOut(Export);

#[wasm_bindgen]
impl CasesOut {
    /// Begins a file, made at a moment by a client (JSON: `name`, `version`, `data`).
    #[wasm_bindgen(constructor)]
    pub fn new(made_at: &str, client: &str) -> Result<CasesOut, JsError> {
        wire::export(made_at, client).map(Self).map_err(|why| JsError::new(&format!("{}: {why}", why.code())))
    }

    /// Adds a case with its sealed evidence, if it has some.
    pub fn add(&mut self, case: &str, evidence: Option<Vec<u8>>) -> Result<(), JsError> {
        self.0.add(case, evidence).map_err(told)
    }

    /// The bytes of the file.
    pub fn finish(self) -> Result<Vec<u8>, JsError> {
        self.0.finish().map_err(told)
    }
}

/// A file of cases in which all is right. Of one in which anything is wrong there is nothing to have.
#[wasm_bindgen]
pub struct CasesIn(Vec<(String, Option<Vec<u8>>)>);

#[wasm_bindgen]
impl CasesIn {
    /// Opens and checks a file. The signatures in the evidence are still to be checked.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<CasesIn, JsError> {
        let opened = container::open(bytes).map_err(told)?;
        let owned = |member: container::Member| (member.text.to_owned(), member.evidence.map(<[u8]>::to_vec));
        Ok(Self(opened.members.into_iter().map(owned).collect()))
    }

    /// How many cases there are.
    #[wasm_bindgen(getter)]
    pub fn length(&self) -> usize {
        self.0.len()
    }

    /// A case as JSON, by its number from nought.
    pub fn case(&self, at: usize) -> Option<String> {
        self.0.get(at).map(|(case, _)| case.clone())
    }

    /// The sealed evidence of a case. It is handed over once, so that it does not lie in memory twice.
    pub fn take_evidence(&mut self, at: usize) -> Option<Vec<u8>> {
        self.0.get_mut(at).and_then(|(_, evidence)| evidence.take())
    }
}

fn told(fault: Fault) -> JsError {
    JsError::new(&format!("{}: {fault}", fault.code()))
}
