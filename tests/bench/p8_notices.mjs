// SPDX-License-Identifier: EUPL-1.2
// P8: notices to 100 endpoints, each stored, signed, sent in order within its document, settled.
import { setTimeout as pause } from "node:timers/promises";
import fs from "node:fs";
import path from "node:path";

import { exchange } from "../process/http.mjs";
import { Council } from "./council.mjs";
import { freePort, interleaved, listening, program, startProgram, stop, wrk } from "./tools.mjs";

const endpoints = 100;
const documents = 16;
const withinMs = 120_000;

// What a notice's body weighs, posted as wrk can: the same bytes again and again.
function postScript(folder) {
    const script = path.join(folder, "post.lua");
    const body = "x".repeat(500);
    fs.writeFileSync(
        script,
        `wrk.method = "POST"\nwrk.body = "${body}"\nwrk.headers["Content-Type"] = "application/json"\n`,
    );
    return script;
}

export default {
    name: "P8",
    what: `notices to ${endpoints} endpoints, durable, signed, in order`,
    unit: "a second",
    ours: "saksgang",
    theirs: "wrk posting to the same receiver, 100 connections",
    goal: "≥ 0.4 ×",
    reaches: ({ ratio }) => ratio >= 0.4,
    needs: ["wrk"],
    async run({ rounds, length }) {
        const council = await Council.open({ documents });
        const port = await freePort();
        const sink = startProgram("sink", [port]);
        await listening(port);
        const url = `http://127.0.0.1:${port}`;
        for (let i = 0; i < endpoints; ++i) {
            await council.post(
                "/endpoints",
                { url: `${url}/${i}`, events: ["*"] },
                council.administrator,
            );
        }
        const commands = Math.max(documents, Math.round(250 * length));
        const stats = async () => (await exchange(url, "GET", "/stats")).body;
        // Commands enough for a while's work, and then until the last of it has come.
        const deliver = async () => {
            await exchange(url, "GET", "/reset");
            const words = { clients: documents, count: commands };
            await program("load", council.load("move", words));
            const wanted = commands * endpoints;
            const until = Date.now() + withinMs;
            for (;;) {
                const seen = JSON.parse(await stats());
                if (seen.count >= wanted) {
                    return ((seen.count - 1) * 1e9) / (seen.last_ns - seen.first_ns);
                }
                if (Date.now() > until) throw new Error(`${seen.count} of ${wanted} notices came`);
                await pause(20);
            }
        };
        try {
            const script = postScript(council.daemon.folder);
            const measured = await interleaved({
                rounds,
                ours: deliver,
                theirs: async () =>
                    (await wrk(`${url}/`, { clients: 100, seconds: length, script })).rate,
            });
            return { ...measured, note: `${commands * endpoints} notices a round` };
        } finally {
            await council.close();
            await stop(sink);
        }
    },
};
