// SPDX-License-Identifier: EUPL-1.2
// P7: one document's process as JSON, read without a log-in.
import { exchange } from "../process/http.mjs";
import { Council } from "./council.mjs";
import { Nginx } from "./nginx.mjs";
import { interleaved, wrk } from "./tools.mjs";

export default {
    name: "P7",
    what: "JSON of one process, 64 clients",
    unit: "a second",
    ours: "saksgang",
    theirs: "nginx, the same bytes from a file",
    goal: "≥ 0.5 ×",
    reaches: ({ ratio }) => ratio >= 0.5,
    needs: ["nginx", "wrk"],
    async run({ rounds, length }) {
        const council = await Council.open({ documents: 1 });
        const nginx = await Nginx.open();
        try {
            const target = "/api/v1/documents/bench-0/process";
            const { status, bytes } = await exchange(council.url, "GET", target);
            if (status !== 200) throw new Error(`${target}: ${status}`);
            const file = nginx.file("process.json", bytes);
            const measured = await interleaved({
                rounds,
                ours: async () => (await wrk(council.url + target, { seconds: length })).rate,
                theirs: async () => (await wrk(file, { seconds: length })).rate,
            });
            return { ...measured, note: `${bytes.length} bytes` };
        } finally {
            await nginx.close();
            await council.close();
        }
    },
};
