// SPDX-License-Identifier: EUPL-1.2
// P6: the pages of a document with a long history, beside cgit's pages of the same repository.
import path from "node:path";

import { exchange } from "../process/http.mjs";
import { Council } from "./council.mjs";
import { Nginx } from "./nginx.mjs";
import { interleaved, program, wrk } from "./tools.mjs";

const clients = 4;
const document = "/documents/bench-0";
const branch = "documents/bench-0";

// Ours, and which of cgit's pages says the same.
const pages = [
    { what: "the overview page", at: document, cgit: `/log/?h=${branch}`, least: 30 },
    {
        what: "the page of versions",
        at: `${document}/versions`,
        cgit: `/log/?h=${branch}`,
        least: 30,
    },
    {
        what: "the page of changes between two versions",
        at: `${document}/changes?from=1&to=2`,
        cgit: `/diff/?h=${branch}`,
        least: 8,
    },
];

async function measure(page, council, nginx, { rounds, length }) {
    const ours = council.url + page.at;
    const theirs = `${nginx.url}/cgit/text${page.cgit}`;
    const first = await exchange(council.url, "GET", page.at);
    if (first.status !== 200) return [];
    const work = { clients, seconds: length };
    const against = (options) =>
        interleaved({
            rounds,
            ours: async () => (await wrk(ours, { ...work, ...options })).rate,
            theirs: async () => (await wrk(theirs, work)).rate,
        });
    const row = (what, least, measured) => ({
        ...measured,
        what,
        goal: `≥ ${least} ×`,
        reaches: ({ ratio }) => ratio >= least,
        note: `${first.bytes.length} bytes`,
    });
    // Who sends a cookie may be logged in, and is never answered with what was kept.
    const rendered = await against({ headers: { Cookie: "bench=1" } });
    const rows = [row(`${page.what}, rendered, ${clients} clients`, page.least, rendered)];
    const { etag } = first.headers;
    if (etag) rows.push(row(`${page.what}, kept since the last commit`, 80, await against({})));
    if (etag) {
        const known = await against({ headers: { "If-None-Match": etag } });
        rows.push({ ...row(`${page.what}, known by its ETag`, 80, known), note: "304" });
    }
    return rows;
}

export default {
    name: "P6",
    unit: "a second",
    ours: "saksgang",
    theirs: "cgit, uncached, of the same repository",
    needs: ["nginx", "wrk", "fcgiwrap", "cgit.cgi"],
    async run(options) {
        const council = await Council.open({ documents: 1 });
        // History: 1,000 versions at full length.
        const saving = { clients: 1, seconds: options.length < 1 ? 0.2 : 4 };
        await program("load", council.load("checkin", saving));
        const nginx = await Nginx.open({ repository: path.join(council.daemon.data, "text.git") });
        try {
            const rows = [];
            for (const page of pages) rows.push(...(await measure(page, council, nginx, options)));
            return rows;
        } finally {
            await nginx.close();
            await council.close();
        }
    },
};
