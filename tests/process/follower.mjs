// SPDX-License-Identifier: EUPL-1.2
// A reader of the journal's stream, as a browser's EventSource is one: it takes server-sent events
// apart, keeps what came in the order it came, and knows how the stream ended.
import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";

export class Follower {
    #request;
    #unread = "";

    constructor() {
        this.status = 0;
        this.headers = {};
        this.body = ""; // of a refusal
        this.events = []; // {id, type, body}
        this.retry = null;
        this.beats = 0;
        this.ended = null; // "whole", "cut", or null while it goes on
    }

    // Resolves once there is an answer, which may be a refusal.
    static open(daemon, { token, query = "", headers = {} } = {}) {
        const follower = new Follower();
        const sent = { accept: "text/event-stream", ...headers };
        if (token) sent.authorization = `Bearer ${token}`;
        const { hostname, port } = new URL(daemon.url);
        const path = `/api/v1/journal${query}`;
        return new Promise((resolve, reject) => {
            const options = { hostname, port, path, headers: sent, agent: false };
            follower.#request = http.get(options, (response) => {
                follower.#follow(response);
                resolve(follower);
            });
            follower.#request.on("error", (problem) => {
                follower.ended ??= "cut";
                reject(problem);
            });
        });
    }

    #follow(response) {
        this.status = response.statusCode;
        this.headers = response.headers;
        response.setEncoding("utf8");
        response.on("data", (text) => {
            if (this.status === 200) this.#take(text);
            else this.body += text;
        });
        response.on("error", () => (this.ended ??= "cut"));
        response.on("close", () => (this.ended ??= response.complete ? "whole" : "cut"));
    }

    #take(text) {
        const blocks = (this.#unread + text).split("\n\n");
        this.#unread = blocks.pop();
        for (const block of blocks) this.#takeBlock(block);
    }

    #takeBlock(block) {
        if (block === ":") {
            this.beats += 1;
            return;
        }
        const fields = Object.fromEntries(
            block.split("\n").map((line) => {
                const colon = line.indexOf(": ");
                return [line.slice(0, colon), line.slice(colon + 2)];
            }),
        );
        if ("retry" in fields) this.retry = Number(fields.retry);
        else this.events.push({ ...fields, type: fields.event, body: JSON.parse(fields.data) });
    }

    get ids() {
        return this.events.map(({ id }) => Number(id));
    }

    // Until `holds` does; an error when it does not come to that.
    async until(holds, what, withinMs = 20_000) {
        const until = Date.now() + withinMs;
        while (!holds(this)) {
            if (Date.now() > until) throw new Error(`${what}: not in time; ${this.ids}`);
            await pause(5);
        }
    }

    close() {
        this.ended = "closed";
        this.#request.destroy();
    }
}
