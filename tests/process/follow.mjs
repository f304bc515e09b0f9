// SPDX-License-Identifier: EUPL-1.2
// The journal followed: by asking, by waiting, and as a stream. Whoever follows gets what the plain
// reading gives that reader, all of it, once and in order, over disconnections too; and every end
// of a stream is the one it should be.
//
//   node tests/process/follow.mjs
import assert from "node:assert/strict";

import { firstText } from "./bad_requests.mjs";
import { Client, Daemon, secretary as secretaryPerson } from "./daemon.mjs";
import { Follower } from "./follower.mjs";
import { exchange } from "./http.mjs";
import { readJournal } from "./journal.mjs";
import { heading, note, summary } from "./story.mjs";

const perPeerMax = 16;

// Two documents, so that one can be followed beside the other.
class Writer {
    constructor(client) {
        this.client = client;
        this.etag = {};
        this.texts = 0;
    }

    async create(slug) {
        const fields = { slug, title: slug, workflow: "strategi", text: firstText };
        const { status, body } = await this.client.post("/documents", fields);
        assert.equal(status, 201, JSON.stringify(body));
        this.etag[slug] = body.etag;
    }

    // A version only the secretariat sees, and then one that everybody does: two entries or more.
    async publish(slug) {
        this.texts += 1;
        const text = { text: `${firstText}\nNummer ${this.texts}.\n` };
        const match = { "if-match": this.etag[slug] };
        const saved = await this.client.command("PUT", `/documents/${slug}/text`, text, match);
        assert.equal(saved.status, 200, JSON.stringify(saved.body));
        this.etag[slug] = saved.body.etag;
        const release = { version: saved.body.version, name: `Nummer ${this.texts}` };
        const released = await this.client.post(`/documents/${slug}/versions`, release);
        assert.equal(released.status, 201, JSON.stringify(released.body));
        return released.body.last_seq;
    }
}

const bodies = (follower) => follower.events.map(({ body }) => body);
const caughtUp = (seq) => (follower) => follower.ids.at(-1) >= seq;

function checkEvents(follower, entries, who) {
    assert.deepEqual(bodies(follower), entries, `${who}: what the plain reading gives`);
    for (const { id, type, body } of follower.events) {
        assert.deepEqual([Number(id), type], [body.data.sequence, body.type]);
    }
}

async function checkReaders(daemon, writer, clients) {
    heading("several readers, each with its own rights");
    const readers = {
        public: await Follower.open(daemon),
        secretariat: await Follower.open(daemon, { token: daemon.secretaryToken }),
        member: await Follower.open(daemon, { token: daemon.mayorToken }),
        "of one document": await Follower.open(daemon, { query: "?document=beta&limit=3" }),
    };
    for (const follower of Object.values(readers)) {
        assert.equal(follower.status, 200);
        assert.match(follower.headers["content-type"], /^text\/event-stream/);
        assert.equal(follower.headers["cache-control"], "no-store");
    }
    let last = 0;
    for (const slug of ["alfa", "beta", "alfa", "beta"]) last = await writer.publish(slug);
    for (const [who, follower] of Object.entries(readers))
        await follower.until(caughtUp(last), who);

    const all = await readJournal(clients.secretary);
    const open = await readJournal(clients.reader);
    assert.ok(all.length > open.length, "some of it is the secretariat's alone");
    checkEvents(readers.secretariat, all, "the secretariat");
    checkEvents(readers.public, open, "the public");
    checkEvents(readers.member, open, "a member");
    const ofBeta = (await clients.reader.get("/journal?document=beta&limit=1000")).body.entries;
    checkEvents(readers["of one document"], ofBeta, "of one document");
    assert.equal(readers.public.retry, 3000);
    const [many, some, few] = [all, open, ofBeta].map(({ length }) => length);
    note(`${many} entries, of which the public got ${some}, and ${few} about one document`);
    for (const follower of Object.values(readers)) follower.close();
}

// Goes away after every few events, and comes back with the last id it has.
async function checkResuming(daemon, writer, clients) {
    heading("a reader that goes and comes back");
    const got = [];
    let times = 0;
    const publishing = (async () => {
        let last = 0;
        for (let count = 0; count < 8; ++count) last = await writer.publish("alfa");
        return last;
    })();
    let last = null;
    publishing.then((seq) => (last = seq));
    // The last event may come before the answer to what it tells of.
    const hasAll = () => last !== null && got.length > 0 && Number(got.at(-1).id) >= last;
    while (!hasAll()) {
        const headers = got.length > 0 ? { "last-event-id": got.at(-1).id } : {};
        const query = "?after=-1&limit=4"; // an EventSource comes back to the address it had
        const follower = await Follower.open(daemon, { query, headers });
        await follower.until((f) => f.events.length > 0 || hasAll(), "an event");
        got.push(...follower.events);
        follower.close();
        times += 1;
    }
    await publishing;
    const open = await readJournal(clients.reader);
    assert.deepEqual(
        got.map(({ body }) => body),
        open,
        "no gap, nothing twice",
    );
    note(`${got.length} entries in ${times} connections, without a gap and none of them twice`);
}

async function checkWaiting(daemon, writer, clients) {
    heading("waiting for a page");
    const { reader } = clients;
    const end = (await readJournal(reader)).at(-1).data.sequence;
    const there = await reader.get(`/journal?after=${end - 1}&wait=30`);
    assert.equal(there.body.next, end, "what is there is answered at once");

    const started = Date.now();
    const nothing = await reader.get(`/journal?after=${end}&wait=1`);
    assert.deepEqual([nothing.status, nothing.body], [200, { entries: [], next: end }]);
    const waited = Date.now() - started;
    assert.ok(waited >= 950 && waited < 10_000, `waited ${waited} ms`);

    const waiting = reader.get(`/journal?after=${end}&wait=30`);
    const last = await writer.publish("beta");
    const { body } = await waiting;
    assert.deepEqual([body.entries.length, body.next], [1, last], "the public's, not the save's");
    for (const wait of ["31", "-1", "x"]) {
        const refused = await reader.get(`/journal?wait=${wait}`);
        assert.deepEqual([refused.status, refused.body.field], [422, "wait"]);
    }
    const wrong = await Follower.open(daemon, { headers: { "last-event-id": "msg_41" } });
    assert.equal(wrong.status, 422);
    note("what is there, what comes, and nothing in time: each as it should be");
}

async function checkPlaces(daemon) {
    heading("more readers than there are places for");
    const query = "?after=1000000";
    const readers = [];
    for (let count = 0; count < perPeerMax; ++count)
        readers.push(await Follower.open(daemon, { query }));
    assert.ok(readers.every(({ status }) => status === 200));
    const one = await Follower.open(daemon, { query });
    assert.equal(one.status, 503);
    assert.ok(Number(one.headers["retry-after"]) > 0);
    const page = await exchange(daemon.url, "GET", "/api/v1/journal?after=1000000&wait=5");
    assert.equal(page.status, 503, "a waiting page takes a place, too");
    const plain = await exchange(daemon.url, "GET", "/api/v1/journal?after=1000000");
    assert.equal(plain.status, 200, "a page that does not wait takes none");

    readers.pop().close();
    let another = null;
    for (let tries = 0; another?.status !== 200; ++tries) {
        assert.ok(tries < 1000, "a place is given back");
        another = await Follower.open(daemon, { query });
    }
    for (const follower of [...readers, another]) follower.close();
    note(`${perPeerMax} from one address, the next is 503; a place is free when its reader goes`);
}

async function checkRevoking(daemon, clients) {
    heading("a log-in that no longer counts");
    const made = await clients.secretary.post("/tokens", { name: "strøm" });
    const byToken = await Follower.open(daemon, { token: made.body.token });
    const other = await Follower.open(daemon, { token: daemon.secretaryToken });
    await byToken.until((f) => f.events.length > 0, "an event");
    const gone = await clients.secretary.command("DELETE", `/tokens/${made.body.id}`);
    assert.equal(gone.status, 204);
    await byToken.until((f) => f.ended, "the revoked token's stream ends");
    assert.equal(byToken.ended, "whole");
    assert.equal(other.ended, null, "another's goes on");
    other.close();
    const again = await Follower.open(daemon, { token: made.body.token });
    assert.equal(again.status, 401);

    const browser = await logIn(daemon);
    const bySession = await Follower.open(daemon, { headers: { cookie: browser.cookie } });
    const isSaved = ({ type }) => type === "document.version_saved";
    await bySession.until(({ events }) => events.some(isSaved), "what the secretariat alone sees");
    await browser.logOut();
    await bySession.until((f) => f.ended, "the session's stream ends");
    note("a revoked token and a log-out each end their stream at once, and no other");
}

async function logIn(daemon) {
    const form = { "content-type": "application/x-www-form-urlencoded" };
    const { email, password } = secretaryPerson;
    const answer = await exchange(daemon.url, "POST", "/login", {
        headers: form,
        body: new URLSearchParams({ email, password }).toString(),
    });
    assert.equal(answer.status, 303);
    const cookie = answer.headers["set-cookie"][0].split(";")[0];
    const page = await exchange(daemon.url, "GET", "/", { headers: { cookie } });
    const csrf = page.body.match(/name="csrf_token" value="([^"]+)"/)[1];
    return {
        cookie,
        logOut: () =>
            exchange(daemon.url, "POST", "/logout", {
                headers: { ...form, cookie },
                body: new URLSearchParams({ csrf_token: csrf }).toString(),
            }),
    };
}

async function checkStopping(daemon) {
    heading("the daemon stops");
    const follower = await Follower.open(daemon, { query: "?after=1000000" });
    await follower.until(({ retry }) => retry !== null, "the stream has begun");
    const waiting = exchange(daemon.url, "GET", "/api/v1/journal?after=1000000&wait=30");
    await exchange(daemon.url, "GET", "/livez"); // behind the one that waits
    const started = Date.now();
    await daemon.stop();
    const took = Date.now() - started;
    await follower.until(({ ended }) => ended, "the stream's end");
    assert.equal(follower.ended, "whole");
    const { status, body } = await waiting;
    assert.deepEqual([status, body], [200, { entries: [], next: 1000000 }]);
    assert.ok(took < 5000, `stopping took ${took} ms`);
    note(`streams are ended whole, waiting pages are answered, within ${took} ms`);
}

async function run(daemon) {
    await daemon.start();
    const clients = {
        secretary: new Client(daemon, daemon.secretaryToken),
        reader: new Client(daemon, null),
    };
    const writer = new Writer(clients.secretary);
    await writer.create("alfa");
    await writer.create("beta");
    await checkReaders(daemon, writer, clients);
    await checkResuming(daemon, writer, clients);
    await checkWaiting(daemon, writer, clients);
    await checkPlaces(daemon);
    await checkRevoking(daemon, clients);
    await checkStopping(daemon);
}

const daemon = await Daemon.create();
try {
    await run(daemon);
    summary("Followed without a gap, and every stream ended as it should");
} catch (problem) {
    console.error(`\nNOT AS IT MUST BE: ${problem.stack}\n\nThe daemon's last words:`);
    console.error(daemon.logTail());
    process.exitCode = 1;
} finally {
    await daemon.remove();
}
