// SPDX-License-Identifier: EUPL-1.2
// One HTTP exchange, as written: nothing is normalised, retried or redirected, so that a test can
// also send what no well-behaved client would.
import http from "node:http";

// Whoever wants to see every exchange: called with what was sent, and the answer.
export const watchers = new Set();

export const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

// Resolves to {status, headers, bytes, body}, body being parsed JSON where the answer is JSON.
export function exchange(base, method, path, { headers = {}, body, timeoutMs = 30_000 } = {}) {
    const { hostname, port } = new URL(base);
    const bytes = body === undefined ? undefined : Buffer.from(body);
    const sent = { ...headers };
    if (bytes) sent["content-length"] = bytes.length;
    return new Promise((resolve, reject) => {
        const request = http.request({ hostname, port, method, path, headers: sent, agent });
        request.setTimeout(timeoutMs, () => request.destroy(new Error("no answer in time")));
        request.on("error", reject);
        request.on("response", (response) => {
            const chunks = [];
            response.on("data", (chunk) => chunks.push(chunk));
            response.on("error", reject);
            response.on("end", () => {
                const answered = answer(response, Buffer.concat(chunks));
                for (const see of watchers)
                    see({ base, method, target: path, headers: sent, body: bytes }, answered);
                resolve(answered);
            });
        });
        request.end(bytes);
    });
}

function answer(response, bytes) {
    const type = response.headers["content-type"] ?? "";
    const isJson = /^application\/(problem\+)?json/.test(type) && bytes.length > 0;
    return {
        status: response.statusCode,
        headers: response.headers,
        bytes,
        body: isJson ? JSON.parse(bytes) : bytes.toString(),
    };
}
