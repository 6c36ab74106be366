//! Fuzzing what eats page text.

use crate::{
    setup,
    steps::{program, step},
};

/// The targets under `fuzz/`.
const TARGETS: &[&str] = &["state", "price", "page"];

/// Runs every target for so many seconds.
pub(crate) fn run(seconds: u32) -> Result<(), String> {
    setup::fuzzing()?;
    for target in TARGETS {
        let limit = format!("-max_total_time={seconds}");
        let arguments = [
            "+nightly",
            "fuzz",
            "run",
            target,
            "--",
            &limit,
            "-timeout=20",
            "-rss_limit_mb=2048",
            "-max_len=65536",
            "-print_final_stats=1",
            "-verbosity=0",
        ];
        step(&format!("fuzzing {target}"), program("cargo", &arguments))?;
    }
    Ok(())
}
