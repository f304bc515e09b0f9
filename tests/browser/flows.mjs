// SPDX-License-Identifier: EUPL-1.2
// What people do in the browser, from log-in to log-out: with script, without it, and with the
// keyboard alone. Exit code 1: a step did not go as a person would expect.
//
//   node tests/browser/flows.mjs
import assert from "node:assert/strict";

import { heading, note, summary } from "../process/story.mjs";
import { openBrowser, openContext, watch } from "./browser.mjs";
import { addHearing, hearingCouncil, person, slug } from "./council.mjs";

const onward = { to: "utvalg-igjen", day: "2024-06-04" };

// Runs the steps in a browser of their own; what the pages did wrong by themselves is a fault too.
async function flow(title, { browser, daemon, options }, steps) {
    heading(title);
    const context = await openContext(browser, daemon, options);
    const page = await context.newPage();
    const faults = watch(page, daemon);
    await steps(page, daemon);
    assert.deepEqual(faults, [], title);
    await context.close();
}

async function logIn(page, { email, password }) {
    await page.getByLabel("E-postadresse").fill(email);
    await page.getByLabel("Passord").fill(password);
    await page.getByRole("button", { name: "Logg inn" }).click();
}

const stage = (page) => page.locator(".sg-stage");

// From the control room over the check page, and back with a receipt.
async function takeStep(page, daemon, document, { to, day }) {
    await page.locator(".sg-tabs").getByRole("link", { name: "Kontrollrom" }).click();
    await page.locator(`a[href$="/next?to=${to}"].ds-button`).click();
    await page.locator("#step-effective_on").fill("2024-05-02");
    await page.locator("#step button").click();
    await page.locator(".ds-error-summary").waitFor();
    note("too early a day is refused, with why");
    await page.locator("#step-effective_on").fill(day);
    await page.locator("#step button").click();
    await page.locator("#receipt").waitFor();
    assert.equal(new URL(page.url()).pathname, `${document}/control`);
    await page.goto(`${daemon.url}${document}`);
}

async function secretariatsDay(page, daemon, slug) {
    const document = `/documents/${slug}`;
    await page.goto(`${daemon.url}${document}`);
    await page.getByRole("link", { name: "Logg inn" }).click();
    await logIn(page, person("secretariat"));
    assert.equal(new URL(page.url()).pathname, document);
    note("after log-in, the page that was asked for");

    const before = await stage(page).textContent();
    await takeStep(page, daemon, document, onward);
    const after = await stage(page).textContent();
    assert.notEqual(after, before);
    note(`the stage is another: ${before.trim()} → ${after.trim()}`);

    await page.locator('#decisions ~ article a[href*="/changes?from=decision"]').first().click();
    await page.locator(".sg-comparison ins").first().waitFor();
    assert.match(await page.locator(".sg-comparison").textContent(), /bør/);
    note("what has changed since a decision is one step from where the decision stands");

    await page.getByRole("button", { name: "Logg ut" }).click();
    await page.getByRole("link", { name: "Logg inn" }).waitFor();
    note("logged out");
}

const focused = (page) => page.evaluate(() => globalThis.document.activeElement.id);

async function keyboardAlone(page, daemon) {
    await page.goto(`${daemon.url}/login`);
    await page.keyboard.press("Tab");
    const skip = page.locator(".ds-skip-link");
    assert.equal(await skip.evaluate((one) => one === globalThis.document.activeElement), true);
    const box = await skip.boundingBox();
    assert.ok(box.height > 10 && box.y >= 0, "the skip link is seen when it has focus");
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "content");
    note("first the skip link, and it leads to the content");

    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "email");
    await page.keyboard.type(person("secretariat").email);
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "password");
    await page.keyboard.type("ikke passordet");
    await page.keyboard.press("Enter");
    await page.locator(".ds-error-summary").waitFor();
    const spoken = () => globalThis.document.activeElement.className;
    assert.equal(await page.evaluate(spoken), "ds-error-summary");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "email");
    assert.equal(await page.getByLabel("E-postadresse").inputValue(), person("secretariat").email);
    note("a refusal has the focus, leads to the field, and keeps what was typed");

    await page.keyboard.press("Tab");
    await page.keyboard.type(person("secretariat").password);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Logg ut" }).waitFor();
    note("logged in without a mouse");
}

const writing = (slug) => `/documents/${slug}/edit`;

// Another browser saves the same text, with its first paragraphs changed.
async function saveMeanwhile(daemon, slug, change) {
    const context = await openContext(browser, daemon, {});
    const page = await context.newPage();
    await page.goto(`${daemon.url}/login?next=${writing(slug)}`);
    await logIn(page, person("secretariat"));
    const text = await page.locator("#edit-text").inputValue();
    await page.locator("#edit-text").fill(change(text));
    await page.getByRole("button", { name: "Se over og lagre" }).click();
    await page.getByRole("button", { name: "Lagre som ny versjon" }).click();
    await page.locator("#receipt").waitFor();
    await context.close();
}

// Two write at once: what each did alone is joined, and for the rest a person chooses.
async function writeAtOnce(page, daemon, slug) {
    await page.goto(`${daemon.url}/login?next=${writing(slug)}`);
    await logIn(page, person("secretariat"));
    const text = await page.locator("#edit-text").inputValue();
    const mine = `${text}\nMitt siste ord.\n`.replace("bygget opp", "satt sammen");
    await page.locator("#edit-text").fill(mine);
    await page.getByRole("button", { name: "Se over og lagre" }).click();
    await page.locator("#review").waitFor();
    note("the changes are shown before anything is saved");
    await saveMeanwhile(daemon, slug, (one) => one.replace("bygget opp", "ordnet"));
    await page.getByRole("button", { name: "Lagre som ny versjon" }).click();
    await page.locator("#join").getByText("Slik jeg har det").click();
    await page.getByRole("button", { name: "Sett sammen og se over" }).click();
    await page.locator("#review").waitFor();
    await page.getByRole("button", { name: "Lagre som ny versjon" }).click();
    await page.locator("#receipt").waitFor();
    await page.goto(`${daemon.url}${writing(slug)}`);
    assert.equal(await page.locator("#edit-text").inputValue(), mine);
    note("the other's wording and one's own were shown, and what was chosen is saved");
}

// A file is chosen, refused, chosen again, and taken away after a check.
async function attach(page, daemon, slug) {
    const list = `/documents/${slug}/attachments`;
    await page.goto(`${daemon.url}/login?next=${list}`);
    await logIn(page, person("secretariat"));
    const choose = (name, words) =>
        page.locator("#attach-file").setInputFiles({
            name,
            mimeType: "application/octet-stream",
            buffer: Buffer.from(words),
        });
    const send = () => page.getByRole("button", { name: "Legg til vedlegg" }).click();
    await choose("høring.pdf", "<script>alert(1)</script>");
    await send();
    await page.locator(".ds-error-summary a").click();
    assert.equal(await focused(page), "attach-file");
    note("what is not what its name says is refused, and the summary leads to the field");
    await choose("høring.pdf", "%PDF-1.4\n%%EOF\n");
    await send();
    await page.locator("#receipt").waitFor();
    const file = page.getByRole("link", { name: "høring.pdf", exact: true });
    const [download] = await Promise.all([page.waitForEvent("download"), file.click()]);
    assert.equal(download.suggestedFilename(), "høring.pdf");
    note("what was sent can be kept, under its own name");
    await page.getByRole("link", { name: "Ta bort: høring.pdf" }).click();
    await page.getByRole("button", { name: "Ta bort vedlegget" }).click();
    await page.locator("#receipt").waitFor();
    assert.equal(await file.count(), 0);
    note("taken away after a check");
}

const began = Date.now();
const daemon = await hearingCouncil();
const browser = await openBrowser();
try {
    const narrow = { browser, daemon, options: { viewport: { width: 360, height: 740 } } };
    await flow("the secretariat moves the case on", narrow, (page) =>
        secretariatsDay(page, daemon, slug),
    );
    await addHearing(daemon, "uten-skript");
    const plain = { browser, daemon, options: { javaScriptEnabled: false } };
    await flow("the same without script", plain, (page) =>
        secretariatsDay(page, daemon, "uten-skript"),
    );
    await flow("two people write at once", narrow, (page) => writeAtOnce(page, daemon, slug));
    await flow("the same without script", plain, (page) =>
        writeAtOnce(page, daemon, "uten-skript"),
    );
    await flow("a file beside the text", narrow, (page) => attach(page, daemon, slug));
    await flow("the same without script", plain, (page) => attach(page, daemon, "uten-skript"));
    await flow("with the keyboard alone", { browser, daemon }, keyboardAlone);
} finally {
    await browser.close();
    await daemon.remove();
}
summary(`Everything went as people expect, in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
