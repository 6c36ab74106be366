//! The command line; everything it does is in [`jinjja::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    jinjja::cli::run(std::env::args_os().skip(1).collect())
}
