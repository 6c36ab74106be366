// Written by `cargo xtask types` from extension/messages.

declare type FromContent = { "kind": "observed", 
/**
 * An observation (`jinjja::capture::observed::Observed`).
 */
observation: Observation, 
/**
 * Cards that were handed over before still stand on the page: these come beside them.
 */
more: boolean, } | { "kind": "open", };

declare type ToContent = { "kind": "marked", 
/**
 * The mark.
 */
mark: Mark | null, } | { "kind": "off", } | { "kind": "later", };

declare type FromPage = { "kind": "verdict", 
/**
 * The tab.
 */
tab: number, } | { "kind": "read", 
/**
 * The tab.
 */
tab: number, } | { "kind": "stores", 
/**
 * The tab.
 */
tab: number, } | { "kind": "check-facts", 
/**
 * A JSON list of brands.
 */
text: string, } | { "kind": "report", 
/**
 * The tab.
 */
tab: number, } | { "kind": "finish", 
/**
 * The case, or the note.
 */
case: string, } | { "kind": "cases-of", 
/**
 * The tab.
 */
tab: number, } | { "kind": "capture-more", 
/**
 * The case.
 */
case: string, 
/**
 * The tab.
 */
tab: number, } | { "kind": "add-cards", 
/**
 * The tab.
 */
tab: number, 
/**
 * The addresses of their listings.
 */
listings: Array<string>, 
/**
 * The folder that they go to.
 */
folder: string, } | { "kind": "tend-filings", };

declare type ToPage = { "kind": "stores", 
/**
 * The facts.
 */
stores: object[], } | { "kind": "facts", 
/**
 * The brands in them.
 */
brands: { id: string, name: string }[], 
/**
 * What is wrong with them; nothing where they can be used.
 */
problems: { key: string, about: string }[], } | { "kind": "case", 
/**
 * Its number.
 */
id: string, } | { "kind": "cases-of", 
/**
 * Their numbers.
 */
cases: Array<string>, 
/**
 * The one that was changed last of all cases, where that was lately: what a tab shows may belong to it.
 */
latest: LatestCase | null, } | { "kind": "cases", 
/**
 * How many.
 */
count: number, } | { "kind": "not-done", 
/**
 * Why, as a key of the catalogue.
 */
why: string, } | { "kind": "tended", } | { "kind": "failed", };

declare type LatestCase = { 
/**
 * Its number.
 */
id: string, 
/**
 * The title of its listing.
 */
title: string, };

declare type State = "read" | "nothing" | "failed" | "waiting" | "off" | "not-here";

declare type Mark = { 
/**
 * The verdict on the listing of a product page.
 */
product: Told | null, 
/**
 * The cards of a list.
 */
cards: Array<CardMark>, 
/**
 * What stands on the mark itself.
 */
words: MarkWords, };

declare type Told = { 
/**
 * The level of warning signs: `none`, `some`, `strong`.
 */
level: string, 
/**
 * What the shop is to the brand: a status of the records.
 */
status: string, 
/**
 * How much could be read: `full`, `partial`, `poor`.
 */
enough: string, 
/**
 * Who sells.
 */
store: string, 
/**
 * Which warning signs there are.
 */
risk: string, 
/**
 * How much could be read.
 */
coverage: string, 
/**
 * What was not read of what matters.
 */
missing: string | null, 
/**
 * The brand's shops here, those that are known first.
 */
stores: Array<StoreLink>, 
/**
 * What was seen, in the order in which it should be read.
 */
signs: Array<Sign>, 
/**
 * What the person can do now.
 */
advice: string, 
/**
 * The listing is in one of the person's cases; only the background knows.
 */
in_case: boolean, };

declare type StoreLink = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its address, always https.
 */
url: string | null, 
/**
 * Who says so, where it is only said.
 */
said: string | null, };

declare type Sign = { 
/**
 * Its sentence.
 */
text: string, 
/**
 * Its weight in decibans, as a signed decimal; empty when it weighs nothing.
 */
weight: string, 
/**
 * The words of the page that it rests on.
 */
proof: Proof | null, };

declare type Proof = { 
/**
 * The words, exactly.
 */
text: string, 
/**
 * Where they stand, told.
 */
place: string, };

declare type CardMark = { 
/**
 * The listing's number; its links hold it.
 */
item_id: string | null, 
/**
 * The listing's address.
 */
url: string | null, 
/**
 * The level of warning signs.
 */
level: string, 
/**
 * What the shop is to the brand.
 */
status: string, 
/**
 * What is told of it, a line each.
 */
lines: Array<string>, 
/**
 * The listing is in one of the person's cases; only the background knows.
 */
in_case: boolean, };

declare type MarkWords = { 
/**
 * BCP 47 of the language that is spoken.
 */
language: string, 
/**
 * The product's name.
 */
name: string, 
/**
 * Opens the popup.
 */
open: string, 
/**
 * Shows more, or less.
 */
more: string, 
/**
 * Shows the proof on the page.
 */
show: string, 
/**
 * Moves the mark to another corner.
 */
aside: string, 
/**
 * That the listing is in one of the person's cases.
 */
in_case: string, 
/**
 * Switches marks off on this site.
 */
off: string, };

