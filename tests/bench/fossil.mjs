// SPDX-License-Identifier: EUPL-1.2
// Fossil as a peer: a repository served over HTTP, and a check-out of its clone with autosync on,
// so that a commit is answered when the server has it.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { longText } from "./council.mjs";
import { freePort, listening, run, stop } from "./tools.mjs";

export class Fossil {
    #count = 0;

    static async open() {
        const fossil = new Fossil();
        fossil.folder = fs.mkdtempSync(path.join(os.tmpdir(), "saksgang-fossil-"));
        fossil.checkout = path.join(fossil.folder, "checkout");
        fs.mkdirSync(fossil.checkout);
        const server = path.join(fossil.folder, "server.fossil");
        await fossil.#fossil(["init", "--admin-user", "bench", server]);
        await fossil.#fossil(["user", "password", "bench", "bench", "-R", server]);
        fossil.port = await freePort();
        fossil.server = spawn("fossil", ["server", "--localhost", "-P", fossil.port, server], {
            stdio: "ignore",
            env: fossil.environment,
        });
        await listening(fossil.port);
        const url = `http://bench:bench@127.0.0.1:${fossil.port}/`;
        const clone = path.join(fossil.folder, "clone.fossil");
        await fossil.#fossil(["clone", "--save-http-password", "-A", "bench", url, clone]);
        await fossil.#fossil(["open", clone]);
        // Commits of the same second are seen as such.
        await fossil.#fossil(["settings", "mtime-changes", "off"]);
        await fossil.#fossil(["settings", "autosync", "on"]);
        fs.writeFileSync(path.join(fossil.checkout, "text.md"), longText());
        await fossil.#fossil(["add", "text.md"]);
        await fossil.commit();
        return fossil;
    }

    get environment() {
        return { ...process.env, HOME: this.folder, USER: "bench" };
    }

    #fossil(words) {
        return run("fossil", words, { cwd: this.checkout, env: this.environment });
    }

    async commit() {
        const line = `\nLinje ${++this.#count}.\n`;
        fs.writeFileSync(path.join(this.checkout, "text.md"), longText() + line);
        await this.#fossil(["commit", "--no-warnings", "-m", `nr. ${this.#count}`]);
    }

    async close() {
        await stop(this.server);
        fs.rmSync(this.folder, { recursive: true, force: true });
    }
}
