// SPDX-License-Identifier: EUPL-1.2
// What was measured, as a line on the screen and as docs/benchmarks.md. A run of some benchmarks
// replaces their lines there and leaves the others as they are.
import fs from "node:fs";
import os from "node:os";

import { binary, program, root, run } from "./tools.mjs";

const figure = (value) =>
    value >= 1000 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));

const verdict = (row) => (row.reaches(row) ? "reached" : "not reached");

export function print(row) {
    const spread = row.lowest ? ` (${row.lowest.toFixed(2)}–${row.highest.toFixed(2)})` : "";
    console.log(
        `${row.name}: ${row.what}\n` +
            `    ${figure(row.ours)} ${row.unit}, ${row.ourName}; ` +
            `${figure(row.theirs)} ${row.unit}, ${row.theirName}\n` +
            `    ${row.ratio.toFixed(2)} ×${spread}; goal ${row.goal}: ${verdict(row)}` +
            `${row.note ? `; ${row.note}` : ""}\n` +
            `    again: ./dev bench ${row.name}`,
    );
}

const line = (row, date) =>
    `| ${row.name} | ${row.what} | ${figure(row.ours)} ${row.unit} | ` +
    `${row.theirName}: ${figure(row.theirs)} ${row.unit} | **${row.ratio.toFixed(2)} ×** | ` +
    `${row.goal}: ${verdict(row)} | ${row.note ?? ""} | ${date} |`;

async function machine() {
    const cores = os.cpus();
    const memory = Math.round(os.totalmem() / 1024 ** 3);
    const probe = await program("disk_probe", [os.tmpdir(), 1]);
    const version = (await run(binary, ["--version"])).trim();
    return (
        `${cores.length} cores (${cores[0]?.model ?? "unknown"}), ${memory} GiB, ` +
        `Linux ${os.release()}, Node ${process.versions.node}; 4 KB appended and synced ` +
        `${figure(probe.rate)} times a second (p50 ${figure(probe.p50_ms)} ms, ` +
        `p99 ${figure(probe.p99_ms)} ms); ${version}.`
    );
}

function rowsOf(file) {
    if (!fs.existsSync(file)) return [];
    return fs
        .readFileSync(file, "utf8")
        .split("\n")
        .filter((text) => /^\| P\d+ \|/.test(text));
}

// What a row measures, and beside what.
function measured(text) {
    const [, name, work, , beside] = text.split("|").map((cell) => cell.trim());
    return [name, work, beside.slice(0, beside.lastIndexOf(":"))].join("|");
}

// Measured again, a row stands where it stood; what was not is kept: of --full, most often.
export async function writeReport(file, rows, { rounds, length }) {
    const date = new Date().toISOString().slice(0, 10);
    const byWork = new Map(
        [...rowsOf(file), ...rows.map((row) => line(row, date))].map((text) => [
            measured(text),
            text,
        ]),
    );
    const place = (text) => Number(/^\| P(\d+)/.exec(text)[1]);
    const sorted = [...byWork.values()].sort((a, b) => place(a) - place(b));
    const head = fs.readFileSync(new URL("report_head.md", import.meta.url), "utf8");
    const table = sorted.join("\n");
    fs.writeFileSync(
        file,
        `${head}\nThe machine of the last run, ${date} (${rounds} rounds of ${length} s): ${await machine()}\n\n` +
            "| | work | saksgang | beside | ratio | goal | | measured |\n" +
            `|---|---|---|---|---|---|---|---|\n${table}\n`,
    );
    console.log(`Written to ${file.replace(`${root}/`, "")}`);
}
