//! Evidence in the browser: wasm bindings without logic of their own.
//!
//! Apart from the engine, for it is loaded only by the page that seals a case or takes one in; and without the engine's
//! knowledge, for a verdict is sealed as it was given.
//!
//! ```js
//! const evidence = new Evidence(caseFacts, sealedAt);
//! evidence.add_capture(capture, verdict, JSON.stringify({ item: null, environment, redactions }), ownBrands);
//! evidence.add_page(html);
//! evidence.add_picture(JSON.stringify({ kind: "view", about: null, at: null }), "image/png", bytes);
//! const unsealed = evidence.finish();           // `evidence` is spent, also when this throws
//! const signed = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, new TextEncoder().encode(unsealed.digest()));
//! const file = unsealed.seal(base64(signed), base64(await crypto.subtle.exportKey("spki", publicKey)));
//! unsealed.free();
//! ```

mod case;
mod door;

use jinjja::evidence::{Capture, Opened, Signature, open, seal};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// The pieces of a case. Every method throws an `Error` that says which piece cannot be sealed, and leaves the others.
#[wasm_bindgen]
pub struct Evidence(seal::Evidence);

#[wasm_bindgen]
impl Evidence {
    /// A case: its facts (the JSON text that is sealed, with its `id`), and when it is sealed (`Date.toISOString`).
    #[wasm_bindgen(constructor)]
    pub fn new(case: &str, sealed_at: &str) -> Result<Evidence, JsError> {
        Ok(Self(seal::Evidence::new(case, sealed_at)?))
    }

    /// Adds a capture: the engine's capture and verdict as their JSON texts; `facts`, a JSON object of `item` (a number or
    /// null), `environment` (an object with `captured_at`) and `redactions` (a list); and the text of the person's own
    /// brand facts, when they took part in the verdict. What is added next belongs to it.
    pub fn add_capture(
        &mut self,
        capture: &str,
        verdict: &str,
        facts: &str,
        own_brands: Option<String>,
    ) -> Result<(), JsError> {
        Ok(self.0.add_capture(Capture::new(capture, verdict, facts, own_brands.as_deref())?)?)
    }

    /// Adds the page of the last capture, as its DOM was.
    pub fn add_page(&mut self, html: String) -> Result<(), JsError> {
        Ok(self.0.add_page(html)?)
    }

    /// Adds a picture to the last capture. `facts` is a JSON object of `kind` (`view`, `added`, `marked`), `about` (for a
    /// marked picture the one it was made of, counted from 1, else null) and `at` (when it was added, if that was later
    /// than the capture, else null); then its media type and its bytes.
    pub fn add_picture(&mut self, facts: &str, content_type: &str, bytes: Vec<u8>) -> Result<(), JsError> {
        Ok(self.0.add_picture(facts, content_type, bytes)?)
    }

    /// The package that all this makes.
    pub fn finish(self) -> Result<Unsealed, JsError> {
        Ok(Unsealed(self.0.finish()?))
    }
}

/// A package that waits for its signature.
#[wasm_bindgen]
pub struct Unsealed(seal::Unsealed);

#[wasm_bindgen]
impl Unsealed {
    /// The text to sign, `sha256:<hex>`: ECDSA on P-384 with SHA-256, as WebCrypto does it.
    pub fn digest(&self) -> String {
        self.0.digest().to_owned()
    }

    /// What it holds, as the case's record lists it: JSON.
    pub fn items(&self) -> String {
        serde_json::to_string(self.0.items()).unwrap_or_default()
    }

    /// The sealed file. The signature (r and s, 96 bytes) and the public key (SPKI, 120 bytes) in base64.
    pub fn seal(&self, signature: &str, public_key: &str) -> Result<Vec<u8>, JsError> {
        let signature = Signature::new(signature, public_key).ok_or(seal::Refused::NoSignature)?;
        Ok(self.0.seal(&signature)?)
    }
}

/// An evidence file that comes from elsewhere.
#[wasm_bindgen]
pub struct Sealed(Opened);

#[wasm_bindgen]
impl Sealed {
    /// Opens a file. It never throws: what is wrong with it, `summary` says.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Sealed {
        Self(open(bytes))
    }

    /// What was checked and what is there, as JSON: `{"whole", "findings": [{"check", "outcome", "about", "text"}], "sha256",
    /// "digest", "signature", "public_key", "sealed_at", "software", "captures": [{"url", "title", "at", "item", "page",
    /// "pictures": [{"kind", "about", "at", "type", "bytes", "sha256"}]}]}`. What follows `findings` is there when the file
    /// could be read. The caller checks `signature` with `public_key` over the text of `digest`.
    pub fn summary(&self) -> String {
        serde_json::to_string(&self.0.summary()).unwrap_or_default()
    }

    /// The page of a capture, which are counted from 0.
    pub fn page(&self, capture: usize) -> Option<String> {
        self.capture(capture)?.page.clone()
    }

    /// A picture of a capture, counted from 0.
    pub fn picture(&self, capture: usize, picture: usize) -> Option<Vec<u8>> {
        self.capture(capture)?.pictures.get(picture).map(|picture| picture.bytes.clone())
    }

    /// The texts of a capture, as `add_capture` takes them: capture, verdict, facts and, when they took part, brand facts.
    pub fn texts(&self, capture: usize) -> Option<Vec<String>> {
        let capture = self.capture(capture)?;
        let texts = [capture.capture.clone(), capture.verdict.clone(), capture.facts()];
        Some(texts.into_iter().chain(capture.own_brands.clone()).collect())
    }
}

impl Sealed {
    fn capture(&self, number: usize) -> Option<&Capture> {
        self.0.pieces.as_ref()?.captures.get(number)
    }
}
