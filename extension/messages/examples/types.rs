//! Prints the TypeScript definitions of all messages.

use jinjja_messages::{
    CardMark, FromContent, FromPage, LatestCase, Mark, MarkWords, Proof, Sign, State, StoreLink, ToContent, ToPage,
    Told,
};
use ts_rs::{Config, TS};

fn main() {
    let config = Config::default();
    let declared = [
        FromContent::decl(&config),
        ToContent::decl(&config),
        FromPage::decl(&config),
        ToPage::decl(&config),
        LatestCase::decl(&config),
        State::decl(&config),
        Mark::decl(&config),
        Told::decl(&config),
        StoreLink::decl(&config),
        Sign::decl(&config),
        Proof::decl(&config),
        CardMark::decl(&config),
        MarkWords::decl(&config),
    ];
    println!("// Written by `cargo xtask types` from extension/messages.\n");
    for declaration in declared {
        println!("declare {declaration}\n");
    }
}
