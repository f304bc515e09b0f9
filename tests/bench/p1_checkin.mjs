// SPDX-License-Identifier: EUPL-1.2
// P1: a text of 20 KB is checked in over HTTP, durable and in git when it is answered.
import { Council } from "./council.mjs";
import { Fossil } from "./fossil.mjs";
import { interleaved, program, seconds } from "./tools.mjs";

const clients = 16;

export default {
    name: "P1",
    what: "check-in of a 20 KB text over HTTP, in git when answered, 16 clients",
    unit: "a second",
    ours: "saksgang",
    theirs: "`fossil commit` over HTTP, autosync",
    goal: "≥ 25 ×, then ≥ 50 ×",
    reaches: ({ ratio }) => ratio >= 25,
    needs: ["fossil"],
    async run({ rounds, length }) {
        const council = await Council.open({ documents: clients });
        const fossil = await Fossil.open();
        const commits = Math.max(2, Math.round(20 * length));
        let p99;
        try {
            const measured = await interleaved({
                rounds,
                ours: async () => {
                    const run = await program(
                        "load",
                        council.load("checkin", { clients, seconds: length }),
                    );
                    p99 = run.p99_ms;
                    return run.rate;
                },
                theirs: async () => {
                    const took = await seconds(async () => {
                        for (let i = 0; i < commits; ++i) await fossil.commit();
                    });
                    return commits / took;
                },
            });
            return { ...measured, note: `p99 ${p99.toFixed(1)} ms` };
        } finally {
            await fossil.close();
            await council.close();
        }
    },
};
