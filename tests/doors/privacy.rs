//! Over cases, people, rights and pictures of all kinds: nothing of a person's goes to an office that does not ask for it, nothing of
//! our own goes at all, no seller is accused who sells by right without the check saying so, and the same gives the same.

use jinjja::{
    case::{Case, id::CaseId},
    catalogue::Catalogue,
    channel::{Desk, Offices, Prepared, prepare},
};
use jinjja_data::{
    Channel,
    channel::{Content, Delivery},
};
use proptest::{
    prelude::*,
    sample::{select, subsequence},
    test_runner::RngSeed,
};
use serde_json::{Value, json};

use super::{
    desk::{ready, report, words},
    sample::{at, changed, hash, id, listing},
};

/// What is planted, and the contents in which it may go.
fn planted() -> Vec<(&'static str, Vec<Content>)> {
    use Content::*;
    vec![
        ("PLANT-NAME", vec![NotifierName, NotifierOrganisationOrName]),
        ("plant-email", vec![NotifierEmail]),
        ("plant-domain", vec![NotifierEmail, NotifierDomain]),
        ("555-0177", vec![NotifierPhone]),
        ("PLANT-ORGANISATION", vec![NotifierOrganisation, NotifierOrganisationOrName]),
        ("PLANT-SECOND", vec![SecondName]),
        ("plant-second-email", vec![SecondEmail]),
        ("PLANT-ANSWER", vec![Asked]),
        ("PLANT-FOLDER", vec![]),
        ("PLANT-CUSTODY", vec![]),
        ("PLANT-CONSENT", vec![]),
        ("PLANT-RECEIPT", vec![]),
        ("PLANT-REASON", vec![]),
        ("PLANT-OTHER-RIGHT", vec![]),
        ("PLANT-OTHER-OWNER", vec![]),
        ("PLANT-OTHER-PROOF", vec![]),
        ("plant-handed", vec![]),
        ("0000000000ff", vec![]),
        ("PLANT-ORDER", vec![TestOrders]),
        ("PLANT-PROOF", vec![RightProof]),
        ("PLANT-LETTER", vec![RightAuthorisation]),
    ]
}

/// One time in so many, a field is something else than it should be.
#[derive(Clone, Debug)]
struct World {
    door: usize,
    country: String,
    cases: Vec<Made>,
    role: &'static str,
    is_known: bool,
    rights: bool,
    confirms: bool,
    meant: Vec<&'static str>,
    language: Option<&'static str>,
}

#[derive(Clone, Debug)]
struct Made {
    marketplace: String,
    missing: Vec<&'static str>,
    text: String,
    status: &'static str,
    link: Option<u64>,
    orders: bool,
}

fn made() -> impl Strategy<Value = Made> {
    let marketplaces: Vec<String> = Offices::embedded().marketplaces.iter().map(|(id, _)| id.clone()).collect();
    let optional = vec![
        "country",
        "url",
        "item_id",
        "title",
        "brand",
        "price",
        "currency",
        "seller_name",
        "shop_id",
        "shop_url",
        "seller_disclosure",
    ];
    let texts = vec![
        String::new(),
        "=cmd|' /C calc'!A0".to_owned(),
        "a\",\"b\n\u{202e}c</td><script>".to_owned(),
        "립 슬리핑 마스크 정품 아님".to_owned(),
        "{item_id} $TITLE$ {seller}".to_owned(),
        "x".repeat(1_200),
    ];
    (
        select(marketplaces),
        subsequence(optional, 0..5),
        select(texts),
        select(vec!["official", "group", "authorised", "mall", "not_listed", "unknown"]),
        proptest::option::of(1_u64..4),
        any::<bool>(),
    )
        .prop_map(|(marketplace, missing, text, status, link, orders)| Made {
            marketplace,
            missing,
            text,
            status,
            link,
            orders,
        })
}

fn world() -> impl Strategy<Value = World> {
    let checks =
        vec!["passed_on", "authorised_seller", "own_store", "no_sign", "little_read", "not_sealed", "personal_in_text"];
    (
        0..Offices::embedded().doors.len(),
        select(vec!["SG", "KR", "CN", "DE", "US", "JP", "ID", "BR"]),
        proptest::collection::vec(made(), 1..4),
        select(vec!["shopper", "investigator", "brand_staff", "agent"]),
        (prop::bool::weighted(0.9), any::<bool>(), any::<bool>()),
        subsequence(checks, 0..7),
        proptest::option::weighted(0.2, select(vec!["ko", "en", "id", "xx"])),
    )
        .prop_map(|(door, country, cases, role, (is_known, rights, confirms), meant, language)| World {
            door,
            country: country.to_owned(),
            cases,
            role,
            is_known,
            rights,
            confirms,
            meant,
            language,
        })
}

impl World {
    /// The door; cases of its marketplaces, so that most of them are taken.
    fn door(&self) -> &'static Channel {
        &Offices::embedded().doors[self.door]
    }

    fn case(&self, at_: usize, made: &Made) -> Case {
        let number = at_ as u64 + 1;
        let mut listing = listing();
        let marketplace = self.door().marketplaces.get(at_).unwrap_or(&made.marketplace);
        listing["marketplace"] = json!(marketplace);
        listing["country"] = json!(self.country);
        listing["item_id"] = json!(format!("27182818{number}"));
        if !made.text.is_empty() {
            for field in ["title", "seller_name"] {
                listing[field] = json!(made.text);
            }
        }
        for field in &made.missing {
            listing.as_object_mut().unwrap().remove(*field);
        }
        let mut case = ready(&listing, number);
        if let Some(other) = made.link.filter(|other| *other != number) {
            let by = json!([{"kind": "phone", "value": "+6561234567"}]);
            case = changed(&case, &json!({"change": "linked", "at": at(10), "case_id": id(other), "by": by}));
        }
        // A case that is not handed in here.
        case = changed(
            &case,
            &json!({"change": "linked", "at": at(11), "case_id": id(0xff), "by": [{"kind": "shop_id", "value": "1"}]}),
        );
        super::desk::with(&case, |case| {
            case["folder"] = json!("PLANT-FOLDER");
            case["notifier"] =
                json!({"role": "shopper", "name": "PLANT-RECEIPT", "email": "plant-handed@x.example", "second": null});
            case["consent"] = json!({"version": "1", "items": ["PLANT-CONSENT"]});
            case["custody"][1]["about"] = json!("PLANT-CUSTODY");
            case["receipts"] = json!([{"door": "plant-handed", "number": "PLANT-RECEIPT", "at": at(1)}]);
            case["outcomes"] =
                json!([{"at": at(1), "kind": "rejected", "reason": "PLANT-REASON", "receipt": "PLANT-RECEIPT"}]);
            if made.orders {
                case["statement"]["test_orders"] = json!(["PLANT-ORDER"]);
            }
            if !case["assessment"].is_null() {
                case["assessment"]["store"]["status"] = json!(made.status);
            }
        })
    }

    fn desk(&self, cases: &[Case]) -> Value {
        let right = |id: &str, brand: &str, number: &str, owner: &str, files: [&str; 2]| {
            json!({"id": id, "brand": brand, "proof": files[0], "authorisation": files[1], "expires": null,
                "right": {"kind": "trademark", "number": number, "jurisdiction": self.country, "classes": [3], "owner": owner}})
        };
        let rights = [
            right(
                "1",
                "innisfree",
                "PLANT-OTHER-RIGHT",
                "PLANT-OTHER-OWNER",
                ["PLANT-OTHER-PROOF", "PLANT-OTHER-PROOF"],
            ),
            right("2", "laneige", "40-1", "Example Co.", ["PLANT-PROOF", "PLANT-LETTER"]),
        ];
        let notifier = json!({"role": self.role, "name": "PLANT-NAME", "email": "plant-email@plant-domain.org", "organisation":
            if self.rights { "PLANT-ORGANISATION" } else { "" }, "phone": "+82 2 555-0177",
            "second": {"name": "PLANT-SECOND", "email": "plant-second-email@second.example"}});
        let pictures: Vec<Value> = cases
            .iter()
            .map(|case| json!({"case_id": case.id, "name": "p.png", "is_marked": true, "type": "image/png", "bytes": 4, "sha256": hash('5'), "payload": "iVBORw=="}))
            .collect();
        let answers: serde_json::Map<String, Value> =
            self.door().fields.iter().map(|field| (field.key.clone(), json!("PLANT-ANSWER"))).collect();
        json!({
            "now": "2026-11-29T12:00:00.000Z", "notifier": if self.is_known { notifier } else { Value::Null },
            "rights": if self.rights { json!(rights) } else { json!([rights[0]]) }, "pictures": pictures, "confirms": self.confirms,
            "handed": [{"door": "plant-handed", "case_id": id(0xff), "listing": "PLANT-REASON", "at": at(1)}],
            // Of the first case, and of the notice.
            "meant": self.meant.iter().flat_map(|check| [json!({"check": check, "case_id": cases[0].id}), json!({"check": check})])
                .collect::<Vec<_>>(), "language": self.language, "answers": answers,
        })
    }

    fn prepared(&self, words: &Catalogue) -> (Vec<Case>, Prepared) {
        let cases: Vec<Case> = self.cases.iter().enumerate().map(|(at, made)| self.case(at, made)).collect();
        let desk: Desk = serde_json::from_value(self.desk(&cases)).expect("a desk");
        let ids: Vec<CaseId> = (1..=cases.len()).map(|at| report(at as u64)).collect();
        let prepared = prepare(self.door(), Offices::embedded(), &cases, &desk, &ids, words);
        (cases, prepared)
    }
}

fn english() -> Catalogue {
    words("en")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, rng_seed: RngSeed::Fixed(6), ..ProptestConfig::default() })]

    #[test]
    fn nothing_goes_that_is_not_asked_for(world in world()) {
        let words = english();
        let (cases, prepared) = world.prepared(&words);
        let door = world.door();
        let of_each = prepared.notices.iter().map(|notice| (&notice.address, &notice.parts, &notice.steps, &notice.pictures));
        let goes = serde_json::to_string(&of_each.collect::<Vec<_>>()).unwrap();
        for (plant, contents) in planted() {
            let is_asked = door.fields.iter().any(|field| contents.contains(&field.from));
            prop_assert!(is_asked || !goes.contains(plant), "{}: {plant} in {goes}", door.id);
        }
        for internal in ["custody", "\"folder\"", "_internal", "case_version", "bona_fide", "decibans", "changed_at"] {
            prop_assert!(!goes.contains(internal), "{}: {internal} in {goes}", door.id);
        }
        for finding in prepared.findings.iter().filter(|finding| finding.is_meant) {
            let is_of_first = finding.case_id.as_ref().is_none_or(|id| *id == cases[0].id);
            prop_assert!(is_of_first, "{}: {} was not said of {:?}", door.id, finding.check, finding.case_id);
        }
        // Who sells by right is not accused without a word.
        for case in cases.iter().filter(|case| prepared.notices.iter().any(|notice| notice.cases.contains(&case.id))) {
            let check = match case.assessment.as_ref().map(|assessed| assessed.store.status.as_str()) {
                Some("official" | "group") => "own_store",
                Some("authorised") => "authorised_seller",
                _ => continue,
            };
            let said = prepared.findings.iter().find(|finding| finding.check == check && finding.case_id.as_ref() == Some(&case.id));
            prop_assert!(said.is_some_and(|finding| finding.is_meant || !prepared.may_go), "{}: {check}", door.id);
        }
        // Every case stands in one notice, and no notice is larger than it may be.
        for notice in &prepared.notices {
            prop_assert!((1..=door.batch.most).contains(&notice.cases.len()));
            let is_page = notice.address.as_ref().is_none_or(|address| address.starts_with("https://") || door.delivery == Delivery::Mail);
            prop_assert!(is_page, "{:?}", notice.address);
        }
        let told: usize = prepared.notices.iter().map(|notice| notice.cases.len()).sum();
        prop_assert_eq!(told, if prepared.access == jinjja::channel::access::Access::Open { cases.len() } else { 0 });
        // The same again, byte for byte.
        prop_assert_eq!(serde_json::to_string(&world.prepared(&words).1).unwrap(), serde_json::to_string(&prepared).unwrap());
    }
}
