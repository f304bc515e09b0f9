// SPDX-License-Identifier: EUPL-1.2
// A receiver that is down, and back again: it is left alone while it is down, over a kill -9 too,
// and then gets all it missed, once, in order, each notice naming the one before.
//
//   node tests/process/paused_receiver.mjs
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";

import { firstText } from "./bad_requests.mjs";
import { Client, Daemon } from "./daemon.mjs";
import { isNotice, readJournal } from "./journal.mjs";
import { Receiver } from "./receiver.mjs";
import { expect, heading, note, summary } from "./story.mjs";

const withinMs = 60_000;

class Writer {
    #etag = {};

    constructor(client) {
        this.client = client;
    }

    async create(slug) {
        const first = { slug, title: slug, workflow: "strategi", text: firstText };
        const made = await this.client.post("/documents", first);
        assert.equal(made.status, 201, JSON.stringify(made.body));
        this.#etag[slug] = made.body.etag;
        await this.#release(slug, made.body.version);
    }

    // Those who read what is released are told of it; of a text that is only saved nobody is.
    async #release(slug, version) {
        const name = `Utkast ${version}`;
        const made = await this.client.post(`/documents/${slug}/versions`, { version, name });
        assert.equal(made.status, 201, JSON.stringify(made.body));
    }

    async release(slug, words) {
        const match = { "if-match": this.#etag[slug] };
        const text = { text: `${firstText}\n${words}\n` };
        const saved = await this.client.command("PUT", `/documents/${slug}/text`, text, match);
        assert.equal(saved.status, 200, JSON.stringify(saved.body));
        this.#etag[slug] = saved.body.etag;
        await this.#release(slug, saved.body.version);
    }
}

async function until(what, isSo) {
    const end = Date.now() + withinMs;
    while (!(await isSo())) {
        assert.ok(Date.now() < end, `waited in vain until ${what}`);
        await pause(50);
    }
}

const endpoint = async (administrator) => (await administrator.get("/endpoints")).body.endpoints[0];
const isPaused = async (administrator) => Boolean((await endpoint(administrator)).paused_until);

async function hasAll(client, receiver) {
    const entries = await readJournal(client);
    const wanted = entries.filter(isNotice).map(({ data }) => data.id);
    await until("all notices came", () => wanted.every((id) => receiver.byId.has(id)));
    assert.deepEqual(receiver.check(), []);
    assert.equal(receiver.duplicates, 0);
    return wanted.length;
}

const daemon = await Daemon.create();
const receiver = await new Receiver().start();
try {
    await daemon.start();
    const secretariat = new Client(daemon, daemon.secretaryToken);
    const administrator = new Client(daemon, daemon.administratorToken);
    const writer = new Writer(secretariat);

    heading("It is there");
    const asked = { url: receiver.url, events: ["*"], documents: ["*"], reads: "secretariat" };
    const made = await administrator.post("/endpoints", asked);
    assert.equal(made.status, 201, JSON.stringify(made.body));
    receiver.trust(made.body.secret);
    await writer.create("alfa");
    expect((await hasAll(secretariat, receiver)) === 1, "the notice of a released version came");

    heading("It is down");
    await receiver.stop();
    await writer.release("alfa", "Da var mottakeren borte.");
    await until("it is paused", () => isPaused(administrator));
    const { failing_since: since, paused_until: end } = await endpoint(administrator);
    expect(since < end, `two tries failed: it is paused until ${end}`);
    for (let i = 0; i < 3; ++i) await writer.release("alfa", `Endring ${i} mens den var borte.`);
    await writer.create("beta");
    await daemon.kill();
    await daemon.start();
    expect(await isPaused(administrator), "it is so after kill -9");
    await writer.release("beta", "Endring etter ny start.");

    heading("It is back");
    const before = receiver.byId.size;
    await receiver.start();
    const all = await hasAll(secretariat, receiver);
    note(`${all - before} notices came that it had missed`);
    await until("it is paused no more", async () => !(await isPaused(administrator)));
    await writer.release("beta", "Endring som den får med en gang.");
    expect((await hasAll(secretariat, receiver)) === all + 1, "and what happens then, it is told");
    summary("A receiver that was down has all, in order.");
} finally {
    await receiver.stop();
    await daemon.remove();
}
