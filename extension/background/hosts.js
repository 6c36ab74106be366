// The browser's match patterns.

/** Whether a match pattern (`https://*.jd.com/*`) covers an address. @param {string} pattern @param {URL} url */
export function covers(pattern, url) {
  const [, host] = /^https:\/\/([^/]+)\//.exec(pattern) ?? [];
  if (host === undefined || url.protocol !== "https:") return false;
  return host.startsWith("*.") ? url.hostname === host.slice(2) || url.hostname.endsWith(host.slice(1)) : url.hostname === host;
}
