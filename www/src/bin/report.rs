//! The page of a case.

use jinjja_www::{case, start};

fn main() {
    start(case::page::page);
}
