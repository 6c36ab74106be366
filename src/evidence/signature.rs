//! Who vouches for the digest: the anonymous form of WACZ-auth. The key is the caller's; here is only how it is written.

use serde::{Deserialize, Serialize};

/// The version of WACZ-auth.
pub const AUTH: &str = "0.1.0";

/// Letters of a signature (96 bytes, r and s of ECDSA on P-384) and of a public key (120 bytes, SPKI) in base64. Both fill
/// whole groups: no padding, and no two texts for the same bytes.
const SIGNATURE: usize = 128;
const PUBLIC_KEY: usize = 160;

/// How every public key on P-384 begins in base64: its algorithm and its curve (15 of the 23 bytes before the point stand in
/// whole groups that hold nothing else).
const SPKI: &str = "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE";

/// A signature over the text `sha256:<hex>` of the package's hash, ECDSA on P-384 with SHA-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// r and s, in base64.
    pub signature: String,
    /// The public key (SPKI), in base64.
    pub public_key: String,
}

impl Signature {
    /// None when these cannot be a signature and a key of the form. Whether they belong together is checked elsewhere.
    pub fn new(signature: &str, public_key: &str) -> Option<Self> {
        let is_base64 = |text: &str| text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/'));
        let fits = |text: &str, length| text.len() == length && is_base64(text);
        let is_sound = fits(signature, SIGNATURE) && fits(public_key, PUBLIC_KEY) && public_key.starts_with(SPKI);
        is_sound.then(|| Self { signature: signature.to_owned(), public_key: public_key.to_owned() })
    }
}

/// What the digest's file says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DigestFile {
    pub(super) path: String,
    pub(super) hash: String,
    #[serde(rename = "signedData", skip_serializing_if = "Option::is_none")]
    pub(super) signed: Option<SignedData>,
}

/// The part that is signed, and the signature. No other keys are allowed.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SignedData {
    pub(super) hash: String,
    pub(super) created: String,
    pub(super) software: String,
    pub(super) version: String,
    pub(super) signature: String,
    #[serde(rename = "publicKey")]
    pub(super) public_key: String,
}

/// The digest's file.
pub(super) fn written(hash: &str, created: &str, software: &str, signature: Option<&Signature>) -> String {
    let signed = signature.map(|Signature { signature, public_key }| SignedData {
        hash: hash.to_owned(),
        created: created.to_owned(),
        software: software.to_owned(),
        version: AUTH.to_owned(),
        signature: signature.clone(),
        public_key: public_key.clone(),
    });
    let file = DigestFile { path: super::paths::PACKAGE.to_owned(), hash: hash.to_owned(), signed };
    serde_json::to_string(&file).unwrap_or_default()
}

/// Whether a signature is that of its key over a text.
#[cfg(feature = "cli")]
pub fn holds(signature: &Signature, text: &str) -> bool {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    use p384::ecdsa::{self, VerifyingKey, signature::hazmat::PrehashVerifier};

    /// The bytes before the point.
    const BEFORE: usize = 23;
    let check = || {
        let key = STANDARD.decode(&signature.public_key).ok()?;
        let key = VerifyingKey::from_sec1_bytes(key.get(BEFORE..)?).ok()?;
        let signature = ecdsa::Signature::from_slice(&STANDARD.decode(&signature.signature).ok()?).ok()?;
        key.verify_prehash(&super::digest::sha256(text.as_bytes()), &signature).ok()
    };
    check().is_some()
}

/// Signs a text with a key (the 48 bytes of a secret number), for tests and measurements; none when it is no key.
#[cfg(feature = "cli")]
pub fn sign(secret: &[u8], text: &str) -> Option<Signature> {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    use p384::ecdsa::{self, SigningKey, signature::hazmat::PrehashSigner};

    let key = SigningKey::from_slice(secret).ok()?;
    let signed: ecdsa::Signature = key.sign_prehash(&super::digest::sha256(text.as_bytes())).ok()?;
    let point = key.verifying_key().to_sec1_point(false);
    let mut spki = STANDARD.decode(SPKI).ok()?;
    // The last byte of the beginning is the first of the point.
    spki.pop();
    spki.extend(point.as_bytes());
    Signature::new(&STANDARD.encode(signed.to_bytes()), &STANDARD.encode(spki))
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::{Signature, holds, sign};

    #[test]
    fn a_signature_holds_for_its_text_and_its_key_alone() {
        let signature = sign(&[7; 48], "sha256:00").expect("signed");
        assert!(holds(&signature, "sha256:00"));
        assert!(!holds(&signature, "sha256:01"));
        let other = sign(&[8; 48], "sha256:00").expect("signed");
        assert!(!holds(&Signature { public_key: other.public_key, ..signature }, "sha256:00"));
        assert_eq!(sign(&[0; 48], "sha256:00"), None);
    }

    #[test]
    fn only_the_form_is_taken() {
        let Signature { signature, public_key } = sign(&[7; 48], "sha256:00").expect("signed");
        let check = |signature: &str, key: &str, expected| {
            assert_eq!(Signature::new(signature, key).is_some(), expected, "{signature} {key}");
        };
        check(&signature, &public_key, true);
        check(&signature, "", false);
        check(&public_key, &signature, false);
        check(&signature.replace(|c: char| c.is_ascii_digit(), "-"), &public_key, false);
        check(&signature, &public_key.replace("MHYw", "MHYx"), false);
        check(&format!("{signature}AAAA"), &public_key, false);
    }
}
