// SPDX-License-Identifier: EUPL-1.2
// Runs what is measured, and finds the middle of what came out.
import { execFile, spawn, spawnSync } from "node:child_process";
import net from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const binary = path.resolve(
    process.env.SAKSGANG ?? path.join(root, "build/release/saksgang"),
);
const programs = path.join(path.dirname(binary), "bench");

export function median(numbers) {
    const sorted = [...numbers].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const has = (tool) =>
    spawnSync("sh", ["-c", `PATH=$PATH:/usr/sbin:/usr/lib/cgit; command -v ${tool}`]).status === 0;

// One of this folder's programs: the object it prints.
export function program(name, words) {
    return run(path.join(programs, `bench_${name}`), words).then((out) => JSON.parse(out));
}

export function startProgram(name, words) {
    return spawn(path.join(programs, `bench_${name}`), words.map(String), { stdio: "inherit" });
}

// To its end, and what it wrote; anything but success is an error.
export function run(command, words = [], options = {}) {
    return new Promise((resolve, reject) => {
        const all = { encoding: "utf8", maxBuffer: 1 << 28, ...options };
        execFile(command, words.map(String), all, (problem, stdout, stderr) => {
            if (!problem) return resolve(stdout);
            reject(
                new Error(`${command} ${words.join(" ")}: ${problem.message}\n${stdout}${stderr}`),
            );
        });
    });
}

export async function seconds(work) {
    const began = process.hrtime.bigint();
    await work();
    return Number(process.hrtime.bigint() - began) / 1e9;
}

// Requests a second. wrk knows whole seconds alone.
export async function wrk(url, { clients = 64, seconds: length = 1, headers = {}, script } = {}) {
    const words = ["-t1", `-c${clients}`, `-d${Math.max(1, Math.round(length))}s`, "--latency"];
    for (const [name, value] of Object.entries(headers)) words.push("-H", `${name}: ${value}`);
    if (script) words.push("-s", script);
    const out = await run("wrk", [...words, url]);
    const rate = /Requests\/sec:\s+([\d.]+)/.exec(out);
    if (!rate) throw new Error(`wrk said nothing of a rate:\n${out}`);
    const refused = /Non-2xx or 3xx responses: (\d+)/.exec(out);
    if (refused) throw new Error(`wrk was refused ${refused[1]} times at ${url}`);
    return { rate: Number(rate[1]), p99: /99%\s+(\S+)/.exec(out)?.[1] };
}

// Ours and the peer's one after another, so that what else the machine does meets both: the middle
// of each, and of their ratios.
export async function interleaved({ rounds, ours, theirs }) {
    const measured = { ours: [], theirs: [], ratios: [] };
    for (let round = 0; round < rounds; ++round) {
        const a = await ours();
        const b = await theirs();
        measured.ours.push(a);
        measured.theirs.push(b);
        measured.ratios.push(a / b);
    }
    return {
        ours: median(measured.ours),
        theirs: median(measured.theirs),
        ratio: median(measured.ratios),
        lowest: Math.min(...measured.ratios),
        highest: Math.max(...measured.ratios),
    };
}

export async function freePort() {
    const server = net.createServer();
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address();
    await new Promise((resolve) => server.close(resolve));
    return port;
}

// Until something listens there.
export async function listening(port, withinMs = 10_000) {
    const until = Date.now() + withinMs;
    for (;;) {
        const open = await new Promise((resolve) => {
            const socket = net.connect(port, "127.0.0.1", () => resolve(true) || socket.destroy());
            socket.on("error", () => resolve(false));
        });
        if (open) return;
        if (Date.now() > until) throw new Error(`nothing listens at ${port}`);
        await pause(5);
    }
}

export async function stop(child) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
}
