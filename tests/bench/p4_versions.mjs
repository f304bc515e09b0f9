// SPDX-License-Identifier: EUPL-1.2
// P4: the last 50 versions of one document, however many versions there are. The engine's own
// reading, beside a log that has every index git knows. And that reading in a long history beside
// itself in a shorter one, the same rows asked for in turn: it must not grow.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { longText } from "./council.mjs";
import { fossilMax, Past } from "./past.mjs";
import { interleaved, program, seconds } from "./tools.mjs";

const page = 50; // versions read
const documentsMax = 50; // each has a page of versions, or more
const grown = 10; // times as long

const documentsOf = (count) => Math.min(documentsMax, count / page);
const name = (i) => `dokument-${i}.md`;
const read = name(1);

function* saves(count) {
    const lines = longText().split("\n");
    for (let i = 0; i < count; ++i) {
        const place = (i * 7) % lines.length;
        const text = lines.with(place, `${lines[place]} Endring ${i}.`).join("\n");
        yield { file: name(i % documentsOf(count)), text };
    }
}

// The store's own tables with so many versions.
class Store {
    static async filled(folder, count) {
        const store = new Store();
        store.database = path.join(folder, `${count}.db`);
        const words = ["--fill", count, "--documents", documentsOf(count)];
        await program("versions", [store.database, ...words]);
        return store;
    }

    async rate(length) {
        return (await program("versions", [this.database, "--seconds", length])).rate;
    }
}

async function besidePeers(options, store, count) {
    const past = await Past.written(saves(count));
    const ours = () => store.rate(options.length);
    const beside = async (theirName, ask) => {
        const theirs = async () => 1 / (await seconds(ask));
        const measured = await interleaved({ rounds: options.rounds, ours, theirs });
        return {
            what:
                `last ${page} versions of one of ${documentsOf(count)} documents, ` +
                `${count.toLocaleString("en")} in all`,
            ...measured,
            theirName,
            note: `${(1e6 / measured.ours).toFixed(1)} µs`,
        };
    };
    try {
        const log = ["log", `-${page}`, "--format=%H %an %ct %s", "main", "--", read];
        const indexed = "`git log -50` with commit-graph and changed-path Bloom filters";
        const rows = [await beside(indexed, () => past.ask(log))];
        if (count > fossilMax && !options.full) return rows;
        const fossil = await past.inFossil();
        const finfo = ["finfo", "--limit", page, read];
        return [...rows, await beside("`fossil finfo`", () => fossil(finfo))];
    } finally {
        past.close();
    }
}

async function besideItself(options, shorter, longer, count) {
    const spent = (store) => async () => 1e6 / (await store.rate(options.length));
    const many = (number) => number.toLocaleString("en");
    return {
        what: `the same reading where there are ${many(count * grown)} versions`,
        unit: "µs",
        ...(await interleaved({
            rounds: options.rounds,
            ours: spent(longer),
            theirs: spent(shorter),
        })),
        theirName: `where there are ${many(count)}`,
        goal: "≤ 1.3 ×",
        reaches: ({ ratio }) => ratio <= 1.3,
    };
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
        const short = 100;
        const shorter = smoke ? 1_000 : 10_000;
        const long = shorter * grown;
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), "saksgang-versions-"));
        try {
            const stores = new Map();
            for (const count of [short, shorter, long])
                stores.set(count, await Store.filled(folder, count));
            const rows = [];
            for (const count of smoke ? [short] : [short, shorter, long])
                rows.push(...(await besidePeers(options, stores.get(count), count)));
            rows.push(
                await besideItself(options, stores.get(shorter), stores.get(long), shorter),
            );
            return rows;
        } finally {
            fs.rmSync(folder, { recursive: true, force: true });
        }
    },
};
