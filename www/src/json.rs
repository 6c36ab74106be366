//! Values of the browser, as messages and stored things are: read field by field, so that the pages carry no parser.

use std::collections::BTreeMap;

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A value that may be anything; asking it for what it has not gives nothing.
#[derive(Clone, Debug)]
pub struct Json(JsValue);

impl Json {
    /// A value of the browser.
    pub fn of(value: JsValue) -> Self {
        Self(value)
    }

    /// What is not there.
    pub fn nothing() -> Self {
        Self(JsValue::UNDEFINED)
    }

    /// What a text says.
    pub fn read(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Self)
    }

    /// That there is nothing.
    pub fn null() -> Self {
        Self(JsValue::NULL)
    }

    /// A list.
    pub fn of_list(values: impl IntoIterator<Item = Self>) -> Self {
        Self(values.into_iter().map(|value| value.0).collect::<Array>().into())
    }

    /// An object.
    pub fn object<'k>(fields: impl IntoIterator<Item = (&'k str, Self)>) -> Self {
        let object = Self(Object::new().into());
        fields.into_iter().for_each(|(key, value)| object.set(key, &value));
        object
    }

    /// An empty list.
    pub fn empty_list() -> Self {
        Self::of_list([])
    }

    /// The value itself.
    pub fn value(&self) -> &JsValue {
        &self.0
    }

    /// Whether it is anything.
    pub fn is_there(&self) -> bool {
        !self.0.is_null() && !self.0.is_undefined()
    }

    /// Whether it is an object, and no list.
    pub fn is_object(&self) -> bool {
        self.0.is_object() && !Array::is_array(&self.0)
    }

    /// Whether it is a list.
    pub fn is_list(&self) -> bool {
        Array::is_array(&self.0)
    }

    /// A field.
    pub fn get(&self, key: &str) -> Self {
        Self(Reflect::get(&self.0, &key.into()).unwrap_or(JsValue::UNDEFINED))
    }

    /// Sets a field, where there can be one.
    pub fn set(&self, key: &str, value: &Self) {
        let _ = Reflect::set(&self.0, &key.into(), &value.0);
    }

    /// The text itself.
    pub fn as_text(&self) -> Option<String> {
        self.0.as_string()
    }

    /// A field that is a text.
    pub fn text(&self, key: &str) -> Option<String> {
        self.get(key).as_text()
    }

    /// A field that is a text, else none of it.
    pub fn say(&self, key: &str) -> String {
        self.text(key).unwrap_or_default()
    }

    /// A field that is a number.
    pub fn number(&self, key: &str) -> Option<f64> {
        self.get(key).0.as_f64()
    }

    /// Whether a field says yes.
    pub fn is(&self, key: &str) -> bool {
        self.get(key).0.as_bool().unwrap_or(false)
    }

    /// The values of a list.
    pub fn list(&self) -> Vec<Self> {
        self.0.dyn_ref::<Array>().into_iter().flat_map(|list| list.iter()).map(Self).collect()
    }

    /// The fields of an object by their names.
    pub fn fields(&self) -> Vec<(String, Self)> {
        let Some(object) = self.0.dyn_ref::<Object>() else { return Vec::new() };
        let keys = Object::keys(object).iter().filter_map(|key| key.as_string()).collect::<Vec<_>>();
        keys.into_iter().map(|key| (key.clone(), self.get(&key))).collect()
    }

    /// The texts of an object by their names.
    pub fn texts(&self) -> BTreeMap<String, String> {
        self.fields().into_iter().filter_map(|(key, value)| Some((key, value.as_text()?))).collect()
    }

    /// As JSON in one line.
    pub fn written(&self) -> String {
        JSON::stringify(&self.0).ok().and_then(|text| text.as_string()).unwrap_or_default()
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<bool> for Json {
    fn from(is: bool) -> Self {
        Self(is.into())
    }
}

impl From<f64> for Json {
    fn from(number: f64) -> Self {
        Self(number.into())
    }
}

impl From<i32> for Json {
    fn from(number: i32) -> Self {
        Self(number.into())
    }
}

/// A weight as it is told, with one decimal: `12.0`, `7.5`.
pub fn tenths(number: f64) -> String {
    js_sys::Number::from(number).to_fixed(1).map(String::from).unwrap_or_default()
}

/// A number as it is written: `12`, `7.5`.
pub fn written(number: f64) -> String {
    js_sys::Number::from(number).to_string_with_radix(10).map(String::from).unwrap_or_default()
}
