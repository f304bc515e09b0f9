// SPDX-License-Identifier: EUPL-1.2
// The API as /api/openapi.json describes it: the description is sound OpenAPI (Redocly), every
// operation of it is done once against the real daemon, and every answer is of the described form.
//
//   node tests/process/described.mjs
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

import { firstText, response, secondText, slug } from "./bad_requests.mjs";
import { Contract } from "./contract.mjs";
import { Client, Daemon, root } from "./daemon.mjs";
import { exchange } from "./http.mjs";
import { Receiver } from "./receiver.mjs";
import { heading, note, summary } from "./story.mjs";

const at = (rest) => `/documents/${slug}${rest}`;

async function must(answer, status) {
    const { status: got, body, headers } = await answer;
    assert.equal(got, status, JSON.stringify(body));
    return { ...body, headers };
}

function lint(daemon, description) {
    const file = path.join(daemon.folder, "openapi.json");
    fs.writeFileSync(file, JSON.stringify(description, null, 2));
    const tool = path.join(root, "tests/node_modules/@redocly/cli/bin/cli.js");
    const config = path.join(root, "tests/redocly.yaml");
    const run = spawnSync(process.execPath, [tool, "lint", "--config", config, file], {
        encoding: "utf8",
        env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
    });
    assert.equal(run.status, 0, `${run.stdout}${run.stderr}`);
    note("sound OpenAPI 3.1, without an error or a warning");
}

async function service(daemon) {
    const get = (target, headers = {}) => exchange(daemon.url, "GET", target, { headers });
    const first = await get("/api/openapi.json");
    const again = await get("/api/openapi.json", { "if-none-match": first.headers.etag });
    assert.equal(again.status, 304, "a description that is had already is not sent again");
    assert.equal((await get("/livez")).status, 200);
    assert.equal((await get("/readyz")).status, 200);
    assert.equal((await get("/metrics")).status, 200);
}

async function documents(secretary) {
    const made = await must(
        secretary.post("/documents", {
            slug,
            title: "Strategi",
            workflow: "strategi",
            text: firstText,
            effective_on: "2024-01-16",
        }),
        201,
    );
    const match = (etag, headers) => ({ "if-match": etag, ...headers });
    const more = { text: secondText, message: "mer" };
    const second = await must(
        secretary.command("PUT", at("/text"), more, match(made.etag)),
        200,
    );
    const raw = match(second.etag, { "content-type": "text/markdown" });
    const third = await must(secretary.command("PUT", at("/text"), firstText, raw), 200);
    await must(secretary.post(at("/versions"), { version: third.version, name: "Utkast" }), 201);
    for (const rest of ["/outline", "/goals", "/findings"]) {
        const found = await secretary.get(at(rest));
        await must(found, 200);
        const known = { "if-none-match": found.headers.etag };
        assert.equal((await secretary.get(at(rest), known)).status, 304);
        assert.equal((await secretary.get(at(`${rest}?version=1`), known)).status, 200);
    }
    for (const rest of ["/provenance", "/paragraphs/1/history"]) {
        await must(secretary.get(at(rest)), 200);
        await must(secretary.get(at(`${rest}?version=1`)), 200);
    }
    await must(secretary.get(at("/provenance?paragraph=2")), 200);
    for (const rest of ["", "/text", "/versions", "/versions/1", "/versions/1/text"])
        await must(secretary.get(at(rest)), 200);
    await must(secretary.get("/documents"), 200);
    await must(secretary.get(at("/changes?from=1&to=2")), 200);
    // Whoever asks for words is not given what was kept for whoever asked for data.
    const compared = `/api/v1${at(`/changes?from=${third.version}`)}`;
    for (const type of ["application/json", "text/plain", "application/json"]) {
        const headers = { accept: type };
        const answered = await exchange(secretary.daemon.url, "GET", compared, { headers });
        assert.equal(answered.status, 200);
        assert.match(answered.headers["content-type"], new RegExp(`^${type}`));
    }
    const held = await secretary.get(at("/text"), { "if-none-match": third.etag });
    assert.equal(held.status, 304);
    const ended = { text: `${firstText}\nTil slutt.\n` };
    const joined = at("/text?merge=paragraphs");
    await must(secretary.command("PUT", joined, ended, match(third.etag)), 200);
    const begun = { text: firstText.replace("# ", "# Ny ") };
    const both = await must(secretary.command("PUT", joined, begun, match(third.etag)), 200);
    assert.equal(both.merged_with, both.version - 1);
    await attachments(secretary, match);
    const restored = await must(
        secretary.command("POST", at("/versions/1/restore"), {}, match(both.etag)),
        201,
    );
    const released = { version: restored.version, name: "Nytt utkast" };
    await must(secretary.post(at("/versions"), released), 201);
    return restored.version;
}

// A file beside the text: added, replaced, read and removed.
async function attachments(secretary, match) {
    const map = at("/attachments/kart%20%C3%B8st.pdf");
    const send = (bytes, etag, query = "") => {
        const headers = {
            ...secretary.headers,
            ...match(etag, { "content-type": "application/octet-stream" }),
        };
        const { url } = secretary.daemon;
        return exchange(url, "PUT", `/api/v1${map}${query}`, { headers, body: bytes });
    };
    await must(send("%PDF-1.4\n%%EOF", '""', "?dry_run=true"), 200);
    const added = await must(send("%PDF-1.4\n%%EOF", '""'), 201);
    const version = at(`/versions/${added.version}/attachments`);
    const listed = await secretary.get(version);
    await must(listed, 200);
    assert.equal(listed.body.attachments.length, 1);
    const known = { "if-none-match": listed.headers.etag };
    assert.equal((await secretary.get(version, known)).status, 304);
    const file = `${version}/kart%20%C3%B8st.pdf`;
    const read = await secretary.get(file);
    assert.equal(read.status, 200);
    const held = await secretary.get(file, { "if-none-match": read.headers.etag });
    assert.equal(held.status, 304);
    await must(send("%PDF-1.4\n%%EOF\n", read.headers.etag), 200);
    const now = await must(secretary.get(at(`/versions/${added.version + 1}/attachments`)), 200);
    const tag = `"${now.attachments[0].sha256}"`;
    const dry = `${map}?dry_run=true`;
    await must(secretary.command("DELETE", dry, undefined, match(tag)), 200);
    await must(secretary.command("DELETE", map, undefined, match(tag)), 200);
}

async function course(secretary, version) {
    const milestone = (name, verb) => at(`/milestones/${name}/${verb}`);
    await must(secretary.post(milestone("stormote", "held"), { held_on: "2024-03-05" }), 200);
    const moved = { from: "2024-04-12", reason: "Salen var opptatt." };
    await must(secretary.post(milestone("utvalg-april", "move"), moved), 200);
    const merged = { reason: "Slått sammen." };
    await must(secretary.post(milestone("utvalg-juni", "cancel"), merged), 200);
    const move = { to: "faggrupper", effective_on: "2024-03-12" };
    await must(secretary.post(at("/process/transitions"), { ...move, dry_run: true }), 200);
    await must(secretary.post(at("/process/transitions"), move), 200);

    const answer = { ...response, version };
    const answered = await must(secretary.post(at("/responses"), answer), 201);
    const again = at(`/responses/${answered.response}/correct`);
    const corrected = await must(secretary.post(again, { ...answer, reason: "Lest feil." }), 201);
    const gone = at(`/responses/${corrected.response}/withdraw`);
    await must(secretary.get(at(`/responses/${corrected.response}`)), 200);
    await must(secretary.post(gone, { reason: "Sendt av feil gruppe." }), 200);

    const statement = {
        body: response.body,
        kind: "statement",
        version,
        decided_on: "2024-03-20",
        present: 5,
        votes: { in_favour: 5, against: 0 },
    };
    const decided = await must(secretary.post(at("/decisions"), statement), 201);
    const anew = at(`/decisions/${decided.decision}/correct`);
    const right = await must(secretary.post(anew, { ...statement, reason: "Talt feil." }), 201);
    await must(secretary.get(at(`/decisions/${right.decision}`)), 200);
    const undone = at(`/decisions/${right.decision}/withdraw`);
    await must(secretary.post(undone, { reason: "Ført på feil sak." }), 200);
    for (const rest of ["/process", "/decisions", "/responses"])
        await must(secretary.get(at(rest)), 200);
    return answered.first_seq;
}

async function journal(secretary, administrator, answeredAt) {
    const erasure = { name: "answers", ground: "personvernforordningen artikkel 17" };
    await must(administrator.post(`/journal/${answeredAt}/erase`, erasure), 200);
    await must(secretary.get("/journal?limit=1000"), 200);
}

async function council(administrator) {
    const { bodies } = await must(administrator.get("/council"), 200);
    const body = bodies.find(({ seats }) => seats.length > 0);
    const person = {
        name: "Kari Nordmann",
        email: "kari@example.org",
        password: "et langt passord",
        roles: ["body_secretary"],
    };
    const { id } = await must(administrator.post("/people", person), 201);
    await must(administrator.get("/people"), 200);
    const seat = `/council/bodies/${body.slug}/seats/${body.seats[0].slug}`;
    await must(administrator.post(seat, { holder: id, deputy: null }), 200);
    const token = await must(administrator.post("/tokens", { name: "arkivet" }), 201);
    await must(administrator.get("/tokens"), 200);
    await must(administrator.command("DELETE", `/tokens/${token.id}`), 204);
}

async function endpoints(secretary, receiver) {
    const wanted = { url: receiver.url, name: "prøve" };
    const made = await must(secretary.post("/endpoints", wanted), 201);
    receiver.trust(made.secret);
    await must(secretary.get("/endpoints"), 200);
    await must(secretary.get(`/endpoints/${made.id}`), 200);
    await must(secretary.command("POST", `/endpoints/${made.id}/ping`), 202);
    await must(secretary.command("POST", `/endpoints/${made.id}/enable`), 204);
    const { deliveries } = await must(secretary.get(`/endpoints/${made.id}/deliveries`), 200);
    assert.ok(deliveries.length > 0, "a ping is a delivery");
    await must(secretary.command("POST", `/deliveries/${deliveries[0].id}/resend`), 202);
    await must(secretary.command("DELETE", `/endpoints/${made.id}`), 204);
}

async function run(daemon, receiver) {
    await daemon.start();
    await receiver.start();
    const contract = await Contract.watch(daemon);
    const secretary = new Client(daemon, daemon.secretaryToken);
    const administrator = new Client(daemon, daemon.administratorToken);
    heading("the description");
    lint(daemon, contract.description);
    heading("every operation");
    await service(daemon);
    const version = await documents(secretary);
    const answeredAt = await course(secretary, version);
    await journal(secretary, administrator, answeredAt);
    await council(administrator);
    await endpoints(secretary, receiver);
    note(contract.check());
    assert.deepEqual(contract.untried(), [], "every operation is done");
    await daemon.stop();
    return contract.operations.length;
}

const daemon = await Daemon.create();
const receiver = new Receiver();
try {
    const count = await run(daemon, receiver);
    summary(`${count} operations do what the description says`);
} catch (problem) {
    console.error(`\nNOT AS IT MUST BE: ${problem.stack}\n\nThe daemon's last words:`);
    console.error(daemon.logTail());
    process.exitCode = 1;
} finally {
    await receiver.stop();
    await daemon.remove();
}
