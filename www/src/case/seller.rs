//! Other cases whose seller seems to be the same: proposed, and linked when the person confirms it.

use leptos::{prelude::*, task::spawn_local};

use super::{page::Case, store};
use crate::{
    element::{a, button, h2, li, p, section, span, ul},
    json::Json,
    place::SELLER,
    shown,
    words::{say, words_of},
};

/// The section; nothing where nothing is proposed or linked.
pub fn same_seller(case: Case) -> AnyView {
    let proposals = RwSignal::new_local(Vec::<Json>::new());
    spawn_local(async move { proposals.set(store::of_same_seller(&case.id()).await.unwrap_or_default()) });
    let rows = move || proposals.get().iter().map(|proposal| row(case, proposal)).collect::<Vec<_>>();
    let section = move || {
        (!proposals.with(Vec::is_empty)).then(|| {
            section()
                .class("sellers")
                .id(SELLER)
                .tabindex("-1")
                .child(h2().child(say("case_same_seller")))
                .child(p().class("about").child(say("case_same_seller_about")))
                .child(ul().child(rows))
        })
    };
    crate::element::div().child(section).into_any()
}

fn row(case: Case, proposal: &Json) -> AnyView {
    let id = proposal.say("case_id");
    let summary = proposal.get("entry").get("summary");
    let by = proposal.get("by");
    let reasons: Vec<AnyView> = by.list().iter().map(reason).collect();
    let is_linked = {
        let id = id.clone();
        Memo::new(move |_| case.record().get("linked").list().iter().any(|link| link.say("case_id") == id))
    };
    let change = {
        let (id, by) = (id.clone(), by.clone());
        move |_| {
            let is_linked = is_linked.get_untracked();
            let kind = if is_linked { "unlinked" } else { "linked" };
            let mut fields = vec![("change", kind.into()), ("case_id", id.as_str().into())];
            if !is_linked {
                fields.push(("by", by.clone()));
            }
            case.change(Json::object(fields));
        }
    };
    let what = move || say(if is_linked.get() { "case_unlink" } else { "case_link" });
    let title = format!("{} · {}", summary.say("seller"), case.marketplace(&summary.say("marketplace")));
    li().child(a().href(format!("report.html?case={id}")).child(shown::name(&title)))
        .child(p().child(shown::name(&summary.say("title"))))
        .child(ul().class("reasons").child(reasons))
        .child(button().kind("button").on("click", change).child(what))
        .into_any()
}

fn reason(reason: &Json) -> AnyView {
    let (kind, value) = (reason.say("kind"), reason.say("value"));
    // A shop's number has before it whose number it is: `shopee:SG:shop:100200`.
    let value = if kind == "shop_id" { value.rsplit(':').next().unwrap_or_default().to_owned() } else { value };
    let kind = say(&format!("case_by_{kind}"));
    li().class("about")
        .child(span().child(words_of("case_by", &[("kind", &kind), ("value", &shown::cut(&value, 120))])))
        .into_any()
}
