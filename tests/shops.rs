//! `jinjja shops`: pages of our own with links to shops, and the facts that must be found on them.
//!
//! The brands are invented; their files in `tests/shops/brands` are laid beside the real ones.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::OnceLock,
};

use jinjja::{
    Knowledge,
    storefronts::{self, Doubt, Fact, Line, Link, Page},
};
use jinjja_data::{Brand, Relation, Shop, checks::check as check_brand, files::Library};
use serde_json::{Value, json};

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shops")
}

/// The data files with the invented brands beside the real ones.
fn data() -> &'static Path {
    static DATA: OnceLock<PathBuf> = OnceLock::new();
    DATA.get_or_init(|| {
        let here = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("shops-{}", std::process::id()));
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), &here);
        copy(&samples().join("brands"), &here.join("brands"));
        here
    })
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).expect("a copy");
        }
    }
}

fn knowledge() -> &'static Knowledge {
    static KNOWLEDGE: OnceLock<Knowledge> = OnceLock::new();
    KNOWLEDGE.get_or_init(|| Knowledge::of(Library::read(data()).expect("the data files with the invented brands")))
}

fn jinjja(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_jinjja"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // It may end without having read its input; that is no failure of the test.
    let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
    child.wait_with_output().expect("the program ends")
}

/// What is printed for a sample page, whose first line names its address.
fn printed(page: &str, more: &[&str], code: i32) -> String {
    let path = samples().join(page);
    let text = fs::read_to_string(&path).expect("a sample page");
    let url = text.strip_prefix("<!-- ").and_then(|text| text.split(" -->").next()).expect("its address").to_owned();
    let (path, data) = (path.to_string_lossy(), data().to_string_lossy());
    let mut arguments = vec!["shops", &path, "--url", &url, "--data", &data, "--date", "2026-05-18"];
    arguments.extend(more);
    let output = jinjja(&arguments, "");
    let said = String::from_utf8(output.stdout).expect("text");
    assert_eq!(output.status.code(), Some(code), "{page}: {said}{}", String::from_utf8_lossy(&output.stderr));
    said
}

/// Holds what is printed for a page against what was reviewed, and against its JSON: the tables must be readable as those
/// of a brand's file, within the columns of a terminal where they can be.
fn check(page: &str, code: i32) {
    let tables = printed(page, &[], code);
    let comments = tables.lines().filter(|line| line.starts_with('#'));
    let wide: Vec<&str> = comments.filter(|line| line.chars().count() > 80).collect();
    assert!(wide.is_empty(), "{page}: wider than 80 columns:\n{}", wide.join("\n"));
    assert_eq!(jinjja_data::canonical::problem(&tables), None, "{page}");

    let file =
        format!("id = \"x\"\nname = \"X\"\ncategories = []\n\n[[names]]\ntext = \"X\"\nsource = \"x\"\n\n{tables}");
    let pasted: Brand = toml::from_str(&file).expect("tables of a brand's file");
    assert_eq!(check_brand(&pasted, &knowledge().categories, &knowledge().marketplaces), Ok(()), "{page}");
    let facts: Vec<Value> = serde_json::from_str(&printed(page, &["--json"], code)).expect("a JSON list");
    let of_json: Vec<Shop> = facts.into_iter().map(shop_of).collect();
    assert_eq!(pasted.shops, of_json, "{page}: tables and JSON say the same");

    insta::with_settings!({ snapshot_path => "shops", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(page.trim_end_matches(".html"), tables);
    });
}

fn shop_of(mut fact: Value) -> Shop {
    for key in ["brand", "listed", "doubts"] {
        fact.as_object_mut().expect("an object").remove(key);
    }
    serde_json::from_value(fact).expect("a shop")
}

#[test]
fn a_brands_own_site_states_its_shops() {
    check("official-site.html", 0);
}

#[test]
fn hostile_links_give_no_facts() {
    check("hostile-links.html", 0);
}

#[test]
fn channels_that_are_only_named_have_no_address() {
    check("named-only.html", 0);
}

#[test]
fn anybody_else_is_a_third_party() {
    check("blog.html", 0);
}

#[test]
fn on_a_site_of_several_brands_the_brand_must_be_told() {
    check("group-site.html", 0);
}

#[test]
fn a_site_of_low_grade_proves_nothing() {
    check("unproven-site.html", 0);
}

#[test]
fn a_page_without_shops_ends_with_one() {
    check("nothing.html", 1);
    assert_eq!(printed("nothing.html", &["--json"], 1), "[]\n");
}

/// Facts of a page that has nothing but these links, as a content script would hand them in.
fn found(url: &str, links: &[(&str, &str, &str)]) -> Vec<Fact> {
    let links = links.iter().map(|(href, text, around)| Link {
        href: (*href).to_owned(),
        text: (*text).to_owned(),
        around: (*around).to_owned(),
        by_visitors: false,
    });
    let page = Page { url: url.to_owned(), links: links.collect(), ..Page::default() };
    storefronts::find(&page, None, knowledge()).expect("an address").facts
}

const OWN: &str = "https://tonware.example/";

/// `expected`: marketplace, country, username, numbers and address; `-` when the link is no shop's.
fn check_link(href: &str, expected: &str) {
    let facts = found(OWN, &[(href, "official", "")]);
    let said = facts.first().map_or("-".to_owned(), |fact| {
        let shop = &fact.shop;
        let ids = [("name", &shop.username), ("shop", &shop.shop_id), ("seller", &shop.seller_id), ("at", &shop.url)];
        let ids = ids.iter().filter_map(|(key, id)| Some(format!(" {key}={}", id.as_ref()?))).collect::<String>();
        format!("{} {}{ids}", shop.marketplace, shop.country.as_deref().unwrap_or("-"))
    });
    assert_eq!(said, expected, "{href}");
}

#[test]
fn addresses_of_shops_are_taken_apart() {
    check_link(
        "https://www.lazada.vn/shop/tonware?spm=1",
        "lazada VN name=tonware at=https://www.lazada.vn/shop/tonware/",
    );
    check_link(
        "http://m.lazada.co.id/shop/tonware/",
        "lazada ID name=tonware at=https://www.lazada.co.id/shop/tonware/",
    );
    check_link("https://shopee.co.th/Ton.ware_th/", "shopee TH name=Ton.ware_th at=https://shopee.co.th/Ton.ware_th");
    check_link("https://shopee.vn/shop/1234/search?page=1", "shopee VN shop=1234 at=https://shopee.vn/shop/1234");
    check_link("https://tonware.m.tmall.com", "tmall CN name=tonware at=https://tonware.tmall.com/");
    check_link("https://tonware.tmall.hk/", "tmall CN name=tonware at=https://tonware.tmall.hk/");
    check_link(
        "https://tonware.taobao.com/category.htm?user_number_id=7",
        "taobao CN name=tonware seller=7 at=https://tonware.taobao.com/",
    );
    check_link("https://shop.m.jd.com/?shopId=77", "jd CN shop=77 at=https://mall.jd.com/index-77.html");
    check_link(
        "https://fr.aliexpress.com/store/911?x=1",
        "aliexpress - shop=911 at=https://www.aliexpress.com/store/911",
    );
    check_link("https://tonware.aliexpress.com", "aliexpress - name=tonware at=https://tonware.aliexpress.com/");
    check_link(
        "https://www.amazon.co.uk/sp?marketplaceID=x&seller=A1TON",
        "amazon GB seller=A1TON at=https://www.amazon.co.uk/sp?seller=A1TON",
    );
    check_link(
        "https://www.amazon.sg/stores/Ton%C2%AEware/page/0A-1?ref=x",
        "amazon SG at=https://www.amazon.sg/stores/page/0A-1",
    );
    check_link("https://www.ebay.de/usr/tonware", "ebay DE name=tonware at=https://www.ebay.de/usr/tonware");
    check_link(
        "https://m.smartstore.naver.com/tonware",
        "naver KR name=tonware at=https://smartstore.naver.com/tonware",
    );
    check_link(
        "https://shop.coupang.com/tonware/468030",
        "coupang KR name=tonware at=https://shop.coupang.com/tonware",
    );
    check_link(
        "https://www.blibli.com/brand/tonware-store?page=1",
        "blibli ID name=tonware-store at=https://www.blibli.com/brand/tonware-store",
    );
    check_link(
        "https://www.rakuten.co.jp/gold/tonware/",
        "rakuten JP name=tonware at=https://www.rakuten.co.jp/tonware/",
    );
    check_link(
        "https://www.mercadolibre.com.mx/tienda/tonware",
        "mercadolibre MX name=tonware at=https://www.mercadolibre.com.mx/tienda/tonware",
    );
}

#[test]
fn other_addresses_are_no_shops() {
    for href in [
        "https://www.lazada.vn/products/pdp-i1.html",
        "https://www.lazada.vn/tonware/",
        "https://shopee.vn/tonware-i.1.2",
        "https://shopee.vn/search?keyword=tonware",
        "https://shopee.vn/blog/",
        "https://shopee.vn/favicon.ico",
        "https://detail.tmall.com/item.htm?id=1",
        "https://list.tmall.com/",
        "https://tmall.com/",
        "https://www.taobao.com/",
        "https://item.jd.com/1.html",
        "https://mall.jd.com/view_search-1.html",
        "https://www.aliexpress.com/",
        "https://a.aliexpress.com/_abc",
        "https://www.amazon.com/s?k=tonware",
        "https://www.amazon.com/dp/B000000001",
        "https://www.ebay.com/itm/1",
        "https://brand.naver.com/",
        "https://brand.naver.com/tonware/products/1",
        "https://www.coupang.com/np/products/brand-shop?brandName=x",
        "https://www.tokopedia.com/promo/",
        "https://www.tokopedia.com/tonware/cup",
        "https://item.rakuten.co.jp/tonware/cup/",
        "https://tonware.example/shop/tonware",
        "",
        "#",
        "https://",
        "//",
        "https://shopee.sg/%",
        "https://shopee.sg/%00tonware",
        "https://shopee.sg/.",
        "https://shopee.sg/...",
    ] {
        check_link(href, "-");
    }
    check_link(&format!("https://shopee.sg/{}", "a".repeat(65)), "-");
}

/// What a shop is to the brand, with what is in doubt.
fn check_relation(url: &str, link: (&str, &str, &str), expected: Relation, doubts: &[Doubt]) {
    let facts = found(url, &[link]);
    let fact = facts.first().expect("a shop");
    assert_eq!((fact.shop.relation, fact.doubts.as_slice()), (expected, doubts), "{link:?} on {url}");
}

#[test]
fn whose_shop_it_is_must_be_said() {
    use {Doubt as D, Relation as R};
    check_relation(OWN, ("https://shopee.sg/tonware_official", "", ""), R::Owner, &[]);
    check_relation(OWN, ("https://shopee.sg/shop/12", "Shopee", "Official stores"), R::Owner, &[]);
    check_relation(OWN, ("https://shopee.sg/shop/12", "Shopee", "Our shops"), R::Retailer, &[D::Relation]);
    check_relation(OWN, ("https://shopee.sg/cup.house", "공식 스토어", ""), R::Owner, &[D::Address]);
    check_relation(OWN, ("https://shopee.sg/cup.house", "Cup House", ""), R::Retailer, &[D::Relation]);
    check_relation(OWN, ("https://shopee.sg/cup.house", "Official dealer", ""), R::Authorised, &[]);
    check_relation(OWN, ("https://shopee.sg/tonware-authorized-store", "Shopee", ""), R::Authorised, &[]);
    check_relation(OWN, ("https://shopee.sg/clayholding.os", "Shopee", ""), R::Group, &[]);
    check_relation(OWN, ("https://shopee.sg/porzella", "", ""), R::Retailer, &[D::OtherBrand, D::Relation]);
    check_relation(OWN, ("https://shopee.sg/steinzeug.os", "", ""), R::Owner, &[]);
    let blog = "https://blog.example/";
    check_relation(blog, ("https://shopee.sg/tonware_official", "", ""), R::Owner, &[]);
    check_relation(blog, ("https://shopee.sg/tonware", "", ""), R::Retailer, &[D::Relation]);
    check_relation(blog, ("https://shopee.sg/cup.house", "official", ""), R::Retailer, &[D::Brand, D::Relation]);
    check_relation(
        blog,
        ("https://go.example/?u=https://shopee.sg/tonware.os", "official", ""),
        R::Owner,
        &[D::Redirect],
    );
}

#[test]
fn the_rights_holder_speaks_over_https_on_its_own_site() {
    let link = [("https://shopee.sg/tonware_official", "Shopee", "")];
    for (url, by) in [
        ("https://tonware.example/sg/", "rights holder"),
        ("https://www.tonware.example/sg/?a=b#c", "rights holder"),
        ("http://tonware.example/sg/", "third party"),
        ("https://forum.tonware.example/", "third party"),
        ("https://tonware.example.evil.co/", "third party"),
        ("https://steinzeug.example/", "third party"),
    ] {
        let facts = found(url, &link);
        let fact = facts.first().expect("a shop");
        let grade = if by == "rights holder" { "A" } else { "C" };
        assert_eq!(
            (fact.shop.stated_by.as_deref(), format!("{:?}", fact.shop.grade)),
            (Some(by), grade.into()),
            "{url}"
        );
        assert_eq!(fact.shop.date, None, "the engine has no clock");
    }
}

#[test]
fn a_shop_that_is_linked_twice_is_one() {
    let facts = found(
        OWN,
        &[
            ("https://shopee.sg/shop/12", "Shopee", ""),
            ("https://shopee.sg/shop/12?x=1", "Official Shopee store", ""),
            ("https://m.shopee.sg/shop/12", "", ""),
            ("https://shopee.vn/shop/12", "Official", ""),
        ],
    );
    let said: Vec<_> = facts.iter().map(|fact| (fact.shop.country.as_deref(), fact.shop.relation)).collect();
    assert_eq!(said, [(Some("SG"), Relation::Owner), (Some("VN"), Relation::Owner)]);
    assert!(facts[0].shop.source.contains("Official Shopee store"), "the better words stay: {}", facts[0].shop.source);
}

#[test]
fn no_page_makes_the_work_large() {
    let hrefs: Vec<String> = (0..20_000).map(|number| format!("https://shopee.sg/shop/{number}")).collect();
    let links: Vec<_> = hrefs.iter().map(|href| (href.as_str(), "official", "")).collect();
    assert_eq!(found(OWN, &links).len(), storefronts::bounds::FACTS);
    check_link(&format!("https://go.example/?{}u=https://shopee.sg/tonware", "a=b&".repeat(30)), "-");
}

/// `expected`: the marketplaces that a line names as channels.
fn check_line(text: &str, around: &str, expected: &[&str]) {
    let line = Line { text: text.to_owned(), around: around.to_owned(), by_visitors: false };
    let page = Page { url: OWN.to_owned(), lines: vec![line.clone()], ..Page::default() };
    let facts = storefronts::find(&page, None, knowledge()).expect("an address").facts;
    let named: Vec<&str> = facts.iter().map(|fact| fact.shop.marketplace.as_str()).collect();
    assert_eq!(named, expected, "{text} ({around})");
    assert!(
        facts.iter().all(|fact| fact.shop.url.is_none() && fact.shop.name.is_none() && fact.shop.username.is_none())
    );
    for (url, by_visitors) in [("https://blog.example/", false), ("https://clay.example/", false), (OWN, true)] {
        let page = Page { url: url.to_owned(), lines: vec![Line { by_visitors, ..line.clone() }], ..Page::default() };
        let facts = storefronts::find(&page, None, knowledge()).expect("an address").facts;
        assert!(facts.is_empty(), "{text}: only the brand's own words count");
    }
}

#[test]
fn lines_name_channels_only_where_they_call_them_official() {
    check_line("Shopee: laneige_official", "", &["shopee"]);
    check_line("라자드몰 오픈", "", &["lazada"]);
    check_line("공식 판매처: 쿠팡, 네이버 스토어", "", &["coupang", "naver"]);
    check_line("天猫官方旗舰店", "", &["tmall"]);
    check_line("Official stores on Lazada, Shopee and Tokopedia", "", &["lazada", "shopee", "tokopedia"]);
    check_line("Shopee", "Our official stores", &["shopee"]);
    check_line("Shopee", "Our shops", &[]);
    check_line("Find us on Shopee", "", &[]);
    check_line("We are not on Shopee Mall", "", &[]);
    check_line("Fake official stores on Lazada", "", &[]);
    check_line("Shopee: official", "Beware of counterfeits", &[]);
    check_line("쿠팡 공식몰이 아닙니다", "", &[]);
    check_line("쇼피파이 공식", "", &[]);
    check_line("Our official hotline is open. Shopee is a place", "", &[]);
    check_line("The official guide to keeping your cups clean and bright, sold at Shopee", "", &[]);
    check_line(&format!("Shopee official {}", "x".repeat(300)), "", &[]);
}

#[test]
fn content_scripts_hand_in_json() {
    let page = json!({
        "url": "https://tonware.example/",
        "title": "Tonware",
        "links": [{ "href": "https://shopee.sg/tonware.sg", "text": "Shopee", "around": "Official" }],
    });
    let page: Page = serde_json::from_value(page).expect("a page");
    let found = storefronts::find(&page, Some("2026-05-18"), knowledge()).expect("an address");
    let said = serde_json::to_value(&found).expect("it can be printed");
    assert_eq!(said["speaker"], json!({ "is": "rights-holder", "brands": ["tonware"], "site": "tonware.example" }));
    assert_eq!(said["facts"][0]["username"], "tonware.sg");
    assert_eq!(
        said["facts"][0]["listed"][0],
        json!({ "brand": "tonware", "relation": "owner", "grade": "C", "is_historic": false })
    );
}

#[test]
fn the_registry_is_asked_for_every_brand() {
    let embedded = Knowledge::embedded();
    let (brand, shop) = embedded
        .brands
        .iter()
        .flat_map(|brand| brand.shops.iter().map(move |shop| (brand, shop)))
        .find(|(_, shop)| {
            shop.marketplace == "shopee" && shop.username.is_some() && shop.country.as_deref() == Some("VN")
        })
        .expect("a shop of the registry");
    let href = format!("https://shopee.vn/{}", shop.username.as_ref().expect("a name"));
    let page = format!("<a href=\"{href}\">Shop</a>");
    let output = jinjja(&["shops", "-", "--url", "https://blog.example/"], &page);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains(&format!("already listed in {}.toml", brand.id)), "{said}");
    assert_eq!(said.matches("date = \"20").count(), 1, "without --date it is today: {said}");
}

/// Runs the program wrongly; `says` must stand in the error.
fn check_wrong(arguments: &[&str], says: &str) {
    let output = jinjja(arguments, "");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert!(said.contains(says) && output.stdout.is_empty(), "{arguments:?}: {said}");
}

#[test]
fn wrong_use_says_what_to_do() {
    check_wrong(&["shops"], "the page (a file, or - for standard input) is missing");
    check_wrong(&["shops", "-"], "--url");
    check_wrong(&["shops", "-", "--url", "tonware.example"], "must begin with https://");
    check_wrong(&["shops", "-", "--url", "https://a@tonware.example/"], "a user name stands before the host");
    check_wrong(&["shops", "nowhere.html", "--url", OWN], "nowhere.html: No such file");
    check_wrong(&["shops", "-", "--url", OWN, "--date", "2026-02-31"], "--date 2026-02-31: no day");
    check_wrong(&["shops", "-", "--url", OWN, "--date", "today"], "write it as 2026-05-18");
    check_wrong(&["shops", "-", "--url", OWN, "--date", "1779062400"], "no day");
    check_wrong(&["shops", "-", "--url", OWN, "--follow"], "--follow");
    check_wrong(&["shops", "-", "--url", OWN, "--data", "nowhere"], "nowhere");
}

#[test]
fn help_fits_a_terminal() {
    let output = jinjja(&["shops", "--help"], "");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && text.contains("Exit codes:"), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    let all = jinjja(&["--help"], "");
    assert!(String::from_utf8_lossy(&all.stdout).contains("shops PAGE.html"), "the list of commands has it");
}
