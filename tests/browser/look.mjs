// SPDX-License-Identifier: EUPL-1.2
// What is held of every page that a person can look at. In the browser: accessible by axe's rules
// in light and dark, narrow and wide; never wider than the window; whole and quiet. As sent: valid
// HTML in each language, without a message key that should have been a sentence. Each function
// gives the faults it found, in words.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";

import axe from "axe-core";
import { HtmlValidate } from "html-validate";

import { root } from "../process/daemon.mjs";
import { exchange } from "../process/http.mjs";
import { watch } from "./browser.mjs";

export const languages = ["nb", "nn", "en"];

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const screenshots = path.join(root, "build/screenshots");

// Every look of a page: the colours differ by scheme alone, the rest by width alone, so the dark
// ones ask about contrast and nothing more.
const looks = [
    { scheme: "light", width: 360, rules: { type: "tag", values: tags } },
    { scheme: "dark", width: 360, rules: { type: "rule", values: ["color-contrast"] } },
    { scheme: "dark", width: 1280, rules: { type: "rule", values: ["color-contrast"] } },
    { scheme: "light", width: 1280, rules: { type: "tag", values: tags } },
];

const validator = new HtmlValidate({
    root: true,
    extends: ["html-validate:recommended", "html-validate:a11y"],
    rules: {
        "no-trailing-whitespace": "off", // the templates' white space is nobody's business
        "long-title": "off", // a document's title is as long as its council made it
        "doctype-style": ["error", { style: "lowercase" }],
        "void-style": ["error", { style: "omit" }],
        "svg-focusable": "off", // for Internet Explorer
    },
});

export async function lookAt(context, daemon, row) {
    const page = await context.newPage();
    const faults = watch(page, daemon);
    try {
        const opened = await page.goto(daemon.url + row.path, { waitUntil: "load" });
        const answer = row.steps ? await row.steps(page, daemon) : opened;
        if (row.steps) faults.push(...(await readAnswer(answer)));
        const expected = row.status ?? 200;
        if (answer.status() !== expected) faults.push(`status ${answer.status()}`);
        if ((await page.locator(row.ready).count()) === 0) faults.push(`has no ${row.ready}`);
        if ((await page.locator("h1").count()) !== 1) faults.push("has not one h1");
        const lang = await page.locator("html").getAttribute("lang");
        if (lang !== "nb") faults.push(`lang is ${lang}, not nb`);
        faults.push(...(await tooWide(page, 320)));
        await page.evaluate(axe.source);
        for (const look of looks) faults.push(...(await lookOnce(page, row, look)));
    } finally {
        await page.close();
    }
    return faults;
}

async function lookOnce(page, row, { scheme, width, rules }) {
    await page.emulateMedia({ colorScheme: scheme });
    const faults = await tooWide(page, width);
    const { violations } = await page.evaluate(
        (runOnly) => globalThis.axe.run({ runOnly, resultTypes: ["violations"] }),
        rules,
    );
    for (const { id, help, nodes } of violations) {
        faults.push(`${width} ${scheme}: ${id}: ${help}: ${nodes[0].html.slice(0, 160)}`);
    }
    const picture = path.join(screenshots, `${row.name}-${width}-${scheme}.png`);
    await page.screenshot({ path: picture, fullPage: true, animations: "disabled" });
    return faults;
}

async function tooWide(page, width) {
    await page.setViewportSize({ width, height: 800 });
    const found = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        if (scrollWidth <= clientWidth) return null;
        const wide = [...document.querySelectorAll("body *")].find(
            (one) => one.getBoundingClientRect().right > clientWidth + 0.5,
        );
        return `${scrollWidth} wide: ${wide?.outerHTML.slice(0, 120)}`;
    });
    return found === null ? [] : [`${width}: scrolls sideways, ${found}`];
}

// The page as it is sent, in one language.
export async function readPage(daemon, row, session, language) {
    const address = row.path + (row.path.includes("?") ? "&" : "?") + `lang=${language}`;
    const headers = session ? { cookie: `${session.name}=${session.value}` } : {};
    const { status, body } = await exchange(daemon.url, "GET", address, {
        headers: { accept: "text/html", ...headers },
    });
    const faults = [];
    if (status !== (row.status ?? 200)) faults.push(`status ${status}`);
    if (!body.includes(`<html lang="${language}"`)) faults.push(`does not say lang="${language}"`);
    faults.push(...rawWords(body), ...(await invalid(body)));
    return faults.map((fault) => `${language}: ${fault}`);
}

// Of a page without an address, in the language that it came in.
async function readAnswer(answer) {
    const body = await answer.text();
    return [...rawWords(body), ...(await invalid(body))];
}

async function invalid(html) {
    const { results } = await validator.validateString(html);
    return results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `line ${line}: ${ruleId}: ${message}`),
    );
}

// A key that is in no table is shown as itself; a name that no template was given, as braces.
function rawWords(html) {
    const text = html
        .replace(/<(code|pre|textarea)\b[\s\S]*?<\/\1>/g, " ")
        .replace(/<[^>]*>/g, " ");
    const found = text.match(messageKey) ?? [];
    return [...found, ...(html.match(/\{\{[^}]*\}\}/g) ?? [])].map((words) => `says ${words}`);
}

// The areas of the keys that there are: "page" of "page.back".
const tables = path.join(root, "workflows/core/words");
const areas = new Set(
    fs
        .readdirSync(tables)
        .map((name) => fs.readFileSync(path.join(tables, name), "utf8"))
        .flatMap((source) => [...source.matchAll(/^\s*\{"(\w+)\./gm)].map(([, area]) => area)),
);
assert.ok(areas.has("page"), `${tables} has the sentences`);
const messageKey = new RegExp(`\\b(?:${[...areas].join("|")})\\.[a-z][a-z0-9_]+\\b`, "g");
