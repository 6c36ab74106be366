"use strict";
// Microdata items, written like JSON-LD, as src/html/microdata.rs writes them.

const JinjjaMicrodata = (() => {
  /** How deep items may stand in items; references followed from one item; names of one property. */
  const DEEPEST = 12;
  const MOST_REFERENCES = 40;
  const MOST_NAMES = 5;
  /** Where elements say their value, by their names. */
  const VALUES = /** @type {Record<string, string>} */ ({
    audio: "src", embed: "src", iframe: "src", img: "src", source: "src", track: "src", video: "src",
    a: "href", area: "href", link: "href", object: "data", data: "value", meter: "value", time: "datetime",
  });

  /** The page's items that are not the property of another.
   * @param {Document} document @param {InstanceType<typeof JinjjaText.Texts>} texts @param {Bounds} bounds
   * @returns {MicrodataItem[]} */
  function observe(document, texts, bounds) {
    const collector = new Collector(document, texts, bounds);
    /** @type {MicrodataItem[]} */
    const items = [];
    for (const element of document.querySelectorAll("[itemscope]:not([itemprop])")) {
      const item = collector.item(element);
      if (item === undefined) break;
      items.push(item);
    }
    return items;
  }

  /** Collects items within what is left of a page's bounds. */
  class Collector {
    /** @param {Document} document @param {InstanceType<typeof JinjjaText.Texts>} texts @param {Bounds} bounds */
    constructor(document, texts, { items, properties }) {
      this.document = document;
      this.texts = texts;
      this.items = items;
      this.properties = properties;
      /** The items that the one at work stands in. @type {Element[]} */
      this.above = [];
    }

    /** @param {Element} element @returns {MicrodataItem | undefined} */
    item(element) {
      if (this.items === 0) return undefined;
      this.items -= 1;
      /** @type {MicrodataItem} */
      const item = Object.create(null);
      const [kind] = words(element.getAttribute("itemtype"));
      if (kind !== undefined) item["@type"] = kind.slice(Math.max(kind.lastIndexOf("/"), kind.lastIndexOf("#")) + 1);
      const id = element.getAttribute("itemid");
      if (id !== null) item["@id"] = this.texts.bounded(id);
      this.above.push(element);
      for (const property of this.propertiesOf(element)) {
        if (this.properties === 0) break;
        this.properties -= 1;
        const value = this.value(property);
        if (value === undefined) continue;
        for (const name of words(property.getAttribute("itemprop")).slice(0, MOST_NAMES)) add(item, name, value);
      }
      this.above.pop();
      return item;
    }

    /** @param {Element} property @returns {OneValue | undefined} */
    value(property) {
      if (!property.hasAttribute("itemscope")) return this.text(property);
      const isWithinItself = this.above.includes(property) || this.above.length >= DEEPEST;
      return isWithinItself ? undefined : this.item(property);
    }

    /** A property's value; `content` counts on every element, as sites write it. @param {Element} property */
    text(property) {
      const named = Object.hasOwn(VALUES, property.localName) ? VALUES[property.localName] : "content";
      const value = property.getAttribute("content") ?? property.getAttribute(named);
      return value === null ? this.texts.of(property) : this.texts.attribute(value);
    }

    /** The elements with `itemprop` that belong to an item: below it and below what it refers to.
     * @param {Element} item @returns {Element[]} */
    propertiesOf(item) {
      const found = within(item);
      const references = new Set(words(item.getAttribute("itemref")));
      for (const id of [...references].slice(0, MOST_REFERENCES)) {
        const root = this.document.getElementById(id);
        if (root?.hasAttribute("itemprop")) found.push(root);
        if (root !== null && !root.hasAttribute("itemscope")) found.push(...within(root));
      }
      return found;
    }
  }

  /** The properties below an element that are not those of an item in between. @param {Element} root */
  function within(root) {
    return [...root.querySelectorAll("[itemprop]")].filter((property) => {
      const owner = property.parentElement?.closest("[itemscope]") ?? null;
      return owner === root || owner === null || !root.contains(owner);
    });
  }

  /** @param {MicrodataItem} item @param {string} name @param {OneValue} value */
  function add(item, name, value) {
    const before = item[name];
    if (before === undefined) item[name] = value;
    else if (Array.isArray(before)) before.push(value);
    else item[name] = [before, value];
  }

  /** @param {string | null} text */
  function words(text) {
    return (text ?? "").split(/\s+/).filter((word) => word !== "");
  }

  return { observe };
})();
