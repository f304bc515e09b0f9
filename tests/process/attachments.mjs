// SPDX-License-Identifier: EUPL-1.2
// Files beside a text, against the real daemon: sent and removed by programs and from the page, as
// a browser sends them; read by those who may read the text; in a clone; through a kill in the
// middle; and found by verify when somebody has been at them. Exit code 1: not so.
//
//   node tests/process/attachments.mjs
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";

import { Client, Daemon, mayor, secretary } from "./daemon.mjs";
import { checkVerify, fsck, git, sha256 } from "./evidence.mjs";
import { Visitor, formIn } from "./form_visitor.mjs";
import { exchange } from "./http.mjs";
import { heading, note, summary } from "./story.mjs";

const slug = "plan";
const pdf = (words) => Buffer.from(`%PDF-1.4\n% ${words}\ntrailer<</Root 1 0 R>>\n%%EOF\n`);
const name = "kart øst & «vest».pdf";
const of = (rest) => `/documents/${slug}${rest}`;
const fileAt = (file) => of(`/attachments/${encodeURIComponent(file)}`);
const none = '""';

function answers(answer, status) {
    assert.equal(answer.status, status, `${status} was expected: ${answer.bytes}`);
}

class Plan {
    constructor(daemon) {
        this.daemon = daemon;
        this.client = new Client(daemon, daemon.secretaryToken);
    }

    // Raw bytes, unlike the other commands of the client.
    put(file, bytes, match, more = {}, query = "") {
        return exchange(this.daemon.url, "PUT", `/api/v1${fileAt(file)}${query}`, {
            headers: {
                authorization: `Bearer ${this.daemon.secretaryToken}`,
                "content-type": "application/octet-stream",
                "if-match": match,
                ...more,
            },
            body: bytes,
        });
    }

    remove(file, match, query = "") {
        const address = `${fileAt(file)}${query}`;
        return this.client.command("DELETE", address, undefined, { "if-match": match });
    }

    // What would be, with nothing stored: no version, no entry, no object in git.
    async dry(ask) {
        const before = await Promise.all([this.objects(), this.journal()]);
        const answer = await ask("?dry_run=true");
        answers(answer, 200);
        assert.deepEqual(await Promise.all([this.objects(), this.journal()]), before);
        return answer.body;
    }

    objects() {
        return git(path.join(this.daemon.data, "text.git"), "count-objects", "-v").toString();
    }

    async journal() {
        const answer = await this.client.get(`/journal?limit=100`);
        return answer.body.next;
    }

    async list(number) {
        const answer = await this.client.get(of(`/versions/${number}/attachments`));
        assert.equal(answer.status, 200, JSON.stringify(answer.body));
        return answer.body.attachments;
    }
}

async function programs(plan) {
    heading("A program sends, replaces, reads and removes a file");
    const bytes = pdf("første");
    const key = { "idempotency-key": "kart-1" };
    const added = await plan.put(name, bytes, none, key);
    answers(added, 201);
    assert.equal(added.body.version, 2);
    assert.deepEqual((await plan.put(name, bytes, none, key)).body, added.body);
    note("version 2, and the same answer to the same command");

    answers(await plan.put(name, pdf("andre"), none), 412);
    answers(await plan.put(name, pdf("andre"), `"${sha256(pdf("tredje"))}"`), 412);
    answers(await plan.put("kart.html", bytes, none), 422);
    answers(await plan.put("kart.png", bytes, none), 422);
    answers(await plan.put("side.txt", "<script>alert(1)</script>", none), 422);
    answers(await plan.put("stor.txt", Buffer.alloc(5 * 1024 * 1024 + 1, "a"), none), 413);
    answers(await plan.put("../kart.pdf", bytes, none), 400);
    answers(await plan.put("KART ØST & «VEST».PDF", bytes, none), 422);
    note("not over another, not as what it is not, not too large");

    const [listed] = await plan.list(2);
    assert.equal(listed.name, name);
    assert.equal(listed.sha256, sha256(bytes));
    const address = `/api/v1${of(`/versions/2/attachments/${encodeURIComponent(name)}`)}`;
    const headers = { authorization: `Bearer ${plan.daemon.secretaryToken}` };
    const read = await exchange(plan.daemon.url, "GET", address, { headers });
    answers(read, 200);
    assert.ok(read.bytes.equals(bytes));
    assert.equal(read.headers["content-type"], "application/pdf");
    assert.equal(read.headers["x-content-type-options"], "nosniff");
    assert.match(read.headers["content-security-policy"], /sandbox/);
    assert.match(read.headers["content-disposition"], /^attachment; filename="[ -~]*"; filename\*=/);
    const known = { ...headers, "if-none-match": read.headers.etag };
    answers(await exchange(plan.daemon.url, "GET", address, { headers: known }), 304);
    note("read back byte for byte, to be kept and not to be run");

    answers(await exchange(plan.daemon.url, "GET", address), 404);
    const other = new Client(plan.daemon, plan.daemon.mayorToken);
    const attempt = { "if-match": read.headers.etag };
    answers(await other.command("DELETE", fileAt(name), undefined, attempt), 403);
    note("a draft's file is the secretariat's alone");

    const text = await plan.client.get(of("/text"));
    const saved = await plan.client.command(
        "PUT",
        of("/text"),
        { text: "# Plan\n\nMer.\n" },
        { "if-match": text.headers.etag },
    );
    answers(saved, 200);
    assert.equal((await plan.list(3)).length, 1);
    answers(await plan.put(name, pdf("andre"), `"${sha256(bytes)}"`), 200);
    answers(await plan.remove(name, `"${sha256(pdf("andre"))}"`), 200);
    assert.deepEqual(await plan.list(5), []);
    assert.equal((await plan.list(3))[0].sha256, sha256(bytes));
    note("a saved text keeps it; each version has what it had");
}

// Of a problem: its code, and the kinds of its reasons.
const told = (trial) => trial.problems.map((one) => [one.code, ...one.reasons.map((r) => r.kind)]);

async function beforehand(plan) {
    heading("A program asks what would be stored");
    const bytes = pdf("prøve");
    const { body } = await plan.client.get(of("/versions?limit=1"));
    const now = await plan.list(body.versions[0].number);
    const fits = await plan.dry((query) => plan.put("prøve.pdf", bytes, none, {}, query));
    assert.deepEqual([fits.open, fits.problems, fits.replaces], [true, [], false]);
    assert.equal(fits.attachment.sha256, sha256(bytes));
    assert.deepEqual(fits.attachments, [...now, fits.attachment]);
    assert.equal(now.length, 1);

    const wrong = await plan.dry((query) => plan.put("con.html", "", none, {}, query));
    assert.deepEqual([wrong.open, wrong.attachment, wrong.attachments], [false, null, now]);
    assert.deepEqual(
        wrong.problems.map((one) => [one.code, one.field]),
        [
            ["invalid_input", "file"],
            ["invalid_input", "file"],
        ],
    );
    note("a name no system keeps and an empty file are told at once");

    const added = await plan.put("prøve.pdf", bytes, none);
    answers(added, 201);
    const listed = (await plan.list(added.body.version)).find((one) => one.name === "prøve.pdf");
    assert.deepEqual(listed, fits.attachment, "what was foretold is what was stored, blob and all");
    const again = await plan.dry((query) => plan.put("prøve.pdf", bytes, none, {}, query));
    assert.deepEqual([again.replaces, told(again)[0][0]], [true, "version_conflict"]);
    const tag = `"${listed.sha256}"`;
    const same = await plan.dry((query) => plan.put("prøve.pdf", bytes, tag, {}, query));
    assert.equal(told(same)[0][0], "text_unchanged");
    const gone = await plan.dry((query) => plan.remove("prøve.pdf", tag, query));
    assert.deepEqual([gone.open, gone.attachments], [true, now]);
    answers(await plan.remove("annet.pdf", tag, "?dry_run=true"), 404);
    answers(await plan.put("prøve.pdf", bytes, tag, {}, "?dry_run=kanskje"), 422);
    const other = new Client(plan.daemon, plan.daemon.mayorToken);
    const attempt = `${fileAt("prøve.pdf")}?dry_run=true`;
    answers(await other.command("DELETE", attempt, undefined, { "if-match": tag }), 403);
    answers(await plan.remove("prøve.pdf", tag), 200);
    note("the same refusals as in earnest, and the same hashes as were stored");
}

// As browsers do it (RFC 7578).
function multipart(fields, file) {
    const boundary = `----saksgang${Math.random().toString(36).slice(2)}`;
    const parts = Object.entries(fields).map(
        ([field, value]) =>
            `--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
    );
    const head =
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; ` +
        `filename="${file.name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
    return {
        type: `multipart/form-data; boundary=${boundary}`,
        body: Buffer.concat([
            Buffer.from(parts.join("") + head),
            file.bytes,
            Buffer.from(`\r\n--${boundary}--\r\n`),
        ]),
    };
}

async function people(plan) {
    heading("A person sends and removes a file from the page");
    const visitor = await Visitor.loggedIn(plan.daemon, secretary);
    const send = (action, fields, file) => {
        const { type, body } = multipart(fields, file);
        const headers = { cookie: visitor.cookie, "content-type": type, "accept-language": "nb" };
        return exchange(plan.daemon.url, "POST", action, { headers, body });
    };
    const page = await visitor.open(of("/attachments"));
    const { action, fields } = formIn(page.body, "attach");
    delete fields.file;
    const file = { name: "tabell.csv", bytes: Buffer.from("a;b\r\n1;2\r\n") };

    answers(await send(action, { ...fields, csrf_token: "x" }, file), 403);
    const wrong = await send(action, fields, { name: "tabell.pdf", bytes: file.bytes });
    answers(wrong, 422);
    assert.match(wrong.body, /Innholdet i filen er ikke det navnet sier/);
    assert.match(wrong.body, /href="#attach-file"/);
    const nothing = await send(action, fields, { name: "", bytes: Buffer.alloc(0) });
    answers(nothing, 422);
    assert.match(nothing.body, /Velg en fil/);
    note("refused with a summary that leads to the field");

    const sent = await send(action, fields, file);
    answers(sent, 303);
    const again = await send(action, fields, file);
    answers(again, 303);
    assert.equal(again.headers.location, sent.headers.location);
    const done = await visitor.open(sent.headers.location);
    assert.match(done.body, /tabell\.csv/);
    assert.match(done.body, /id="receipt"/);
    note("sent twice it is done once, though the boundary is another");

    const fresh = formIn(done.body, "attach").fields;
    delete fresh.file;
    const other = { name: "tabell.csv", bytes: Buffer.from("a;b\r\n3;4\r\n") };
    const taken = await send(action, fresh, other);
    answers(taken, 412);
    assert.match(taken.body, /Kryss av for å bytte det ut/);
    const retry = formIn(taken.body, "attach").fields;
    delete retry.file;
    answers(await send(action, { ...retry, replace: "yes" }, other), 303);
    const versions = await visitor.open(of("/versions"));
    assert.match(versions.body, /Vedlegg lagt til: tabell\.csv/);
    assert.match(versions.body, /Vedlegg byttet ut: tabell\.csv/);
    note("replaced only when ticked, and the list of versions says so");

    const check = await visitor.form(of("/attachments/tabell.csv/remove"), "remove");
    answers(await visitor.send(check.action, check.fields), 303);
    assert.doesNotMatch((await visitor.open(of("/text"))).body, /tabell\.csv/);
    const reader = await Visitor.loggedIn(plan.daemon, mayor);
    answers(await reader.open(of("/attachments/tabell.csv/remove")), 403);
    note("removed after a check, by who may");
}

async function everybody(plan) {
    heading("What is sent out is for everybody");
    const added = await plan.put(name, pdf("sendt ut"), none);
    answers(added, 201);
    const { version } = added.body;
    const released = { version, name: "Utkast" };
    answers(await plan.client.post(of("/versions"), released), 201);
    const at = of(`/versions/${version}/attachments/${encodeURIComponent(name)}`);
    const read = await exchange(plan.daemon.url, "GET", at);
    answers(read, 200);
    assert.ok(read.bytes.equals(pdf("sendt ut")));
    const page = await exchange(plan.daemon.url, "GET", of("/text"));
    assert.match(page.body, /kart øst &amp; «vest»\.pdf/);
    const clone = path.join(plan.daemon.folder, "clone");
    const repository = path.join(plan.daemon.data, "text.git");
    git(plan.daemon.folder, "clone", "--quiet", "-b", `documents/${slug}`, repository, clone);
    assert.ok(fs.readFileSync(path.join(clone, "attachments", name)).equals(pdf("sendt ut")));
    note("on the page, at its address, and as a file in a clone");
}

// Uploads run while the daemon is killed; what was answered is there, and all of it is whole.
async function killed(plan) {
    heading("kill -9 in the middle of uploads leaves nothing half");
    const answered = [];
    for (let round = 0; round < 4; ++round) {
        const sending = Array.from({ length: 3 }, async (_, i) => {
            const file = `runde-${round}-${i}.pdf`;
            const bytes = pdf(file.padEnd(400_000));
            const answer = await plan.put(file, bytes, none).catch(() => null);
            if (answer?.status === 201) answered.push(file);
        });
        await new Promise((resolve) => setTimeout(resolve, 30 + 90 * round));
        await plan.daemon.kill();
        await Promise.all(sending);
        await plan.daemon.start();
    }
    const { body } = await plan.client.get(of("/versions?limit=1"));
    const names = (await plan.list(body.versions[0].number)).map((one) => one.name);
    for (const file of answered) assert.ok(names.includes(file), `${file} was answered for`);
    fsck(path.join(plan.daemon.data, "text.git"));
    await checkVerify(plan.daemon);
    assert.ok(answered.length > 0, "some were answered before a kill");
    note(`${answered.length} answered, ${names.length} there, nothing half`);
}

function tampered(plan) {
    heading("verify finds a file that somebody has been at");
    const repository = path.join(plan.daemon.data, "text.git");
    const branch = `documents/${slug}`;
    const oid = git(repository, "rev-parse", `${branch}:attachments/${name}`).toString().trim();
    const object = path.join(repository, "objects", oid.slice(0, 2), oid.slice(2));
    fs.chmodSync(object, 0o600);
    fs.rmSync(object);
    const run = plan.daemon.tryCommand(["verify", plan.daemon.data]);
    assert.equal(run.code, 3);
    assert.match(run.stdout, /attachments\/kart øst & «vest»\.pdf is gone/);
    note("named, with the entry of the version that brought it");
}

const daemon = await Daemon.create();
try {
    await daemon.start();
    const plan = new Plan(daemon);
    const made = { slug, title: "Plan", workflow: "strategi", text: "# Plan\n" };
    answers(await plan.client.post("/documents", made), 201);
    await programs(plan);
    await people(plan);
    await everybody(plan);
    await beforehand(plan);
    await checkVerify(daemon);
    await killed(plan);
    await daemon.stop();
    tampered(plan);
    summary("Attachments are what they were, wherever they are looked for.");
} finally {
    await daemon.remove();
}
