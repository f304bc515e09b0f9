// SPDX-License-Identifier: EUPL-1.2
// P11: from exec to ready; with a short journal, a long one, and after kill -9 with a long
// write-ahead log. Beside what the executable itself takes to start and end.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { Council } from "./council.mjs";
import { longHistory } from "./p10_verify.mjs";
import { binary, freePort, median, program, run, seconds, stop } from "./tools.mjs";

const walBytes = 37_000_000;

async function start(data) {
    const port = await freePort();
    return program("ready", [port, binary, "serve", data, "--port", port]);
}

const bareStart = async () => 1000 * (await seconds(() => run(binary, ["--version"])));

async function starts(rounds, data) {
    const measured = { ready: [], bare: [], resident: 0 };
    for (let i = 0; i < rounds; ++i) {
        const { ready_ms, resident_kb } = await start(data);
        measured.ready.push(ready_ms);
        measured.resident = resident_kb / 1024;
        measured.bare.push(await bareStart());
    }
    return { ours: median(measured.ready), theirs: median(measured.bare), ...measured };
}

// A daemon killed while a reader has kept its log from being taken over into the database.
async function withLongLog(length) {
    const council = await Council.open({ documents: 16 });
    const wal = `${council.database}-wal`;
    const reader = spawn("sqlite3", [council.database], { stdio: ["pipe", "ignore", "inherit"] });
    reader.stdin.write("BEGIN; SELECT count(*) FROM journal;\n");
    await pause(200);
    const wanted = length < 1 ? 1_000_000 : walBytes;
    while (fs.statSync(wal).size < wanted) {
        await program("load", council.load("stage", { clients: 16, seconds: 0.2 }));
    }
    await council.daemon.kill();
    reader.kill("SIGKILL");
    await pause(100);
    return { council, bytes: fs.statSync(wal).size };
}

export default {
    name: "P11",
    unit: "ms",
    needs: ["sqlite3"],
    async run({ rounds, length, full }) {
        const times = Math.max(rounds, 5);
        const { folder, data } = await longHistory(1000);
        const long = await longHistory(full ? 1_000_000 : length < 1 ? 2_000 : 100_000);
        const { council, bytes } = await withLongLog(length);
        try {
            const short = await starts(times, data);
            const grown = await starts(times, long.data);
            const killed = await start(council.daemon.data);
            const bare = "`saksgang --version`, exec to exit";
            const row = (what, limit, ours, theirs, theirName, note, reaches) => ({
                what,
                goal: limit,
                ours,
                theirs,
                ratio: ours / theirs,
                ourName: "saksgang",
                theirName,
                note,
                reaches,
            });
            return [
                row(
                    "exec → ready",
                    "≤ 12 ms",
                    short.ours,
                    short.theirs,
                    bare,
                    `${short.resident.toFixed(1)} MB resident (goal ≤ 16)`,
                    ({ ours }) => ours <= 12 && short.resident <= 16,
                ),
                row(
                    "the same with a long journal",
                    "≤ 1.3 ×",
                    grown.ours,
                    short.ours,
                    "with a short one",
                    `${grown.resident.toFixed(1)} MB resident`,
                    ({ ratio }) => ratio <= 1.3,
                ),
                row(
                    `after kill -9 with a log of ${Math.round(bytes / 1e6)} MB`,
                    "≤ 40 ms",
                    killed.ready_ms,
                    short.ours,
                    "with a short journal",
                    "one start",
                    ({ ours }) => ours <= 40,
                ),
            ];
        } finally {
            await council.close();
            for (const each of [folder, long.folder])
                fs.rmSync(each, { recursive: true, force: true });
        }
    },
};
