//! Jinjja's engine: from a page of a marketplace to what can be said of it.
//!
//! Pure: no clock, no input or output, no browser, no network. Data flow one way through the rooms:
//! [`address`] → [`adapter`] → [`capture`] → [`reading`] → [`listing`] → [`brand`] → [`signal`] → [`verdict`]. A saved page becomes a capture in [`html`]
//! (native only); in a browser a content script collects by the same plan. What a person keeps of it is a [`case`];
//! what an office asks for of it, [`channel`] makes.

pub mod adapter;
pub mod address;
pub mod brand;
pub mod capture;
pub mod case;
pub mod catalogue;
pub mod channel;
#[cfg(feature = "cli")]
pub mod cli;
pub mod evidence;
mod formed;
pub mod goods;
#[cfg(feature = "html")]
pub mod html;
pub mod knowledge;
pub mod listing;
pub mod measure;
pub mod moment;
pub mod reading;
#[cfg(feature = "html")]
pub mod selftest;
pub mod signal;
pub mod storefronts;
pub mod term;
pub mod text;
mod unpacking;
pub mod verdict;

pub use knowledge::Knowledge;
