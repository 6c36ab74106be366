// A server that takes in reports and fails in every way that servers do. What it has taken it has once, by the number of the report.

import { once } from "node:events";
import { createServer } from "node:http";

/** What it does with a request: each a way to fail, but for the first and the last. */
export const WAYS = ["take", "refuse", "drop", "half", "lose", "break", "later", "hang", "again", "busy", "plain"];

/** Starts one. `way` says of each request what is done with it, at once or once it knows. */
export async function intake(way) {
  /** By number: what was taken, and how often it came. @type {Map<string, { text: string, times: number }>} */
  const taken = new Map();
  const server = createServer(async (request, answer) => {
    const chunks = [];
    request.on("error", () => {});
    const doing = await way();
    if (doing === "refuse") return request.socket.destroy();
    try {
      for await (const chunk of request) chunks.push(chunk);
    } catch {
      return;
    }
    const [text, number] = [Buffer.concat(chunks).toString(), String(request.headers["idempotency-key"])];
    const say = (status, headers = {}, body = "") => answer.writeHead(status, { "Content-Type": "application/json", ...headers }).end(body);
    const take = () => taken.set(number, { text, times: (taken.get(number)?.times ?? 0) + 1 });
    switch (doing) {
      case "drop": return request.socket.destroy();
      case "break": return say(500, {}, "sorry");
      case "later": return say(429, { "Retry-After": "3600" });
      // It knows of none, and is busy with another.
      case "busy": return say(409);
      case "hang": return;
      // It took it, and what it says of that is lost.
      case "lose": take(); return request.socket.destroy();
      case "half":
        take();
        answer.writeHead(200, { "Content-Type": "application/json", "Content-Length": "1000" });
        answer.write('{"number": "half');
        return setImmediate(() => request.socket.destroy());
      // As servers do that know what they have.
      case "again": if (taken.has(number)) return say(409, {}, JSON.stringify({ report_id: number }));
    }
    take();
    // It gives no numbers, and says which report it has.
    if (doing === "plain") return say(200, {}, JSON.stringify({ report_id: number }));
    return say(201, {}, JSON.stringify({ number: `R-${number.slice(-6)}` }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${server.address().port}/reports`, taken, close };
}
