// SPDX-License-Identifier: EUPL-1.2
// P4: the last 50 versions of one document among 50, however many versions there are. The engine's
// own reading, beside a log that has every index git knows.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { longText } from "./council.mjs";
import { Past } from "./past.mjs";
import { interleaved, program, seconds } from "./tools.mjs";

const documents = 50;
const fossilMax = 10_000; // it takes minutes to take in more

const name = (i) => `dokument-${i}.md`;

function* saves(count) {
    const lines = longText().split("\n");
    for (let i = 0; i < count; ++i) {
        const place = (i * 7) % lines.length;
        const text = lines.with(place, `${lines[place]} Endring ${i}.`).join("\n");
        yield { file: name(i % documents), text };
    }
}

async function measured(options, count) {
    const past = await Past.written(saves(count));
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "saksgang-versions-"));
    const database = path.join(folder, "saksgang.db");
    try {
        await program("versions", [database, "--fill", count, "--documents", documents]);
        const ours = async () => {
            const words = [database, "--seconds", options.length];
            return (await program("versions", words)).rate;
        };
        const log = ["log", "-50", "--format=%H %an %ct %s", "main", "--", name(7)];
        const rows = [
            {
                ...(await interleaved({
                    rounds: options.rounds,
                    ours,
                    theirs: async () => 1 / (await seconds(() => past.ask(log))),
                })),
                theirs_name: "`git log -50` with commit-graph and changed-path Bloom filters",
            },
        ];
        if (count <= fossilMax) {
            const fossil = await past.inFossil();
            const finfo = ["finfo", "--limit", 50, name(7)];
            rows.push({
                ...(await interleaved({
                    rounds: options.rounds,
                    ours,
                    theirs: async () => 1 / (await seconds(() => fossil(finfo))),
                })),
                theirs_name: "`fossil finfo`",
            });
        }
        return rows;
    } finally {
        past.close();
        fs.rmSync(folder, { recursive: true, force: true });
    }
}

export default {
    name: "P4",
    unit: "a second",
    ours: "saksgang",
    goal: "≥ 200 ×",
    reaches: ({ ratio }) => ratio >= 200,
    needs: ["git", "fossil"],
    async run(options) {
        const smoke = options.length < 1;
        const rows = [];
        let shorter;
        for (const count of smoke ? [100] : options.full ? [100, 10_000, 100_000] : [100, 10_000]) {
            const found = await measured(options, count);
            const many = count.toLocaleString("en");
            for (const { theirs_name, ...row } of found) {
                const note = `${(1e6 / row.ours).toFixed(1)} µs`;
                rows.push({
                    what: `last 50 versions of one of ${documents} documents, ${many} in all`,
                    theirs: theirs_name,
                    ...row,
                    theirName: theirs_name,
                    note,
                });
            }
            if (count === 100_000) {
                rows.push({
                    what: "the same, a reading at 100,000 versions",
                    unit: "µs",
                    ours: 1e6 / found[0].ours,
                    theirs: 1e6 / shorter,
                    ratio: shorter / found[0].ours,
                    theirName: "at 10,000",
                    goal: "≤ 1.3 ×",
                    reaches: ({ ratio }) => ratio <= 1.3,
                });
            }
            shorter = found[0].ours;
        }
        return rows;
    },
};
