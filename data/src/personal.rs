//! What on a page is about the person who looks at it, by the names that sites give it: for what is taken into evidence without it.
//! The engine does without; the content scripts get it as `personal.json`.

use crate::sorted::Map;
use serde::{Deserialize, Serialize};

/// Names as words in small letters, a space between: `user nick name` is found in `userNickName` and `user-nick_name`.
pub type Entries = Vec<String>;

/// `personal.toml`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Personal {
    /// Names of parts of a page that are about the person, by what they show.
    pub areas: Map<Kind, Entries>,
    /// Names of values that are the person's own wherever they stand.
    pub own: Map<Kind, Entries>,
    /// Names of values that are so only inside of something.
    pub inside: Inside,
    /// Names of what is about somebody else.
    pub others: Others,
    /// Words before a name or an address.
    pub labels: Labels,
    /// Words that tell nothing of anybody.
    pub common: Common,
    /// Parameters of addresses that tell one visitor from others.
    pub parameters: Parameters,
}

/// What is taken out, as it is named in evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// What the person is known by to the site.
    Account,
    /// Where the person lives or has things sent.
    Address,
    /// What the person is about to buy or has bought.
    Cart,
    /// An e-mail address.
    Email,
    /// The person's name.
    Name,
    /// A phone number.
    Phone,
    /// What proves to the site who is there.
    Token,
}

/// Names that are the person's only inside of something that is named so.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inside {
    /// What they stand inside of.
    pub within: Entries,
    /// The names.
    pub own: Map<Kind, Entries>,
}

/// Words by which a name is about the seller, the goods, or those who wrote reviews.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Others {
    /// In any name.
    pub people: Vec<String>,
    /// In the name of what a value of a state stands inside of.
    pub things: Vec<String>,
}

/// Words before a name or an address, in the languages served.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Labels {
    /// Before a name, in heads and menus.
    pub greetings: Vec<String>,
    /// Before an address.
    pub destinations: Vec<String>,
}

/// Words that stand everywhere.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Common {
    /// In small letters.
    pub words: Vec<String>,
}

/// Parameters of addresses.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// Their names.
    pub names: Entries,
}

/// What a marketplace names in a way of its own (`[personal]` of its file).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OfMarketplace {
    /// Selectors of parts that are about the person.
    pub nodes: Vec<String>,
    /// Keys of states, names of cookies and of stored items, exactly.
    pub keys: Vec<String>,
}

impl OfMarketplace {
    /// Whether there is nothing of its own.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty() && self.keys.is_empty()
    }
}
