// SPDX-License-Identifier: EUPL-1.2
// A receiver of notices, as an integrator would write one with the public `standardwebhooks`
// library: the signature is verified on the raw body before anything is read from it. It keeps what
// it accepted, in the order it came, and knows what a document's notices must look like together.
import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";

import { Webhook } from "standardwebhooks";

export class Receiver {
    #server;
    #port = 0;
    #webhook = null;
    #isTold; // resolves once the secret is known: the first notice may come before the API's answer
    #tell;
    #refuseFirst;

    // `refuseFirst(id, n)` says whether the first try of the n-th message is answered with 500.
    constructor({ refuseFirst = () => false } = {}) {
        this.#refuseFirst = refuseFirst;
        this.#isTold = new Promise((resolve) => (this.#tell = resolve));
        this.accepted = []; // {id, body, notice}: each id once, by the first time it was accepted
        this.byId = new Map();
        this.duplicates = 0;
        this.refused = new Set(); // ids answered with 500 once
        this.faults = [];
        this.tries = 0;
    }

    // Started again after stop(), it listens where it did.
    async start() {
        this.#server = http.createServer((request, response) => {
            const chunks = [];
            request.on("data", (chunk) => chunks.push(chunk));
            request.on("end", async () => {
                await this.#isTold;
                response.statusCode = this.#receive(request, Buffer.concat(chunks));
                response.end();
            });
        });
        await new Promise((resolve) => this.#server.listen(this.#port, "127.0.0.1", resolve));
        this.#port = this.#server.address().port;
        this.url = `http://127.0.0.1:${this.#port}/notices`;
        return this;
    }

    // The endpoint's secret, which the API shows once.
    trust(secret) {
        this.#webhook = new Webhook(secret);
        this.#tell();
    }

    async stop() {
        this.#server.closeAllConnections();
        await new Promise((resolve) => this.#server.close(resolve));
    }

    #receive(request, raw) {
        this.tries += 1;
        const id = request.headers["webhook-id"];
        let notice;
        try {
            notice = this.#webhook.verify(raw.toString("utf8"), request.headers);
        } catch (problem) {
            this.faults.push(`${id}: ${problem.message}`);
            return 401;
        }
        const known = this.byId.get(id);
        if (known) return this.#receiveAgain(known, raw);
        const isFirst = !this.refused.has(id);
        if (isFirst && this.#refuseFirst(id, this.byId.size + 1)) {
            this.refused.add(id);
            return 500;
        }
        const received = { id, body: raw.toString("utf8"), notice };
        this.byId.set(id, received);
        this.accepted.push(received);
        if (notice.data.id !== id) this.faults.push(`${id}: its body names ${notice.data.id}`);
        return 204;
    }

    #receiveAgain(known, raw) {
        this.duplicates += 1;
        if (known.body !== raw.toString("utf8")) {
            this.faults.push(`${known.id}: came again with another body`);
        }
        return 204;
    }

    of(document) {
        return this.accepted.filter(({ notice }) => notice.data.document === document);
    }

    // Resolves to the notice, or to nothing when it did not come in time.
    async waitFor(id, withinMs = 60_000) {
        const until = Date.now() + withinMs;
        while (!this.byId.has(id) && Date.now() < until) await pause(20);
        return this.byId.get(id);
    }

    // What is wrong with all that came: signatures, order, and gaps in what came before what.
    check() {
        const faults = [...this.faults];
        const last = new Map();
        for (const { id, notice } of this.accepted) {
            const { document, sequence, previous } = notice.data;
            if (!document) continue;
            const before = last.get(document);
            if ((before?.id ?? null) !== previous) {
                faults.push(
                    `${id}: previous is ${previous}, but ${before?.id ?? "none"} came before`,
                );
            }
            if (before && before.sequence >= sequence) {
                faults.push(`${id}: sequence ${sequence} after ${before.sequence}`);
            }
            last.set(document, { id, sequence });
        }
        return faults;
    }
}
