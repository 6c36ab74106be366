//! Reading what the command line was given, within bounds.

use std::{
    fs::File,
    io::{self, Read},
};

use super::WrongUse;

/// Reads a file, or standard input for `-`, up to a limit; what follows is not read.
pub(super) fn bytes(path: &str, limit: usize) -> Result<Vec<u8>, WrongUse> {
    // One byte more, so that the engine sees that there was more.
    let limit = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let read = if path == "-" {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        let file = File::open(path).map_err(|error| WrongUse(format!("{path}: {error}")))?;
        file.take(limit).read_to_end(&mut bytes)
    };
    read.map_err(|error| WrongUse(format!("{path}: {error}")))?;
    Ok(bytes)
}
