//! Access to all sites, offered to those who walk from shop to shop.

use crate::element::{div, h2, p, section};
use leptos::{prelude::*, task::spawn_local};

use super::status;
use crate::{browser, notice::action, settings::Role, words::say};

/// What stands for all sites among the permissions.
const ALL: &str = "<all_urls>";

/// The offer, or the way back; shoppers need it not, and are not asked for more than they need.
pub fn all_sites(role: Role) -> Option<AnyView> {
    if role == Role::Shopper {
        return None;
    }
    let hosts = StoredValue::new(vec![ALL.to_owned()]);
    let (is_given, said) = (RwSignal::new(false), RwSignal::new(String::new()));
    let look = move || spawn_local(async move { is_given.set(browser::has_hosts(&hosts.get_value()).await) });
    look();
    let allow = move || {
        let granted = browser::request_hosts(&hosts.get_value());
        spawn_local(async move {
            said.set(if granted.await { String::new() } else { say("ui_not_granted") });
            look();
        });
    };
    let withdraw = move || {
        spawn_local(async move {
            browser::withdraw_hosts(&hosts.get_value()).await;
            look();
        });
    };
    let offer = move || {
        if is_given.get() {
            action(say("ui_all_sites_withdraw"), "", withdraw)
        } else {
            action(say("ui_all_sites_allow"), "", allow)
        }
    };
    let view = section()
        .child(h2().child(say("ui_all_sites")))
        .child(p().class("about").child(say("ui_all_sites_about")))
        .child(div().class("actions").child(offer))
        .child(status(said))
        .into_any();
    Some(view)
}
