// SPDX-License-Identifier: EUPL-1.2
// From an empty folder to a first document with nothing but a browser: the door is closed to
// whoever has no key, what is wrong is shown with its line, and afterwards it is closed for ever.
//
//   node tests/process/setup_pages.mjs
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";

import { Daemon, example } from "./daemon.mjs";
import { heading, note, summary } from "./story.mjs";
import { Visitor, locationOf } from "./visitor.mjs";

const founder = {
    name: "Kari Nordmann",
    email: "kari@example.org",
    password: "et langt passord for Kari",
};

async function setUp(daemon) {
    heading("a first run");
    const file = path.join(daemon.data, "keys/setup.address");
    assert.equal(fs.statSync(file).mode & 0o777, 0o600);
    const address = new URL(fs.readFileSync(file, "utf8").trim());
    const stranger = new Visitor(daemon);
    for (const target of ["/setup", "/setup?key=", "/setup?key=feil"]) {
        assert.equal((await stranger.get(target)).status, 404, target);
    }
    for (const action of ["/setup/council", "/setup/administrator"]) {
        assert.equal((await stranger.send(action, founder)).status, 404, action);
    }
    note("closed to whoever has no key");

    const kari = new Visitor(daemon);
    const entered = await kari.get(address.pathname + address.search);
    assert.equal(entered.status, 303);
    assert.equal(locationOf(entered), "/setup");
    const council = { name: "Rådet i «Dalen»", start: "osloregionen" };
    const own = { ...council, start: "own", council_toml: 'name = "x"\nfeil = 1\n', workflow_toml: "" };
    const blank = await kari.fill("/setup", "/setup/council", own);
    assert.equal(blank.status, 422);
    assert.match(blank.body, /href="#council-workflow_toml"/);
    const workflow = fs.readFileSync(path.join(example, "workflow.toml"), "utf8");
    const broken = await kari.fill("/setup", "/setup/council", { ...own, workflow_toml: workflow });
    assert.equal(broken.status, 422);
    assert.match(broken.body, /council\.toml/);
    assert.match(broken.body, /feil = 1/);
    const forged = await kari.send("/setup/council", { ...council, csrf_token: "forged" });
    assert.equal(forged.status, 403);
    const elsewhere = await kari.send(
        "/setup/council",
        { ...(await kari.carried("/setup", "/setup/council")), ...council },
        { origin: "https://example.com" },
    );
    assert.equal(elsewhere.status, 403);
    note("faults are shown with their line, and forged forms do nothing");

    const taken = await kari.fill("/setup", "/setup/council", council);
    assert.equal(locationOf(taken), "/setup", taken.body);
    const second = await kari.get("/setup");
    assert.match(second.body, /Steg 2 av 3/);
    assert.match(second.body, /Rådet i «Dalen»/);
    note("the council is set up, and a reload stays where one was");

    const short = await kari.fill("/setup", "/setup/administrator", { ...founder, password: "kort" });
    assert.equal(short.status, 422);
    assert.match(short.body, /value="Kari Nordmann"/);
    assert.doesNotMatch(short.body, /value="kort"/);
    const carried = await kari.carried("/setup", "/setup/administrator");
    const founded = await kari.send("/setup/administrator", { ...carried, ...founder });
    assert.equal(locationOf(founded), "/new-document?first=yes", founded.body);
    assert.equal(fs.existsSync(file), false);
    for (const visitor of [kari, new Visitor(daemon)]) {
        assert.equal((await visitor.get("/setup")).status, 404);
        assert.equal((await visitor.get(address.pathname + address.search)).status, 404);
        assert.equal((await visitor.send("/setup/administrator", founder)).status, 404);
    }
    note("somebody can log in, and the door is closed for ever");

    assert.match((await kari.get("/new-document?first=yes")).body, /Steg 3 av 3/);
    const made = await kari.fill("/new-document?first=yes", "/new-document", {
        title: "Strategi 2025–2028",
        workflow: "strategi",
        language: "nb",
        text: "# Strategi\n\nVi skal samarbeide.",
    });
    assert.equal(locationOf(made), "/documents/strategi-2025-2028", made.body);
    assert.match((await kari.get("/documents/strategi-2025-2028")).body, /Ikke vedtatt/);
    await Visitor.loggedIn(daemon, founder);
    note("logged in without logging in, and the first document stands");
}

const began = Date.now();
const daemon = await Daemon.createEmpty();
try {
    await daemon.start();
    await setUp(daemon);
    await daemon.stop();
    await daemon.start();
    assert.equal((await new Visitor(daemon).get("/setup")).status, 404);
    assert.equal(fs.existsSync(path.join(daemon.data, "keys/setup.address")), false);
    note("and stays so after a restart");
    await daemon.stop();
} finally {
    await daemon.remove();
}
summary(`A first run holds, in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
