// SPDX-License-Identifier: EUPL-1.2
// P10: `saksgang verify` of a long history. --full: 1,000,000 entries.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { binary, interleaved, program, root, run, seconds } from "./tools.mjs";

export async function longHistory(entries) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "saksgang-long-"));
    const data = path.join(folder, "data");
    await run(binary, ["init", data]);
    await run(binary, ["import", data, path.join(root, "examples/osloregionen")]);
    const documents = Math.max(2, Math.round(entries / 1000));
    const filled = await program("fill", [data, "--entries", entries, "--documents", documents]);
    return { folder, data, filled };
}

export default {
    name: "P10",
    unit: "entries a second",
    ours: "saksgang verify",
    needs: [],
    async run({ rounds, length, full }) {
        const entries = full ? 1_000_000 : length < 1 ? 2_000 : 100_000;
        const { folder, data } = await longHistory(entries);
        const database = path.join(data, "saksgang.db");
        try {
            const rows = [];
            for (const [threads, least] of [
                [1, 0.5],
                [2, 0.75],
            ]) {
                const measured = await interleaved({
                    rounds: Math.min(rounds, full ? 3 : rounds),
                    ours: async () =>
                        entries / (await seconds(() => run(binary, ["verify", data]))),
                    theirs: async () => (await program("raw_sha256", [database, threads])).rate,
                });
                rows.push({
                    ...measured,
                    what: `verify of ${entries.toLocaleString("en")} entries`,
                    theirName: `raw SHA-256 of the leaves, ${threads} thread${threads > 1 ? "s" : ""}`,
                    goal: `≥ ${least} ×`,
                    reaches: ({ ratio }) => ratio >= least,
                    note: `${(1e6 / measured.ours).toFixed(2)} µs an entry`,
                });
            }
            return rows;
        } finally {
            fs.rmSync(folder, { recursive: true, force: true });
        }
    },
};
