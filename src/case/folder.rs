//! Folders: names that a person gives, to keep the cases of one investigation together.

use serde::{Deserialize, Serialize};

use crate::formed::formed;

/// The longest name, in characters.
pub const LONGEST: usize = 120;

formed! {
    /// The name of a folder: a line of 1 to 120 characters, without white space at its ends.
    Folder, is_name, "name of a folder (1 to 120 characters in one line, no white space at the ends)",
    r"^[^\s\u0000-\u001f\u007f-\u009f]([^\u0000-\u001f\u007f-\u009f]{0,118}[^\s\u0000-\u001f\u007f-\u009f])?$"
}

fn is_name(text: &str) -> bool {
    let length = text.chars().take(LONGEST.saturating_add(1)).count();
    (1..=LONGEST).contains(&length) && text.trim() == text && !text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::Folder;

    fn check(text: &str, is_one: bool) {
        assert_eq!(Folder::try_from(text.to_owned()).is_ok(), is_one, "{text}");
    }

    #[test]
    fn folders_have_names_of_one_line() {
        check("Laneige, Shopee 2026", true);
        check("라네즈 / 쇼피", true);
        check(&"진".repeat(120), true);
        check(&"진".repeat(121), false);
        check(" Laneige", false);
        check("Lan\neige", false);
        check("", false);
    }
}
