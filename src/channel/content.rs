//! What goes into a field.

use jinjja_data::{
    Channel,
    channel::{Content, Field, Form},
};

use super::{
    Desk, Offices,
    batch::{Grounded, brand_id},
    right::kind_name,
    wording,
};
use crate::{capture::Json, case::notifier::Notifier, catalogue::Catalogue, listing::Read};

/// What is needed to tell an office something.
pub struct Telling<'a> {
    /// The door.
    pub door: &'a Channel,
    /// What is known of brands and marketplaces.
    pub offices: &'a Offices,
    /// The desk.
    pub desk: &'a Desk,
    /// The words of the language that the notice is in.
    pub words: &'a Catalogue,
    /// The number of the report.
    pub report_id: String,
    /// All cases that are handed in together: the seller of one is compared with the others'.
    pub all: &'a [Grounded<'a>],
}

impl Telling<'_> {
    /// A sentence with one thing filled in; none without the thing.
    pub fn filled(&self, key: &str, name: &str, value: Option<String>) -> Option<String> {
        let value = crate::text::visible(value.as_deref().filter(|value| !value.is_empty())?);
        Some(self.words.tell(key, |wanted| (wanted == name).then_some(value.as_str())))
    }

    /// The brand that the goods claim to be: as the registry names it, else as the listing does.
    pub fn brand(&self, of: &Grounded) -> Option<String> {
        let registered = brand_id(of.case).and_then(|id| self.offices.brand(id)).map(|brand| brand.name.clone());
        registered.or_else(|| of.case.listing.brand_claimed.value().cloned())
    }

    /// The name of the marketplace.
    pub fn marketplace(&self, of: &Grounded) -> Option<String> {
        let id = of.marketplace()?;
        Some(self.offices.marketplace(id).unwrap_or(id).to_owned())
    }

    /// The price with its currency.
    pub fn price(&self, of: &Grounded) -> Option<String> {
        let price = of.case.listing.price.value()?;
        let amount = price.decimal();
        Some(price.currency.as_ref().map_or(amount.clone(), |currency| format!("{amount} {currency}")))
    }

    /// Whether names are told to people, or to programs by their codes.
    fn is_for_people(&self) -> bool {
        matches!(self.door.form, Form::Texts | Form::Letter | Form::Print)
    }

    /// What goes into a field of the notice of these cases; nothing where there is nothing to put in.
    pub fn of_notice(&self, field: &Field, cases: &[&Grounded]) -> Option<Json> {
        let first = cases.first()?;
        match field.from {
            Content::Count => Some(number(cases.len())),
            Content::Addresses => {
                let lines: Vec<&str> = cases.iter().map(|of| address(of)).collect();
                text(lines.join("\n"))
            }
            _ => self.of_case(field, first),
        }
    }

    /// What goes into a field of one listing.
    pub fn of_case(&self, field: &Field, of: &Grounded) -> Option<Json> {
        let facts = &of.case.listing;
        let seller = &facts.seller;
        let brand = brand_id(of.case).and_then(|id| self.offices.brand(id));
        let right = of.right.as_ref();
        let notifier = self.desk.notifier.as_ref();
        let said = |read: &Read<String>| read.value().cloned().and_then(text);
        let told = |value: Option<&String>| value.cloned().and_then(text);
        match field.from {
            Content::Fixed => told(field.text.as_ref()).map(typed),
            Content::ReportId => text(self.report_id.clone()),
            Content::Count | Content::Addresses => None,
            Content::Address => text(address(of).to_owned()),
            Content::Host => host(address(of)).map(str::to_owned).and_then(text),
            Content::ItemId => said(&facts.item_id),
            Content::Title => said(&facts.title_nfc),
            Content::Price => self.price(of).and_then(text),
            Content::Amount => facts.price.value().map(|price| Json::Number(price.decimal().into())),
            Content::Currency => facts.price.value().and_then(|price| told(price.currency.as_ref())),
            Content::Marketplace => self.marketplace(of).and_then(text),
            Content::Country => said(&facts.country),
            Content::Gtin => said(&facts.gtin),
            Content::SeenAt => text(facts.observed_at.to_string()),
            Content::SellerName => said(&seller.name_raw),
            Content::SellerId => said(&seller.shop_id).or_else(|| said(&seller.username)).or_else(|| said(&seller.id)),
            Content::SellerAddress => said(&seller.url),
            Content::SellerDisclosure => self.disclosure(of).and_then(text),
            Content::Brand => self.brand(of).and_then(text),
            Content::BrandOwner => brand.and_then(|brand| told(brand.owner.as_ref())),
            Content::BrandSite => {
                brand.and_then(|brand| brand.site.as_ref()).map(|site| Json::Text(format!("https://{site}")))
            }
            Content::Infringement => self.infringement(field, of),
            Content::Places => self.places(field, of),
            Content::Words => text(of.case.statement.explanation.trim().to_owned()),
            Content::Text => text(wording::text(of, self, field.limit)),
            Content::Subject => text(cut(&wording::subject(of, self), field.limit)),
            Content::Signs => text(wording::signs(of, self).join("\n")),
            Content::Tags => list(self.tags(of).into_iter().map(Json::Text).collect()),
            Content::GoodFaith => self.is_in_good_faith(of).then(|| self.sworn(field, "case_bona_fide")),
            Content::Authority => {
                let may = of.case.statement.authority
                    || right.is_some_and(|right| right.authorisation.is_some())
                    || self.is_staff();
                may.then(|| self.sworn(field, "notice_authority"))
            }
            Content::TestOrders => text(of.case.statement.test_orders.join(", ")),
            Content::RightKind => right.and_then(|right| {
                let kind = kind_name(right.right.kind);
                self.coded(field, kind, || self.words.say(&format!("right_{kind}")))
            }),
            Content::RightNumber => right.and_then(|right| told(right.right.number.as_ref())),
            Content::RightCountry => right.and_then(|right| text(right.right.jurisdiction.clone())),
            Content::RightClasses => right
                .and_then(|right| text(right.right.classes.iter().map(u8::to_string).collect::<Vec<_>>().join(", "))),
            Content::RightClass => {
                right.and_then(|right| right.right.classes.first()).map(|class| number(usize::from(*class)))
            }
            Content::RightOwner => right.and_then(|right| text(right.right.owner.clone())),
            Content::RightProof => right.and_then(|right| told(right.proof.as_ref())),
            Content::RightAuthorisation => right.and_then(|right| told(right.authorisation.as_ref())),
            Content::NotifierName => notifier.and_then(|notifier| text(notifier.name.clone())),
            Content::NotifierEmail => notifier.and_then(|notifier| text(notifier.email.clone())),
            Content::NotifierDomain => {
                notifier.and_then(|notifier| text(notifier.email.rsplit_once('@')?.1.to_ascii_lowercase()))
            }
            Content::NotifierPhone => notifier.and_then(|notifier| text(notifier.phone.clone())),
            Content::NotifierOrganisation => notifier.and_then(|notifier| text(notifier.organisation.clone())),
            Content::NotifierOrganisationOrName => notifier.and_then(organisation_or_name),
            Content::SecondName => notifier.and_then(|notifier| text(notifier.second.as_ref()?.name.clone())),
            Content::SecondEmail => notifier.and_then(|notifier| text(notifier.second.as_ref()?.email.clone())),
            Content::EvidenceSum => {
                of.case.evidence.as_ref().and_then(|evidence| text(evidence.wacz_sha256.to_string()))
            }
            Content::SealedAt => of.case.evidence.as_ref().and_then(|evidence| text(evidence.sealed_at.to_string())),
            Content::Pictures => list(self.pictures_of(of)),
            Content::Facts => self.facts(of),
            Content::SameSeller => text(self.same_seller(of).join("\n")),
        }
    }

    /// A value by what the office calls it, where it has names of its own; else as it is called to people or programs.
    fn coded(&self, field: &Field, code: &str, name: impl FnOnce() -> String) -> Option<Json> {
        if !field.codes.is_empty() {
            return field.codes.get(code).cloned().and_then(text);
        }
        text(if self.is_for_people() { name() } else { code.to_owned() })
    }

    fn infringement(&self, field: &Field, of: &Grounded) -> Option<Json> {
        let code = wording::infringement_name(of.infringement()?);
        self.coded(field, code, || self.words.say(&format!("case_is_{code}")))
    }

    fn places(&self, field: &Field, of: &Grounded) -> Option<Json> {
        let names = of.case.statement.places.iter().map(|place| {
            let code = place.name();
            self.coded(field, code, || self.words.say(&format!("case_where_{code}")))
        });
        let names: Vec<Json> = names.flatten().collect();
        if !self.is_for_people() {
            return list(names);
        }
        text(names.iter().filter_map(Json::as_text).collect::<Vec<_>>().join(", "))
    }

    /// Whether it is said in good faith: said before, or by handing it in.
    pub fn is_in_good_faith(&self, of: &Grounded) -> bool {
        of.case.statement.bona_fide || self.desk.confirms
    }

    /// A sentence that the person stands for, or what the office calls its being so.
    fn sworn(&self, field: &Field, key: &str) -> Json {
        field.codes.get("yes").cloned().map_or_else(|| Json::Text(self.words.say(key)), |code| typed(Json::Text(code)))
    }

    fn is_staff(&self) -> bool {
        let role = self.desk.notifier.as_ref().map(|notifier| notifier.role);
        role == Some(crate::case::notifier::Role::BrandStaff)
    }

    fn tags(&self, of: &Grounded) -> Vec<String> {
        let reasons = of.case.assessment.as_ref().map(|assessed| assessed.reasons.as_slice()).unwrap_or_default();
        let weighs = reasons.iter().filter(|reason| reason.weight.0 > 0);
        // XARF takes twenty.
        weighs.map(|reason| format!("jinjja:{}", reason.code)).take(20).collect()
    }

    /// What the seller discloses of itself.
    fn disclosure(&self, of: &Grounded) -> Option<String> {
        let disclosure = of.case.listing.seller.disclosure.value()?;
        let line =
            |(key, line): (&&'static str, &&str)| format!("{}: {line}", self.words.say(&format!("disclosure_{key}")));
        Some(disclosure.lines().iter().map(line).collect::<Vec<_>>().join("\n"))
    }

    /// By what the seller of a case is that of the others, in lines.
    pub fn same_seller(&self, of: &Grounded) -> Vec<String> {
        let others: Vec<_> = self.all.iter().filter(|other| other.case.id != of.case.id).collect();
        let is_linked = |case_id| others.iter().any(|other| other.case.id == case_id);
        let keys =
            of.case.linked.iter().filter(|linked| is_linked(linked.case_id.clone())).flat_map(|linked| &linked.by);
        let mut lines: Vec<String> = keys
            .map(|key| {
                let kind = self.words.say(&format!("case_by_{}", key.kind.name()));
                let with = |name: &str| match name {
                    "kind" => Some(kind.as_str()),
                    "value" => Some(key.value.as_str()),
                    _ => None,
                };
                self.words.tell("case_by", with)
            })
            .collect();
        lines.sort();
        lines.dedup();
        lines
    }

    /// The pictures as XARF takes evidence: up to fifty, each of up to 5 MB.
    fn pictures_of(&self, of: &Grounded) -> Vec<Json> {
        const LARGEST: u64 = 5 * 1024 * 1024;
        let picture = |picture: &super::desk::Picture| {
            let payload = picture.payload.clone().filter(|_| picture.bytes <= LARGEST)?;
            Some(Json::Map(vec![
                ("content_type".to_owned(), Json::Text(picture.media_type.clone())),
                ("description".to_owned(), Json::Text(picture.name.clone())),
                ("payload".to_owned(), Json::Text(payload)),
                ("hash".to_owned(), Json::Text(format!("sha256:{}", picture.sha256))),
                ("size".to_owned(), Json::Number(picture.bytes.to_string().into())),
            ]))
        };
        self.desk.pictures_of(&of.case.id).filter_map(picture).take(50).collect()
    }

    /// The facts of the listing as the case has them.
    fn facts(&self, of: &Grounded) -> Option<Json> {
        crate::capture::literal::document(&crate::capture::json::written(&of.case.listing))
    }
}

/// The address of a listing: the canonical one, else the one that it was seen at.
pub fn address<'g>(of: &'g Grounded) -> &'g str {
    let facts = &of.case.listing;
    facts.url_canonical.value().unwrap_or(&facts.url_observed)
}

fn host(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    rest.split(['/', '?', '#']).next().filter(|host| !host.is_empty())
}

fn organisation_or_name(notifier: &Notifier) -> Option<Json> {
    let organisation = notifier.organisation.trim();
    text(if organisation.is_empty() { notifier.name.clone() } else { organisation.to_owned() })
}

fn text(text: String) -> Option<Json> {
    Some(text).filter(|text| !text.trim().is_empty()).map(Json::Text)
}

fn list(list: Vec<Json>) -> Option<Json> {
    Some(list).filter(|list| !list.is_empty()).map(Json::List)
}

fn number(number: usize) -> Json {
    Json::Number(number.to_string().into())
}

/// A truth value written as a text.
fn typed(value: Json) -> Json {
    match value.as_text() {
        Some("true") => Json::Bool(true),
        Some("false") => Json::Bool(false),
        _ => value,
    }
}

/// At most so many characters.
fn cut(text: &str, limit: Option<usize>) -> String {
    text.chars().take(limit.unwrap_or(usize::MAX)).collect()
}
