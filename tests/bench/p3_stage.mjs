// SPDX-License-Identifier: EUPL-1.2
// P3: documents change stage, without text.
import { Council } from "./council.mjs";
import { interleaved, program } from "./tools.mjs";

const clients = 16;

export default {
    name: "P3",
    what: "change of stage over HTTP, 16 clients",
    unit: "a second",
    ours: "saksgang",
    theirs: "SQLite's FULL group commits of the same rows, 16 in each",
    goal: "≥ 0.6 ×",
    reaches: ({ ratio }) => ratio >= 0.6,
    needs: ["sqlite3"],
    async run({ rounds, length }) {
        const council = await Council.open({ documents: clients });
        const words = council.load("stage", { clients, seconds: length });
        let p99;
        try {
            const measured = await interleaved({
                rounds,
                ours: async () => {
                    const run = await program("load", words);
                    p99 = run.p99_ms;
                    return run.rate;
                },
                theirs: async () => {
                    const raw = [await council.copied(), clients, length];
                    return (await program("raw_rows", raw)).rate;
                },
            });
            return { ...measured, note: `p99 ${p99.toFixed(1)} ms` };
        } finally {
            await council.close();
        }
    },
};
