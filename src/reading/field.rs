//! A field's value: the first of its sources that gives one that is valid for the field.

use jinjja_data::sorted::Map;
use std::borrow::Cow;

use jinjja_data::{Choose, Field, Fields, Source};

use super::{
    count, day, gtin,
    page::{Page, Scope},
    price::{Customs, is_no_price_tag, minor_digits, read_price},
    source::described,
    step::Step,
};
use crate::{
    address::{self, WebAddress},
    listing::{Amount, Read, Value},
    text::{Word, collapsed, shortened, word},
};

/// A value and where it was found.
pub(super) struct Found {
    pub(super) value: Read<Value>,
    /// The currency that the text of an amount leaves no doubt of.
    pub(super) currency: Option<&'static str>,
    pub(super) source: String,
}

/// What a source's text is in the type of its field.
struct Typed {
    value: Read<Value>,
    currency: Option<&'static str>,
}

/// Longest ids, names and titles that are believed, in characters.
const LONGEST_ID: usize = 80;
const LONGEST_NAME: usize = 300;
const LONGEST_TITLE: usize = 1_000;
const LONGEST_DESCRIPTION: usize = 4_000;
/// Most reviews and pictures kept.
const MOST_TEXTS: usize = 30;

impl Page<'_> {
    /// The first valid value. `currency` is that of the shop front, if known.
    pub(super) fn field(
        &self,
        field: Field,
        fields: &Fields,
        scope: Scope<'_>,
        currency: Option<&str>,
    ) -> Option<Found> {
        fields.get(&field)?.iter().find_map(|source| self.given(field, source, scope, currency))
    }

    fn given(&self, field: Field, source: &Source, scope: Scope<'_>, currency: Option<&str>) -> Option<Found> {
        let typed: Vec<Typed> = self
            .texts(source, scope)
            .into_iter()
            .filter_map(|step| self.typed(field, source, step, currency))
            .collect();
        let chosen = if is_many(field) { Some(gathered(typed)?) } else { chosen(typed, source.choose) }?;
        Some(Found { value: chosen.value, currency: chosen.currency, source: described(source) })
    }

    fn typed(&self, field: Field, source: &Source, step: Step, currency: Option<&str>) -> Option<Typed> {
        let text = match step {
            Step::Nothing => return Some(Typed { value: Read::Nothing, currency: None }),
            Step::Text(text) => text,
        };
        let text = collapsed(&text);
        if text.is_empty() {
            return None;
        }
        if field == Field::Brand && self.says_no_brand(&text) {
            return Some(Typed { value: Read::Nothing, currency: None });
        }
        if self.says_nothing(&text) {
            return None;
        }
        let value = match field {
            Field::Price | Field::PriceMax | Field::ListPrice => return amount(field, source, &text, currency),
            Field::ItemId | Field::VariantId | Field::SellerId | Field::ShopId => Value::Text(id(&text)?),
            Field::Country => Value::Text(country(&text)?),
            Field::Currency => Value::Text(currency_code(&text)?),
            Field::Rating | Field::SellerRating => Value::Amount(stars(&text, source.out_of)?),
            Field::RatingCount | Field::SellerRatingCount | Field::Sold | Field::Stock => {
                Value::Count(count::read(&text, &self.words().multipliers)?)
            }
            Field::Gtin => Value::Text(gtin::first(&text)?),
            Field::ShopUrl => Value::Text(self.shop_address(&text, source)?),
            Field::Url => Value::Text(self.canonical(self.at.web.join(&text)?)),
            Field::Images => Value::Text(self.at.web.join(&text)?),
            Field::Availability => Value::Text(meant(&text, &self.words().availability)?),
            Field::Condition => Value::Text(meant(&text, &self.words().condition)?),
            Field::SellerSince => Value::Text(day::read(&text)?),
            Field::Title => Value::Text(shortened(&text, LONGEST_TITLE).to_owned()),
            Field::Description | Field::Reviews => Value::Text(shortened(&text, LONGEST_DESCRIPTION).to_owned()),
            Field::Brand
            | Field::SellerName
            | Field::SellerUsername
            | Field::Category
            | Field::Language
            | Field::ShipsFrom
            | Field::DisclosureCompany
            | Field::DisclosureBusinessNo
            | Field::DisclosureMailOrderNo
            | Field::DisclosureRepresentative
            | Field::DisclosurePhone
            | Field::DisclosureEmail
            | Field::DisclosureAddress => Value::Text(shortened(&text, LONGEST_NAME).to_owned()),
        };
        Some(Typed { value: Read::Is(value), currency: None })
    }

    /// An address of a listing of this marketplace in its canonical form; any other as it is.
    fn canonical(&self, link: String) -> String {
        let located = address::locate_saved(&link, self.knowledge).ok();
        let own = located.filter(|located| located.marketplace.id == self.at.marketplace.id);
        own.and_then(|located| located.canonical).unwrap_or(link)
    }

    /// A shop's address without what only says where the visitor came from; a template writes what it means. The page's
    /// own address is no shop's.
    fn shop_address(&self, text: &str, source: &Source) -> Option<String> {
        let whole = self.at.web.join(text)?;
        if source.template.is_some() {
            return Some(whole);
        }
        let bare = whole.split('?').next().unwrap_or_default().to_owned();
        let is_page =
            WebAddress::parse(&bare).is_ok_and(|shop| shop.host == self.at.web.host && shop.path == self.at.web.path);
        (!is_page).then_some(bare)
    }

    fn says_no_brand(&self, text: &str) -> bool {
        is_one_of(text, &self.words().no_brand)
    }

    fn says_nothing(&self, text: &str) -> bool {
        let text = Word::of(text);
        self.words().nothing.iter().any(|known| text.is(known))
    }
}

/// Whether a text is one of these words.
pub(crate) fn is_one_of(text: &str, words: &[String]) -> bool {
    let text = Word::of(text);
    words.iter().any(|known| text.is(known))
}

fn is_many(field: Field) -> bool {
    matches!(field, Field::Reviews | Field::Images)
}

fn gathered(typed: Vec<Typed>) -> Option<Typed> {
    let mut texts: Vec<String> = Vec::new();
    for found in typed {
        if let Read::Is(Value::Text(text)) = found.value
            && !texts.contains(&text)
            && texts.len() < MOST_TEXTS
        {
            texts.push(text);
        }
    }
    (!texts.is_empty()).then_some(Typed { value: Read::Is(Value::Texts(texts)), currency: None })
}

fn chosen(mut typed: Vec<Typed>, choose: Choose) -> Option<Typed> {
    let amount = |typed: &Typed| match &typed.value {
        Read::Is(Value::Amount(amount)) => Some(*amount),
        _ => None,
    };
    match choose {
        Choose::First => typed.into_iter().next(),
        Choose::Last => typed.pop(),
        Choose::Least => typed.into_iter().min_by_key(amount),
        Choose::Greatest => typed.into_iter().max_by_key(amount),
        Choose::Only => {
            let first = typed.first()?.value.clone();
            typed
                .into_iter()
                .map(|other| (other.value == first).then_some(other))
                .collect::<Option<Vec<_>>>()?
                .into_iter()
                .next()
        }
    }
}

/// An amount of money. What a state or structured data write as a plain decimal is one; text that people see goes by the
/// customs of its currency. Instalments and unit prices are no prices, and neither is an amount whose sign cannot be that of
/// the shop front's currency.
fn amount(field: Field, source: &Source, text: &str, currency: Option<&str>) -> Option<Typed> {
    let text = text.trim();
    let typed = |amount: Amount, currency| {
        let amount = amount.shifted_down(source.minor_digits).without_noise();
        (!amount.is_zero()).then_some(Typed { value: Read::Is(Value::Amount(amount)), currency })
    };
    if source.node.is_none() {
        if let Some(plain) = Amount::parse_plain(&without_thousands(text, currency)) {
            return typed(plain, None);
        }
        if is_no_price_tag(text) {
            return None;
        }
    }
    let read = read_price(text, &Customs { currency, ..Customs::default() });
    let is_foreign = currency.is_some() && read.mark.is_some() && read.currency.is_none();
    if read.instalment || read.per_unit || is_foreign {
        return None;
    }
    // A single amount as the upper end is no range; the reading drops an end that is not above the price.
    let amount = if field == Field::PriceMax { read.high.or(read.low) } else { read.low }?;
    typed(amount, read.currency)
}

/// `290.000` in a currency without minor digits: the point parts thousands, in structured data too.
fn without_thousands<'t>(text: &'t str, currency: Option<&str>) -> Cow<'t, str> {
    let groups: Vec<&str> = text.split('.').collect();
    let (first, rest) = groups.split_first().unwrap_or((&"", &[]));
    let is_grouped = (1..=3).contains(&first.len())
        && !rest.is_empty()
        && rest.iter().all(|group| group.len() == 3)
        && *first != "0";
    let has_no_minor = currency.is_some_and(|code| minor_digits(code) == Some(0));
    if is_grouped && has_no_minor { Cow::Owned(groups.concat()) } else { Cow::Borrowed(text) }
}

fn id(text: &str) -> Option<String> {
    let is_id = !text.contains(char::is_whitespace)
        && text.chars().count() <= LONGEST_ID
        && text.chars().any(|c| c.is_alphanumeric());
    (is_id && text.chars().any(|c| c != '0')).then(|| text.to_owned())
}

fn country(text: &str) -> Option<String> {
    let code = text.to_ascii_uppercase();
    (code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase())).then_some(code)
}

/// An ISO 4217 code, or a sign that leaves no doubt.
fn currency_code(text: &str) -> Option<String> {
    let code = text.to_ascii_uppercase();
    if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) {
        return Some(code);
    }
    read_price(&format!("{text} 1"), &Customs::default()).currency.map(str::to_owned)
}

/// Stars out of five; none for zero, which pages write where nobody rated.
fn stars(text: &str, out_of: Option<u32>) -> Option<Amount> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let number: String =
        text.get(start..)?.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let number = number.replace(',', ".");
    let amount = Amount::parse_plain(number.trim_end_matches('.'))?;
    let amount = amount.rescale(out_of.unwrap_or(5))?;
    (!amount.is_zero() && amount <= Amount::whole(5)?).then_some(amount)
}

/// What a word means: one of the words known, or a schema.org name (`https://schema.org/InStock`, `NewCondition`).
fn meant(text: &str, words: &Map<String, Vec<String>>) -> Option<String> {
    let (text, whole) = (word(text), Word::of(text));
    let name = text.rsplit(['/', '#']).next().unwrap_or(&text);
    let name = name.strip_suffix("condition").unwrap_or(name).replace('_', "");
    let is_name = |known: &String| Word::of(&name).is(known) && word(known) == name;
    let is_meant = |meaning: &str, known: &[String]| {
        meaning.replace('_', "") == name || known.iter().any(|known| whole.is(known) || is_name(known))
    };
    words.iter().find(|(meaning, known)| is_meant(meaning, known)).map(|(meaning, _)| meaning.clone())
}
