//! The page of all cases.

use jinjja_www::{case, start};

fn main() {
    start(case::list::page);
}
