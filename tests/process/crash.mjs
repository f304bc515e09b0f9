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
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";

import { Client, Daemon, example } from "./daemon.mjs";
import { checkVerify, fsck, git } from "./evidence.mjs";
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

const text = fs.readFileSync(path.join(example, "text.md"), "utf8");
const documents = ["alfa", "bravo", "charlie", "delta"];
const groups = ["faggruppe-naering", "faggruppe-areal-og-transport", "faggruppe-klima-og-natur"];
const noticed = /^(document\.(version_released|stage_changed)|decision\.|response\.received|milestone\.(moved|held))/;
const thoroughEvery = 20; // kills between two runs of verify and fsck
const noticesWithinMs = 180_000;

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

// mulberry32: the same numbers for the same seed, on every Node.
function randomness(state) {
    const next = () => {
        state = (state + 0x6d2b79f5) | 0;
        let t = Math.imul(state ^ (state >>> 15), 1 | state);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
    return {
        below: (n) => Math.floor(next() * n),
        chance: (share) => next() < share,
        pick: (list) => list[Math.floor(next() * list.length)],
    };
}

// Closed while what was answered is being checked, so that nothing moves meanwhile.
class Gate {
    #open = Promise.resolve();
    #release = () => {};

    close() {
        this.#open = new Promise((resolve) => (this.#release = resolve));
    }
    open() {
        this.#release();
    }
    passed() {
        return this.#open;
    }
}

class Load {
    constructor(daemon, gate) {
        this.daemon = daemon;
        this.gate = gate;
        this.acknowledged = []; // {document, name, types, sha, receipt}
        this.unchecked = [];
        this.refused = new Map(); // code → how often
        this.repeated = 0;
        this.doneUnanswered = 0; // done before a kill, and answered after it
        this.faults = [];
        this.stopping = false;
    }

    // `types`: the journal's entries that the command must have added.
    async command(client, name, document, method, rest, body, { types, headers, allowed = [] }) {
        await this.gate.passed();
        let tries = 1;
        let lastTry = 0;
        client.onRepeat = async () => {
            tries += 1;
            await this.gate.passed();
            lastTry = Date.now();
        };
        const target = rest === undefined ? "/documents" : `/documents/${document}${rest}`;
        const { status, body: receipt } = await client.command(method, target, body, headers);
        if (tries > 1) this.repeated += 1;
        if (status < 300) {
            if (lastTry > 0 && Date.parse(receipt.recorded_at) < lastTry) this.doneUnanswered += 1;
            const sha = body.text && sha256(body.text);
            this.unchecked.push({ document, name, types, sha, receipt });
            return receipt;
        }
        const code = receipt.code ?? status;
        this.refused.set(code, (this.refused.get(code) ?? 0) + 1);
        if (!allowed.includes(code)) this.faults.push(`${name}: ${JSON.stringify(receipt)}`);
        return null;
    }
}

// Writes a document's text and releases some of it; alone in that.
async function writeText(load, document, random) {
    const client = new Client(load.daemon, load.daemon.secretaryToken);
    const created = await load.command(client, "create", document, "POST", undefined,
        { slug: document, title: document, workflow: "strategi", text, effective_on: "2024-01-16" },
        { types: ["document.created", "document.version_saved"] });
    let { etag, version } = created;
    let count = 0;
    load.started(document);
    while (!load.stopping) {
        if (random.chance(0.3)) {
            await load.command(client, "release", document, "POST", "/versions",
                { version, name: `Utgave ${version}` },
                { types: ["document.version_released"], allowed: ["already_exists"] });
            continue;
        }
        count += 1;
        const line = `\nLinje ${count} av ${random.below(1_000_000)}.\n`;
        const receipt = await load.command(client, "save", document, "PUT", "/text",
            { text: text + line.repeat(1 + random.below(40)), message: `nr. ${count}` },
            { types: ["document.version_saved"], headers: { "if-match": etag } });
        if (receipt) ({ etag, version } = receipt);
    }
}

// Runs a document's process round and round, beside the one who writes.
async function runProcess(load, document, random) {
    const client = new Client(load.daemon, load.daemon.secretaryToken);
    const at = (name, rest, body, more) =>
        load.command(client, name, document, "POST", rest, body, more);
    let day = 0;
    await at("held", "/milestones/stormote/held", { held_on: "2024-03-05" }, { types: ["milestone.held"] });
    while (!load.stopping) {
        const version = 1 + random.below(3);
        const body = random.pick(groups);
        await random.pick([
            () => {
                day += 1;
                const from = new Date(Date.UTC(2024, 5, 6 + day)).toISOString().slice(0, 10);
                return at("move", "/milestones/utvalg-juni/move", { from, reason: `dag ${day}` },
                    { types: ["milestone.moved"] });
            },
            () => at("respond", "/responses",
                { body, version, received_on: "2024-03-19", original: `svar ${day}` , answers: [
                    { question: "malstruktur", choice: "yes" },
                    { question: "overordnet-niva", choice: "no" },
                    { question: "innsatsomrader", choice: "partly" },
                    { question: "delmal", choice: "yes", text: `merknad ${random.below(100)}` },
                ] },
                { types: ["response.received"], allowed: busyStage }),
            () => at("decide", "/decisions",
                { body, kind: "statement", version, decided_on: "2024-03-20", present: 4,
                    votes: { in_favour: 3, against: 1 } },
                { types: ["decision.recorded"], allowed: busyStage }),
            () => at("forward", "/process/transitions", { to: "faggrupper", effective_on: "2024-03-19" },
                { types: ["document.stage_changed"], allowed: busyStage }),
            () => at("back", "/process/transitions", { to: "utkast", effective_on: "2024-03-19" },
                { types: ["document.stage_changed"], allowed: busyStage }),
        ])();
    }
}

// What the rules may answer where others write at the same time and the stage comes and goes.
const busyStage = [
    "transition_refused", "transition_unknown", "already_exists", "body_not_entitled",
    "version_not_released", "not_found",
];

// The journal as it was read so far; an entry that was once there must stay as it was.
class Journal {
    constructor(daemon) {
        this.client = new Client(daemon, daemon.secretaryToken);
        this.entries = [];
    }

    async read() {
        for (;;) {
            const after = this.entries.length - 1;
            const { entries } = (await this.client.get(`/journal?after=${after}&limit=1000`)).body;
            if (entries.length === 0) return;
            for (const entry of entries) {
                assert.equal(entry.data.sequence, this.entries.length, "no gap in the journal");
                this.entries.push(entry);
            }
        }
    }

    async readAgain() {
        const before = this.entries;
        this.entries = [];
        await this.read();
        assert.deepEqual(this.entries.slice(0, before.length), before, "no entry has changed");
    }
}

async function checkAcknowledged(load, journal) {
    const unchecked = load.unchecked;
    load.unchecked = [];
    await journal.read();
    for (const done of unchecked) {
        const { document, name, types, sha, receipt } = done;
        const entries = journal.entries.slice(receipt.first_seq, receipt.last_seq + 1);
        const found = entries.map(({ type }) => type);
        const where = `${name} of ${document}, entries ${receipt.first_seq} to ${receipt.last_seq}`;
        assert.equal(entries.length, receipt.last_seq - receipt.first_seq + 1, `${where}: lost`);
        for (const type of types) assert.ok(found.includes(type), `${where}: no ${type} in ${found}`);
        for (const { data } of entries) assert.equal(data.document, document, where);
        if (!sha) continue;
        const target = `/documents/${document}/versions/${receipt.version}/text`;
        const answer = await journal.client.get(target);
        assert.equal(sha256(answer.bytes), sha, `${where}: the text of version ${receipt.version}`);
    }
    load.acknowledged.push(...unchecked);
}

// After start-up each branch stands where the journal says.
async function checkHeads(daemon, journal) {
    const repository = path.join(daemon.data, "text.git");
    const lines = git(repository, "for-each-ref", "--format=%(refname) %(objectname)", "refs/heads");
    const heads = lines.toString().trim().split("\n").map((line) => line.split(" "));
    for (const document of documents) {
        const answer = await journal.client.get(`/documents/${document}/versions?limit=1`);
        if (answer.status === 404) continue;
        const head = heads.find(([name]) => name.endsWith(`/${document}`))?.[1];
        assert.equal(head, answer.body.versions[0].commit, `the branch of ${document}`);
    }
}

// The journal's own leaves, past the API: every acknowledged command's entries carry its id.
function checkLeaves(daemon, load) {
    const file = path.join(daemon.data, "saksgang.db");
    const query = "SELECT json_extract(CAST(leaf AS TEXT), '$.command_id') FROM journal ORDER BY seq";
    const run = spawnSync("sqlite3", ["-readonly", file, query], { encoding: "utf8", maxBuffer: 1 << 28 });
    assert.equal(run.status, 0, `sqlite3: ${run.stderr ?? run.error}`);
    const ids = run.stdout.trim().split("\n");
    for (const { name, receipt } of load.acknowledged) {
        for (let seq = receipt.first_seq; seq <= receipt.last_seq; ++seq) {
            assert.equal(ids[seq], receipt.command_id, `entry ${seq} is of the ${name} that was answered`);
        }
    }
    const receipts = load.acknowledged.map(({ receipt }) => receipt.command_id);
    assert.equal(new Set(receipts).size, receipts.length, "each command was done once");
}

// Kills the daemon while it works, or, at times, while it is starting.
async function killOnce(daemon, gate, random) {
    await pause(random.below(300));
    gate.close();
    await daemon.kill();
    if (!random.chance(0.15)) return 1;
    const starting = daemon.start().catch(() => {});
    await pause(random.below(120));
    await daemon.kill();
    await starting;
    return 2;
}

async function killAndCheck(daemon, load, journal, gate, random) {
    let done = 0;
    let nextThorough = thoroughEvery;
    let slowest = 0;
    while (done < kills) {
        done += await killOnce(daemon, gate, random);
        const before = Date.now();
        await daemon.start();
        slowest = Math.max(slowest, Date.now() - before);
        await checkAcknowledged(load, journal);
        await checkHeads(daemon, journal);
        assert.deepEqual(load.faults, []);
        if (done >= nextThorough) {
            nextThorough += thoroughEvery;
            fsck(path.join(daemon.data, "text.git"));
            const verified = checkVerify(daemon);
            note(`${done} kills: ${load.acknowledged.length} commands acknowledged, all there; ${verified}`);
        }
        gate.open();
    }
    return { done, slowest };
}

async function checkNotices(journal, receiver) {
    const about = journal.entries.filter(({ type }) => noticed.test(type));
    const until = Date.now() + noticesWithinMs;
    while (about.some(({ data }) => !receiver.byId.has(data.id)) && Date.now() < until) await pause(50);
    const missing = about.filter(({ data }) => !receiver.byId.has(data.id));
    assert.deepEqual(missing.map(({ data }) => data.id), [], "every notice arrived");
    const written = new Set(about.map(({ data }) => data.id));
    const invented = receiver.accepted.filter(({ id }) => !written.has(id) && !id.startsWith("ping_"));
    assert.deepEqual(invented, [], "and none of what is not in the journal");
    assert.deepEqual(receiver.check(), []);
    return about.length;
}

async function run(daemon, receiver) {
    const gate = new Gate();
    const load = new Load(daemon, gate);
    const journal = new Journal(daemon);
    const random = randomness(seed);
    await daemon.start();
    const made = await journal.client.post("/endpoints", { url: receiver.url, reads: "secretariat" });
    receiver.trust(made.body.secret);

    heading(`${kills} kills under load, seed ${seed}`);
    const ready = new Map(documents.map((name) => [name, defer()]));
    load.started = (document) => ready.get(document).resolve();
    const workers = documents.flatMap((document, index) => [
        writeText(load, document, randomness(seed * 1000 + index)),
        ready.get(document).promise.then(() =>
            runProcess(load, document, randomness(seed * 1000 + 500 + index))),
    ]);
    const failed = Promise.race(workers.map((worker) => worker.then(() => new Promise(() => {}))));
    const { done, slowest } = await Promise.race([
        killAndCheck(daemon, load, journal, gate, random),
        failed,
    ]);
    load.stopping = true;
    await Promise.all(workers);

    heading("afterwards");
    await checkAcknowledged(load, journal);
    await journal.readAgain();
    await checkHeads(daemon, journal);
    checkLeaves(daemon, load);
    assert.deepEqual(load.faults, []);
    note(`${load.acknowledged.length} commands acknowledged; each is in the journal, with its own id`);
    for (const [code, count] of [...load.refused].sort()) detail(`${count} refused: ${code}`);
    const waited = Date.now();
    const notices = await checkNotices(journal, receiver);
    const tookMs = Date.now() - waited;
    note(`${notices} notices received, in order; the last ${(tookMs / 1000).toFixed(1)} s after the load`);
    await daemon.stop();
    fsck(path.join(daemon.data, "text.git"));
    note(checkVerify(daemon, "after it has stopped"));
    summary(
        `${done} kills; ${load.acknowledged.length} commands acknowledged, none lost; ` +
            `${load.repeated} repeated by idempotency key, of which ${load.doneUnanswered} had been done; ` +
            `${receiver.duplicates} duplicate notices, by the same id; ` +
            `${journal.entries.length} journal entries; slowest start ${slowest} ms`,
    );
}

function defer() {
    let resolve;
    const promise = new Promise((done) => (resolve = done));
    return { promise, resolve };
}

const receiver = await new Receiver().start();
const daemon = await Daemon.create();
try {
    await run(daemon, receiver);
} catch (problem) {
    console.error(`\nNOT AS IT MUST BE (seed ${seed}): ${problem.stack}\n\nThe daemon's last words:`);
    console.error(daemon.logTail());
    process.exitCode = 1;
} finally {
    await receiver.stop();
    await daemon.remove();
}
process.exit();
