// The browser's own interface: `browser` where there is one, both answer with promises.

export const api = globalThis.browser ?? globalThis.chrome;
