// SPDX-License-Identifier: EUPL-1.2
// The same past in git and in fossil: texts saved one after another, into a repository each.
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { run } from "./tools.mjs";

const startedAt = 1_700_000_000;

export const fossilMax = 10_000; // it takes minutes to take in more: --full

// Texts that any run makes alike.
export function numbers(seed) {
    let state = seed;
    return (bound) => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        return (state >>> 8) % bound;
    };
}

export class Past {
    // `saves`: [{ file, text }, …], each a commit.
    static async written(saves) {
        const past = new Past();
        past.folder = fs.mkdtempSync(path.join(os.tmpdir(), "saksgang-past-"));
        past.git = path.join(past.folder, "git");
        await run("git", ["init", "--bare", "-q", "-b", "main", past.git]);
        await past.#import(saves);
        await run("git", ["-C", past.git, "commit-graph", "write", "--reachable", "--changed-paths"]);
        return past;
    }

    async #import(saves) {
        const importing = spawn("git", ["-C", this.git, "fast-import", "--quiet"], {
            stdio: ["pipe", "inherit", "inherit"],
        });
        const ended = once(importing, "exit");
        let count = 0;
        for (const { file, text } of saves) {
            const message = `nr. ${++count}`;
            const commit =
                `commit refs/heads/main\ncommitter bench <bench> ${startedAt + count} +0000\n` +
                `data ${message.length}\n${message}\n` +
                `M 100644 inline ${file}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
            if (!importing.stdin.write(commit)) await once(importing.stdin, "drain");
        }
        importing.stdin.end();
        const [code] = await ended;
        if (code !== 0) throw new Error(`git fast-import: ${code}`);
        this.count = count;
    }

    // The same in fossil, and a check-out of it.
    async inFossil() {
        const file = path.join(this.folder, "past.fossil");
        const checkout = path.join(this.folder, "checkout");
        fs.mkdirSync(checkout);
        const env = { ...process.env, HOME: this.folder, USER: "bench" };
        const taking = 'git -C "$0" fast-export main | fossil import --git "$1"';
        await run("sh", ["-c", taking, this.git, file], { env });
        await run("fossil", ["open", file, "main"], { cwd: checkout, env });
        return (words) => run("fossil", words, { cwd: checkout, env });
    }

    ask(words) {
        return run("git", ["-C", this.git, ...words]);
    }

    close() {
        fs.rmSync(this.folder, { recursive: true, force: true });
    }
}
