//! What only a browser has, behind functions that cannot fail: what does not work gives nothing.
//!
//! `browser` where it is, else `chrome`: both answer with promises.

use js_sys::{Array, Function, Promise};
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue, prelude::*};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, File, HtmlAnchorElement, HtmlDialogElement, HtmlElement, HtmlInputElement,
    Response, Url, UrlSearchParams,
};

use crate::json::Json;

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    type Api;

    #[wasm_bindgen(thread_local_v2, js_name = browser)]
    static BROWSER: Option<Api>;
    #[wasm_bindgen(thread_local_v2, js_name = chrome)]
    static CHROME: Option<Api>;

    #[wasm_bindgen(method, getter)]
    fn runtime(this: &Api) -> Option<Runtime>;
    #[wasm_bindgen(method, getter)]
    fn storage(this: &Api) -> Option<Storage>;
    #[wasm_bindgen(method, getter)]
    fn tabs(this: &Api) -> Option<Tabs>;
    #[wasm_bindgen(method, getter)]
    fn permissions(this: &Api) -> Option<Permissions>;
    #[wasm_bindgen(method, getter, js_name = sidePanel)]
    fn side_panel(this: &Api) -> Option<SidePanel>;
    #[wasm_bindgen(method, getter, js_name = sidebarAction)]
    fn sidebar_action(this: &Api) -> Option<SidebarAction>;
    #[wasm_bindgen(method, getter)]
    fn i18n(this: &Api) -> Option<I18n>;

    type Runtime;
    #[wasm_bindgen(method, catch, js_name = sendMessage)]
    fn send_message(this: &Runtime, message: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = openOptionsPage)]
    fn open_options_page(this: &Runtime) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getURL)]
    fn get_url(this: &Runtime, path: &str) -> Result<String, JsValue>;
    #[wasm_bindgen(method, getter, js_name = onMessage)]
    fn on_message(this: &Runtime) -> Event;

    type Storage;
    #[wasm_bindgen(method, getter)]
    fn local(this: &Storage) -> Option<Area>;
    #[wasm_bindgen(method, getter)]
    fn session(this: &Storage) -> Option<Area>;

    type Area;
    #[wasm_bindgen(method, catch)]
    fn get(this: &Area, key: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn set(this: &Area, values: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn clear(this: &Area) -> Result<Promise, JsValue>;

    type Tabs;
    #[wasm_bindgen(method, catch)]
    fn query(this: &Tabs, which: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn create(this: &Tabs, tab: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, getter, js_name = onActivated)]
    fn on_activated(this: &Tabs) -> Event;
    #[wasm_bindgen(method, getter, js_name = onUpdated)]
    fn on_updated(this: &Tabs) -> Event;

    type Permissions;
    #[wasm_bindgen(method, catch)]
    fn contains(this: &Permissions, permissions: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn request(this: &Permissions, permissions: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn remove(this: &Permissions, permissions: &JsValue) -> Result<Promise, JsValue>;

    type SidePanel;
    #[wasm_bindgen(method, catch)]
    fn open(this: &SidePanel, place: &JsValue) -> Result<Promise, JsValue>;

    type SidebarAction;
    #[wasm_bindgen(method, catch, js_name = open)]
    fn open_sidebar(this: &SidebarAction) -> Result<Promise, JsValue>;

    type I18n;
    #[wasm_bindgen(method, catch, js_name = getUILanguage)]
    fn get_ui_language(this: &I18n) -> Result<String, JsValue>;

    type Event;
    #[wasm_bindgen(method, catch, js_name = addListener)]
    fn add_listener(this: &Event, listener: &Function) -> Result<(), JsValue>;
}

fn api() -> Option<Api> {
    let of_firefox = BROWSER.with(|api| api.clone().filter(|api| api.runtime().is_some()));
    of_firefox.or_else(|| CHROME.with(Clone::clone))
}

async fn settled(promise: Option<Result<Promise, JsValue>>) -> Option<JsValue> {
    JsFuture::from(promise?.ok()?).await.ok()
}

/// Sends a message to the background; its answer.
pub async fn ask(message: Json) -> Json {
    let sent = api().and_then(|api| api.runtime()).map(|runtime| runtime.send_message(message.value()));
    settled(sent).await.map_or_else(Json::nothing, Json::of)
}

/// Calls back for every message that the background broadcasts.
pub fn on_message(heard: impl Fn(&Json) + 'static) {
    let listener = Closure::<dyn Fn(JsValue)>::new(move |message: JsValue| heard(&Json::of(message)));
    listen(api().and_then(|api| api.runtime()).map(|runtime| runtime.on_message()), listener);
}

/// Calls back when another tab is looked at, or the one looked at loads a page.
pub fn on_tab_change(changed: impl Fn() + Clone + 'static) {
    let Some(tabs) = api().and_then(|api| api.tabs()) else { return };
    for event in [tabs.on_activated(), tabs.on_updated()] {
        let changed = changed.clone();
        listen(Some(event), Closure::<dyn Fn(JsValue)>::new(move |_| changed()));
    }
}

/// For as long as the page is there.
fn listen(event: Option<Event>, listener: Closure<dyn Fn(JsValue)>) {
    let listener = listener.into_js_value();
    if let (Some(event), Some(listener)) = (event, listener.dyn_ref()) {
        // Refused where the extension was just replaced: then nothing more is heard.
        let _ = event.add_listener(listener);
    }
}

fn area() -> Option<Area> {
    api()?.storage()?.local()
}

/// What is stored under a key.
pub async fn stored(key: &str) -> Json {
    let all = settled(area().map(|area| area.get(key))).await;
    all.map_or_else(Json::nothing, |all| Json::of(all).get(key))
}

/// Stores under a key; says whether it was done. The call is made at once.
pub fn store(key: &str, value: Json) -> impl Future<Output = bool> + use<> {
    let promise = area().map(|area| area.set(Json::object([(key, value)]).value()));
    async { settled(promise).await.is_some() }
}

/// Clears all that is stored, on disk and for the session.
pub async fn clear_storage() -> bool {
    let storage = api().and_then(|api| api.storage());
    let of_session = storage.as_ref().and_then(Storage::session).map(|area| area.clear());
    let local = storage.as_ref().and_then(Storage::local).map(|area| area.clear());
    settled(of_session).await;
    settled(local).await.is_some()
}

/// The tab that the page is about: the one named in the page's address (`?tab=7`), else the one in front.
pub async fn tab() -> Option<i32> {
    let named = search().and_then(|search| search.get("tab")).and_then(|tab| tab.parse().ok());
    if named.is_some() {
        return named;
    }
    let which = Json::object([("active", true.into()), ("currentWindow", true.into())]);
    let tabs = settled(api()?.tabs().map(|tabs| tabs.query(which.value()))).await?;
    Json::of(tabs).list().first()?.number("id").map(|id| id as i32)
}

/// What the page's address names (`?case=…`).
pub fn named(name: &str) -> Option<String> {
    search()?.get(name)
}

/// Goes to another page of the extension.
pub fn go_to(page: &str) {
    web_sys::window().into_iter().for_each(|window| drop(window.location().set_href(page)));
}

fn search() -> Option<UrlSearchParams> {
    UrlSearchParams::new_with_str(&web_sys::window()?.location().search().ok()?).ok()
}

/// Opens a page of the extension in a tab of its own.
pub fn open_page(path: &str) {
    let Some((tabs, runtime)) = api().and_then(|api| Some((api.tabs()?, api.runtime()?))) else { return };
    let url = runtime.get_url(path).unwrap_or_default();
    let opened = tabs.create(Json::object([("url", url.as_str().into())]).value());
    spawn_local(async { drop(settled(Some(opened)).await) });
}

/// Opens the settings.
pub fn open_options() {
    let opened = api().and_then(|api| api.runtime()).map(|runtime| runtime.open_options_page());
    spawn_local(async { drop(settled(opened).await) });
}

/// Opens the panel beside the page, or a tab where there is none. Must be called straight from a click.
pub fn open_panel(tab: i32) {
    let Some(api) = api() else { return };
    let opened = match (api.side_panel(), api.sidebar_action()) {
        (Some(panel), _) => panel.open(Json::object([("tabId", tab.into())]).value()),
        (None, Some(bar)) => bar.open_sidebar(),
        (None, None) => return open_page(&format!("panel.html?tab={tab}")),
    };
    spawn_local(async { drop(settled(Some(opened)).await) });
}

fn origins(hosts: &[String]) -> Json {
    Json::object([("origins", Json::of_list(hosts.iter().map(|host| host.as_str().into())))])
}

/// Asks the person for access to hosts. Must be called straight from a click: the call is made at once.
pub fn request_hosts(hosts: &[String]) -> impl Future<Output = bool> + use<> {
    let wanted = origins(hosts);
    let promise = api().and_then(|api| api.permissions()).map(|permissions| permissions.request(wanted.value()));
    async { settled(promise).await.is_some_and(|granted| granted.is_truthy()) }
}

/// Gives access to hosts back.
pub async fn withdraw_hosts(hosts: &[String]) -> bool {
    let given = origins(hosts);
    let promise = api().and_then(|api| api.permissions()).map(|permissions| permissions.remove(given.value()));
    settled(promise).await.is_some_and(|gone| gone.is_truthy())
}

/// Whether access to hosts is given.
pub async fn has_hosts(hosts: &[String]) -> bool {
    let wanted = origins(hosts);
    let promise = api().and_then(|api| api.permissions()).map(|permissions| permissions.contains(wanted.value()));
    settled(promise).await.is_some_and(|granted| granted.is_truthy())
}

/// The language of the browser's own words.
pub fn ui_language() -> Option<String> {
    let of_extension = api().and_then(|api| api.i18n()).and_then(|i18n| i18n.get_ui_language().ok());
    of_extension.or_else(|| web_sys::window()?.navigator().language())
}

/// A file of the extension that holds JSON.
pub async fn file(path: &str) -> Option<Json> {
    let response = JsFuture::from(web_sys::window()?.fetch_with_str(path)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    let json = response.json().ok().filter(|_| response.ok())?;
    JsFuture::from(json).await.ok().map(Json::of)
}

/// Says on the document which language it speaks.
pub fn name_language(tag: &str) {
    let root = web_sys::window().and_then(|window| window.document()).and_then(|page| page.document_element());
    root.into_iter().for_each(|root| drop(root.set_attribute("lang", tag)));
}

/// Names the document.
pub fn name_page(title: &str) {
    web_sys::window().and_then(|window| window.document()).into_iter().for_each(|page| page.set_title(title));
}

/// Where the page is drawn.
pub fn place() -> Option<HtmlElement> {
    web_sys::window()?.document()?.get_element_by_id("page")?.dyn_into().ok()
}

/// Moves the focus to the place that the page's address names (`#pictures`), once it is drawn.
pub fn go_to_named_place() {
    let hash = || web_sys::window()?.location().hash().ok();
    when_drawn(move || focus(hash().unwrap_or_default().trim_start_matches('#')));
}

/// Does something once what was changed just now is drawn, and before the person's next key.
pub fn when_drawn(action: impl FnOnce() + 'static) {
    spawn_local(async move {
        leptos::task::tick().await;
        action();
    });
}

/// Moves the focus to what stands under an id once it is drawn.
pub fn focus_next(id: impl AsRef<str> + 'static) {
    when_drawn(move || focus(id.as_ref()));
}

/// Moves the focus to what stands under an id.
pub fn focus(id: &str) {
    focused(id);
}

/// The same; says whether there is something.
pub fn focused(id: &str) -> bool {
    let place = web_sys::window().and_then(|window| window.document()).and_then(|page| page.get_element_by_id(id));
    let place = place.and_then(|place| place.dyn_into::<HtmlElement>().ok());
    place.is_some_and(|place| place.focus().is_ok())
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Shows a dialog; one that cannot be shown leaves everything as it is.
pub fn show_dialog(id: &str) {
    dialog(id).into_iter().for_each(|dialog| drop(dialog.show_modal()));
}

/// Closes a dialog.
pub fn close_dialog(id: &str) {
    dialog(id).into_iter().for_each(|dialog| dialog.close());
}

/// Loads the page anew.
pub fn reload() {
    web_sys::window().into_iter().for_each(|window| drop(window.location().reload()));
}

/// Puts a text on the clipboard; says whether it was done.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}

/// Hands the person a file to save.
pub fn save(name: &str, kind: &str, text: &str) {
    let saved = || -> Result<(), JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
        let url = Url::create_object_url_with_blob(&blob)?;
        let page = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
        let link: HtmlAnchorElement = page.create_element("a")?.dyn_into()?;
        link.set_href(&url);
        link.set_download(name);
        link.click();
        Ok(())
    };
    // A browser that refuses a file shows so itself.
    let _ = saved();
}

/// The file that the person chose in a field.
pub fn chosen_file(event: &web_sys::Event) -> Option<File> {
    let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
    field.files()?.get(0)
}

/// The file that the person dropped.
pub fn dropped_file(event: &web_sys::Event) -> Option<File> {
    event.dyn_ref::<DragEvent>()?.data_transfer()?.files()?.get(0)
}

/// The moment, as ISO 8601 in UTC.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Today, where the person is (`2026-11-29`).
pub fn today() -> String {
    let date = js_sys::Date::new_0();
    let (month, day) = (date.get_month().saturating_add(1), date.get_date());
    format!("{:04}-{month:02}-{day:02}", date.get_full_year())
}

/// A moment (ISO 8601) as a language writes it.
pub fn moment(iso: &str, language: &str) -> Option<String> {
    let moment = js_sys::Date::new(&iso.into());
    if moment.get_time().is_nan() {
        return None;
    }
    let options = Json::object([("dateStyle", "medium".into()), ("timeStyle", "medium".into())]);
    Some(moment.to_locale_string(language, options.value()).into())
}

/// An amount of money as a language writes it.
pub fn money(amount: f64, currency: &str, language: &str) -> Option<String> {
    // The constructor throws for what is no currency.
    if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let options = Json::object([("style", "currency".into()), ("currency", currency.into())]);
    let options = options.value().dyn_ref()?;
    let format = js_sys::Intl::NumberFormat::new(&Array::of1(&language.into()), options);
    format.format().call1(&JsValue::UNDEFINED, &amount.into()).ok()?.as_string()
}
