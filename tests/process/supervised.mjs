// SPDX-License-Identifier: EUPL-1.2
// What a packaged daemon promises its supervisor: it serves on the socket it is handed, reads the
// settings' file it is told to, ends when asked; and completion and manual know every command.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";

import { Daemon } from "./daemon.mjs";
import { exchange } from "./http.mjs";

const daemon = await Daemon.create();
const binary = path.resolve(process.env.SAKSGANG);

// ---- A socket that listens already, and a settings' file of its own

const listening = net.createServer();
await new Promise((resolve) => listening.listen(0, "127.0.0.1", resolve));
const { port } = listening.address();
const url = `http://127.0.0.1:${port}`;
const settings = path.join(daemon.folder, "settings.toml");
fs.writeFileSync(settings, `public_url = "${url}"\n[http]\nport = 1\n`);

// systemd names its service's own process in LISTEN_PID, which only that process knows beforehand.
const served = spawn(
    "sh",
    ["-c", 'LISTEN_FDS=1 LISTEN_PID=$$ exec "$0" serve "$1" --config "$2"', binary, daemon.data, settings],
    { stdio: ["ignore", "pipe", "inherit", listening._handle.fd] },
);
const exited = new Promise((resolve) => served.on("close", (code) => resolve(code)));
served.stdout.setEncoding("utf8");
const [announced] = await Promise.race([
    new Promise((resolve) => served.stdout.once("data", (text) => resolve([text]))),
    exited.then((code) => assert.fail(`it ended with ${code} before it served`)),
]);
listening.close(); // ours; the daemon has its own
assert.match(announced, new RegExp(`:${port}/ as ${url}\n`));
const page = await exchange(url, "GET", "/login");
assert.equal(page.status, 200);
served.kill("SIGTERM");
assert.equal(await exited, 0);
console.log("served on the socket it was handed, with the settings it was told to read");

const missing = daemon.tryCommand(["serve", daemon.data, "--config", `${settings}.gone`]);
assert.equal(missing.code, 1);
assert.match(missing.stderr, /settings\.toml\.gone cannot be read/);

// ---- Completion knows what --help knows

const completion = daemon.command(["completion"]);
const script = path.join(daemon.folder, "completion");
fs.writeFileSync(script, completion);
const offered = (words) => {
    const ask = `. ${script}; COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}; _saksgang; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const run = spawnSync("bash", ["-c", ask], { encoding: "utf8", cwd: daemon.folder });
    assert.equal(run.status, 0, run.stderr);
    return run.stdout.split("\n");
};
const commands = (help) => {
    const [, list] = help.split(/^(?:Subcommands|SUBCOMMANDS):\n/m);
    return [...(list ?? "").matchAll(/^ {2}([a-z-]+) /gm)].map(([, name]) => name);
};
let known = 0;
const compare = (words) => {
    const help = daemon.command([...words, "--help"]);
    const inner = commands(help);
    const choices = offered(["saksgang", ...words, ""]);
    for (const name of inner) assert.ok(choices.includes(name), `${words.join(" ")} ${name}`);
    for (const [, name] of help.matchAll(/^ {2}(?:-\w,)?(--[a-z-]+)/gm))
        assert.ok(offered(["saksgang", ...words, "--"]).includes(name), `${words.join(" ")} ${name}`);
    known += inner.length;
    for (const name of inner) compare([...words, name]);
};
compare([]);
assert.ok(known >= 12, `only ${known} commands were found in --help`);
console.log(`completion knows all ${known} commands, and their options`);

// ---- So does the manual page

const manual = fs.readFileSync(new URL("../../packaging/saksgang.1.scd", import.meta.url), "utf8");
for (const name of commands(daemon.command(["--help"])))
    assert.match(manual, new RegExp(`\\*${name}\\b`), `the manual page has nothing about ${name}`);
console.log("the manual page names every command");

await daemon.remove?.();
fs.rmSync(daemon.folder, { recursive: true, force: true });
