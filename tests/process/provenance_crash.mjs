// SPDX-License-Identifier: EUPL-1.2
// kill -9 between the COMMIT of a version and the row that says which version brought its words,
// which is made behind the writer. After each restart the row is made, asked for or not, and says
// what it says where nobody died: what `rebuild` makes of the same texts.
//
//   node tests/process/provenance_crash.mjs [--kills N] [--seed S]
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";

import { randomness } from "./crash_load.mjs";
import { Client, Daemon } from "./daemon.mjs";
import { heading, note, summary } from "./story.mjs";

const { values: words } = parseArgs({
    options: { kills: { type: "string", default: "12" }, seed: { type: "string", default: "1" } },
});
const kills = Number(words.kills);
const seed = Number(words.seed);
assert.ok(Number.isInteger(kills) && kills > 0, "--kills is a whole number");
assert.ok(Number.isInteger(seed), "--seed is a whole number");

const document = "alfa";
const rowsWithinMs = 30_000;
const killWithinMs = 1500; // of an answer: before, while and after its row is made
const everyRow =
    "SELECT sight, version, coalesce(previous, 0), hex(blob_oid), hex(origins) FROM provenance" +
    " ORDER BY sight, version";
// Versions of the one chain and of the other that have no row.
const missingRows =
    "SELECT count(*) FROM (SELECT 1 AS sight, number FROM version UNION ALL" +
    " SELECT 3, number FROM version WHERE released_seq IS NOT NULL AND visibility = 3) AS wanted" +
    " WHERE NOT EXISTS (SELECT * FROM provenance" +
    " WHERE sight = wanted.sight AND version = wanted.number)";

// The database as it lies on the disk, opened elsewhere.
function sqlite(daemon, query) {
    const copy = path.join(daemon.folder, "copy.db");
    for (const end of ["", "-wal"]) {
        const from = path.join(daemon.data, `saksgang.db${end}`);
        fs.rmSync(copy + end, { force: true });
        if (fs.existsSync(from)) fs.copyFileSync(from, copy + end);
    }
    const run = spawnSync("sqlite3", [copy, query], { encoding: "utf8", maxBuffer: 1 << 28 });
    assert.equal(run.status, 0, `sqlite3: ${run.error ?? run.stderr}`);
    return run.stdout.trim();
}

// A text of numbered paragraphs; each save writes one word of one of them anew.
class Writer {
    #paragraphs = Array.from({ length: 6 }, (_, i) => `Avsnitt ${i + 1} står her uten noe nytt.`);
    #count = 0;
    #etag;
    version = 0;

    constructor(client, random) {
        this.client = client;
        this.random = random;
    }

    async begin() {
        const fields = { slug: document, title: "Alfa", workflow: "strategi", text: this.#text };
        await this.#follow(await this.client.post("/documents", fields), 201);
    }

    async save() {
        this.#count += 1;
        const place = this.random.below(this.#paragraphs.length);
        const start = this.#paragraphs[place].split(" ").slice(0, -1).join(" ");
        this.#paragraphs[place] = `${start} ord${this.#count}.`;
        const body = { text: this.#text, message: "" };
        const match = { "if-match": this.#etag };
        const target = `/documents/${document}/text`;
        await this.#follow(await this.client.command("PUT", target, body, match), 200);
    }

    async release() {
        const body = { version: this.version, name: `Utgave ${this.version}` };
        const answer = await this.client.post(`/documents/${document}/versions`, body);
        assert.equal(answer.status, 201, JSON.stringify(answer.body));
    }

    get #text() {
        return `${this.#paragraphs.join("\n\n")}\n`;
    }

    async #follow({ status, body }, wanted) {
        assert.equal(status, wanted, JSON.stringify(body));
        this.version = body.version;
        this.#etag = body.etag;
    }
}

async function rowsAreMade(daemon) {
    const until = Date.now() + rowsWithinMs;
    while (sqlite(daemon, missingRows) !== "0") {
        assert.ok(Date.now() < until, "rows are missing still");
        await pause(50);
    }
}

// The word that the newest version wrote is its own, to whoever asks first.
async function askAtOnce(client, version) {
    const { status, body } = await client.get(`/documents/${document}/provenance`);
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body.version, version);
    const own = body.paragraphs.flatMap(({ runs }) => runs.filter((run) => run.version === version));
    assert.deepEqual(
        own.map(({ text }) => text.replace(/\W/g, "")),
        [`ord${version - 1}`],
    );
    assert.equal(body.versions.at(-1).number, version);
}

async function killOnce(daemon, writer, random) {
    await writer.save();
    if (random.chance(0.3)) await writer.release();
    await pause(random.chance(0.5) ? 0 : random.below(killWithinMs));
    await daemon.kill();
    const missing = Number(sqlite(daemon, missingRows));
    const isThere = `SELECT count(*) FROM version WHERE number = ${writer.version}`;
    assert.equal(sqlite(daemon, isThere), "1", "what was answered is there");
    await daemon.start();
    if (random.chance(0.5)) await askAtOnce(writer.client, writer.version);
    await rowsAreMade(daemon);
    return missing;
}

const daemon = await Daemon.create();
try {
    const random = randomness(seed);
    const writer = new Writer(new Client(daemon, daemon.secretaryToken), random);
    await daemon.start();
    await writer.begin();
    heading(`${kills} kills, seed ${seed}`);
    let without = 0;
    for (let i = 0; i < kills; ++i) {
        const missing = await killOnce(daemon, writer, random);
        if (missing > 0) without += 1;
        note(`version ${writer.version}: ${missing} rows missing, and made`);
    }
    assert.ok(without > 0, "no kill came before a row");
    await askAtOnce(writer.client, writer.version);
    await daemon.stop();
    const lived = sqlite(daemon, everyRow);
    daemon.command(["rebuild", daemon.data]);
    assert.equal(lived, sqlite(daemon, everyRow), "as rebuild makes them");
    summary(
        `${kills} kills, ${without} before a row was kept; ${lived.split("\n").length} rows, as ` +
            "rebuild makes them",
    );
} catch (problem) {
    console.error(`\nNOT AS IT MUST BE (seed ${seed}): ${problem.stack}`);
    console.error(`\nThe daemon's last words:\n${daemon.logTail()}`);
    process.exitCode = 1;
} finally {
    await daemon.remove();
}
process.exit();
