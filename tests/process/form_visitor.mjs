// SPDX-License-Identifier: EUPL-1.2
// Somebody with a browser that has no script: opens pages, reads the forms in them, sends them, and
// keeps the session's cookie.
import assert from "node:assert/strict";

import { exchange } from "./http.mjs";

const entities = { amp: "&", lt: "<", gt: ">", quot: '"' };

function plain(text) {
    return text.replace(/&(?:#(x?)([0-9a-f]+)|(\w+));/gi, (whole, hex, code, name) =>
        code ? String.fromCodePoint(parseInt(code, hex ? 16 : 10)) : (entities[name] ?? whole),
    );
}

function attributes(tag) {
    const found = {};
    for (const [, name, value] of tag.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)) {
        found[name] = plain(value ?? "");
    }
    return found;
}

// What a browser would send of the form as it stands: {action, fields}.
export function formIn(html, id) {
    const whole = html.match(new RegExp(`<form[^>]* id="${id}"[^>]*>[\\s\\S]*?</form>`))?.[0];
    assert.ok(whole, `a form "${id}"`);
    const { action } = attributes(whole.match(/<form[^>]*>/)[0]);
    const fields = {};
    for (const [tag] of whole.matchAll(/<input[^>]*>/g)) {
        const { name, value, type, checked } = attributes(tag);
        const ticked = !["radio", "checkbox"].includes(type) || checked !== undefined;
        if (ticked) fields[name] = value ?? "";
    }
    for (const [, tag, text] of whole.matchAll(/<textarea([^>]*)>\n?([\s\S]*?)<\/textarea>/g)) {
        fields[attributes(tag).name] = plain(text);
    }
    for (const [, tag, options] of whole.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
        const all = [...options.matchAll(/<option[^>]*>/g)].map(([one]) => attributes(one));
        const chosen = all.find((one) => "selected" in one) ?? all[0];
        fields[attributes(tag).name] = chosen.value;
    }
    return { action, fields };
}

export class Visitor {
    constructor(daemon) {
        this.daemon = daemon;
        this.cookie = null;
        this.csrfToken = "";
    }

    static async loggedIn(daemon, { email, password }) {
        const visitor = new Visitor(daemon);
        const answer = await visitor.send("/login", { email, password });
        assert.equal(answer.status, 303, `${email} could not log in`);
        visitor.cookie = answer.headers["set-cookie"][0].split(";")[0];
        const page = await visitor.open("/");
        visitor.csrfToken = page.body.match(/name="csrf_token" value="([^"]+)"/)[1];
        return visitor;
    }

    open(target) {
        return this.#exchange("GET", target);
    }

    async form(target, id) {
        const page = await this.open(target);
        assert.equal(page.status, 200, `${target}: ${page.status}`);
        return formIn(page.body, id);
    }

    formIn(html, id) {
        return formIn(html, id);
    }

    // A field that is undefined is left out.
    send(target, fields) {
        const given = Object.entries(fields).filter(([, value]) => value !== undefined);
        return this.#exchange("POST", target, new URLSearchParams(given).toString());
    }

    #exchange(method, target, body) {
        const headers = { "accept-language": "nb" };
        if (this.cookie) headers.cookie = this.cookie;
        if (body !== undefined) headers["content-type"] = "application/x-www-form-urlencoded";
        return exchange(this.daemon.url, method, target, { headers, body });
    }
}
