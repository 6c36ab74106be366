//! The doors, and what notices say of brands and marketplaces: embedded at build.

use std::sync::OnceLock;

use jinjja_data::{Channel, packing};

use crate::unpacking::unpacked;

static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/offices.packed"));

/// The doors and what is said of brands and marketplaces in notices.
#[derive(Clone, Debug, Default)]
pub struct Offices {
    /// The doors in the order of their ids.
    pub doors: Vec<Channel>,
    /// The brands in the order of their ids.
    pub brands: Vec<BrandOffice>,
    /// The marketplaces' ids and names.
    pub marketplaces: Vec<(String, String)>,
}

/// What notices say of a brand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BrandOffice {
    /// Its id in the registry.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Who holds it, where that is well known.
    pub owner: Option<String>,
    /// Its own site: a host, or a host and the beginning of a path.
    pub site: Option<String>,
}

type BrandRow = (String, String, Option<String>, Option<String>);
type Packed = (Vec<Channel>, Vec<BrandRow>, Vec<(String, String)>);

impl Offices {
    /// What was embedded at build.
    pub fn embedded() -> &'static Self {
        static OFFICES: OnceLock<Offices> = OnceLock::new();
        OFFICES.get_or_init(|| {
            let read: Option<Packed> = packing::read(&unpacked(EMBEDDED));
            let (doors, brands, marketplaces) = read.unwrap_or_default();
            let brand = |(id, name, owner, site)| BrandOffice { id, name, owner, site };
            Self { doors, brands: brands.into_iter().map(brand).collect(), marketplaces }
        })
    }

    /// A door by its id.
    pub fn door(&self, id: &str) -> Option<&Channel> {
        self.doors.iter().find(|door| door.id == id)
    }

    /// A brand by its id.
    pub fn brand(&self, id: &str) -> Option<&BrandOffice> {
        self.brands.iter().find(|brand| brand.id == id)
    }

    /// The name of a marketplace, by its id.
    pub fn marketplace(&self, id: &str) -> Option<&str> {
        self.marketplaces.iter().find(|(known, _)| known == id).map(|(_, name)| name.as_str())
    }
}
