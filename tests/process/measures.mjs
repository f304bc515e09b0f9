// SPDX-License-Identifier: EUPL-1.2
// What the daemon tells of itself: measures that move with what is done and name nobody, for those
// who may read them; and a log of JSON lines in which no secret and no word of a text stands.
//
//   node tests/process/measures.mjs
import assert from "node:assert/strict";

import { Client, Daemon, secretary } from "./daemon.mjs";
import { exchange } from "./http.mjs";
import { expect, heading, note, summary } from "./story.mjs";

const slug = "kanarifugl";
const secrets = {
    text: "gulspurv i teksten",
    title: "gulspurv i tittelen",
    message: "gulspurv i meldingen",
    answer: "gulspurv i svaret",
    path: "gulspurv-i-adressen",
};

async function metrics(daemon, headers = {}) {
    return exchange(daemon.url, "GET", "/metrics", { headers });
}

// The value of a sample as it is written, labels in their order; 0 where it is not there.
function value(text, sample) {
    const line = text.split("\n").find((one) => one.startsWith(`${sample} `));
    return line ? Number(line.slice(sample.length + 1)) : 0;
}

// Every line is a comment of its two kinds or a sample, each family stands together, and every
// histogram's buckets grow up to its count.
function checkFormat(text) {
    assert.ok(text.endsWith("\n"));
    const begun = new Set();
    let family = "";
    let previous = 0;
    for (const line of text.slice(0, -1).split("\n")) {
        const comment = line.match(/^# (HELP|TYPE) ([a-z_]+) (.+)$/);
        if (comment?.[1] === "HELP") {
            assert.ok(!begun.has(comment[2]), `${comment[2]} is begun twice`);
            begun.add((family = comment[2]));
            continue;
        }
        if (comment) continue;
        const sample = line.match(/^([a-z_]+)(\{([a-z]+="[^"\\\n]*",?)+\})? (-?[0-9.e+-]+)$/);
        assert.ok(sample, `not a sample: ${line}`);
        assert.ok(sample[1].startsWith(family), `${line} stands outside its family`);
        if (!sample[1].endsWith("_bucket")) continue;
        const count = Number(sample[4]);
        if (line.includes('le="0.001"') || line.includes('le="1"}')) previous = 0;
        assert.ok(count >= previous, `a bucket holds less than the one before: ${line}`);
        previous = line.includes('le="+Inf"') ? 0 : count;
    }
    return begun.size;
}

async function work(daemon) {
    const client = new Client(daemon, daemon.secretaryToken);
    const created = await client.post("/documents", {
        slug,
        title: secrets.title,
        workflow: "strategi",
        case_number: "24/1",
        text: `# Tekst\n\n${secrets.text}\n`,
        message: secrets.message,
    });
    assert.equal(created.status, 201, JSON.stringify(created.body));
    const released = await client.post(`/documents/${slug}/versions`, {
        version: created.body.version,
        name: "Utkast",
        visibility: "public",
    });
    assert.equal(released.status, 201, JSON.stringify(released.body));
    await exchange(daemon.url, "GET", `/documents/${slug}`);
    await exchange(daemon.url, "GET", `/documents/${secrets.path}`);
    await exchange(daemon.url, "GET", `/api/v1/documents/${slug}?q=${encodeURIComponent(secrets.answer)}`);
    const form = new URLSearchParams({ email: secretary.email, password: `${secretary.password}!` });
    await exchange(daemon.url, "POST", "/login", {
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: form.toString(),
    });
}

async function checkMeasures(daemon) {
    heading("measures");
    const before = await metrics(daemon);
    assert.equal(before.status, 200, before.body);
    assert.equal(before.headers["content-type"], "text/plain; version=0.0.4; charset=utf-8");
    note(`${checkFormat(before.body)} families`);
    await work(daemon);
    const after = await metrics(daemon);
    checkFormat(after.body);

    const moved = (sample, least) => {
        const by = value(after.body, sample) - value(before.body, sample);
        expect(by >= least, `${sample} moved by ${by}`);
    };
    const route = (pattern, method, status) =>
        `saksgang_http_requests_total{route="${pattern}",method="${method}",status="${status}"}`;
    moved(route("/api/v1/documents", "POST", 201), 1);
    moved(route("/documents/{slug}", "GET", 200), 1);
    moved(route("/documents/{slug}", "GET", 404), 1);
    moved('saksgang_http_request_duration_seconds_count{route="/metrics",method="GET"}', 1);
    moved("saksgang_writer_commits_total", 2);
    moved("saksgang_writer_commit_seconds_count", 2);
    moved("saksgang_writer_wait_seconds_count", 2);
    moved("saksgang_git_stage_seconds_count", 1);
    moved("saksgang_journal_entries", 3);
    moved("saksgang_http_connections_total", 0);
    expect(value(after.body, "saksgang_http_connections_open") >= 1, "this connection is open");
    expect(value(after.body, 'saksgang_queue_limit{queue="writer"}') > 0, "queues have limits");
    expect(value(after.body, "process_start_time_seconds") > 1.7e9, "it knows when it began");
    for (const named of [slug, secrets.path, secretary.email, "strategi", "127.0.0.1"]) {
        expect(!after.body.includes(named), `no measure names ${named}`);
    }
}

async function checkAccess(daemon) {
    heading("who may read them");
    const relayed = { "x-forwarded-for": "198.51.100.7" };
    const rows = [
        ["from this machine", {}, 200],
        ["through a proxy nobody named", relayed, 401],
        ["… as the administrator", { ...relayed, authorization: `Bearer ${daemon.administratorToken}` }, 200],
        ["… as the secretariat", { ...relayed, authorization: `Bearer ${daemon.secretaryToken}` }, 403],
        ["… as a member", { ...relayed, authorization: `Bearer ${daemon.mayorToken}` }, 403],
    ];
    for (const [words, headers, status] of rows) {
        const answer = await metrics(daemon, headers);
        expect(answer.status === status, `${words}: ${answer.status}`);
    }
}

function checkLog(daemon) {
    heading("the log");
    const lines = daemon
        .logTail(1e6)
        .split("\n")
        .filter((line) => line.startsWith("{"));
    const entries = lines.map((line) => JSON.parse(line));
    const access = entries.filter((entry) => entry.channel === "http" && entry.status);
    expect(access.length >= 8, `${access.length} answers are told, each as one JSON object`);
    for (const entry of access) {
        for (const key of ["time", "level", "request", "method", "path", "route"])
            assert.equal(typeof entry[key], "string", `${key} of ${JSON.stringify(entry)}`);
        for (const key of ["status", "ms", "bytes"])
            assert.equal(typeof entry[key], "number", `${key} of ${JSON.stringify(entry)}`);
    }
    const page = access.find((entry) => entry.route === "/documents/{slug}" && entry.status === 200);
    expect(page.bytes > 1000 && page.path === `/documents/${slug}`, "with its route and its size");
    const whole = lines.join("\n");
    const { path: _, ...unsaid } = secrets;
    const never = [
        ...Object.values(unsaid),
        encodeURIComponent(secrets.answer),
        secretary.password,
        secretary.email,
        daemon.secretaryToken,
        daemon.administratorToken,
        "Bearer",
    ];
    for (const words of never) assert.ok(!whole.includes(words), `the log says ${words}`);
    note(`no secret and no word of a text in ${lines.length} lines at level debug`);
}

const daemon = await Daemon.create({
    environment: { SAKSGANG_LOG_FORMAT: "json", SAKSGANG_LOG_LEVEL: "debug" },
});
try {
    await daemon.start();
    await checkMeasures(daemon);
    await checkAccess(daemon);
    await daemon.stop();
    checkLog(daemon);
    summary("measures and log tell what they should, and nothing else");
} finally {
    await daemon.remove();
}
