// SPDX-License-Identifier: EUPL-1.2
// A person with a browser that runs no script: keeps cookies, follows redirects when told to, and
// sends forms with what they hold, as they stand on the page.
import assert from "node:assert/strict";

import { exchange } from "./http.mjs";

const hidden = /<input type="hidden" name="([^"]*)" value="([^"]*)">/g;

function plain(text) {
    const letters = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
    return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => letters[name]);
}

export class Visitor {
    #cookies = new Map();

    constructor(daemon) {
        this.daemon = daemon;
    }

    static async loggedIn(daemon, { email, password }) {
        const visitor = new Visitor(daemon);
        const answer = await visitor.send("/login", { email, password, next: "/" });
        assert.equal(answer.status, 303, `${email} could not log in`);
        return visitor;
    }

    #headers() {
        const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
        return { accept: "text/html", ...(cookie ? { cookie } : {}) };
    }

    #keep(answer) {
        for (const line of answer.headers["set-cookie"] ?? []) {
            const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
            if (/Max-Age=0/.test(line)) this.#cookies.delete(name);
            else this.#cookies.set(name, value);
        }
        return answer;
    }

    async get(path) {
        const headers = this.#headers();
        return this.#keep(await exchange(this.daemon.url, "GET", path, { headers }));
    }

    // Fields as an object, or as pairs where one name comes more than once.
    async send(path, fields, more = {}) {
        const headers = {
            ...this.#headers(),
            "content-type": "application/x-www-form-urlencoded",
            origin: this.daemon.url,
            ...more,
        };
        const body = new URLSearchParams(fields).toString();
        return this.#keep(await exchange(this.daemon.url, "POST", path, { headers, body }));
    }

    // What the form that leads to `action` on that page carries unseen.
    async carried(path, action) {
        const { status, body } = await this.get(path);
        assert.equal(status, 200, `${path}: ${status}`);
        const forms = body.split("<form").slice(1);
        const form = forms.find((one) => one.includes(`action="${action}"`));
        assert.ok(form, `${path} has no form for ${action}`);
        const inside = form.slice(0, form.indexOf("</form>"));
        return Object.fromEntries([...inside.matchAll(hidden)].map(([, n, v]) => [n, plain(v)]));
    }

    // Fills in the form for `action` on `path`, and sends it.
    async fill(path, action, fields) {
        const carried = await this.carried(path, action);
        return this.send(action, { ...carried, ...fields });
    }
}

export const locationOf = (answer) => answer.headers.location;
