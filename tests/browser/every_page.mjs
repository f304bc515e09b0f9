// SPDX-License-Identifier: EUPL-1.2
// Looks at every page of pages.mjs and says what is wrong with each. Writes a screenshot of each
// look to build/screenshots. Exit code 1: something was wrong, or a page is not in the table.
//
//   node tests/browser/every_page.mjs [NAME…]
import assert from "node:assert/strict";

import { answers } from "./answers.mjs";
import { addLongText, hearingCouncil, longSlug, sessionOf } from "./council.mjs";
import { openBrowser, openContext } from "./browser.mjs";
import { languages, lookAt, readPage } from "./look.mjs";
import { files, pages } from "./pages.mjs";
import { pagePatterns } from "./route_rows.mjs";

const atOnce = 3;

function checkTable() {
    const routes = pagePatterns();
    assert.ok(routes.length > 0, "the route table has pages");
    const rows = [...pages, ...files];
    const known = new Set(rows.map(({ pattern }) => pattern).filter(Boolean));
    const missing = routes.filter((pattern) => !known.has(pattern));
    assert.deepEqual(missing, [], "pages that no row of tests/browser/pages.mjs looks at");
    const gone = [...known].filter((pattern) => !routes.includes(pattern));
    assert.deepEqual(gone, [], "rows of tests/browser/pages.mjs that are no page any more");
    const names = [...pages, ...answers].map(({ name }) => name);
    assert.equal(new Set(names).size, names.length, "two rows of one name");
}

// The rows, a few at a time; what was found of each, in their order.
async function each(rows, work, workers) {
    const found = new Array(rows.length);
    let next = 0;
    const worker = async () => {
        while (next < rows.length) {
            const at = next++;
            found[at] = await work(rows[at]).catch((problem) => [String(problem.message)]);
        }
    };
    await Promise.all(Array.from({ length: workers }, worker));
    return found;
}

// Pages may be looked at side by side; what forms answer, one after the other behind them.
async function lookAtAll(daemon, browser, rows) {
    const roles = [...new Set(rows.map((row) => row.as))];
    const sessions = new Map();
    for (const role of roles) sessions.set(role, await sessionOf(daemon, role));
    const look = async (row) => {
        const session = sessions.get(row.as);
        const context = await openContext(browser, daemon, { session });
        const faults = await lookAt(context, daemon, row);
        await context.close();
        for (const language of row.steps ? [] : languages) {
            faults.push(...(await readPage(daemon, row, session, language)));
        }
        return faults;
    };
    const found = await each(rows.filter((row) => !row.steps), look, atOnce);
    return [...found, ...(await each(rows.filter((row) => row.steps), look, 1))];
}

checkTable();
const asked = process.argv.slice(2);
const rows = [...pages, ...answers].filter(({ name }) => asked.length === 0 || asked.includes(name));
assert.ok(rows.length > 0, `no page is named ${asked.join(" or ")}`);

const began = Date.now();
const daemon = await hearingCouncil();
await addLongText(daemon, longSlug);
const browser = await openBrowser();
let wrong = 0;
try {
    const found = await lookAtAll(daemon, browser, rows);
    for (const [at, row] of rows.entries()) {
        console.log(`${found[at].length === 0 ? "ok   " : "WRONG"} ${row.name} (${row.as}) ${row.path}`);
        for (const fault of found[at]) console.log(`      · ${fault}`);
        if (found[at].length > 0) wrong += 1;
    }
} finally {
    await browser.close();
    await daemon.remove();
}
const seconds = ((Date.now() - began) / 1000).toFixed(1);
console.log(`\n${rows.length} pages looked at in ${seconds} s; ${wrong} with something wrong.`);
process.exit(wrong === 0 ? 0 : 1);
