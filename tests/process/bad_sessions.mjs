// SPDX-License-Identifier: EUPL-1.2
// Log-in by a browser, and what others try with it: another site's form, a forged or missing token,
// a way out to another host, and guessing. Every refusal leaves the session, or its absence, as it
// was.
import assert from "node:assert/strict";

import { secretary } from "./daemon.mjs";
import { exchange } from "./http.mjs";
import { heading, note } from "./story.mjs";

const form = { "content-type": "application/x-www-form-urlencoded" };
const encoded = (fields) => new URLSearchParams(fields).toString();
const csrfIn = (html) => html.match(/name="csrf_token" value="([^"]+)"/)?.[1];

// What a browser would send and keep.
class Browser {
    constructor(daemon) {
        this.daemon = daemon;
        this.cookie = null;
    }

    async send(method, target, { headers = {}, body } = {}) {
        const cookie = this.cookie ? { cookie: this.cookie } : {};
        const sent = { headers: { ...cookie, ...headers }, body };
        const answer = await exchange(this.daemon.url, method, target, sent);
        const [set] = answer.headers["set-cookie"] ?? [];
        if (set) this.cookie = set.split(";")[0];
        return answer;
    }

    submit(target, fields, headers = {}) {
        return this.send("POST", target, {
            headers: { ...form, ...headers },
            body: encoded(fields),
        });
    }

    logIn(more = {}, headers = {}) {
        const fields = { email: secretary.email, password: secretary.password, ...more };
        return this.submit("/login", fields, headers);
    }

    // Who the daemon takes it for: the tokens of the session are for those who are logged in.
    async isLoggedIn() {
        return (await this.send("GET", "/api/v1/tokens")).status === 200;
    }
}

async function checkLogIn(browser) {
    const page = await browser.send("GET", "/login");
    assert.equal(page.status, 200);
    assert.match(page.headers["content-security-policy"], /script-src 'none'/);
    const wrong = await browser.logIn({ password: "feil passord, helt feil" });
    assert.equal(wrong.status, 401);
    const elsewhere = await browser.logIn({}, { origin: "https://example.com" });
    assert.equal(elsewhere.status, 403);
    const fromAnotherSite = await browser.logIn({}, { "sec-fetch-site": "cross-site" });
    assert.equal(fromAnotherSite.status, 403);
    assert.equal(browser.cookie, null);
    note("a wrong password, and a form of another site: refused, without a cookie");

    const right = await browser.logIn({ next: "/" }, { origin: browser.daemon.url });
    assert.equal(right.status, 303);
    const [cookie] = right.headers["set-cookie"];
    assert.match(cookie, /; HttpOnly/);
    assert.match(cookie, /; SameSite=Lax/);
    assert.ok(await browser.isLoggedIn());
    note("the right password from our own page: logged in; the cookie is HttpOnly and SameSite");
}

async function checkWaysOut(daemon) {
    const ways = ["//example.com", "https://example.com/", "/\\example.com", "/\t/example.com"];
    for (const next of [...ways, "/\r\nSet-Cookie: a=b"]) {
        const answer = await new Browser(daemon).logIn({ next });
        assert.deepEqual(
            [answer.status, answer.headers.location],
            [303, "/"],
            JSON.stringify(next),
        );
        assert.equal(answer.headers["set-cookie"].length, 1);
    }
    note(`log-in leads to this site alone, whatever next says (${ways.length + 1} tried)`);
}

async function checkForgery(browser, slug) {
    const at = `/api/v1/documents/${slug}/process/transitions`;
    const body = JSON.stringify({ to: "utkast", dry_run: true });
    const command = (headers) =>
        browser.send("POST", at, {
            headers: { "content-type": "application/json", ...headers },
            body,
        });
    const token = csrfIn((await browser.send("GET", "/")).body);
    assert.ok(token, "the page has a token");
    for (const forged of [undefined, "", "a".repeat(token.length), token.slice(1), `${token}a`]) {
        const answer = await command(forged === undefined ? {} : { "x-csrf-token": forged });
        assert.deepEqual([answer.status, answer.body.code], [403, "csrf_failed"], String(forged));
        const out = await browser.submit("/logout", { csrf_token: forged ?? "" });
        assert.equal(out.status, 403);
    }
    assert.ok(await browser.isLoggedIn());
    assert.equal((await command({ "x-csrf-token": token })).status, 200);
    note("a command or a log-out with no token, or a forged one: refused; with the page's: done");

    const stolen = browser.cookie;
    const out = await browser.submit("/logout", { csrf_token: token });
    assert.equal(out.status, 303);
    browser.cookie = stolen;
    assert.equal(await browser.isLoggedIn(), false, "the session is over, not only the cookie");
    assert.equal((await command({ "x-csrf-token": token })).status, 401);
    note("after log-out the old cookie and token are worth nothing");
}

async function checkGuessing(daemon) {
    const statuses = [];
    for (let guess = 0; guess < 7; ++guess) {
        const browser = new Browser(daemon);
        const answer = await browser.logIn({ password: `gjetning nummer ${guess}` });
        statuses.push(answer.status);
    }
    assert.equal(statuses.at(-1), 429, String(statuses));
    const right = await new Browser(daemon).logIn();
    assert.equal(right.status, 429, "then the right password is not tried either");
    assert.ok(
        Number(right.headers["retry-after"]) > 0 || right.headers["retry-after"] === undefined,
    );
    note(`guesses were answered ${statuses.join(", ")}; then the right password waits too`);
}

export async function checkSessions(daemon, slug) {
    heading("sessions");
    const browser = new Browser(daemon);
    await checkLogIn(browser);
    await checkWaysOut(daemon);
    await checkForgery(browser, slug);
    await checkGuessing(daemon);
}
