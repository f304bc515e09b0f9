// SPDX-License-Identifier: EUPL-1.2
// P5: who brought which words of a text of 300 lines, when, and by which decision: over HTTP, of a
// version that was not read before, and of one that was; of the only document there is after 2,000
// edits, and of one of many in a longer history. Beside what git and fossil say of its lines.
import fs from "node:fs";
import path from "node:path";

import { edited, inTurn, lineCount } from "./edits.mjs";
import { fossilMax, Past } from "./past.mjs";
import { changes } from "./p5_changes.mjs";
import { interleaved, seconds, wrk } from "./tools.mjs";

const file = "bench-0.md";
const many = (number) => number.toLocaleString("en");

// One client that waits for each answer before it asks again: for the newest version always; or for
// one after another downwards, of all documents in turn, more of them in a second than the daemon
// keeps in memory.
class Asker {
    constructor(council, folder, { documents, edits }) {
        this.council = council;
        this.newest = edits + 1;
        this.downwards = path.join(folder, "downwards.lua");
        fs.writeFileSync(
            this.downwards,
            `local asked = 0
            request = function()
                local document = asked % ${documents}
                local version = ${this.newest} - math.floor(asked / ${documents}) % ${edits}
                asked = asked + 1
                return wrk.format(nil, "/api/v1/documents/bench-" .. document ..
                                       "/provenance?version=" .. version)
            end\n`,
        );
    }

    async rate(length, script) {
        const headers = { authorization: `Bearer ${this.council.token}` };
        const url = `${this.council.url}/api/v1/documents/bench-0/provenance?version=${this.newest}`;
        return (await wrk(url, { clients: 1, seconds: length, headers, script })).rate;
    }

    known(length) {
        return this.rate(length);
    }

    fresh(length) {
        return this.rate(length, this.downwards);
    }
}

// Held to what it must tell before it is measured.
function check({ paragraphs, versions, decisions }, edits) {
    const numbers = new Set(versions.map(({ number }) => number));
    const runs = paragraphs.flatMap((paragraph) => paragraph.runs);
    if (!runs.every(({ version }) => numbers.has(version))) throw new Error("a version is missing");
    if (versions.at(-1).number !== edits + 1) throw new Error("the last edit is missing");
    if (decisions.length === 0) throw new Error("no decision is told of");
}

// The client asks again until it has been worked out, of every document.
async function workedOut(council, { documents, edits }) {
    for (let i = 0; i < documents; ++i)
        check((await council.client.get(`/documents/bench-${i}/provenance`)).body, edits);
}

const git = {
    theirName: "`git blame`, lines, with commit-graph",
    goal: "≥ 100 ×",
    reaches: ({ ratio }) => ratio >= 100,
};
const fossils = {
    theirName: "`fossil annotate`, lines",
    goal: "≥ 40 ×",
    reaches: ({ ratio }) => ratio >= 40,
};

function named({ documents, edits }) {
    const after = `who brought which words of ${lineCount} lines after ${many(edits)} edits`;
    if (documents === 1) return `${after}, over HTTP`;
    return `${after}, of one of ${documents} documents, ${many(documents * edits)} versions in all`;
}

async function measured(options, history) {
    const past = await Past.written(inTurn(history));
    const council = await edited(history);
    try {
        await workedOut(council, history);
        const asker = new Asker(council, past.folder, history);
        const known = () => asker.known(options.length);
        const fresh = () => asker.fresh(options.length);
        const blamed = ["blame", "--porcelain", "main", "--", file];
        const blame = async () => 1 / (await seconds(() => past.ask(blamed)));
        const row = async (what, ours, theirs, more) => {
            const taken = await interleaved({ rounds: options.rounds, ours, theirs });
            return { what, ...taken, note: `${(1000 / taken.ours).toFixed(2)} ms (goal ≤ 5)`, ...more };
        };
        const what = named(history);
        const unread = `${what}, of a version not read before`;
        const rows = [await row(what, known, blame, git)];
        // So few are kept in memory, all of them.
        if (history.documents * history.edits > 100) rows.push(await row(unread, fresh, blame, git));
        if (history.documents * history.edits > fossilMax && !options.full) return rows;
        const fossil = await past.inFossil();
        const annotate = async () => 1 / (await seconds(() => fossil(["annotate", file])));
        return [...rows, await row(what, known, annotate, fossils)];
    } finally {
        past.close();
        await council.close();
    }
}

function histories({ length, full }) {
    if (length < 1) return [{ documents: 1, edits: 20 }];
    const all = [
        { documents: 2, edits: 50 },
        { documents: 1, edits: 2_000 },
        { documents: 50, edits: 200 },
    ];
    return full ? [...all, { documents: 50, edits: 2_000 }] : all;
}

export default {
    name: "P5",
    unit: "a second",
    ours: "saksgang",
    needs: ["git", "fossil", "wrk"],
    async run(options) {
        const rows = [];
        for (const history of histories(options)) rows.push(...(await measured(options, history)));
        return [...rows, await changes(options)];
    },
};
