// SPDX-License-Identifier: EUPL-1.2
// kill -9 at random moments, under writers that do not wait for one another. What was answered must
// be there after each restart; what was not answered is repeated with its Idempotency-Key and done
// once; and the receiver is told of every event, in order, again only with the same id.
//
//   node tests/process/crash.mjs [--kills N] [--seed S]
//
// The seed decides what is written and when the daemon dies, as far as a clock lets it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";

import { Gate, Load, randomness } from "./crash_load.mjs";
import { Client, Daemon } from "./daemon.mjs";
import { checkVerify, fsck, git, sha256 } from "./evidence.mjs";
import { isNotice, readJournal } from "./journal.mjs";
import { Receiver } from "./receiver.mjs";
import { detail, heading, note, summary } from "./story.mjs";

const { values: words } = parseArgs({
    options: {
        kills: { type: "string", default: "200" },
        seed: { type: "string", default: "1" },
    },
});
const kills = Number(words.kills);
const seed = Number(words.seed);
assert.ok(Number.isInteger(kills) && kills > 0, "--kills is a whole number");
assert.ok(Number.isInteger(seed), "--seed is a whole number");

const documents = ["alfa", "bravo", "charlie", "delta"];
const killWithinMs = 300; // of load
const killWhileStarting = 0.15; // of all kills, a second one follows at once …
const startingMs = 120; // … within so much of the start
const thoroughEvery = 10; // kills between two runs of verify and fsck
const noticesWithinMs = 180_000;

// The journal as it was read so far; an entry that was once there must stay as it was.
class Journal {
    constructor(daemon) {
        this.client = new Client(daemon, daemon.secretaryToken);
        this.entries = [];
    }

    async read() {
        for (const entry of await readJournal(this.client, this.entries.length - 1)) {
            assert.equal(entry.data.sequence, this.entries.length, "no gap in the journal");
            this.entries.push(entry);
        }
    }

    async readAgain() {
        const before = this.entries;
        this.entries = [];
        await this.read();
        assert.deepEqual(this.entries.slice(0, before.length), before, "no entry has changed");
    }
}

// Everything that was ever answered, checked against the journal after each restart.
class Acknowledged {
    constructor(load, journal) {
        this.load = load;
        this.journal = journal;
        this.all = [];
    }

    async check() {
        const fresh = this.load.takeAcknowledged();
        await this.journal.read();
        for (const one of fresh) await this.#checkOne(one);
        this.all.push(...fresh);
        assert.deepEqual(this.load.faults, []);
    }

    async #checkOne({ name, document, types, sha, receipt }) {
        const { first_seq, last_seq, version } = receipt;
        const where = `${name} of ${document}, entries ${first_seq} to ${last_seq}`;
        const entries = this.journal.entries.slice(first_seq, last_seq + 1);
        assert.equal(entries.length, last_seq - first_seq + 1, `${where}: lost`);
        const found = entries.map(({ type }) => type);
        for (const type of types) assert.ok(found.includes(type), `${where}: ${type} in ${found}`);
        for (const { data } of entries) assert.equal(data.document, document, where);
        if (!sha) return;
        const target = `/documents/${document}/versions/${version}/text`;
        const { bytes } = await this.journal.client.get(target);
        assert.equal(sha256(bytes), sha, `${where}: the text of version ${version}`);
    }

    // The leaves themselves, past the API: each carries the id of the command that was answered.
    checkLeaves(daemon) {
        const id = "json_extract(CAST(leaf AS TEXT), '$.command_id')";
        const query = `SELECT ${id} FROM journal ORDER BY seq`;
        const ids = sqlite(path.join(daemon.data, "saksgang.db"), query);
        for (const { name, receipt } of this.all) {
            for (let seq = receipt.first_seq; seq <= receipt.last_seq; ++seq) {
                assert.equal(ids[seq], receipt.command_id, `entry ${seq} is of its ${name}`);
            }
        }
        const commands = new Set(this.all.map(({ receipt }) => receipt.command_id));
        assert.equal(commands.size, this.all.length, "each command was done once");
    }
}

function sqlite(file, query) {
    const options = { encoding: "utf8", maxBuffer: 1 << 28 };
    const run = spawnSync("sqlite3", ["-readonly", file, query], options);
    assert.equal(run.status, 0, `sqlite3: ${run.error ?? run.stderr}`);
    return run.stdout.trim().split("\n");
}

// After start-up each branch stands where the journal says.
async function checkHeads(daemon, journal) {
    const format = "--format=%(refname:lstrip=3) %(objectname)";
    const lines = git(
        path.join(daemon.data, "text.git"),
        "for-each-ref",
        format,
        "refs/heads/documents",
    );
    const heads = new Map(
        lines
            .toString()
            .split("\n")
            .map((line) => line.split(" ")),
    );
    for (const document of documents) {
        const { status, body } = await journal.client.get(
            `/documents/${document}/versions?limit=1`,
        );
        if (status === 404) continue;
        assert.equal(heads.get(document), body.versions[0].commit, `the branch of ${document}`);
    }
}

// Kills the daemon while it works, and at times once more while it is starting; how often.
async function killOnce(daemon, gate, random) {
    await pause(random.below(killWithinMs));
    gate.close();
    await daemon.kill();
    if (!random.chance(killWhileStarting)) return 1;
    const starting = daemon.start().catch(() => {});
    await pause(random.below(startingMs));
    await daemon.kill();
    await starting;
    return 2;
}

async function killAndCheck(daemon, acknowledged, gate) {
    const { journal } = acknowledged;
    const random = randomness(seed);
    let done = 0;
    let nextThorough = thoroughEvery;
    let slowestMs = 0;
    while (done < kills) {
        done += await killOnce(daemon, gate, random);
        const before = Date.now();
        await daemon.start();
        slowestMs = Math.max(slowestMs, Date.now() - before);
        await acknowledged.check();
        await checkHeads(daemon, journal);
        const isThorough = done >= nextThorough;
        if (isThorough) fsck(path.join(daemon.data, "text.git"));
        gate.open();
        if (!isThorough) continue;
        nextThorough += thoroughEvery;
        note(`${done} kills: ${acknowledged.all.length} commands acknowledged, all there`);
        detail(await checkVerify(daemon, "under load"));
    }
    return { done, slowestMs };
}

async function checkNotices(journal, receiver) {
    const written = journal.entries.filter(isNotice);
    const missing = () => written.filter(({ data }) => !receiver.byId.has(data.id));
    const began = Date.now();
    while (missing().length > 0 && Date.now() - began < noticesWithinMs) await pause(50);
    assert.deepEqual(missing(), [], "every notice arrived");

    const ids = new Set(written.map(({ data }) => data.id));
    const told = receiver.accepted.filter(({ id }) => !id.startsWith("ping_"));
    assert.deepEqual(
        told.filter(({ id }) => !ids.has(id)),
        [],
        "and none of what is not in the journal",
    );
    assert.deepEqual(receiver.check(), []);
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    note(`${told.length} notices received, in order; the last ${seconds} s after the load`);
}

async function run(daemon, receiver) {
    const gate = new Gate();
    const load = new Load(daemon, gate, seed);
    const journal = new Journal(daemon);
    const acknowledged = new Acknowledged(load, journal);
    await daemon.start();
    const endpoint = { url: receiver.url, reads: "secretariat" };
    const made = await journal.client.post("/endpoints", endpoint);
    receiver.trust(made.body.secret);

    heading(`${kills} kills under load, seed ${seed}`);
    const writing = load.run(documents);
    const killing = killAndCheck(daemon, acknowledged, gate);
    await Promise.race([killing, writing]); // writers end first only by failing
    const { done, slowestMs } = await killing;
    load.stop();
    await writing;

    heading("afterwards");
    await acknowledged.check();
    await journal.readAgain();
    await checkHeads(daemon, journal);
    acknowledged.checkLeaves(daemon);
    const count = acknowledged.all.length;
    note(`${count} commands acknowledged; each is in the journal, once and with its own id`);
    for (const [code, times] of [...load.refused].sort()) detail(`${times} refused: ${code}`);
    await checkNotices(journal, receiver);
    await daemon.stop();
    fsck(path.join(daemon.data, "text.git"));
    note(await checkVerify(daemon, "after it has stopped"));
    summary(
        `${done} kills; ${count} commands acknowledged, none lost; ${load.repeated} repeated by ` +
            `idempotency key, of which ${load.doneUnanswered} had been done; ` +
            `${receiver.duplicates} duplicate notices, by the same id; ` +
            `${journal.entries.length} journal entries; slowest start ${slowestMs} ms`,
    );
}

const receiver = await new Receiver().start();
const daemon = await Daemon.create();
try {
    await run(daemon, receiver);
} catch (problem) {
    console.error(`\nNOT AS IT MUST BE (seed ${seed}): ${problem.stack}`);
    console.error(`\nThe daemon's last words:\n${daemon.logTail()}`);
    process.exitCode = 1;
} finally {
    await receiver.stop();
    await daemon.remove();
}
process.exit(); // not held up by writers of a run that failed
