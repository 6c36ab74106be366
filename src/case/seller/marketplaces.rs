//! What belongs to the marketplaces themselves and stands on the pages of all their sellers. From their own imprints.

/// Business numbers, as keys: Coupang, Naver, Gmarket, SSG.
const BUSINESSES: &[&str] = &["KR:1208800767", "KR:2208162517", "KR:2208183676", "KR:8708801143"];

/// Numbers as mail-order businesses, as keys: Coupang, Naver.
const MAIL_ORDERS: &[&str] = &["2017-서울송파-680", "2006-경기성남-692"];

/// Telephones, as keys: Coupang, Naver (two), Gmarket, Auction, 11st, SSG; 1688, JD; Amazon.
const PHONES: &[&str] = &[
    "+8215777011",
    "+8215883819",
    "+8215883820",
    "+8215665701",
    "+8215880184",
    "+8215990110",
    "+8215773419",
    "+864008001688",
    "+864006065500",
    "+18882804331",
];

/// Domains under which only the marketplace itself has addresses. Not those where sellers get one.
const DOMAINS: &[&str] = &[
    "11st.co.kr",
    "1688.com",
    "alibaba-inc.com",
    "aliexpress.com",
    "alibaba.com",
    "amazon.com",
    "blibli.com",
    "coupang.com",
    "daraz.com",
    "ebay.com",
    "etsy.com",
    "gmarket.co.kr",
    "jd.com",
    "lazada.com",
    "mercadolibre.com",
    "mercadolivre.com",
    "navercorp.com",
    "rakuten.com",
    "rakuten.co.jp",
    "shopee.com",
    "taobao.com",
    "tiki.vn",
    "tmall.com",
    "tokopedia.com",
    "walmart.com",
];

/// Of those, the ones that have a domain in each country (`shopee.sg`, `lazada.co.th`, `amazon.de`).
const EVERYWHERE: &[&str] = &["amazon", "coupang", "daraz", "ebay", "lazada", "shopee"];

pub(super) fn owns_business(key: &str) -> bool {
    BUSINESSES.contains(&key)
}

pub(super) fn owns_mail_order(key: &str) -> bool {
    MAIL_ORDERS.contains(&key)
}

pub(super) fn owns_phone(key: &str) -> bool {
    PHONES.contains(&key)
}

/// Whether an e-mail address at a domain is the marketplace's. Relays that stand for one seller
/// (`…@marketplace.amazon.com`, `…@shop.rakuten.co.jp`) are that seller's.
pub(super) fn owns_domain(domain: &str) -> bool {
    let is_of = |name: &str| domain.split_once('.').is_some_and(|(first, rest)| first == name && is_country(rest));
    DOMAINS.contains(&domain) || EVERYWHERE.iter().any(|name| is_of(name))
}

/// `sg`, `co.th`, `com.my`.
fn is_country(ending: &str) -> bool {
    let country = ending.strip_prefix("co.").or_else(|| ending.strip_prefix("com.")).unwrap_or(ending);
    country.len() == 2 && country.bytes().all(|b| b.is_ascii_lowercase())
}
