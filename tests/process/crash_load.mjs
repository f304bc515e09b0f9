// SPDX-License-Identifier: EUPL-1.2
// What crash.mjs has the daemon do when it dies: for each document one writer of its text and one
// of its process, that go on over restarts as docs/api.md says, and keep each receipt they got.
import fs from "node:fs";
import path from "node:path";

import { Client, example } from "./daemon.mjs";
import { sha256 } from "./evidence.mjs";

const firstText = fs.readFileSync(path.join(example, "text.md"), "utf8");
const groups = ["faggruppe-naering", "faggruppe-areal-og-transport", "faggruppe-klima-og-natur"];

// mulberry32: the same numbers for the same seed, on every Node.
export function randomness(state) {
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
export class Gate {
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

// The writers of several documents, and what the daemon told them.
export class Load {
    constructor(daemon, gate, seed) {
        this.daemon = daemon;
        this.gate = gate;
        this.seed = seed;
        this.acknowledged = []; // {name, document, types, sha, receipt}, since they were last taken
        this.refused = new Map(); // code → how often
        this.repeated = 0;
        this.doneUnanswered = 0; // of the repeated: done before a kill, and answered after it
        this.faults = [];
        this.stopping = false;
    }

    // Until `stop`; rejects when a writer cannot go on.
    run(documents) {
        return Promise.all(documents.map((document, index) => this.#write(document, index)));
    }

    stop() {
        this.stopping = true;
    }

    takeAcknowledged() {
        const taken = this.acknowledged;
        this.acknowledged = [];
        return taken;
    }

    async #write(document, index) {
        const text = new TextWriter(this, document, randomness(this.seed * 1000 + index));
        const process = new ProcessWriter(
            this,
            document,
            randomness(this.seed * 1000 + 500 + index),
        );
        await text.begin();
        await Promise.all([text.run(), process.run()]);
    }

    // The receipt, or nothing when it was refused for a reason in `allowed`. `types` are of the
    // journal's entries that the command must have added.
    async command(
        client,
        { name, document, target, method = "POST", body, headers, types, allowed },
    ) {
        await this.gate.passed();
        let repeatedAt = 0;
        client.onRepeat = async () => {
            await this.gate.passed();
            repeatedAt = Date.now();
        };
        const { status, body: answer } = await client.command(method, target, body, headers);
        if (repeatedAt > 0) this.repeated += 1;
        if (status >= 300) return this.#refuse(name, allowed, answer);
        if (Date.parse(answer.recorded_at) < repeatedAt) this.doneUnanswered += 1;
        const sha = body.text && sha256(body.text);
        this.acknowledged.push({ name, document, types, sha, receipt: answer });
        return answer;
    }

    #refuse(name, allowed, problem) {
        this.refused.set(problem.code, (this.refused.get(problem.code) ?? 0) + 1);
        if (problem.code !== allowed) this.faults.push(`${name}: ${JSON.stringify(problem)}`);
        return null;
    }
}

// One writer's commands, about one document.
class Writer {
    constructor(load, document, random) {
        this.load = load;
        this.document = document;
        this.random = random;
        this.client = new Client(load.daemon, load.daemon.secretaryToken);
    }

    command(name, rest, body, types, more = {}) {
        const target = `/documents/${this.document}${rest}`;
        const { document } = this;
        return this.load.command(this.client, { name, document, target, body, types, ...more });
    }
}

// Writes a document's text and releases some of it; alone in that.
class TextWriter extends Writer {
    #version;
    #etag;
    #count = 0;

    async begin() {
        const { document } = this;
        const fields = { slug: document, title: document, workflow: "strategi", text: firstText };
        const receipt = await this.load.command(this.client, {
            name: "document",
            document,
            target: "/documents",
            body: { ...fields, effective_on: "2024-01-16" },
            types: ["document.created", "document.version_saved"],
        });
        this.#follow(receipt);
        await this.#release();
    }

    async run() {
        while (!this.load.stopping) {
            await (this.random.chance(0.5) ? this.#release() : this.#save());
        }
    }

    #follow({ version, etag }) {
        this.#version = version;
        this.#etag = etag;
    }

    #release() {
        const body = { version: this.#version, name: `Utgave ${this.#version}` };
        const types = ["document.version_released"];
        return this.command("release", "/versions", body, types, { allowed: "already_exists" });
    }

    async #save() {
        this.#count += 1;
        const line = `\nLinje ${this.#count} av ${this.random.below(1_000_000)}.\n`;
        const text = firstText + line.repeat(1 + this.random.below(40));
        const body = { text, message: `nr. ${this.#count}` };
        const headers = { "if-match": this.#etag };
        const types = ["document.version_saved"];
        this.#follow(await this.command("save", "/text", body, types, { method: "PUT", headers }));
    }
}

// Takes a document round and round, beside the one who writes: out to the working groups, their
// answers and statements, and back.
class ProcessWriter extends Writer {
    #day = 0;
    #isOut = false;
    #responses = []; // what can be corrected and withdrawn: [group, response]

    async run() {
        const held = { held_on: "2024-03-05" };
        await this.command("meeting", "/milestones/stormote/held", held, ["milestone.held"]);
        while (!this.load.stopping) {
            const out = [() => this.#answer(), () => this.#state(), () => this.#undo()];
            const anywhere = [() => this.#moveDay(), () => this.#moveStage()];
            await this.random.pick(this.#isOut ? [...out, ...anywhere] : anywhere)();
        }
    }

    #moveDay() {
        this.#day += 1;
        const from = new Date(Date.UTC(2024, 5, 6 + this.#day)).toISOString().slice(0, 10);
        const body = { from, reason: `dag ${this.#day}` };
        return this.command("moved day", "/milestones/utvalg-juni/move", body, ["milestone.moved"]);
    }

    // Out is refused while the other writer's latest text is unreleased.
    async #moveStage() {
        const to = this.#isOut ? "utkast" : "faggrupper";
        const body = { to, effective_on: "2024-03-19", note: `runde ${this.#day}` };
        const types = ["document.stage_changed"];
        const allowed = "transition_refused";
        const at = "/process/transitions";
        if (!(await this.command("transition", at, body, types, { allowed }))) return;
        this.#isOut = !this.#isOut;
        this.#responses = [];
    }

    #response(body) {
        const answers = [
            { question: "malstruktur", choice: "yes" },
            { question: "overordnet-niva", choice: "no" },
            { question: "innsatsomrader", choice: "partly" },
            { question: "delmal", choice: "yes", text: `merknad ${this.random.below(1000)}` },
        ];
        return { body, version: 1, received_on: "2024-03-19", answers, original: "Hei.\n" };
    }

    async #answer() {
        const group = this.random.pick(groups);
        const allowed = "already_exists";
        const types = ["response.received"];
        const body = this.#response(group);
        const receipt = await this.command("response", "/responses", body, types, { allowed });
        if (receipt) this.#responses.push([group, receipt.response]);
    }

    async #undo() {
        if (this.#responses.length === 0) return;
        const place = this.random.below(this.#responses.length);
        const [[group, response]] = this.#responses.splice(place, 1);
        const at = `/responses/${response}`;
        const reason = { reason: "lest feil" };
        const types = ["response.withdrawn"];
        if (this.random.chance(0.5)) {
            await this.command("withdrawal", `${at}/withdraw`, reason, types);
            return;
        }
        const corrected = { ...this.#response(group), ...reason };
        types.push("response.received");
        const receipt = await this.command("correction", `${at}/correct`, corrected, types);
        this.#responses.push([group, receipt.response]);
    }

    #state() {
        const votes = { in_favour: 3, against: 1 };
        const when = { version: 1, decided_on: "2024-03-20", present: 4, votes };
        const body = { body: this.random.pick(groups), kind: "statement", ...when };
        return this.command("decision", "/decisions", body, ["decision.recorded"]);
    }
}
