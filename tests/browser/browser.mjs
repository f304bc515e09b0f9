// SPDX-License-Identifier: EUPL-1.2
// Chromium for the tests, and what one of its pages must not do while it is looked at: write an
// error to the console, break the content security policy, or speak to another host.
import { existsSync } from "node:fs";

import { chromium } from "playwright-core";

const executablePath = process.env.SAKSGANG_CHROMIUM ?? "/usr/bin/chromium";
const args = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

export async function openBrowser() {
    if (!existsSync(executablePath)) {
        throw new Error(`${executablePath} is not there: ./dev browser installs it`);
    }
    return chromium.launch({ executablePath, args });
}

// A browser of its own for one reader: no cookie but the session given.
export async function openContext(browser, daemon, { session = null, ...options } = {}) {
    const context = await browser.newContext({ locale: "nb-NO", ...options });
    context.setDefaultTimeout(10_000);
    if (session) await context.addCookies([{ ...session, url: daemon.url }]);
    return context;
}

// Collects what the page does wrong by itself, from now on. The page's own status is expected.
export function watch(page, daemon) {
    const faults = [];
    const own = (url) => url.startsWith(`${daemon.url}/`) || url.startsWith("data:");
    page.on("console", (message) => {
        const refused = message.location().url === page.url();
        if (message.type() !== "error" || (refused && /status of 4\d\d/.test(message.text()))) return;
        faults.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
    page.on("request", (request) => {
        if (!own(request.url())) faults.push(`asks another host: ${request.url()}`);
    });
    page.on("response", (response) => {
        const part = response.request().resourceType() !== "document";
        if (part && response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
    });
    page.on("requestfailed", (request) => {
        const words = request.failure()?.errorText ?? "";
        if (words !== "net::ERR_ABORTED") faults.push(`${words}: ${request.url()}`);
    });
    return faults;
}
