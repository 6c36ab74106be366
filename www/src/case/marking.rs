//! Marks on a picture: a box, an arrow, words, and black over what nobody should see. By mouse, by touch and by keyboard.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent, PointerEvent};

use super::{page::Case, store};
use crate::{
    browser,
    element::{button, div, img, input, label, p, section, span},
    json::Json,
    notice::action,
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
    fn place(&self) -> [(&'static str, String); 4] {
        let part = |value: f64| format!("{:.2}%", value * 100.0);
        [
            ("left", part(self.x.min(self.x + self.width))),
            ("top", part(self.y.min(self.y + self.height))),
            ("width", part(self.width.abs())),
            ("height", part(self.height.abs())),
        ]
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
        let mark = Mark {
            kind: self.kind.get_untracked(),
            x: 0.35,
            y: 0.4,
            width: 0.3,
            height: 0.2,
            text: self.text.get_untracked(),
        };
        self.marks.update(|marks| marks.push(mark));
        let place = self.marks.with_untracked(Vec::len).saturating_sub(1);
        request_animation_frame(move || browser::focus(&id_of(place)));
    }

    fn begin(self, x: f64, y: f64) {
        let (kind, text) = (self.kind.get_untracked(), self.text.get_untracked());
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
        let is_sized = key.shift_key();
        self.marks.update(|marks| {
            if is_gone && place < marks.len() {
                marks.remove(place);
            }
            match (by, marks.get_mut(place)) {
                (Some((right, down)), Some(mark)) if is_sized => mark.grown(right, down),
                (Some((right, down)), Some(mark)) => mark.moved(right, down),
                _ => {}
            }
        });
        if !is_gone {
            request_animation_frame(move || browser::focus(&id_of(place)));
        }
    }
}

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
    let keep = move || {
        let marks = tool.marks.get_untracked();
        let marks = Json::of_list(marks.iter().map(Mark::written));
        let id = id.clone();
        open.set(None);
        spawn_local(async move { case.done(store::mark_picture(&case.id(), &id, &marks).await) });
    };
    section()
        .class("marking")
        .aria_label(say("case_mark"))
        .child(p().class("about").child(say("case_mark_about")))
        .child(kinds(tool))
        .child(surface(tool, &picture))
        .child(div().class("actions").child(action(say("case_mark_keep"), "main", keep)).child(action(
            say("ui_cancel"),
            "",
            move || open.set(None),
        )))
        .into_any()
}

fn kinds(tool: Tool) -> AnyView {
    let kind = |kind: Kind| {
        button()
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
                    .kind("text")
                    .value(tool.text.get_untracked())
                    .on("input", move |event| tool.text.set(event_target_value(&event))),
            )
        })
    };
    div()
        .class("actions")
        .child(Kind::ALL.into_iter().map(kind).collect::<Vec<_>>())
        .child(action(say("case_mark_put"), "", move || tool.put()))
        .child(words)
        .into_any()
}

/// The picture with the marks above it.
fn surface(tool: Tool, picture: &Json) -> AnyView {
    let marks = move || {
        let of = |(place, mark): (usize, Mark)| {
            drawn(&mark)
                .id(id_of(place))
                .tabindex("0")
                .role("img")
                .aria_label(say(&format!("case_mark_{}", mark.kind.name())))
                .on("keydown", move |event| tool.pressed(place, &event))
                .into_any()
        };
        tool.marks.get().into_iter().enumerate().map(of).collect::<Vec<_>>()
    };
    let begun = move |event: Event| {
        if let Some((x, y)) = part(&event) {
            event.prevent_default();
            tool.begin(x, y);
        }
    };
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
        .child(marks)
        .child(move || tool.drawn.get().map(|mark| drawn(&mark)))
        .into_any()
}

fn drawn(mark: &Mark) -> crate::element::El {
    let place = mark.place();
    // The policy takes no `style` in markup; what a script sets on an element, it takes.
    let element = place
        .into_iter()
        .fold(div().class(format!("mark {}", mark.kind.name())), |element, (name, value)| element.style(name, value));
    element.flag("data-left", mark.width < 0.0).flag("data-up", mark.height < 0.0).child(mark.text.clone())
}

/// Where a pointer stands, in parts of the picture.
fn part(event: &Event) -> Option<(f64, f64)> {
    let pointer = event.dyn_ref::<PointerEvent>()?;
    let surface: HtmlElement = event.current_target()?.dyn_into().ok()?;
    let place = surface.get_bounding_client_rect();
    let part = |at: i32, from: f64, size: f64| ((f64::from(at) - from) / size.max(1.0)).clamp(0.0, 1.0);
    Some((part(pointer.client_x(), place.left(), place.width()), part(pointer.client_y(), place.top(), place.height())))
}
