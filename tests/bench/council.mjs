// SPDX-License-Identifier: EUPL-1.2
// The daemon under measurement: the example council, with as many documents as there are clients,
// each with a text of 20 KB that is released and a meeting that is held, so that every command the
// load makes is allowed.
import fs from "node:fs";
import path from "node:path";

import { binary, root, run } from "./tools.mjs";

process.env.SAKSGANG = binary;
const { Client, Daemon } = await import("../process/daemon.mjs");

const textBytes = 20_000;

// Sections of the example's text again and again, their headings numbered.
export function longText() {
    const text = fs.readFileSync(path.join(root, "examples/osloregionen/text.md"), "utf8");
    let long = text;
    for (let part = 2; long.length < textBytes; ++part) {
        long += text.replace(/^(#+) (.*)$/gm, `$1# $2 (${part})`);
    }
    return long.slice(0, long.lastIndexOf("\n", textBytes) + 1);
}

export class Council {
    static async open({ documents = 16 } = {}) {
        const daemon = await Daemon.create();
        const council = new Council();
        council.daemon = daemon;
        council.port = daemon.port;
        council.url = daemon.url;
        council.token = daemon.secretaryToken;
        council.client = new Client(daemon, daemon.secretaryToken);
        council.administrator = new Client(daemon, daemon.administratorToken);
        council.database = path.join(daemon.data, "saksgang.db");
        council.text = path.join(daemon.folder, "text.md");
        fs.writeFileSync(council.text, longText());
        await daemon.start();
        for (let i = 0; i < documents; ++i) await council.#begin(`bench-${i}`);
        return council;
    }

    async #begin(slug) {
        await this.post("/documents", {
            slug,
            title: `Strategi ${slug}`,
            workflow: "strategi",
            text: longText(),
            effective_on: "2024-01-16",
        });
        await this.post(`/documents/${slug}/versions`, { version: 1, name: "Første utkast" });
        await this.post(`/documents/${slug}/milestones/stormote/held`, { held_on: "2024-03-05" });
    }

    async post(target, body, client = this.client) {
        const answer = await client.command("POST", target, body);
        if (answer.status < 300) return answer.body;
        throw new Error(`POST ${target}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }

    // What bench_load is told of the daemon.
    load(work, more = {}) {
        const words = ["--port", this.port, "--token", this.token, "--work", work];
        words.push("--text", this.text);
        for (const [name, value] of Object.entries(more)) words.push(`--${name}`, value);
        return words;
    }

    // The database as it stands, for a program that writes into it.
    async copied() {
        const copy = path.join(this.daemon.folder, "copy.db");
        for (const end of ["", "-wal", "-shm"]) fs.rmSync(copy + end, { force: true });
        await run("sqlite3", ["-readonly", this.database, `VACUUM INTO '${copy}'`]);
        return copy;
    }

    async close() {
        await this.daemon.stop();
        await this.daemon.remove();
    }
}
