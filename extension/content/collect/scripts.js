"use strict";
// The states that the plan wants of the page's inline scripts, each script cut to the statements that give them. A state is
// found as src/capture/state does: by the name that the page gives it in its code.

const JinjjaScripts = (() => {
  const { Scan, Doubt, inName } = JinjjaScan;
  const { Cutter, below, unescape } = JinjjaLiterals;

  /** Characters of one script that are kept for one state. */
  const LONGEST = 160_000;
  /** A script that should be the state and is more than that is kept whole up to here. */
  const SHORT = 20_000;
  /** Statements of one name that are kept, and the fields of one. */
  const FINDS = 2_000;
  const FIELDS = 16;
  /** Arguments of a call that are looked at. */
  const ARGUMENTS = 32;
  /** Where something may begin that is no code. */
  const NO_CODE = /["'`/<]/g;
  const GLOBALS = new Set(["window", "self", "globalThis", "top", "parent", "this", "unsafeWindow"]);

  /** The scripts that hold the plan's states, cut.
   * @param {readonly StatePlan[]} states @param {readonly PageScript[]} scripts
   * @param {(what: string, why: string) => void} leaveOut @returns {ObservedScript[]} */
  function observe(states, scripts, leaveOut) {
    return states.flatMap((state) => {
      const besides = scripts.filter(({ text }) => state.beside === undefined || text.includes(state.beside));
      return ofState(state, besides, () => leaveOut(`state ${state.name}`, "too-long"));
    });
  }

  /** @param {StatePlan} state @param {readonly PageScript[]} scripts @param {() => void} tooLong */
  function ofState(state, scripts, tooLong) {
    const { element, variable, call, wanted } = state;
    /** @type {ObservedScript[]} */
    const kept = [];
    const beside = state.beside === undefined ? "" : `//${state.beside}\n`;
    /** @param {PageScript} script @param {string} text */
    const keep = ({ id, kind }, text) => {
      if (text.length > LONGEST) tooLong();
      kept.push({ state: state.name, id, kind, text: (beside + text).slice(0, LONGEST) });
    };
    const isElement = scripts.filter(({ id }) => element !== undefined && id === element);
    let isFound = false;
    /** @type {Set<PageScript>} */
    const done = new Set();
    for (const script of isElement) {
      const { text, isAll } = whole(script.text, wanted);
      isFound ||= isAll;
      const isShort = script.text.length <= SHORT;
      keep(script, isAll || !isShort ? text : script.text);
      if (!isAll && isShort) done.add(script);
    }
    /** @type {[string | undefined, boolean][]} */
    const names = [[isFound ? undefined : element, false], [variable, false], [call, true]];
    for (const [name, isCall] of names) {
      if (name === undefined) continue;
      for (const script of scripts) {
        if (!isJavaScript(script.kind) || (name === element && done.has(script))) continue;
        const text = new Search(script.text, name, wanted, isCall).statements();
        // Where it is no element, its id must not make it one.
        if (text !== "") keep({ ...script, id: script.id === element ? null : script.id }, text);
      }
    }
    return kept;
  }

  /** A script that is the state or begins with it, cut; and whether it is nothing else.
   * @param {string} text @param {Wanted} wanted */
  function whole(text, wanted) {
    const cutter = new Cutter(text);
    try {
      const cut = cutter.value(wanted, true);
      cutter.space();
      return { text: cutter.isLiteral ? cut : "none", isAll: cutter.isLiteral && cutter.peek() === "" };
    } catch (error) {
      rethrowUnlessDoubt(error);
      return { text, isAll: false };
    }
  }

  /** @param {string | null} kind */
  function isJavaScript(kind) {
    const plain = (kind ?? "").trim().toLowerCase();
    return plain === "" || plain === "module" || plain.includes("script");
  }

  /** A search for one name through one script. */
  class Search extends Scan {
    /** @param {string} text @param {string} name @param {Wanted} wanted @param {boolean} isCall */
    constructor(text, name, wanted, isCall) {
      super(text);
      const parts = name.split(".");
      while (parts.length > 1 && GLOBALS.has(parts[0])) parts.shift();
      this.name = parts.join(".");
      this.first = parts[0];
      this.others = parts.slice(1);
      this.wanted = wanted;
      this.isCall = isCall;
      /** Quotes before here open nothing: no closing one follows on their line. */
      this.strayUntil = 0;
      /** Where the next thing may begin that is no code. */
      this.noCode = -1;
      /** @type {string[]} */
      this.kept = [];
    }

    /** The statements that give the name its value, cut. */
    statements() {
      const { text, first } = this;
      let mention = first === "" ? -1 : text.indexOf(first);
      if (mention < 0) return "";
      const isHanded = ["(window", "=window", "= window"].some((hint) => text.includes(hint));
      let patience = text.length * 8 + 4096;
      for (; mention >= 0 && this.kept.length < FINDS; mention = text.indexOf(first, mention + first.length)) {
        const start = mention < this.at ? -1 : this.begins(mention, isHanded);
        if (start < 0 || !this.reaches(start)) continue;
        const nameEnd = this.ends(start);
        if (nameEnd < 0) continue;
        try {
          const end = this.isCall ? this.call(nameEnd) : this.assignment(nameEnd);
          if (end === undefined) continue;
          const cost = end.at - nameEnd;
          if (end.isLiteral || cost > patience) this.at = end.at;
          patience -= cost;
        } catch (error) {
          rethrowUnlessDoubt(error);
          this.kept.push(this.name + text.slice(nameEnd));
          break;
        }
      }
      return this.kept.join("");
    }

    /** Where the reference begins whose first part stands at `at`, when it is of the global object or of none; else -1.
     * @param {number} at @param {boolean} isHanded */
    begins(at, isHanded) {
      const { text } = this;
      const before = text.charAt(at - 1);
      const after = text.charAt(at + this.first.length);
      if ((before === '"' || before === "'") && after === before) {
        const bracket = lastBefore(text, at - 1);
        if (text[bracket] !== "[") return -1;
        return isGlobal(text, lastBefore(text, bracket) + 1, isHanded) ? bracket : -1;
      }
      if (inName(before) || inName(after)) return -1;
      const dot = lastBefore(text, at);
      return text[dot] !== "." || isGlobal(text, lastBefore(text, dot) + 1, isHanded) ? at : -1;
    }

    /** Where the whole name ends that begins at `start`; -1 when it is another name. @param {number} start */
    ends(start) {
      const scan = new Scan(this.text, start);
      if (scan.peek() === "[") {
        if (field(scan) === undefined) return -1;
      } else {
        scan.at += this.first.length;
      }
      return this.others.every((part) => field(scan) === part) ? scan.at : -1;
    }

    /** Walks on to `place`; false when it lies in something that is no code. @param {number} place */
    reaches(place) {
      for (;;) {
        if (this.noCode < this.at) {
          NO_CODE.lastIndex = this.at;
          this.noCode = NO_CODE.test(this.text) ? NO_CODE.lastIndex - 1 : this.text.length;
        }
        this.at = Math.max(this.at, Math.min(this.noCode, place));
        if (this.at >= place) return this.at === place;
        const sign = this.peek();
        if (sign === "`") this.template();
        else if (sign === '"' || sign === "'") this.codeString();
        else this.commentOrPattern();
      }
    }

    template() {
      const start = this.at;
      try {
        this.group();
      } catch (error) {
        rethrowUnlessDoubt(error);
        // Nothing behind it can be told from its text.
        this.at = this.text.length;
        this.kept.push(this.text.slice(start));
      }
    }

    codeString() {
      const lineEnd = this.at < this.strayUntil ? 0 : this.lineString();
      if (lineEnd < 0) return;
      this.strayUntil = Math.max(this.strayUntil, lineEnd);
      this.at += 1;
    }

    /** Keeps `name = …` or `name.field = …`; says where that ends and whether there is a literal in it.
     * @param {number} nameEnd */
    assignment(nameEnd) {
      const scan = new Scan(this.text, nameEnd);
      /** @type {string[]} */
      const fields = [];
      for (let name = field(scan); name !== undefined; name = field(scan)) {
        if (fields.push(name) > FIELDS) return undefined;
      }
      scan.space();
      if (scan.sees("||=") || scan.sees("??=")) scan.at += 3;
      else if (scan.peek() === "=" && scan.next() !== "=" && scan.next() !== ">") scan.at += 1;
      else return undefined;
      /** @type {Wanted | undefined} */
      let wanted = this.wanted;
      for (const name of fields) wanted = wanted && below(wanted, name);
      if (wanted === undefined) return { at: scan.at, isLiteral: false };
      const cutter = new Cutter(this.text, scan.at);
      const value = cutter.value(wanted, true);
      const target = this.name + fields.map((name) => `[${JSON.stringify(name)}]`).join("");
      this.keep(`${target}= `, value, cutter);
      return cutter;
    }

    /** Keeps `name(…)`; says where the call ends. @param {number} nameEnd */
    call(nameEnd) {
      const cutter = new Cutter(this.text, nameEnd);
      cutter.space();
      if (cutter.peek() !== "(") return undefined;
      const { wanted } = this;
      // Calls without a map are a list of calls; a plan names none of them by its number.
      const list = below(wanted, 0);
      /** @type {string[]} */
      const handed = [];
      let isLiteral = false;
      do {
        cutter.at += 1;
        cutter.isLiteral = false;
        const isMap = mapBegins(cutter);
        const need = isMap ? wanted : list && below(list, handed.length);
        handed.push(argument(cutter, need));
        isLiteral ||= cutter.isLiteral;
        cutter.space();
        if (isMap && /^(?:\{[^]*\}|JSON\.parse\([^]*\))$/.test(handed[handed.length - 1])) break;
      } while (cutter.peek() === "," && handed.length < ARGUMENTS);
      if (cutter.peek() === "") throw new Doubt();
      this.keep(`${this.name}(`, `${handed.join(",")})`, { isLiteral });
      return { at: cutter.at, isLiteral };
    }

    /** @param {string} start @param {string} value @param {{isLiteral: boolean}} cutter */
    keep(start, value, { isLiteral }) {
      if (isLiteral) this.kept.push(`${start}${value};\n`);
      // That the name is given code, and no value, is worth knowing once.
      else if (this.kept.length === 0) this.kept.push(`${start}none;\n`);
    }
  }

  /** An argument, cut; what is not wanted leaves no more than its place.
   * @param {InstanceType<typeof Cutter>} cutter @param {Wanted | undefined} wanted */
  function argument(cutter, wanted) {
    cutter.space();
    if (wanted !== undefined || cutter.peek() === "[") return cutter.value(wanted ?? true, false);
    const start = cutter.at;
    if (!cutter.expression(false)) return "none";
    cutter.isLiteral = true;
    cutter.wholeExpression(false);
    return cutter.text.slice(start, cutter.at);
  }

  /** Whether a map begins here, as a literal or as a call that reads one. @param {InstanceType<typeof Scan>} at */
  function mapBegins(at) {
    const scan = new Scan(at.text, at.at);
    scan.space();
    while (scan.peek() === "(") {
      scan.at += 1;
      scan.space();
    }
    return scan.peek() === "{" || scan.sees("JSON.parse");
  }

  /** The field named here, as `.field` or `["field"]`, passed. @param {InstanceType<typeof Scan>} scan */
  function field(scan) {
    const start = scan.at;
    const name = fieldHere(scan);
    if (name === undefined) scan.at = start;
    return name;
  }

  /** @param {InstanceType<typeof Scan>} scan */
  function fieldHere(scan) {
    scan.space();
    const opening = scan.peek();
    if (opening !== "." && opening !== "[") return undefined;
    scan.at += 1;
    scan.space();
    if (opening === ".") return scan.word() || undefined;
    const start = scan.at;
    const sign = scan.peek();
    let name;
    if (sign === '"' || sign === "'") {
      if (scan.lineString() >= 0) return undefined;
      name = unescape(scan.text.slice(start + 1, scan.at - 1));
    } else if (/[0-9]/.test(sign)) {
      name = scan.word();
    }
    scan.space();
    if (name === undefined || scan.peek() !== "]") return undefined;
    scan.at += 1;
    return name;
  }

  /** Where the last character before `at` stands that is no white space. @param {string} text @param {number} at */
  function lastBefore(text, at) {
    let last = at - 1;
    while (last >= 0 && text.charAt(last).trim() === "") last -= 1;
    return last;
  }

  /** Whether the name that ends at `end` is the global object; one letter is, when it is handed to the script so.
   * @param {string} text @param {number} end @param {boolean} isHanded */
  function isGlobal(text, end, isHanded) {
    let start = end;
    while (start > 0 && end - start < 20 && inName(text.charAt(start - 1))) start -= 1;
    if (text.charAt(start - 1) === ".") return false;
    return GLOBALS.has(text.slice(start, end)) || (end - start === 1 && isHanded);
  }

  /** @param {unknown} error */
  function rethrowUnlessDoubt(error) {
    if (!(error instanceof Doubt)) throw error;
  }

  return { observe };
})();
