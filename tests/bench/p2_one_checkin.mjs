// SPDX-License-Identifier: EUPL-1.2
// P2: the same check-in by one client that waits for each answer.
import { Council } from "./council.mjs";
import { interleaved, program } from "./tools.mjs";

export default {
    name: "P2",
    what: "check-in of a 20 KB text over HTTP, one client, p50",
    unit: "ms",
    ours: "saksgang",
    theirs: "libgit2's fsynced commit + SQLite's FULL commit of the same bytes",
    goal: "≤ 1.5 ×",
    reaches: ({ ratio }) => ratio <= 1.5,
    needs: ["sqlite3"],
    async run({ rounds, length }) {
        const council = await Council.open({ documents: 1 });
        const words = council.load("checkin", { clients: 1, seconds: length });
        try {
            await program("load", council.load("checkin", { clients: 1, seconds: 0.1 }));
            return await interleaved({
                rounds,
                ours: async () => (await program("load", words)).p50_ms,
                theirs: async () => {
                    const raw = [await council.copied(), council.text, length];
                    return (await program("raw_commit", raw)).p50_ms;
                },
            });
        } finally {
            await council.close();
        }
    },
};
