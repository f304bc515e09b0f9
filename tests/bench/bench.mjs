// SPDX-License-Identifier: EUPL-1.2
// Measures the daemon beside its peers and beside what the machine can do at all, and writes down
// what came out. `./dev bench` installs what this needs, builds, and calls it.
//
//   node tests/bench/bench.mjs [P1 P6 …] [--rounds N] [--seconds S] [--full] [--smoke]
//                              [--out FILE]
//
// Every figure is a ratio of two runs made one after the other, several times: the middle one is
// given. --smoke: a moment of each, to see that it works; what is not installed is passed over.
import { parseArgs } from "node:util";

import p1 from "./p1_checkin.mjs";
import p2 from "./p2_one_checkin.mjs";
import p3 from "./p3_stage.mjs";
import p4 from "./p4_versions.mjs";
import p5 from "./p5_provenance.mjs";
import p6 from "./p6_pages.mjs";
import p7 from "./p7_json.mjs";
import p8 from "./p8_notices.mjs";
import p9 from "./p9_latency.mjs";
import p10 from "./p10_verify.mjs";
import p11 from "./p11_start.mjs";
import { print, writeReport } from "./report.mjs";
import { has } from "./tools.mjs";

const all = [p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11];
const { values: words, positionals } = parseArgs({
    allowPositionals: true,
    options: {
        rounds: { type: "string" },
        seconds: { type: "string" },
        full: { type: "boolean", default: false },
        smoke: { type: "boolean", default: false },
        out: { type: "string" },
    },
});
const wanted = positionals.map((word) => word.toUpperCase());
const unknown = wanted.filter((name) => !all.some((each) => each.name === name));
if (unknown.length > 0) {
    console.error(
        `No benchmark ${unknown.join(", ")}; there are ${all.map(({ name }) => name).join(" ")}`,
    );
    process.exit(2);
}
const options = {
    rounds: Number(words.rounds ?? (words.smoke ? 1 : 5)),
    length: Number(words.seconds ?? (words.smoke ? 0.1 : 1)),
    full: words.full,
};

// A figure that is none is a benchmark that no longer measures.
function check(name, row) {
    for (const key of ["ours", "theirs", "ratio"]) {
        if (!(Number.isFinite(row[key]) && row[key] > 0))
            throw new Error(`${name}: ${key} is ${row[key]}`);
    }
}

async function measure({ name, needs, run, ...shared }) {
    const missing = needs.filter((tool) => !has(tool));
    if (missing.length > 0) {
        console.log(`${name}: passed over, without ${missing.join(", ")}`);
        return [];
    }
    const rows = [await run(options)].flat().map((row) => ({
        ...shared,
        ourName: shared.ours,
        theirName: shared.theirs,
        ...row,
        name,
    }));
    if (rows.length === 0) throw new Error(`${name} measured nothing`);
    for (const row of rows) {
        check(name, row);
        print(row);
    }
    return rows;
}

const rows = [];
for (const each of all) {
    if (wanted.length === 0 || wanted.includes(each.name)) rows.push(...(await measure(each)));
}
if (words.out) await writeReport(words.out, rows, options);
process.exit(0);
