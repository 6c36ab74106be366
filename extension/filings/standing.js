// How something handed in stands once something became of it: the rules alone, which keep and send nothing.

/** As long as it stands like this, something of it may still go. @type {FilingState[]} */
const UNDER_WAY = ["waiting", "ready", "sending", "refused"];

/** Whether a notice is still to go. @param {FiledNotice} notice */
export function isOpen({ receipt, is_dropped: isDropped = false }) {
  return receipt === null && !isDropped;
}

/** Whether the person stands for it in the records. What was kept before that was noted went there on its way. @param {Filing} filing */
export function isSworn({ is_sworn: isSworn = true }) {
  return isSworn;
}

/** All of it that goes has arrived; its numbers go into the records at once, and when that fails, later. @param {string} at
 * @returns {Pick<Filing, "state" | "tries" | "next_at" | "why">} */
export function arrived(at) {
  return { state: "arrived", tries: 0, next_at: at, why: "" };
}

/** What did not arrive goes no more. @param {Filing} filing @param {string} at @returns {Partial<Filing>} */
export function withdrawn({ notices }, at) {
  const left = notices.map((notice) => (notice.receipt === null ? emptied(notice) : notice));
  const hasArrived = left.some(({ receipt }) => receipt !== null);
  return { ...(hasArrived ? arrived(at) : { state: "undone", why: "" }), notices: left };
}

/** A notice has arrived: that holds however the filing stands, also when it was given up meanwhile.
 * @param {Filing} filing @param {string} report @param {{ receipt: string, receipt_at: string }} given @param {string} at
 * @returns {Partial<Filing>} */
export function withReceipt({ state, notices }, report, given, at) {
  if (!notices.some((notice) => notice.report_id === report)) return {};
  const after = notices.map((notice) => (notice.report_id === report ? { ...notice, ...given } : notice));
  const goesOn = UNDER_WAY.includes(state) && after.some(isOpen);
  return { ...(goesOn ? {} : arrived(at)), notices: after };
}

/** What is left when a case is deleted: nothing of that case, and no notice goes that held something of it.
 * @param {Filing} filing @param {string} id @param {string} at @returns {Filing | null} nothing where it was the last of its cases */
export function withoutCase(filing, id, at) {
  const others = (/** @type {string[]} */ cases) => cases.filter((other) => other !== id);
  if (others(filing.cases).length === 0) return null;
  const notices = filing.notices
    .map((notice) => (notice.cases.includes(id) ? { ...emptied(notice), cases: others(notice.cases) } : notice))
    // Of one that is of no case any more there is nothing to tell but its number.
    .filter(({ cases, receipt }) => cases.length > 0 || receipt !== null);
  const left = { ...filing, cases: others(filing.cases), notices };
  return UNDER_WAY.includes(filing.state) ? goingOn(left, filing.notices.filter(isOpen).length, at) : left;
}

/** How what is left goes on. @param {Filing} left @param {number} before how many notices were still to go @param {string} at @returns {Filing} */
function goingOn(left, before, at) {
  const open = left.notices.filter(isOpen).length;
  const hasArrived = left.notices.some(({ cases, receipt }) => cases.length > 0 && receipt !== null);
  if (open === 0 && !hasArrived) return { ...left, state: "undone", why: "case-deleted" };
  const dropped = (left.dropped ?? 0) + before - open;
  return { ...left, dropped, ...(open === 0 ? arrived(at) : {}) };
}

/** What stays of a notice that goes no more: an answer that comes late finds its place by it. @param {FiledNotice} notice @returns {FiledNotice} */
function emptied(notice) {
  return { ...notice, parts: [], pictures: [], steps: [], address: null, is_dropped: true };
}
