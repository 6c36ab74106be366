//! How large a tree has become while it is being built.

use std::cell::Cell;

/// Told by the sink that makes the tree, asked by the guard in front of the tree builder.
#[derive(Debug, Default)]
pub(super) struct Extent {
    /// How many elements were made: a page can have many made by one tag (formatting that was not closed).
    pub(super) elements: Cell<usize>,
    /// How deep the place is where the next element may come to stand.
    pub(super) depth: Cell<u32>,
}
