// SPDX-License-Identifier: EUPL-1.2
// What a daemon must refuse: each request of bad_requests.mjs, and bytes that are no request, are
// answered with their status, code and the field at fault, and none of them adds an entry to the
// journal or stops the daemon.
//
//   node tests/process/bad_input.mjs
import assert from "node:assert/strict";
import net from "node:net";

import { callers, firstText, nobody, response, secondText, slug, tables } from "./bad_requests.mjs";
import { checkSessions } from "./bad_sessions.mjs";
import { Contract } from "./contract.mjs";
import { Client, Daemon } from "./daemon.mjs";
import { checkVerify } from "./evidence.mjs";
import { exchange } from "./http.mjs";
import { readJournal } from "./journal.mjs";
import { heading, note, summary } from "./story.mjs";

// Sends a row; what it does not say is what a well-behaved client of the secretariat would send.
async function send(daemon, etag, { method, target, body, headers = {}, ifMatchHead }) {
    const sent = {
        "content-type": "application/json",
        authorization: `Bearer ${daemon.secretaryToken}`,
        ...(ifMatchHead ? { "if-match": etag } : {}),
        ...headers,
    };
    if (sent.authorization === nobody) delete sent.authorization;
    const isRaw = body === undefined || typeof body === "string" || Buffer.isBuffer(body);
    return exchange(daemon.url, method, target, {
        headers: sent,
        body: isRaw ? body : JSON.stringify(body),
    });
}

// What is wrong with an answer; nothing when it is the refusal that the row wants.
function faultOf(row, answer) {
    if (answer.problem) return `${row.name}: ${answer.problem.message}`;
    const isProblem = answer.headers["content-type"]?.startsWith("application/problem+json");
    const { status, code, field, request_id } = answer.body;
    const wanted = [row.status, row.status, row.code, row.field ?? field];
    const got = [answer.status, status, code, field];
    if (isProblem && request_id && String(wanted) === String(got)) return null;
    return `${row.name}: not ${wanted.join(" ")} but ${answer.status} ${answer.bytes}`;
}

async function checkRows(daemon, etag, title, rows) {
    heading(title);
    const faults = [];
    for (const row of rows) {
        const answer = await send(daemon, etag, row).catch((problem) => ({ problem }));
        const fault = faultOf(row, answer);
        const { code, field } = answer.body ?? {};
        note(
            fault ? `✘ ${fault}` : `${row.name}: ${answer.status} ${code} ${field ?? ""}`.trimEnd(),
        );
        if (fault) faults.push(fault);
    }
    return faults;
}

// Bytes that are no HTTP, or two requests in one to those who read them differently.
async function checkWire(daemon) {
    heading("what is no request");
    const host = `Host: 127.0.0.1:${daemon.port}\r\n`;
    const get = "GET /livez HTTP/1.1\r\n";
    const post = `POST /x HTTP/1.1\r\n${host}`;
    const chunked = "Transfer-Encoding: chunked";
    const messages = {
        "TLS to a plain port": Buffer.from([22, 3, 1, 0, 5, 1, 2, 3, 4, 5]),
        "no host": `${get}\r\n`,
        "two hosts": `${get}${host}${host}\r\n`,
        "two lengths": `${post}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`,
        "a length and chunks": `${post}Content-Length: 4\r\n${chunked}\r\n\r\n0\r\n\r\n`,
        "a space before the colon": `${get}${host}X-A : a\r\n\r\n`,
        "a length that is a word": `${post}Content-Length: ti\r\n\r\n`,
        "HTTP of the future": `GET /livez HTTP/9.9\r\n${host}\r\n`,
    };
    const faults = [];
    for (const [name, bytes] of Object.entries(messages)) {
        const answer = await sendBytes(daemon.port, bytes);
        const status = Number(answer.match(/^HTTP\/1\.[01] (\d{3}) /)?.[1]);
        note(`${name}: ${answer.split("\r\n")[0]}`);
        if (status !== 400) faults.push(`${name}: ${answer.slice(0, 200)}`);
    }
    return faults;
}

// All that is answered until the daemon closes the connection, as it must after such a message.
function sendBytes(port, bytes) {
    return new Promise((resolve) => {
        const socket = net.connect(port, "127.0.0.1", () => socket.write(bytes));
        let answer = "";
        socket.setTimeout(5000, () => socket.destroy(new Error("not closed in time")));
        socket.on("data", (chunk) => (answer += chunk.toString("latin1")));
        socket.on("error", (problem) => (answer = problem.message));
        socket.on("close", () => resolve(answer));
    });
}

// The same key for another command is refused; the same command again is answered as before.
async function checkKeys(daemon, secretary) {
    heading("Idempotency-Key");
    const target = `/documents/${slug}/responses`;
    const key = { "idempotency-key": "notat-17" };
    const before = await journalSize(secretary);
    const first = await secretary.post(target, response, key);
    const again = await secretary.post(target, response, key);
    assert.deepEqual([first.status, again.status], [201, 201]);
    assert.deepEqual(again.body, first.body, "the same answer");
    note("the same command with the same key: the same answer");

    const other = await secretary.post(target, { ...response, received_on: "2024-03-20" }, key);
    assert.deepEqual([other.status, other.body.code], [422, "idempotency_mismatch"]);
    assert.equal(other.body.field, "Idempotency-Key");
    for (const bad of ["med mellomrom", "a".repeat(201)]) {
        const refused = await secretary.post(target, response, { "idempotency-key": bad });
        assert.deepEqual([refused.status, refused.body.field], [422, "Idempotency-Key"]);
    }
    const administrator = new Client(daemon, daemon.administratorToken);
    const another = await administrator.post(target, response, key);
    assert.equal(another.status, 403, "a key is its person's own");
    note("the same key with another command, by another person, or what is no key: refused");
    assert.equal(await journalSize(secretary), before + 1, "one entry in all");
}

async function journalSize(client) {
    return (await readJournal(client)).length;
}

// The document that the rows suppose; the tag of today's text.
async function prepare(secretary) {
    const at = (rest) => `/documents/${slug}${rest}`;
    const must = async (answer) => {
        const { status, body } = await answer;
        assert.ok(status < 300, JSON.stringify(body));
        return body;
    };
    const { etag } = await must(
        secretary.post("/documents", {
            slug,
            title: "Strategi",
            workflow: "strategi",
            text: firstText,
            effective_on: "2024-01-16",
        }),
    );
    await must(secretary.post(at("/milestones/stormote/held"), { held_on: "2024-03-05" }));
    await must(secretary.post(at("/versions"), { version: 1, name: "Førsteutkast" }));
    const move = { to: "faggrupper", effective_on: "2024-03-12" };
    await must(secretary.post(at("/process/transitions"), move));
    const text = { text: secondText };
    const saved = await must(secretary.command("PUT", at("/text"), text, { "if-match": etag }));
    return saved.etag;
}

async function tokens(daemon) {
    const client = new Client(daemon, daemon.administratorToken);
    const made = await client.post("/tokens", { name: "et kort liv" });
    const gone = await client.command("DELETE", `/tokens/${made.body.id}`);
    assert.equal(gone.status, 204);
    return {
        secretary: daemon.secretaryToken,
        administrator: daemon.administratorToken,
        revoked: made.body.token,
    };
}

async function run(daemon) {
    await daemon.start();
    const contract = await Contract.watch(daemon);
    const secretary = new Client(daemon, daemon.secretaryToken);
    const etag = await prepare(secretary);
    const before = await journalSize(secretary);
    const all = { ...tables, callers: callers(await tokens(daemon)) };
    const faults = [];
    for (const [title, rows] of Object.entries(all)) {
        faults.push(...(await checkRows(daemon, etag, title, rows)));
        assert.equal(await journalSize(secretary), before, `${title}: nothing was written`);
    }
    faults.push(...(await checkWire(daemon)));
    assert.equal(await journalSize(secretary), before, "nothing was written");
    await checkSessions(daemon, slug);
    assert.equal(await journalSize(secretary), before, "nothing was written");
    await checkKeys(daemon, secretary);
    assert.deepEqual(faults, []);
    note(contract.check());
    assert.deepEqual([daemon.starts, daemon.exits], [1, []], "the daemon ran all the while");
    note(await checkVerify(daemon));
    await daemon.stop();
    return Object.values(all).flat().length;
}

const daemon = await Daemon.create();
try {
    const count = await run(daemon);
    summary(`${count} requests refused as they must be; the journal did not grow by one entry`);
} catch (problem) {
    console.error(`\nNOT AS IT MUST BE: ${problem.stack}\n\nThe daemon's last words:`);
    console.error(daemon.logTail());
    process.exitCode = 1;
} finally {
    await daemon.remove();
}
