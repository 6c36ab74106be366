//! Who speaks on a page: a brand's own site as the registry knows it, or anybody.

use jinjja_data::{Brand, Grade, brand::Site};
use serde::Serialize;

use crate::address::WebAddress;

/// Who speaks on a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub enum Speaker {
    /// The rights holder of these brands, on a site that the registry holds with a grade that may score.
    RightsHolder {
        /// Ids of the brands; more than one where they share a site.
        brands: Vec<String>,
        /// The registered address, without `www.`.
        site: String,
    },
    /// Perhaps a rights holder, but it is not proven: not counted as one.
    Unproven {
        /// Ids of the brands.
        brands: Vec<String>,
        /// The registered address that comes near.
        site: String,
        /// What is missing.
        why: Unproven,
    },
    /// Anybody else.
    Other,
}

/// Why a page is not counted as a rights holder's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unproven {
    /// The registry holds the site with a grade that may not score.
    Grade,
    /// Plain http: whoever sits between could have written the page.
    PlainHttp,
    /// A host under the registered one, which others may run.
    Subdomain,
}

impl Speaker {
    pub(super) fn of(at: &WebAddress, brands: &[Brand]) -> Self {
        let host = at.host.strip_prefix("www.").unwrap_or(&at.host);
        let sites = brands
            .iter()
            .flat_map(|brand| brand.sites.iter().map(move |site| (brand, site, (site.host(), site.folder()))));
        let mut own: Vec<(&Brand, &Site, (String, String))> =
            sites.filter(|(_, _, (on, folder))| on == host && is_under(&at.path, folder)).collect();
        // The longest address is the most exact; what else there is says less.
        let longest = own.iter().map(|(_, _, (_, folder))| folder.len()).max();
        own.retain(|(_, _, (_, folder))| Some(folder.len()) == longest);
        let proven = |grade: Grade| grade.may_score();
        let (sure, unsure): (Vec<_>, Vec<_>) = own.into_iter().partition(|(_, site, _)| proven(site.grade));
        match (ids(&sure), ids(&unsure)) {
            (Some((brands, site)), _) if at.secure => Self::RightsHolder { brands, site },
            (Some((brands, site)), _) => Self::Unproven { brands, site, why: Unproven::PlainHttp },
            (None, Some((brands, site))) => Self::Unproven { brands, site, why: Unproven::Grade },
            (None, None) => Self::above(host, brands).unwrap_or(Self::Other),
        }
    }

    /// A registered host under which this one stands.
    fn above(host: &str, brands: &[Brand]) -> Option<Self> {
        let sites = brands
            .iter()
            .flat_map(|brand| brand.sites.iter().map(move |site| (brand, site, (site.host(), site.folder()))));
        let above: Vec<_> = sites
            .filter(|(_, _, (on, _))| host.strip_suffix(on.as_str()).is_some_and(|rest| rest.ends_with('.')))
            .collect();
        ids(&above).map(|(brands, site)| Self::Unproven { brands, site, why: Unproven::Subdomain })
    }

    /// The brands for which the page speaks.
    pub(super) fn brands(&self) -> &[String] {
        match self {
            Self::RightsHolder { brands, .. } => brands,
            Self::Unproven { .. } | Self::Other => &[],
        }
    }
}

fn ids(found: &[(&Brand, &Site, (String, String))]) -> Option<(Vec<String>, String)> {
    let (_, _, (host, folder)) = found.first()?;
    let mut brands: Vec<String> = found.iter().map(|(brand, _, _)| brand.id.clone()).collect();
    brands.dedup();
    Some((brands, format!("{host}{folder}")))
}

fn is_under(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use jinjja_data::{Brand, Grade, brand::Site};

    use super::Speaker;
    use crate::address::WebAddress;

    fn brand(id: &str, sites: &[(&str, Grade)]) -> Brand {
        let site = |(address, grade): &(&str, Grade)| Site {
            address: (*address).to_owned(),
            source: "test".to_owned(),
            grade: *grade,
        };
        Brand { id: id.to_owned(), sites: sites.iter().map(site).collect(), ..Brand::default() }
    }

    fn check(url: &str, expected: &str) {
        let brands = [
            brand("cup", &[("cup.com", Grade::B), ("www.cup.com", Grade::B), ("group.com", Grade::A)]),
            brand("mug", &[("group.com", Grade::B), ("group.com/mug", Grade::B), ("mug.com", Grade::Memory)]),
            brand("jug", &[("jug.com/int", Grade::B)]),
        ];
        let speaker = Speaker::of(&WebAddress::parse(url).expect(url), &brands);
        let said = match &speaker {
            Speaker::RightsHolder { brands, site } => format!("{} on {site}", brands.join(" ")),
            Speaker::Unproven { brands, site, why } => format!("perhaps {} on {site}: {why:?}", brands.join(" ")),
            Speaker::Other => "other".to_owned(),
        };
        assert_eq!(said, expected, "{url}");
    }

    #[test]
    fn only_registered_sites_speak_for_brands() {
        check("https://www.cup.com/sg/", "cup on cup.com");
        check("https://cup.com", "cup on cup.com");
        check("https://group.com/", "cup mug on group.com");
        check("https://group.com/mug/sg", "mug on group.com/mug");
        check("https://group.com/mugs", "cup mug on group.com");
        check("https://jug.com/int/", "jug on jug.com/int");
        check("https://jug.com/", "other");
        check("http://cup.com/", "perhaps cup on cup.com: PlainHttp");
        check("https://mug.com/", "perhaps mug on mug.com: Grade");
        check("https://community.cup.com/", "perhaps cup on cup.com: Subdomain");
        check("https://cup.com.evil.co/", "other");
        check("https://notcup.com/", "other");
    }
}
