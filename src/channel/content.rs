//! What goes into a field.

mod address;
mod same_seller;

use jinjja_data::channel::{Content, Field, Form};

use super::{
    grounded::{Grounded, brand_id},
    telling::Telling,
    wording,
};
use crate::{
    capture::Json,
    case::notifier::{Notifier, Role},
    listing::Read,
    text::visible,
};

pub use address::{is_domain, percent_encoded};

impl Telling<'_> {
    /// Whether names are told to people, or to programs by their codes.
    fn is_for_people(&self) -> bool {
        matches!(self.door.form, Form::Texts | Form::Letter | Form::Print)
    }

    /// Whether it is an object that a program takes apart: its texts stay as they are.
    fn is_for_programs(&self) -> bool {
        matches!(self.door.form, Form::Json | Form::Lines)
    }

    /// What goes into a field of the notice of these cases; nothing where there is nothing to put in.
    pub fn of_notice(&self, field: &Field, cases: &[&Grounded]) -> Option<Json> {
        match field.from {
            Content::Count => Some(number(cases.len())),
            Content::Addresses => text(lines(cases.iter().map(|of| of.address()))),
            Content::ItemIds => {
                let item = |of: &&Grounded| of.case.listing.item_id.value().cloned();
                text(lines(cases.iter().map(|of| item(of).unwrap_or_else(|| of.address().to_owned()))))
            }
            Content::Text => text(wording::text(cases, self, field.limit)),
            Content::Subject => text(cut(&wording::subject(cases, self), field.limit)),
            // What the person swears is sworn of all of them, or of none.
            Content::GoodFaith if !cases.iter().all(|of| self.is_in_good_faith(of)) => None,
            _ => self.in_common(field, cases),
        }
    }

    /// What is said of the cases in a field: once where it is the same of all.
    fn in_common(&self, field: &Field, cases: &[&Grounded]) -> Option<Json> {
        let mut said: Vec<Json> = Vec::new();
        for value in cases.iter().filter_map(|of| self.of_case(field, of)) {
            if !said.contains(&value) {
                said.push(value);
            }
        }
        if said.len() <= 1 {
            return said.pop();
        }
        let texts: Option<Vec<&str>> = said.iter().map(Json::as_text).collect();
        match texts {
            Some(texts) if !self.is_for_programs() => text(texts.join(", ")),
            _ => list(said),
        }
    }

    /// What goes into a field of one listing.
    pub fn of_case(&self, field: &Field, of: &Grounded) -> Option<Json> {
        let facts = &of.case.listing;
        let seller = &facts.seller;
        let brand = brand_id(of.case).and_then(|id| self.offices.brand(id));
        let right = of.right.as_ref();
        let notifier = self.desk.notifier.as_ref();
        let said = |read: &Read<String>| read.value().and_then(|value| self.of_page(value));
        let told = |value: Option<&String>| value.cloned().and_then(text);
        match field.from {
            Content::Fixed => told(field.text.as_ref()).map(typed),
            Content::ReportId => text(self.report_id.clone()),
            Content::Count | Content::Addresses | Content::ItemIds => None,
            Content::Address if self.is_for_programs() => address::uri(of.address()).and_then(text),
            Content::Address => text(of.address().to_owned()),
            Content::Host => address::host(of.address()).and_then(text),
            Content::Domain => address::host(of.address()).filter(|host| address::is_domain(host)).and_then(text),
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
            Content::Brand => self.brand(of).and_then(|brand| self.of_page(&brand)),
            Content::BrandOwner => brand.and_then(|brand| told(brand.owner.as_ref())),
            Content::BrandSite => {
                brand.and_then(|brand| brand.site.as_ref()).map(|site| Json::Text(format!("https://{site}")))
            }
            Content::Infringement => self.infringement(field, of),
            Content::Places => self.places(field, of),
            Content::Words => text(of.case.statement.explanation.trim().to_owned()),
            Content::Text => text(wording::text(&[of], self, field.limit)),
            Content::Subject => text(cut(&wording::subject(&[of], self), field.limit)),
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
                let kind = right.right.kind.name();
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
            Content::NotifierRole => notifier.and_then(|notifier| {
                let code = notifier.role.name();
                self.coded(field, code, || code.to_owned())
            }),
            Content::Asked => told(self.desk.answers.get(&field.key)),
        }
    }

    /// A text of the page. To people, control characters and invisible ones are shown as what they are.
    fn of_page(&self, value: &str) -> Option<Json> {
        text(if self.is_for_programs() { value.to_owned() } else { visible(value) })
    }

    /// A value by what the office calls it, where it has names of its own; else as it is called to people or programs.
    fn coded(&self, field: &Field, code: &str, name: impl FnOnce() -> String) -> Option<Json> {
        if !field.codes.is_empty() {
            return field.codes.get(code).cloned().and_then(text);
        }
        text(if self.is_for_people() { name() } else { code.to_owned() })
    }

    fn infringement(&self, field: &Field, of: &Grounded) -> Option<Json> {
        let code = of.infringement()?.name();
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
        role == Some(Role::BrandStaff)
    }

    fn tags(&self, of: &Grounded) -> Vec<String> {
        // XARF takes twenty.
        of.signs().map(|sign| format!("jinjja:{}", sign.code)).take(20).collect()
    }

    /// What the seller discloses of itself.
    fn disclosure(&self, of: &Grounded) -> Option<String> {
        let disclosure = of.case.listing.seller.disclosure.value()?;
        let line = |(key, line): (&&'static str, &&str)| {
            format!("{}: {}", self.words.say(&format!("disclosure_{key}")), visible(line))
        };
        Some(disclosure.lines().iter().map(line).collect::<Vec<_>>().join("\n"))
    }

    /// The pictures as XARF takes evidence, so many and so large as the door takes them.
    fn pictures_of(&self, of: &Grounded) -> Vec<Json> {
        let files = self.door.files.as_ref();
        let largest = files.and_then(|files| files.bytes).unwrap_or(u64::MAX);
        let most = files.and_then(|files| files.most).unwrap_or(usize::MAX);
        let picture = |picture: &super::desk::Picture| {
            let payload = picture.payload.clone().filter(|_| picture.bytes <= largest)?;
            Some(Json::Map(vec![
                ("content_type".to_owned(), Json::Text(picture.media_type.clone())),
                ("description".to_owned(), Json::Text(picture.name.chars().take(500).collect())),
                ("payload".to_owned(), Json::Text(payload)),
                ("hash".to_owned(), Json::Text(format!("sha256:{}", picture.sha256))),
                ("size".to_owned(), Json::Number(picture.bytes.to_string().into())),
            ]))
        };
        self.desk.pictures_of(&of.case.id).filter_map(picture).take(most).collect()
    }

    /// The facts of the listing as the case has them.
    fn facts(&self, of: &Grounded) -> Option<Json> {
        crate::capture::literal::document(&crate::capture::json::written(&of.case.listing))
    }
}

fn organisation_or_name(notifier: &Notifier) -> Option<Json> {
    let organisation = notifier.organisation.trim();
    text(if organisation.is_empty() { notifier.name.clone() } else { organisation.to_owned() })
}

fn lines<T: AsRef<str>>(lines: impl Iterator<Item = T>) -> String {
    lines.map(|line| line.as_ref().to_owned()).collect::<Vec<_>>().join("\n")
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
