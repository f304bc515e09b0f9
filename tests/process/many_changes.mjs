// SPDX-License-Identifier: EUPL-1.2
// Two versions that differ in very much: the page of changes is small, links lead through all of
// it, and the API gives the whole of it at once. Without script, on a real daemon.
//
//   node tests/process/many_changes.mjs
import assert from "node:assert/strict";

import { Client, Daemon, secretary } from "./daemon.mjs";
import { Visitor } from "./form_visitor.mjs";
import { expect, heading, summary } from "./story.mjs";

const slug = "lang";
const bytesMax = 1024 * 1024;
const size = 900;

const line = (i) => `Avsnitt ${i} skal handle om tall ${i * 7919}.`;
const lines = Array.from({ length: size }, (_, i) => line(i));
const textOf = (all) => `${all.join("\n\n")}\n`;
const texts = [
    textOf(lines),
    textOf(lines.map((line) => line.replace("skal", "bør"))),
    textOf(lines.map((line) => line.replace("skal", "bør")).reverse()),
];

async function save(client) {
    const first = { slug, title: "Lang", workflow: "strategi", text: texts[0] };
    const made = await client.post("/documents", { ...first, effective_on: "2024-03-01" });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    let { etag } = made.body;
    for (const text of texts.slice(1)) {
        const path = `/documents/${slug}/text`;
        const saved = await client.command("PUT", path, { text }, { "if-match": etag });
        assert.equal(saved.status, 200, JSON.stringify(saved.body));
        etag = saved.body.etag;
    }
}

const unescaped = (url) => url.replaceAll("&amp;", "&");
const next = /rel="next" href="([^"#]*)#in-full"/;

// Follows "next page" to the end; the pages.
async function allPages(visitor, query) {
    const pages = [];
    for (let url = `/documents/${slug}/changes?${query}`; url; ) {
        const { status, bytes, body } = await visitor.open(url);
        assert.equal(status, 200, url);
        pages.push({ url, bytes: bytes.length, body });
        url = next.exec(body)?.[1];
        if (url) url = unescaped(url);
    }
    return pages;
}

const numbersOn = ({ body }) =>
    [...body.matchAll(/id="change-(\d+)"/g)].map(([, number]) => Number(number));

async function isReadPageByPage(visitor, query, changes) {
    const pages = await allPages(visitor, query);
    const largest = Math.max(...pages.map(({ bytes }) => bytes));
    expect(largest < bytesMax, `${query}: ${pages.length} pages, none above ${largest} bytes`);
    const numbers = pages.flatMap(numbersOn);
    assert.deepEqual(
        numbers,
        Array.from({ length: changes }, (_, i) => i + 1),
    );
    expect(true, `all ${changes} changes stand on them, once each`);
    return pages;
}

// Every link to a change leads to a page that has it.
async function linksLead(visitor, page) {
    const here = new Set([...page.body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const links = [...page.body.matchAll(/href="([^"]*)#(change-\d+)"/g)];
    assert.ok(links.length > 0, "there are links to changes");
    const others = new Map();
    for (const [, url, id] of links) {
        if (!url) assert.ok(here.has(id), `#${id} is on its page`);
        else if (!others.has(url) && others.size < 5) others.set(url, id);
    }
    for (const [url, id] of others) {
        const { body } = await visitor.open(unescaped(url));
        assert.ok(body.includes(` id="${id}"`), `${url} has ${id}`);
    }
    expect(others.size > 0, "links to changes lead to the page that has them");
}

const daemon = await Daemon.create();
try {
    await daemon.start();
    const client = new Client(daemon, daemon.secretaryToken);
    await save(client);
    const visitor = await Visitor.loggedIn(daemon, secretary);

    heading("Every paragraph changed");
    const pages = await isReadPageByPage(visitor, "from=1&to=2&view=side&lang=nn", size);
    for (const { url } of pages.slice(1)) {
        for (const asked of ["from=1", "to=2", "view=side", "lang=nn"])
            assert.ok(url.includes(asked), `${url} keeps ${asked}`);
    }
    await linksLead(visitor, pages[1]);
    const past = await visitor.open(`/documents/${slug}/changes?from=1&to=2&page=999999`);
    assert.deepEqual(numbersOn(past), numbersOn(pages.at(-1)));
    expect(true, "beyond the last page stands the last one");

    heading("Every paragraph moved");
    const { body: moved } = await client.get(`/documents/${slug}/changes?from=2&to=3`);
    await isReadPageByPage(visitor, "from=2", moved.passages.length);

    heading("The API");
    const whole = await client.get(`/documents/${slug}/changes?from=1&to=2`);
    expect(whole.body.passages.length === size, "JSON has every change");
    const plain = await client.get(`/documents/${slug}/changes?from=1&to=2`, {
        accept: "text/plain",
    });
    expect(plain.body.split("[-skal-]{+bør+}").length === size + 1, "plain text has, too");
    summary("Much was changed, and all of it can be read.");
} finally {
    await daemon.remove();
}
