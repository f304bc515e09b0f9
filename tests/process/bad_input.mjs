// SPDX-License-Identifier: EUPL-1.2
// What a daemon must refuse: each request of the table is answered with its status, its code and
// the field at fault, and none of them adds an entry to the journal or stops the daemon.
//
//   node tests/process/bad_input.mjs
import assert from "node:assert/strict";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";

import { Client, Daemon, example } from "./daemon.mjs";
import { checkVerify } from "./evidence.mjs";
import { exchange } from "./http.mjs";
import { heading, note, summary } from "./story.mjs";

const text = fs.readFileSync(path.join(example, "text.md"), "utf8");
const slug = "strategi";
const documents = "/api/v1/documents";
const at = (rest) => `${documents}/${slug}${rest}`;
const group = "faggruppe-naering";
const megabyte = 1024 * 1024;

const json = "application/json";
const nobody = "";
const answers = [
    { question: "malstruktur", choice: "yes" },
    { question: "overordnet-niva", choice: "yes" },
    { question: "innsatsomrader", choice: "yes" },
    { question: "delmal", choice: "yes" },
];
const newDocument = { slug: "ny", title: "Ny", workflow: "strategi" };
const response = { body: group, version: 1, received_on: "2024-03-19", answers };
const decision = {
    body: "styret",
    kind: "endorsement",
    version: 1,
    decided_on: "2024-04-26",
    present: 16,
    votes: { in_favour: 16, against: 0 },
};
const statement = {
    ...decision,
    body: group,
    kind: "statement",
    decided_on: "2024-03-20",
    present: 5,
    votes: { in_favour: 5, against: 0 },
};

// One row of the tables below: what is sent, and the status, code and field of the refusal.
const row = (name, method, target, body, status, code, field, more = {}) => ({
    name, method, target, body, status, code, field, ...more,
});
const post = (name, rest, body, ...expected) =>
    row(name, "POST", rest.startsWith("/api") ? rest : at(rest), body, ...expected);
const nested = (depth) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

const syntax = [
    post("half an object", documents, '{"slug": "ny"', 400, "malformed_json"),
    post("no body at all", documents, undefined, 400, "malformed_json"),
    post("a list for an object", documents, "[]", 400, "malformed_json"),
    post("two values", documents, "{} {}", 400, "malformed_json"),
    post("too deep", documents, `{"slug": ${nested(50)}}`, 400, "malformed_json"),
    post("a lone surrogate", documents, '{"slug": "\\ud800"}', 400, "malformed_json"),
    post("not UTF-8", documents, Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400, "invalid_utf8"),
    post("an overlong encoding", documents, Buffer.from('{"a":"\xc0\xaf"}', "latin1"), 400, "invalid_utf8"),
    post("a form for JSON", documents, "slug=ny", 415, "unsupported_media_type", undefined, {
        headers: { "content-type": "application/x-www-form-urlencoded" },
    }),
    post("larger than the limit", documents, "x".repeat(7 * megabyte), 413, "body_too_large"),
];

const fields = [
    post("an unknown field", documents, { ...newDocument, colour: "red" }, 422, "unknown_field", "colour"),
    post("a missing field", documents, { slug: "ny", workflow: "strategi" }, 422, "invalid_input", "title"),
    post("a number for words", documents, { ...newDocument, title: 7 }, 422, "invalid_input", "title"),
    post("an empty title", documents, { ...newDocument, title: " " }, 422, "invalid_input", "title"),
    post("a title of two lines", documents, { ...newDocument, title: "a\nb" }, 422, "invalid_input", "title"),
    post("a language it lacks", documents, { ...newDocument, language: "de" }, 422, "invalid_input", "language"),
    post("a workflow it lacks", documents, { ...newDocument, workflow: "annen" }, 404, "not_found"),
    post("a name that is taken", documents, { ...newDocument, slug }, 409, "already_exists", "slug"),
    post("a process that begins in the future", documents,
        { ...newDocument, effective_on: "2999-01-01" }, 422, "invalid_input", "effective_on"),
    post("words for a version", "/versions", { version: "1", name: "a" }, 422, "invalid_input", "version"),
    post("half a version", "/versions", { version: 1.5, name: "a" }, 422, "invalid_input", "version"),
    post("version 0", "/versions", { version: 0, name: "a" }, 422, "invalid_input", "version"),
    post("a version beyond counting", "/versions",
        '{"version": 9223372036854775808, "name": "a"}', 422, "invalid_input", "version"),
    post("a visibility it lacks", "/versions",
        { version: 1, name: "a", visibility: "secret" }, 422, "invalid_input", "visibility"),
    post("withheld without a statute", "/versions",
        { version: 2, name: "a", visibility: "withheld" }, 422, "invalid_input", "statute"),
    post("a day that is none", "/milestones/utvalg-april/move",
        { from: "2024-02-30", reason: "x" }, 422, "invalid_input", "from"),
    post("a moved day without a reason", "/milestones/utvalg-april/move",
        { from: "2024-04-12" }, 422, "invalid_input", "reason"),
    post("an end before the beginning", "/milestones/horing/move",
        { from: "2024-05-02", until: "2024-05-01", reason: "x" }, 422, "invalid_input", "until"),
    post("held tomorrow", "/milestones/utvalg-april/held",
        { held_on: "2999-01-01" }, 422, "invalid_input", "held_on"),
    post("an answer that is no choice", "/responses",
        { ...response, answers: [{ ...answers[0], choice: "maybe" }] },
        422, "invalid_input", "/answers/0/choice"),
    post("a question nobody asked", "/responses",
        { ...response, answers: [{ question: "vaeret", text: "fint" }] },
        422, "invalid_input", "/answers/0/question"),
    post("a required question left out", "/responses",
        { ...response, answers: answers.slice(1) }, 422, "invalid_input", "answers"),
    post("an unknown field in an answer", "/responses",
        { ...response, answers: [{ ...answers[0], weight: 3 }] }, 422, "unknown_field", "/answers/0/weight"),
    post("more votes than present", "/decisions",
        { ...statement, present: 3 }, 422, "invalid_input", "votes"),
    post("more present than seats", "/decisions",
        { ...statement, present: 99 }, 422, "invalid_input", "present"),
    post("votes below nothing", "/decisions",
        { ...decision, votes: { in_favour: -1, against: 0 } }, 422, "invalid_input", "/votes/in_favour"),
    post("decided tomorrow", "/decisions",
        { ...decision, decided_on: "2999-01-01" }, 422, "invalid_input", "decided_on"),
];

const rules = [
    post("a transition to nowhere", "/process/transitions", { to: "maanen" }, 422, "transition_unknown", "to"),
    post("a transition that skips", "/process/transitions", { to: "vedtatt" }, 422, "transition_unknown", "to"),
    post("a transition before its time", "/process/transitions", { to: "utvalg" }, 409, "transition_refused"),
    post("a stage left before it began", "/process/transitions",
        { to: "utvalg", effective_on: "2023-01-01" }, 422, "invalid_input", "effective_on"),
    post("a decision on a version there is not", "/decisions", { ...decision, version: 99 }, 404, "not_found"),
    post("a decision on an unreleased version", "/decisions",
        { ...statement, version: 2 }, 409, "version_not_released"),
    post("a decision without a quorum", "/decisions",
        { ...statement, present: 2, votes: { in_favour: 2, against: 0 } }, 409, "quorum_not_met"),
    post("a decision that fell", "/decisions",
        { ...statement, votes: { in_favour: 1, against: 3 } }, 409, "majority_not_met"),
    post("a body at work elsewhere", "/decisions", decision, 409, "body_not_entitled"),
    post("a body nobody knows", "/decisions", { ...decision, body: "kongen" }, 422, "invalid_input", "body"),
    post("an act beyond the mandate", "/decisions",
        { ...decision, body: group, kind: "adoption" }, 409, "body_not_entitled"),
    post("a decision there is not", "/decisions/9/withdraw", { reason: "x" }, 404, "not_found"),
    post("a response there is not", "/responses/9/withdraw", { reason: "x" }, 404, "not_found"),
    post("a milestone there is not", "/milestones/jul/held", { held_on: "2024-03-05" }, 404, "not_found"),
    post("a milestone held twice", "/milestones/stormote/held",
        { held_on: "2024-03-05" }, 409, "milestone_closed"),
    post("a release of an older text", "/versions", { version: 1, name: "Igjen" }, 412, "version_conflict"),
    row("a save without If-Match", "PUT", at("/text"), { text: "x" }, 428, "precondition_required", "If-Match"),
    row("a stale If-Match", "PUT", at("/text"), { text: "x" }, 412, "version_conflict", undefined,
        { headers: { "if-match": `"${"0".repeat(40)}"` } }),
    row("an If-Match that is no tag", "PUT", at("/text"), { text: "x" }, 412, "version_conflict", "If-Match",
        { headers: { "if-match": '"etellerannet"' } }),
    row("an If-Match without quotes", "PUT", at("/text"), { text: "x" }, 422, "invalid_input", "If-Match",
        { headers: { "if-match": "0".repeat(40) } }),
    row("the same text again", "PUT", at("/text"), { text: `${text}Mer.\n` }, 409, "text_unchanged", undefined,
        { ifMatchHead: true }),
    row("an empty text", "PUT", at("/text"), { text: "" }, 422, "invalid_input", "text", { ifMatchHead: true }),
    row("a text with a NUL", "PUT", at("/text"), { text: "a\0b" }, 422, "invalid_input", "text",
        { ifMatchHead: true }),
    row("a raw text that is not UTF-8", "PUT", at("/text"), Buffer.from([0x61, 0xfe]), 400, "invalid_utf8",
        undefined, { ifMatchHead: true, headers: { "content-type": "text/markdown" } }),
    row("a text beyond the limit", "PUT", at("/text"), "a".repeat(5 * megabyte), 413, "body_too_large",
        undefined, { ifMatchHead: true, headers: { "content-type": "text/markdown" } }),
];

const addresses = [
    ...["../../etc/passwd", "..", "a/b", "a%2Fb", "a%5Cb", "%2e%2e", "a%00b", "a//b"].map((name) =>
        row(`the document “${name}”`, "GET", `${documents}/${name}`, undefined, [400, 404])),
    ...["../x", "a/b", "A", "å", "-a", "", ".", "con\u0000", "a".repeat(65), "refs/heads/main"].map((name) =>
        post(`a document to be named “${name.slice(0, 12)}”`, documents, { ...newDocument, slug: name },
            422, "invalid_input", "slug")),
    row("a document there is not", "GET", `${documents}/ingen`, undefined, 404, "not_found"),
    row("an address there is not", "GET", "/api/v1/ingenting", undefined, 404, "not_found"),
    row("a method it lacks", "DELETE", at(""), undefined, 405, "method_not_allowed"),
    row("a version that is a word", "GET", at("/versions/siste"), undefined, 404, "not_found"),
    row("changes from nothing", "GET", at("/changes"), undefined, 422, "invalid_input", "from"),
    row("changes from a place it lacks", "GET", at("/changes?from=mars"), undefined, 422, "invalid_input", "from"),
    row("a page without end", "GET", "/api/v1/journal?limit=100000", undefined, 422, "invalid_input", "limit"),
    row("a journal from a word", "GET", "/api/v1/journal?after=x", undefined, 422, "invalid_input", "after"),
    row("half a percent sign", "GET", `${documents}/%4`, undefined, 400, "malformed_request"),
    row("a longer address than fits", "GET", `${documents}/${"a".repeat(5000)}`, undefined, 414, "target_too_long"),
    row("larger headers than fit", "GET", documents, undefined, 431, "headers_too_large", undefined,
        { headers: { "x-much": "a".repeat(20_000) } }),
];

const endpoints = [
    ["a file", "file:///etc/passwd"],
    ["a network the operator has not allowed", "http://10.0.0.1/x"],
    ["the metadata service", "http://169.254.169.254/latest"],
    ["a loopback in another form", "http://[::1]:9/x"],
    ["a name with a password", "https://a:b@example.org/"],
    ["no address", "hei"],
].map(([name, url]) =>
    post(`notices to ${name}`, "/api/v1/endpoints", { url }, 422, undefined, "url"));

// Sends a row; what is not said is what a well-behaved client of the secretariat would send.
async function send(daemon, etag, { method, target, body, headers = {}, ifMatchHead }) {
    const sent = { "content-type": json, authorization: `Bearer ${daemon.secretaryToken}`, ...headers };
    if (sent.authorization === nobody) delete sent.authorization;
    if (ifMatchHead) sent["if-match"] = etag;
    const isRaw = body === undefined || typeof body === "string" || Buffer.isBuffer(body);
    return exchange(daemon.url, method, target, {
        headers: sent,
        body: isRaw ? body : JSON.stringify(body),
    });
}

async function checkRows(daemon, etag, title, rows) {
    heading(title);
    const faults = [];
    for (const one of rows) {
        const answer = await send(daemon, etag, one).catch((problem) => ({ problem }));
        const { status, code, field } = answer.body ?? {};
        const told = answer.problem?.message ?? `${answer.status} ${code}${field ? ` (${field})` : ""}`;
        const isProblem = answer.headers?.["content-type"]?.startsWith("application/problem+json");
        const right =
            [one.status].flat().includes(answer.status) &&
            isProblem &&
            status === answer.status &&
            (one.code === undefined || one.code === code) &&
            (one.field === undefined || one.field === field);
        note(`${right ? " " : "✘"} ${one.name}: ${told}`);
        if (!right) {
            const wanted = `${one.status} ${one.code ?? ""} ${one.field ?? ""}`.trim();
            faults.push(`${one.name}: ${told}, not ${wanted} ${JSON.stringify(answer.body)}`);
        }
    }
    return faults;
}

async function checkCallers(daemon) {
    const admin = new Client(daemon, daemon.administratorToken);
    const made = await admin.post("/tokens", { name: "kort liv" });
    const revoked = await admin.command("DELETE", `/tokens/${made.body.id}`);
    assert.equal(revoked.status, 204);
    const body = JSON.stringify({ to: "utvalg" });
    const rows = [
        ["nobody", nobody, 401, "unauthenticated"],
        ["an unknown token", `Bearer sg_${"a".repeat(43)}`, 401, "unauthenticated"],
        ["a revoked token", `Bearer ${made.body.token}`, 401, "unauthenticated"],
        ["a token and more", `Bearer ${daemon.secretaryToken}x`, 401, "unauthenticated"],
        ["a token cut short", `Bearer ${daemon.secretaryToken.slice(0, -1)}`, 401, "unauthenticated"],
        ["another scheme", "Basic YTpi", 401, "unauthenticated"],
        ["the administrator", `Bearer ${daemon.administratorToken}`, 403, "forbidden"],
    ].map(([name, authorization, status, code]) =>
        row(`a transition by ${name}`, "POST", at("/process/transitions"), body, status, code, undefined, {
            headers: { authorization },
        }));
    rows.push(
        row("a transition by an unknown session", "POST", at("/process/transitions"), body, 401,
            "unauthenticated", undefined,
            { headers: { authorization: nobody, cookie: `saksgang_session=${"a".repeat(43)}` } }),
        row("people, asked for by the secretariat", "GET", "/api/v1/people", undefined, 403, "forbidden"),
    );
    return rows;
}

// The same key for another command is refused; the same command again is answered as before.
async function checkKeys(daemon, secretary) {
    heading("Idempotency-Key");
    const key = { "idempotency-key": "notat-17" };
    const target = "/documents/strategi/responses";
    const before = await journalSize(secretary);
    const first = await secretary.post(target, response, key);
    const again = await secretary.post(target, response, key);
    assert.deepEqual([first.status, again.status], [201, 201]);
    assert.deepEqual(again.body, first.body, "the same answer");
    assert.equal(await journalSize(secretary), before + 1, "one entry");
    note("the same command with the same key: the same answer, and nothing more in the journal");
    const other = await secretary.post(target, { ...response, received_on: "2024-03-20" }, key);
    assert.deepEqual(
        [other.status, other.body.code, other.body.field],
        [422, "idempotency_mismatch", "Idempotency-Key"],
    );
    for (const bad of ["med mellomrom her", "a".repeat(201)]) {
        const refused = await secretary.post(target, response, { "idempotency-key": bad });
        assert.deepEqual([refused.status, refused.body.field], [422, "Idempotency-Key"]);
    }
    const byAnother = await new Client(daemon, daemon.administratorToken).post(target, response, key);
    assert.equal(byAnother.status, 403, "a key is its person's own");
    assert.equal(await journalSize(secretary), before + 1);
    note("the same key with another command, or no key at all: refused");
}

// Bytes that are no HTTP, or two requests in one to those who read them differently.
async function checkWire(daemon) {
    heading("what is no request");
    const host = `Host: 127.0.0.1:${daemon.port}\r\n`;
    const messages = {
        "TLS to a plain port": Buffer.from([22, 3, 1, 0, 5, 1, 2, 3, 4, 5]),
        "no host": "GET /livez HTTP/1.1\r\n\r\n",
        "two hosts": `GET /livez HTTP/1.1\r\n${host}${host}\r\n`,
        "two lengths": `POST /x HTTP/1.1\r\n${host}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`,
        "a length and chunks":
            `POST /x HTTP/1.1\r\n${host}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
        "a space before the colon": `GET /livez HTTP/1.1\r\n${host}X-A : a\r\n\r\n`,
        "a length that is a word": `POST /x HTTP/1.1\r\n${host}Content-Length: ti\r\n\r\n`,
        "HTTP of the future": `GET /livez HTTP/9.9\r\n${host}\r\n`,
    };
    const faults = [];
    for (const [name, bytes] of Object.entries(messages)) {
        const answer = await raw(daemon.port, bytes);
        const status = Number(answer.match(/^HTTP\/1\.[01] (\d{3})/)?.[1] ?? 0);
        const right = (status >= 400 && status < 600 && status !== 500) || answer === "";
        note(`${right ? " " : "✘"} ${name}: ${status || "closed without an answer"}`);
        if (!right) faults.push(`${name}: ${answer.slice(0, 200)}`);
    }
    return faults;
}

function raw(port, bytes) {
    return new Promise((resolve) => {
        const socket = net.connect(port, "127.0.0.1", () => socket.write(bytes));
        let answer = "";
        socket.setTimeout(5000, () => socket.destroy());
        socket.on("data", (chunk) => (answer += chunk.toString("latin1")));
        socket.on("error", () => {});
        socket.on("close", () => resolve(answer));
        socket.on("end", () => socket.end());
    });
}

async function journalSize(client) {
    let size = 0;
    for (let after = -1; ; ) {
        const { entries, next } = (await client.get(`/journal?after=${after}&limit=1000`)).body;
        if (entries.length === 0) return size;
        size += entries.length;
        after = next;
    }
}

// A released first version, an unreleased second, and a stage that asks questions.
async function prepare(secretary) {
    const must = async (answer) => {
        const { status, body } = await answer;
        assert.ok(status < 300, JSON.stringify(body));
        return body;
    };
    const created = await must(secretary.post("/documents", { slug, title: "Strategi", workflow: "strategi",
        text, effective_on: "2024-01-16" }));
    await must(secretary.post(`/documents/${slug}/milestones/stormote/held`, { held_on: "2024-03-05" }));
    await must(secretary.post(`/documents/${slug}/versions`, { version: 1, name: "Førsteutkast" }));
    await must(secretary.post(`/documents/${slug}/process/transitions`,
        { to: "faggrupper", effective_on: "2024-03-12" }));
    const saved = await must(secretary.command("PUT", `/documents/${slug}/text`, { text: `${text}Mer.\n` },
        { "if-match": created.etag }));
    return saved.etag;
}

async function run(daemon) {
    await daemon.start();
    const secretary = new Client(daemon, daemon.secretaryToken);
    const etag = await prepare(secretary);
    const before = await journalSize(secretary);
    const tables = {
        "what is no JSON": syntax,
        "fields": fields,
        "what the rules do not allow": rules,
        "addresses": addresses,
        "where notices may not go": endpoints,
        "callers": await checkCallers(daemon),
    };
    const faults = [];
    for (const [title, rows] of Object.entries(tables)) {
        faults.push(...(await checkRows(daemon, etag, title, rows)));
        assert.equal(await journalSize(secretary), before, `${title}: nothing was written`);
    }
    faults.push(...(await checkWire(daemon)));
    assert.equal(await journalSize(secretary), before, "nothing was written");
    await checkKeys(daemon, secretary);
    assert.deepEqual(faults, []);
    assert.deepEqual([daemon.starts, daemon.exits], [1, []], "the daemon ran all the while");
    note(checkVerify(daemon));
    await daemon.stop();
    return Object.values(tables).flat().length;
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
