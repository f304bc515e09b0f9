// SPDX-License-Identifier: EUPL-1.2
// A daemon of its own for a test: a data folder that is removed afterwards, the real executable on
// it, restarted when it asks to be (exit code 75) or when a test has killed it; and a client that
// behaves as docs/api.md asks of one.
import { execFile, spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { exchange } from "./http.mjs";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const example = path.join(root, "examples/osloregionen");

const binary = path.resolve(process.env.SAKSGANG ?? path.join(root, "build/dev/saksgang"));
const exitRestart = 75;
const readyWithinMs = 30_000;
const stopWithinMs = 20_000;

export const secretary = {
    email: "sekretariat@example.org",
    role: "secretariat",
    password: "et langt passord for sekretariatet",
};
export const administrator = {
    email: "drift@example.org",
    role: "administrator",
    password: "et langt passord for driften",
};
export const mayor = {
    email: "ordforer@example.org",
    role: "member",
    password: "et langt passord for ordføreren",
};

async function freePort() {
    const server = net.createServer();
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address();
    await new Promise((resolve) => server.close(resolve));
    return port;
}

export class Daemon {
    #child = null;
    #log = [];
    #wanted = false;
    #environment;

    constructor(folder, port, environment) {
        this.folder = folder;
        this.data = path.join(folder, "data");
        this.port = port;
        this.url = `http://127.0.0.1:${port}`;
        this.starts = 0;
        this.exits = []; // how each run ended: an exit code, or a signal's name
        this.#environment = environment;
    }

    // A council taken into use, with a person of each role that the tests act in.
    static async create({ council = example, environment = {} } = {}) {
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), "saksgang-"));
        const daemon = new Daemon(folder, await freePort(), environment);
        daemon.command(["init", daemon.data]);
        daemon.command(["import", daemon.data, council]);
        for (const { email, role, password } of [secretary, administrator, mayor]) {
            daemon.command(
                ["user", "add", daemon.data, "--name", role, "--email", email, "--role", role],
                `${password}\n`,
            );
        }
        daemon.secretaryToken = daemon.token(secretary.email);
        daemon.mayorToken = daemon.token(mayor.email);
        daemon.administratorToken = daemon.token(administrator.email);
        return daemon;
    }

    // A folder that nobody has set up.
    static async createEmpty({ environment = {} } = {}) {
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), "saksgang-"));
        const daemon = new Daemon(folder, await freePort(), environment);
        daemon.command(["init", daemon.data]);
        return daemon;
    }

    // Runs a subcommand to its end, and gives what it printed; anything but success is an error.
    command(words, input = "") {
        const { code, stdout, stderr } = this.tryCommand(words, input);
        if (code === 0) return stdout;
        throw new Error(`saksgang ${words.join(" ")}: exit code ${code}\n${stdout}${stderr}`);
    }

    tryCommand(words, input = "") {
        const run = spawnSync(binary, words, { input, encoding: "utf8", maxBuffer: 1 << 28 });
        if (run.error) throw run.error;
        return { code: run.status, stdout: run.stdout, stderr: run.stderr };
    }

    // The same while everything else goes on: requests are sent, notices received.
    tryCommandBeside(words) {
        return new Promise((resolve) => {
            const options = { encoding: "utf8", maxBuffer: 1 << 28 };
            execFile(binary, words, options, (problem, stdout, stderr) =>
                resolve({ code: problem ? problem.code : 0, stdout, stderr }),
            );
        });
    }

    token(email) {
        return this.command(["token", "add", this.data, "--email", email]).trim();
    }

    async start() {
        this.#wanted = true;
        this.#run();
        await this.ready();
    }

    #run() {
        const settings = ["notices.allowed_targets=127.0.0.1", "notices.allow_http=true"];
        const words = ["serve", this.data, "--port", String(this.port)];
        for (const setting of settings) words.push("--set", setting);
        const child = spawn(binary, words, {
            stdio: ["ignore", "pipe", "pipe"],
            env: { ...process.env, ...this.#environment },
        });
        this.#child = child;
        this.starts += 1;
        for (const stream of [child.stdout, child.stderr]) {
            stream.setEncoding("utf8");
            stream.on("data", (text) => this.#log.push(text));
        }
        child.exited = new Promise((resolve) => {
            child.on("close", (code, signal) => {
                this.exits.push(signal ?? code);
                resolve(signal ?? code);
                if (code === exitRestart && this.#wanted) this.#run();
            });
        });
    }

    async ready() {
        const until = Date.now() + readyWithinMs;
        for (;;) {
            const answered = await exchange(this.url, "GET", "/readyz").catch(() => null);
            if (answered?.status === 200) return;
            const { exitCode, signalCode } = this.#child;
            const gone = signalCode || (exitCode !== null && exitCode !== exitRestart);
            if (gone || Date.now() > until) throw new Error(`not ready\n${this.logTail()}`);
            await pause(10);
        }
    }

    // kill -9, and nothing else: no warning, no last write.
    async kill() {
        this.#wanted = false;
        this.#child.kill("SIGKILL");
        await this.#child.exited;
    }

    // As a person stops it; it must end by itself, and with success.
    async stop() {
        if (!this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null)
            return;
        this.#wanted = false;
        this.#child.kill("SIGTERM");
        const ended = await Promise.race([
            this.#child.exited,
            pause(stopWithinMs, "too late", { ref: false }),
        ]);
        if (ended === 0) return;
        await this.kill();
        throw new Error(`stopping ended with ${ended}\n${this.logTail()}`);
    }

    logTail(lines = 40) {
        return this.#log.join("").split("\n").slice(-lines).join("\n");
    }

    async remove() {
        if (this.#child && this.#child.exitCode === null) await this.kill();
        fs.rmSync(this.folder, { recursive: true, force: true });
    }
}

// Calls of one reader or writer. A command carries an Idempotency-Key and is repeated with it, over
// restarts and when the daemon is busy, until an answer came; so what is returned is what happened.
export class Client {
    constructor(daemon, token, { patienceMs = 60_000, onRepeat = () => {} } = {}) {
        this.daemon = daemon;
        this.headers = token ? { authorization: `Bearer ${token}` } : {};
        this.patienceMs = patienceMs;
        this.onRepeat = onRepeat;
    }

    get(target, headers = {}) {
        return this.#until("GET", target, { headers: { ...this.headers, ...headers } });
    }

    post(target, body, headers = {}) {
        return this.command("POST", target, body, headers);
    }

    command(method, target, body, headers = {}) {
        return this.#until(method, target, {
            headers: {
                ...this.headers,
                "content-type": "application/json",
                "idempotency-key": randomUUID(),
                ...headers,
            },
            body: typeof body === "string" || body === undefined ? body : JSON.stringify(body),
        });
    }

    async #until(method, target, options) {
        const until = Date.now() + this.patienceMs;
        for (;;) {
            const answered = await exchange(
                this.daemon.url,
                method,
                `/api/v1${target}`,
                options,
            ).catch((problem) => ({ problem }));
            if (!answered.problem && answered.status !== 503) return answered;
            if (Date.now() > until) {
                throw answered.problem ?? new Error(`503 for too long: ${method} ${target}`);
            }
            await this.onRepeat(answered);
            await pause(answered.problem ? 20 : 100);
        }
    }
}
