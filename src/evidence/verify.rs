//! All that can be checked of an evidence file, natively.

use super::{Check, Finding, Opened, facts, open, replay::replay, signature};
use crate::Knowledge;

/// Opens an evidence file, checks its signature and its facts, and judges its captures again.
pub fn verify(bytes: &[u8], knowledge: &Knowledge) -> Opened {
    let mut opened = open(bytes);
    if let Some(pieces) = &opened.pieces {
        opened.findings.push(signature_of(pieces));
        opened.findings.push(facts::taken_again(pieces));
        opened.findings.extend(replay(&pieces.captures, &pieces.software, knowledge));
    }
    opened.findings.sort_by_key(|finding| finding.check);
    opened
}

fn signature_of(pieces: &super::open::Pieces) -> Finding {
    let about = super::paths::DIGEST;
    match &pieces.signature {
        None => Finding::broken(Check::Signature, about, "There is none: nothing says who sealed it."),
        Some(signature) if signature::holds(signature, &pieces.digest) => {
            let key = super::digest::named(signature.public_key.as_bytes());
            let key = key.get(..23).unwrap_or_default();
            Finding::holds(Check::Signature, format!("It is that of its key ({key}…) over the digest."))
        }
        Some(_) => {
            let text = "It is not that of its key over the digest: one of the three was changed after sealing.";
            Finding::broken(Check::Signature, about, text)
        }
    }
}
