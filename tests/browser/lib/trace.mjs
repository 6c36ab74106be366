// What the browser's own trace says of a page's main thread: which of its tasks ran the extension's scripts, and for how long.
const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "disabled-by-default-v8.compile", "blink.user_timing", "toplevel"];

/** What the browser does for the page in a task in which scripts run too. */
const OF_PAGE = ["ParseHTML", "UpdateLayoutTree", "Layout", "PrePaint", "Paint"];

/** Traces what is done with a page. Times are milliseconds: `busy`, the processor's time in the extension's scripts; `longest` and
 * `long`, their longest task and how many took over 50; `toMark`, from the first of them after the page was there to what is
 * drawn; `whole`, the processor's time in all tasks of the page.
 * @param {import("puppeteer-core").Page} page @param {string | undefined} id the extension's @param {() => Promise<void>} action */
export async function traced(page, id, action) {
  await page.tracing.start({ categories: CATEGORIES });
  await action();
  const { traceEvents } = JSON.parse(Buffer.from(await page.tracing.stop()).toString());
  const mine = traceEvents.find(({ name, args }) => name === "TracingStartedInBrowser" && args.data)?.args.data.frames ?? [];
  const drawn = traceEvents.find(({ name, cat }) => name === "drawn" && cat === "blink.user_timing");
  const process = drawn?.pid ?? processOf(traceEvents, mine);
  const main = traceEvents.filter(({ pid, ph, dur }) => pid === process && ph === "X" && dur !== undefined);
  const thread = drawn?.tid ?? main.find(({ name }) => name === "ParseHTML")?.tid;
  const events = main.filter(({ tid }) => tid === thread).sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const tasks = events.filter(({ name }) => name === "RunTask" || name === "ThreadControllerImpl::RunTask");
  const isOurs = ({ args }) => id !== undefined && [args?.data?.url, args?.data?.fileName].some((url) => url?.startsWith(`chrome-extension://${id}/`));
  const ours = outermost(events.filter(isOurs));
  const taskOf = ({ ts }) => tasks.findLast((task) => task.ts <= ts && ts < task.ts + task.dur);
  const own = [...new Set(ours.map(taskOf).filter((task) => task !== undefined))];
  const time = ({ tdur, dur }) => (tdur ?? dur) / 1000;
  // What goes on when the background has answered is in no event of its own: of that task all counts as ours that is surely
  // not the page's.
  const drawing = drawn && taskOf(drawn);
  const isIn = (task, { ts, dur }) => task.ts <= ts && ts + dur <= task.ts + task.dur;
  const isTold = (event) => OF_PAGE.includes(event.name) || isOurs(event);
  const told = drawing ? outermost(events.filter((event) => isTold(event) && isIn(drawing, event))) : [];
  const draws = drawing ? told.reduce((rest, event) => rest - time(event), time(drawing)) : 0;
  const first = ours.find(({ name, args }) => name === "EvaluateScript" && /\/(plans|content)\//.test(args.data.url) && !/heard/.test(args.data.url));
  return {
    busy: ours.reduce((sum, event) => sum + time(event), draws),
    longest: Math.max(draws, ...own.map(time)),
    long: own.filter((task) => time(task) > 50).length + Number(draws > 50 && !own.includes(drawing)),
    toMark: drawn && first ? (drawn.ts - first.ts) / 1000 : NaN,
    whole: outermost(tasks).reduce((sum, task) => sum + time(task), 0),
  };
}

/** The process of the page that parsed the most. */
function processOf(events) {
  const parsed = new Map();
  for (const { name, pid, dur } of events) if (name === "ParseHTML") parsed.set(pid, (parsed.get(pid) ?? 0) + (dur ?? 0));
  return [...parsed].sort(([, one], [, other]) => other - one)[0]?.[0];
}

/** Those that stand in no other. */
function outermost(events) {
  let end = -Infinity;
  return events.filter(({ ts, dur }) => {
    if (ts + dur <= end) return false;
    end = ts + dur;
    return true;
  });
}
