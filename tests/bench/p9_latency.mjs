// SPDX-License-Identifier: EUPL-1.2
// P9: how long until the receiver has it, at 100 commands a second; alone, and beside endpoints
// that are dead. Counted from when the command was sent, which is longer than from its commit.
import path from "node:path";
import fs from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

import { exchange } from "../process/http.mjs";
import { Council } from "./council.mjs";
import { freePort, listening, median, program, startProgram, stop } from "./tools.mjs";

const ratePerSecond = 100;
const deadEndpoints = 500;

function percentile(numbers, share) {
    const sorted = [...numbers].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

const lines = (text) =>
    text
        .split("\n")
        .filter((line) => line)
        .map((line) => line.split(" ").map(Number));

// Milliseconds from sending each command to the arrival of its notice.
async function round(council, url, log, length) {
    await exchange(url, "GET", "/reset");
    await program(
        "load",
        council.load("move", { clients: 4, seconds: length, rate: ratePerSecond, log }),
    );
    const commands = lines(fs.readFileSync(log, "utf8"));
    const until = Date.now() + 30_000;
    for (;;) {
        const arrived = new Map(lines((await exchange(url, "GET", "/arrivals")).body));
        if (commands.every(([seq]) => arrived.has(seq))) {
            return commands.map(([seq, sent]) => (arrived.get(seq) - sent) / 1e6);
        }
        if (Date.now() > until) throw new Error("not every notice came");
        await pause(20);
    }
}

// Until the daemon has found out about each of the dead ones, and leaves it alone.
async function allFailing(council, dead) {
    const until = Date.now() + 180_000;
    for (;;) {
        const { body } = await council.administrator.get("/endpoints");
        const failing = body.endpoints.filter((each) => each.paused_until).length;
        if (failing >= dead) return;
        if (Date.now() > until) throw new Error(`${failing} of ${dead} endpoints are paused`);
        await pause(200);
    }
}

export default {
    name: "P9",
    unit: "ms",
    needs: [],
    async run({ rounds, length }) {
        const council = await Council.open({ documents: 4 });
        const port = await freePort();
        const deadPort = await freePort();
        const sink = startProgram("sink", [port, deadPort]);
        await listening(port);
        const url = `http://127.0.0.1:${port}`;
        const log = path.join(council.daemon.folder, "load.log");
        const endpoint = (address) =>
            council.post("/endpoints", { url: address, events: ["*"] }, council.administrator);
        const measure = async () => {
            const p50 = [];
            const p99 = [];
            for (let i = 0; i < rounds; ++i) {
                const latencies = await round(council, url, log, 2 * length);
                p50.push(percentile(latencies, 0.5));
                p99.push(percentile(latencies, 0.99));
            }
            return { p50: median(p50), p99: median(p99) };
        };
        try {
            await endpoint(`${url}/alive`);
            const alone = await measure();
            const dead = length < 1 ? 20 : deadEndpoints;
            const refusing = await freePort();
            for (let i = 0; i < dead; ++i) {
                const never = length >= 1 && i % 2 === 0; // takes the connection, and says nothing
                await endpoint(`http://127.0.0.1:${never ? deadPort : refusing}/${i}`);
            }
            await round(council, url, log, length);
            await allFailing(council, dead);
            const beside = await measure();
            return [
                {
                    what: `command → receiver, one endpoint, p99 at ${ratePerSecond} commands a second`,
                    ours: "saksgang",
                    theirs: "its own p50",
                    goal: "≤ 10 ms",
                    reaches: ({ ours }) => ours <= 10,
                    oursValue: alone.p99,
                    theirsValue: alone.p50,
                },
                {
                    what: `the same beside ${dead} endpoints that are dead`,
                    ours: "p99 beside them",
                    theirs: "p99 alone",
                    goal: "≤ 1.1 ×",
                    reaches: ({ ratio }) => ratio <= 1.1,
                    oursValue: beside.p99,
                    theirsValue: alone.p99,
                },
            ].map(({ oursValue, theirsValue, ours, theirs, ...row }) => ({
                ...row,
                ourName: ours,
                theirName: theirs,
                ours: oursValue,
                theirs: theirsValue,
                ratio: oursValue / theirsValue,
            }));
        } finally {
            await council.close();
            await stop(sink);
        }
    },
};
