//! Doors: the offices that a case can be handed in at, and what each of them asks for (`channels/*.toml`).

use crate::{Grade, sorted::Map};
use serde::{Deserialize, Serialize};

/// A door: one way into one office.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Its id: the name of the file.
    pub id: String,
    /// What the office calls it.
    pub name: String,
    /// Who may hand in.
    pub who: Who,
    /// Which kinds of rights it acts on, by the names of case records; empty: it asks for none.
    #[serde(default)]
    pub rights: Vec<String>,
    /// Files of `marketplaces/` that it answers for; empty: any.
    #[serde(default)]
    pub marketplaces: Vec<String>,
    /// ISO 3166-1 alpha-2 of the shop fronts that it answers for; empty: any.
    #[serde(default)]
    pub countries: Vec<String>,
    /// Which languages it reads, by country of the shop front; `default` for all others. Folders of `_locales`.
    pub languages: Map<String, String>,
    /// How what is made goes there.
    pub delivery: Delivery,
    /// What is made.
    pub form: Form,
    /// Where it is: by country of the shop front; `default` for all others. A page, or an address for mail. In a page's address
    /// `{item_id}`, `{url}`, `{title}`, `{seller}` and `{seller_login}` stand for what the listing says; where it does not say one
    /// of them, the page of the listing is opened instead. Of mail there may be none: the person finds out whom to write to.
    #[serde(default)]
    pub addresses: Map<String, String>,
    /// How many listings go into one notice.
    #[serde(default)]
    pub batch: Batch,
    /// What must be shown besides.
    #[serde(default)]
    pub demands: Vec<Demand>,
    /// How many pictures it takes, and how large; absent: it takes none.
    #[serde(default)]
    pub files: Option<Files>,
    /// What of the person's the office hands on to the seller.
    #[serde(default)]
    pub passes_on: Vec<Content>,
    /// Another door whose fields it has before its own, by its id. They are taken over when the files are read.
    #[serde(default)]
    pub fields_of: Option<String>,
    /// Its fields, in the order of its form.
    #[serde(default)]
    pub fields: Vec<Field>,
    /// The list in a JSON that holds what is said of each listing; absent: a notice is of one listing.
    #[serde(default)]
    pub rows: Option<String>,
    /// What the person does there, in order.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// What the person must know before going there.
    #[serde(default)]
    pub caveats: Vec<Caveat>,
    /// What the office demands of those who hand in.
    #[serde(default)]
    pub thresholds: Vec<Threshold>,
    /// Where all this was read.
    pub source: String,
    /// When it was read (`2026-11-29`).
    pub checked: String,
    /// How well it is known.
    pub grade: Grade,
    /// For the people who keep this file.
    #[serde(default)]
    pub notes: Vec<String>,
}

/// What the person must know before going to an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Caveat {
    /// Its button is in its app; on its website none was found.
    InTheApp,
    /// The page that is opened is one of help: the way from there was not read.
    HelpPage,
    /// Only for those who have no account there.
    WithoutAccount,
    /// Only for people in the European Union.
    InTheEu,
    /// How it takes reports was not read at all.
    NotRead,
}

impl Caveat {
    /// Its name in the catalogue.
    pub fn name(self) -> &'static str {
        match self {
            Self::InTheApp => "in_the_app",
            Self::HelpPage => "help_page",
            Self::WithoutAccount => "without_account",
            Self::InTheEu => "in_the_eu",
            Self::NotRead => "not_read",
        }
    }
}

/// Who may hand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// Anybody.
    Anyone,
    /// Who holds a right, works for the holder, or acts for them with a letter of authorisation.
    RightsHolder,
}

/// How what is made goes to the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Delivery {
    /// The office's page, where the person fills in the texts.
    Page,
    /// The page of the listing itself, where the marketplace has its button.
    Listing,
    /// A draft in the person's own mail.
    Mail,
    /// A file, which the person hands over.
    File,
    /// A server of the person's own choosing.
    Server,
}

/// What is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// A text for each field.
    Texts,
    /// One text of all fields, each under its label.
    Letter,
    /// A JSON object; the keys of fields say where in it, steps joined by dots.
    Json,
    /// A sheet (CSV): a column a field, a row a listing.
    Sheet,
    /// A JSON object a line: one for each listing.
    Lines,
    /// A page to print.
    Print,
}

/// How many listings go into one notice, and what they must have in common.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Batch {
    /// The most listings of one notice. Where the office's own limit was not read, so many as we hold to be safe; `notes` say so.
    pub most: usize,
    /// The fewest marketplaces that must be in it: the same seller on each.
    pub fewest_marketplaces: usize,
    /// Listings of different rights go into notices of their own.
    pub one_right: bool,
    /// Listings of different marketplaces do.
    pub one_marketplace: bool,
    /// Listings of different countries do.
    pub one_country: bool,
    /// Listings of which different things are said do.
    pub one_infringement: bool,
}

impl Default for Batch {
    fn default() -> Self {
        Self {
            most: 1,
            fewest_marketplaces: 1,
            one_right: true,
            one_marketplace: true,
            one_country: true,
            one_infringement: true,
        }
    }
}

/// What must be shown besides the fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Demand {
    /// A picture of the listing.
    Picture,
    /// A picture in which something is marked.
    Mark,
    /// By what the sellers on several marketplaces are the same.
    SameSeller,
}

/// What an office takes of pictures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Files {
    /// The most of them; absent where that was not read.
    #[serde(default)]
    pub most: Option<usize>,
    /// The largest, in bytes; absent where that was not read.
    #[serde(default)]
    pub bytes: Option<u64>,
    /// Media types.
    #[serde(default)]
    pub types: Vec<String>,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its key: unique in the form. In a JSON, the path to it.
    pub key: String,
    /// What stands beside it on the form: by country of the shop front, by language of the notice, `default` for all others.
    #[serde(default)]
    pub label: Map<String, String>,
    /// What goes in.
    pub from: Content,
    /// What goes in, where that is always the same (`fixed`).
    #[serde(default)]
    pub text: Option<String>,
    /// What the office calls each value (a reason, a kind of right); values that stand not in it are left out.
    #[serde(default)]
    pub codes: Map<String, String>,
    /// Whether the office refuses a notice without it.
    #[serde(default)]
    pub required: bool,
    /// The longest text in characters.
    #[serde(default)]
    pub limit: Option<usize>,
    /// Said of each listing, not of the notice.
    #[serde(default)]
    pub of_each: bool,
    /// What the person answers here is of the person, and the same the next time (`asked`).
    #[serde(default)]
    pub is_lasting: bool,
    /// The seller reads it.
    #[serde(default)]
    pub is_for_seller: bool,
}

/// What goes into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// The text that the file says.
    Fixed,
    /// The number of the notice.
    ReportId,
    /// How many listings.
    Count,
    /// The addresses of the listings, a line each.
    Addresses,
    /// The site's numbers of the listings, a line each; of one that has none, its address.
    ItemIds,
    /// The address of the listing.
    Address,
    /// Its host.
    Host,
    /// Its host, where that is a name as XARF takes domains: of Latin letters, digits and single hyphens.
    Domain,
    /// The site's number of the listing.
    ItemId,
    /// Its title.
    Title,
    /// Its price with its currency.
    Price,
    /// Its price without.
    Amount,
    /// Its currency.
    Currency,
    /// The marketplace's name.
    Marketplace,
    /// The country of the shop front.
    Country,
    /// GTIN.
    Gtin,
    /// When it was seen.
    SeenAt,
    /// The name of the shop.
    SellerName,
    /// The site's number or login name of the shop.
    SellerId,
    /// The address of the shop.
    SellerAddress,
    /// What the seller discloses of itself, a line each.
    SellerDisclosure,
    /// The brand.
    Brand,
    /// Who holds the brand.
    BrandOwner,
    /// The brand's own site.
    BrandSite,
    /// What is wrong.
    Infringement,
    /// Where it shows.
    Places,
    /// The person's own words.
    Words,
    /// What is to be said, put together: what it is, the person's words, what was seen, the evidence. Of several listings what
    /// they have in common stands in it once.
    Text,
    /// The same in one line, for a subject.
    Subject,
    /// What was seen on the page, a line each.
    Signs,
    /// The codes of what was seen, as tags (`jinjja:replica-term`).
    Tags,
    /// That it is said in good faith: the sentence.
    GoodFaith,
    /// That the person may act for the holder of the right: the sentence.
    Authority,
    /// Order numbers of goods bought as a test.
    TestOrders,
    /// What kind of right.
    RightKind,
    /// Its number.
    RightNumber,
    /// Where it holds.
    RightCountry,
    /// Its classes.
    RightClasses,
    /// Its first class, as a number.
    RightClass,
    /// Who holds it.
    RightOwner,
    /// The file that proves it.
    RightProof,
    /// The file by which the person may act for the holder.
    RightAuthorisation,
    /// The name of who hands in.
    NotifierName,
    /// The e-mail address.
    NotifierEmail,
    /// The domain of the e-mail address.
    NotifierDomain,
    /// The telephone.
    NotifierPhone,
    /// For whom.
    NotifierOrganisation,
    /// For whom; where that is not said, the name.
    NotifierOrganisationOrName,
    /// The name of the second person to ask.
    SecondName,
    /// The e-mail address of the second person to ask.
    SecondEmail,
    /// The hash of the sealed evidence.
    EvidenceSum,
    /// When it was sealed.
    SealedAt,
    /// The pictures themselves, as XARF takes evidence.
    Pictures,
    /// The facts of the listing, as XARF takes what is not its own.
    Facts,
    /// By what the seller is the same as on the other marketplaces.
    SameSeller,
    /// In which part the person hands in.
    NotifierRole,
    /// What only the person can say (a postal address, a signature, the office's own code): answered beforehand, else written by
    /// hand at the office.
    Asked,
}

impl Content {
    /// Whether it is about the person who hands in, and so goes only where it is asked for.
    pub fn is_personal(self) -> bool {
        matches!(
            self,
            Self::NotifierName
                | Self::NotifierEmail
                | Self::NotifierDomain
                | Self::NotifierPhone
                | Self::NotifierOrganisation
                | Self::NotifierOrganisationOrName
                | Self::SecondName
                | Self::SecondEmail
                | Self::NotifierRole
        )
    }

    /// Whether it is an address of a person's mail.
    pub fn is_email(self) -> bool {
        matches!(self, Self::NotifierEmail | Self::SecondEmail)
    }

    /// Whether it is about a right.
    pub fn is_of_right(self) -> bool {
        matches!(
            self,
            Self::RightKind
                | Self::RightNumber
                | Self::RightCountry
                | Self::RightClasses
                | Self::RightClass
                | Self::RightOwner
                | Self::RightProof
                | Self::RightAuthorisation
        )
    }

    /// Whether it is said of one listing.
    pub fn is_of_listing(self) -> bool {
        matches!(
            self,
            Self::Address
                | Self::Host
                | Self::Domain
                | Self::ItemId
                | Self::Title
                | Self::Price
                | Self::Amount
                | Self::Currency
                | Self::Gtin
                | Self::SeenAt
                | Self::SellerName
                | Self::SellerId
                | Self::SellerAddress
                | Self::SellerDisclosure
                | Self::Words
                | Self::Signs
                | Self::Tags
                | Self::EvidenceSum
                | Self::SealedAt
                | Self::Pictures
                | Self::Facts
                | Self::SameSeller
        )
    }
}

/// What the person does at a door.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What.
    #[serde(rename = "do")]
    pub does: Does,
    /// What is written on what is pressed or chosen: by country of the shop front, by language of the notice, `default` for all
    /// others.
    #[serde(default)]
    pub label: Map<String, String>,
    /// Which field is filled in, by its key; a letter is pasted as a whole.
    #[serde(default)]
    pub field: Option<String>,
}

/// What can be done at a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Does {
    /// Open the page.
    Open,
    /// Sign in there.
    SignIn,
    /// Press something.
    Press,
    /// Choose something.
    Choose,
    /// Put a text into a field.
    Paste,
    /// Add the pictures.
    Attach,
    /// Send it, and note the number that the office gives.
    Send,
}

impl Does {
    /// Its name in the catalogue.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::SignIn => "sign_in",
            Self::Press => "press",
            Self::Choose => "choose",
            Self::Paste => "paste",
            Self::Attach => "attach",
            Self::Send => "send",
        }
    }
}

/// What an office demands of those who hand in, over some months: shares in per cent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threshold {
    /// What is counted.
    pub of: Counted,
    /// The fewest (of what is accepted) or the most (of what is reversed) per cent.
    pub percent: u8,
    /// Over so many months; absent where that was not read: over all time.
    #[serde(default)]
    pub months: Option<u32>,
    /// Where it was read.
    pub source: String,
}

/// What an office counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counted {
    /// Notices that were acted on.
    Accepted,
    /// Of these, those that were taken back.
    Reversed,
}

impl Channel {
    /// Whether it answers for listings of this marketplace and country. Where a listing's country was not read, only a door
    /// for all countries does.
    pub fn serves(&self, marketplace: Option<&str>, country: Option<&str>) -> bool {
        let has = |all: &[String], one: Option<&str>| {
            all.is_empty() || one.is_some_and(|one| all.iter().any(|any| any == one))
        };
        has(&self.marketplaces, marketplace) && has(&self.countries, country)
    }

    /// Whether pictures go into what is made, not beside it.
    pub fn holds_pictures(&self) -> bool {
        self.fields.iter().any(|field| field.from == Content::Pictures)
    }

    /// The language it reads, for a shop front of this country.
    pub fn language(&self, country: Option<&str>) -> &str {
        chosen(&self.languages, [country]).unwrap_or("en")
    }

    /// Where it is, for a shop front of this country.
    pub fn address(&self, country: Option<&str>) -> Option<&str> {
        chosen(&self.addresses, [country])
    }
}

/// Where and in which language something is read.
#[derive(Clone, Copy, Debug)]
pub struct Place<'p> {
    /// The country of the shop front.
    pub country: Option<&'p str>,
    /// The language of the notice.
    pub language: &'p str,
}

impl Field {
    /// What stands beside it on the form; else its key.
    pub fn label_at(&self, place: Place) -> &str {
        label(&self.label, place).unwrap_or(&self.key)
    }
}

impl Step {
    /// What is written on it.
    pub fn label_at(&self, place: Place) -> Option<&str> {
        label(&self.label, place)
    }
}

fn label<'m>(labels: &'m Map<String, String>, place: Place) -> Option<&'m str> {
    chosen(labels, [place.country, Some(place.language)])
}

/// What stands under the first of these keys that there is, else under `default`.
fn chosen<'m, const N: usize>(map: &'m Map<String, String>, keys: [Option<&str>; N]) -> Option<&'m str> {
    keys.into_iter().flatten().find_map(|key| map.get(key)).or_else(|| map.get("default")).map(String::as_str)
}
