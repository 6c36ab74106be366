//! Marks on a picture: a box, an arrow, words, and black over what nobody should see. By mouse, by touch and by keyboard.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent, PointerEvent};

use super::{page::Case, pictures, store};
use crate::{
    browser,
    element::{El, button, div, img, input, label, p, section, span},
    json::Json,
    notice::action,
    place::PICTURES,
    words::say,
};

/// How far an arrow key moves a mark, in parts of the picture.
const STEP: f64 = 0.01;
/// Nothing smaller can be seen.
const SMALLEST: f64 = 0.01;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Box,
    Arrow,
    Words,
    Black,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Box, Self::Arrow, Self::Words, Self::Black];

    fn name(self) -> &'static str {
        match self {
            Self::Box => "box",
            Self::Arrow => "arrow",
            Self::Words => "words",
            Self::Black => "black",
        }
    }
}

/// A mark; places and sizes are parts of the picture's own.
#[derive(Clone, PartialEq)]
struct Mark {
    kind: Kind,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    text: String,
}

impl Mark {
    fn written(&self) -> Json {
        Json::object([
            ("kind", self.kind.name().into()),
            ("x", self.x.into()),
            ("y", self.y.into()),
            ("width", self.width.into()),
            ("height", self.height.into()),
            ("text", self.text.as_str().into()),
        ])
    }

    /// Where it is drawn over the picture on the page. An arrow may point anywhere; the others have a corner and a size.
    fn place(&self) -> String {
        let part = |value: f64| format!("{:.2}%", value * 100.0);
        let (left, top) = (self.x.min(self.x + self.width), self.y.min(self.y + self.height));
        let (left, top, width, height) = (part(left), part(top), part(self.width.abs()), part(self.height.abs()));
        format!("left:{left};top:{top};width:{width};height:{height}")
    }

    /// Where an arrow points.
    fn points(&self) -> String {
        let sideways = if self.width < 0.0 { "left" } else { "right" };
        let upright = if self.height < 0.0 { "up" } else { "down" };
        format!("{sideways} {upright}")
    }

    fn moved(&mut self, right: f64, down: f64) {
        self.x = (self.x + right).clamp(0.0, 1.0);
        self.y = (self.y + down).clamp(0.0, 1.0);
    }

    fn grown(&mut self, wider: f64, higher: f64) {
        let grown = |from: f64, by: f64, at: f64| (from + by).clamp(-at, 1.0 - at);
        self.width = grown(self.width, wider, self.x);
        self.height = grown(self.height, higher, self.y);
    }

    /// Boxes have their corner at the upper left; what is drawn from the lower right is the same box.
    fn settled(mut self) -> Self {
        if self.kind != Kind::Arrow {
            self.x = self.x.min(self.x + self.width);
            self.y = self.y.min(self.y + self.height);
            self.width = self.width.abs().max(SMALLEST);
            self.height = self.height.abs().max(SMALLEST);
        }
        self
    }
}

#[derive(Clone, Copy)]
struct Tool {
    kind: RwSignal<Kind>,
    text: RwSignal<String>,
    marks: RwSignal<Vec<Mark>>,
    /// The mark that is being drawn.
    drawn: RwSignal<Option<Mark>>,
}

impl Tool {
    /// One in the middle, for the keyboard.
    fn put(self) {
        if self.is_mute() {
            return browser::focus(WORDS);
        }
        let mark =
            Mark { kind: self.kind.get_untracked(), x: 0.35, y: 0.4, width: 0.3, height: 0.2, text: self.words() };
        self.marks.update(|marks| marks.push(mark));
        let place = self.marks.with_untracked(Vec::len).saturating_sub(1);
        browser::focus_next(id_of(place));
    }

    /// The words of the next mark.
    fn words(self) -> String {
        if self.kind.get_untracked() == Kind::Words { self.text.get_untracked() } else { String::new() }
    }

    /// Words are to be put, and there are none.
    fn is_mute(self) -> bool {
        self.kind.get_untracked() == Kind::Words && self.text.with_untracked(|text| text.trim().is_empty())
    }

    fn begin(self, x: f64, y: f64) {
        if self.is_mute() {
            return browser::focus(WORDS);
        }
        let (kind, text) = (self.kind.get_untracked(), self.words());
        self.drawn.set(Some(Mark { kind, x, y, width: 0.0, height: 0.0, text }));
    }

    fn draw(self, x: f64, y: f64) {
        self.drawn.update(|drawn| {
            drawn.iter_mut().for_each(|mark| (mark.width, mark.height) = (x - mark.x, y - mark.y));
        });
    }

    fn end(self) {
        let Some(mark) = self.drawn.get_untracked() else { return };
        self.drawn.set(None);
        let is_seen = mark.width.abs().max(mark.height.abs()) >= SMALLEST || mark.kind == Kind::Words;
        if is_seen {
            self.marks.update(|marks| marks.push(mark.settled()));
        }
    }

    /// Arrow keys move a mark, with Shift they change its size; Delete takes it away.
    fn pressed(self, place: usize, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let by = match key.key().as_str() {
            "ArrowLeft" => Some((-STEP, 0.0)),
            "ArrowRight" => Some((STEP, 0.0)),
            "ArrowUp" => Some((0.0, -STEP)),
            "ArrowDown" => Some((0.0, STEP)),
            _ => None,
        };
        let is_gone = matches!(key.key().as_str(), "Delete" | "Backspace");
        if by.is_none() && !is_gone {
            return;
        }
        event.prevent_default();
        if is_gone {
            return self.remove(place);
        }
        let is_sized = key.shift_key();
        self.marks.update(|marks| match (by, marks.get_mut(place)) {
            (Some((right, down)), Some(mark)) if is_sized => mark.grown(right, down),
            (Some((right, down)), Some(mark)) => mark.moved(right, down),
            _ => {}
        });
    }

    /// Takes a mark away; the keyboard goes on at the one before it.
    fn remove(self, place: usize) {
        self.marks.update(|marks| {
            if place < marks.len() {
                marks.remove(place);
            }
        });
        let next = match (self.marks.with_untracked(Vec::len), place.checked_sub(1)) {
            (0, _) => PUT.to_owned(),
            (_, before) => id_of(before.unwrap_or_default()),
        };
        browser::focus_next(next);
    }

    fn remove_last(self) {
        self.marks.with_untracked(Vec::len).checked_sub(1).into_iter().for_each(|last| self.remove(last));
    }
}

/// Where the field for words is, and the buttons that the keyboard comes back to.
const WORDS: &str = "mark-words";
const PUT: &str = "mark-put";
const FIRST: &str = "mark-first";

fn id_of(place: usize) -> String {
    format!("mark-{place}")
}

/// The tool for one picture.
pub fn tool(case: Case, picture: Json, open: RwSignal<Option<Json>, LocalStorage>) -> AnyView {
    let tool = Tool {
        kind: RwSignal::new(Kind::Box),
        text: RwSignal::new(String::new()),
        marks: RwSignal::new(Vec::new()),
        drawn: RwSignal::new(None),
    };
    let id = picture.say("id");
    let opener = pictures::marking_id(&id);
    let keep = move || {
        let marks = tool.marks.get_untracked();
        let marks = Json::of_list(marks.iter().map(Mark::written));
        let id = id.clone();
        open.set(None);
        browser::focus(PICTURES);
        spawn_local(async move { case.done(store::mark_picture(&case.id(), &id, &marks).await) });
    };
    let cancel = move || {
        open.set(None);
        browser::focus(&opener);
    };
    let is_empty = Memo::new(move |_| tool.marks.with(Vec::is_empty));
    let with_marks = |text: String, class: &'static str, done: Box<dyn Fn()>| {
        button()
            .kind("button")
            .class(class)
            .prop("disabled", move || is_empty.get())
            .on("click", move |_| done())
            .child(text)
    };
    browser::focus_next(FIRST);
    section()
        .class("marking")
        .aria_label(say("case_mark"))
        .child(p().class("about").child(say("case_mark_about")))
        .child(kinds(tool))
        .child(surface(tool, &picture))
        .child(
            div()
                .class("actions")
                .child(with_marks(say("case_mark_keep"), "main", Box::new(keep)))
                .child(with_marks(say("case_mark_undo"), "", Box::new(move || tool.remove_last())))
                .child(action(say("ui_cancel"), "", cancel)),
        )
        .into_any()
}

fn kinds(tool: Tool) -> AnyView {
    let kind = |kind: Kind| {
        let button = if kind == Kind::Box { button().id(FIRST) } else { button() };
        button
            .kind("button")
            .attr_of("aria-pressed", move || (tool.kind.get() == kind).to_string())
            .on("click", move |_| tool.kind.set(kind))
            .child(say(&format!("case_mark_{}", kind.name())))
            .into_any()
    };
    let words = move || {
        (tool.kind.get() == Kind::Words).then(|| {
            label().child(span().child(say("case_mark_text"))).child(
                input()
                    .id(WORDS)
                    .kind("text")
                    .attr("maxlength", "200")
                    .value(tool.text.get_untracked())
                    .on("input", move |event| tool.text.set(event_target_value(&event))),
            )
        })
    };
    div()
        .class("kinds")
        .child(div().class("actions").child(Kind::ALL.into_iter().map(kind).collect::<Vec<_>>()))
        .child(words)
        .child(
            div()
                .class("actions")
                .child(button().id(PUT).kind("button").on("click", move |_| tool.put()).child(say("case_mark_put"))),
        )
        .into_any()
}

/// The picture with the marks above it.
fn surface(tool: Tool, picture: &Json) -> AnyView {
    let count = Memo::new(move |_| tool.marks.with(Vec::len));
    // A mark stays the same element while it is moved: the keyboard stands on it.
    let marks = move || {
        let of = |place: usize| {
            let (kind, text) = tool.marks.with_untracked(|marks| {
                marks.get(place).map_or((Kind::Box, String::new()), |mark| (mark.kind, mark.text.clone()))
            });
            drawn(kind, text, move || tool.marks.with(|marks| marks.get(place).cloned()))
                .id(id_of(place))
                .tabindex("0")
                .role("img")
                .aria_label(say(&format!("case_mark_{}", kind.name())))
                .on("keydown", move |event| tool.pressed(place, &event))
                .into_any()
        };
        (0..count.get()).map(of).collect::<Vec<_>>()
    };
    let begun = move |event: Event| {
        if let Some((x, y)) = part(&event) {
            event.prevent_default();
            tool.begin(x, y);
        }
    };
    let is_drawn = Memo::new(move |_| tool.drawn.with(Option::is_some));
    let under_way =
        move || is_drawn.get().then(|| drawn(tool.kind.get_untracked(), tool.words(), move || tool.drawn.get()));
    div()
        .class("surface")
        .on("pointerdown", begun)
        .on("pointermove", move |event| {
            if let Some((x, y)) = part(&event).filter(|_| tool.drawn.with_untracked(Option::is_some)) {
                tool.draw(x, y);
            }
        })
        .on("pointerup", move |_| tool.end())
        .on("pointercancel", move |_| tool.drawn.set(None))
        .child(img().attr("src", picture.say("address")).attr("alt", "").attr("draggable", "false"))
        .child(div().class("marks").child(marks).child(under_way))
        .into_any()
}

/// A mark as it looks on the picture.
fn drawn(kind: Kind, text: String, mark: impl Fn() -> Option<Mark> + Copy + Send + 'static) -> El {
    let of = move |told: fn(&Mark) -> String| mark().as_ref().map(told).unwrap_or_default();
    // The policy takes no `style` in markup; what a script sets on an element, it takes.
    div()
        .class(format!("mark {}", kind.name()))
        .prop("style", move || of(Mark::place))
        .attr_of("data-points", move || of(Mark::points))
        .child(text)
}

/// Where a pointer stands, in parts of the picture.
fn part(event: &Event) -> Option<(f64, f64)> {
    let pointer = event.dyn_ref::<PointerEvent>()?;
    let surface: HtmlElement = event.current_target()?.dyn_into().ok()?;
    let place = surface.get_bounding_client_rect();
    let part = |at: i32, from: f64, size: f64| ((f64::from(at) - from) / size.max(1.0)).clamp(0.0, 1.0);
    Some((part(pointer.client_x(), place.left(), place.width()), part(pointer.client_y(), place.top(), place.height())))
}
