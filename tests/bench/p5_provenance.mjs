// SPDX-License-Identifier: EUPL-1.2
// P5: who brought which words of a text of 300 lines after 2,000 edits, when, and by which
// decision: over HTTP, of a version that was not read before, and of one that was. Beside what git
// and fossil say of its lines. And how long it takes to compare 300 pages with 300 pages.
import fs from "node:fs";
import path from "node:path";

import { Council } from "./council.mjs";
import { numbers, Past } from "./past.mjs";
import { interleaved, program, run, seconds, wrk } from "./tools.mjs";

const file = "text.md";
const lineCount = 300;

const syllables = "sam ferd sel reg ion kom mun e plan mål klima buss tog bane by vekst".split(" ");

function word(next) {
    return Array.from({ length: 1 + next(3) }, () => syllables[next(syllables.length)]).join("");
}

function line(next) {
    return Array.from({ length: 9 }, () => word(next)).join(" ") + ".";
}

// One edit a version: a word, now and then a line that came, went or was moved.
function* texts(count) {
    const next = numbers(7);
    const lines = Array.from({ length: lineCount }, () => line(next));
    yield lines.join("\n\n") + "\n";
    for (let i = 1; i < count; ++i) {
        const place = next(lines.length);
        if (i % 20 === 0) {
            const to = (place + 1 + next(lines.length - 1)) % lines.length;
            lines.splice(to, 0, ...lines.splice(place, 1));
        } else if (i % 20 === 7) {
            lines.splice(place, 1);
        } else if (i % 20 === 13) {
            lines.splice(place, 0, line(next));
        } else {
            const words = lines[place].split(" ");
            lines[place] = words.with(next(words.length - 1), `${word(next)}${i}`).join(" ");
        }
        yield lines.join("\n\n") + "\n";
    }
}

// What a group states of a version is the decision on all words that stand in it.
async function decide(council, version, body) {
    const votes = { in_favour: 4, against: 1 };
    const when = { version, decided_on: "2024-03-20", present: 5, votes };
    await council.post("/documents/bench-0/decisions", { body, kind: "statement", ...when });
}

// Every text a version; half way, one of them is sent out and decided on, too.
async function write(council, all) {
    const document = "/documents/bench-0/text";
    const out = { to: "faggrupper", effective_on: "2024-03-19" };
    await council.post("/documents/bench-0/process/transitions", out);
    await decide(council, 1, "faggruppe-naering");
    let { headers } = await council.client.get(document);
    for (const [i, text] of all.entries()) {
        const more = { "if-match": headers.etag };
        const answer = await council.client.command("PUT", document, { text, message: "" }, more);
        if (answer.status !== 200) throw new Error(`PUT: ${answer.status} ${answer.body?.detail}`);
        const { etag, version } = answer.body;
        headers = { etag };
        if (i !== all.length >> 1) continue;
        await council.post("/documents/bench-0/versions", { version, name: "Til gruppene" });
        await decide(council, version, "faggruppe-klima-og-natur");
    }
}

// One client that waits for each answer before it asks again: for the newest version always; or for
// one after another downwards, more of them in a second than the daemon keeps in memory.
class Asker {
    constructor(council, folder, newest) {
        this.council = council;
        this.newest = newest;
        this.target = "/api/v1/documents/bench-0/provenance";
        this.downwards = path.join(folder, "downwards.lua");
        fs.writeFileSync(
            this.downwards,
            `local version = ${newest}
            request = function()
                version = version > 2 and version - 1 or ${newest}
                return wrk.format(nil, "${this.target}?version=" .. version)
            end\n`,
        );
    }

    async rate(length, script) {
        const headers = { authorization: `Bearer ${this.council.token}` };
        const url = `${this.council.url}${this.target}?version=${this.newest}`;
        return (await wrk(url, { clients: 1, seconds: length, headers, script })).rate;
    }

    known(length) {
        return this.rate(length);
    }

    fresh(length) {
        return this.rate(length, this.downwards);
    }
}

// Held to what it must tell before it is measured.
function check({ paragraphs, versions, decisions }, edits) {
    const numbers = new Set(versions.map(({ number }) => number));
    const runs = paragraphs.flatMap((paragraph) => paragraph.runs);
    if (!runs.every(({ version }) => numbers.has(version))) throw new Error("a version is missing");
    if (versions.at(-1).number !== edits + 1) throw new Error("the last edit is missing");
    if (decisions.length === 0) throw new Error("no decision is told of");
}

async function threeHundredPages(options, folder) {
    const next = numbers(11);
    const pages = Array.from({ length: options.length < 1 ? 300 : 9_000 }, () => line(next));
    const changed = pages.map((text, i) =>
        i % 30 === 0 ? text.replace(/^\S+/, word(next)) : text,
    );
    const [before, after] = ["before.md", "after.md"].map((name) => path.join(folder, name));
    fs.writeFileSync(before, pages.join("\n\n"));
    fs.writeFileSync(after, changed.join("\n\n"));
    const words = ["sh", "git", "diff", "--no-index", "--word-diff=porcelain", before, after];
    const bytes = fs.statSync(before).size;
    return {
        what: "changes of a text of 300 pages, word by word with their class",
        unit: "a second",
        ...(await interleaved({
            rounds: options.rounds,
            ours: async () => 1000 / (await program("changes", [before, after])).ms,
            // It ends with 1 where there are differences.
            theirs: async () =>
                1 / (await seconds(() => run("sh", ["-c", '"$@" >/dev/null; test $? = 1', ...words]))),
        })),
        theirName: "`git diff --word-diff`, with its start",
        goal: "≥ 0.1 ×",
        reaches: ({ ratio }) => ratio >= 0.1,
        bytes,
    };
}

export default {
    name: "P5",
    unit: "a second",
    ours: "saksgang",
    needs: ["git", "fossil", "wrk"],
    async run(options) {
        const edits = options.length < 1 ? 20 : 2_000;
        const all = [...texts(edits)];
        const past = await Past.written(all.map((text) => ({ file, text })));
        const council = await Council.open({ documents: 1 });
        try {
            await write(council, all);
            const newest = edits + 1;
            // The client asks again until it has been worked out.
            check((await council.client.get("/documents/bench-0/provenance")).body, edits);
            const asker = new Asker(council, past.folder, newest);
            const known = () => asker.known(options.length);
            const fresh = () => asker.fresh(options.length);
            const fossil = await past.inFossil();
            const blamed = ["blame", "--porcelain", "main", "--", file];
            const blame = async () => 1 / (await seconds(() => past.ask(blamed)));
            const annotate = async () => 1 / (await seconds(() => fossil(["annotate", file])));
            const what =
                `who brought which words of ${lineCount} lines after ` +
                `${edits.toLocaleString("en")} edits, over HTTP`;
            const row = async (more, ours, theirs) => {
                const measured = await interleaved({ rounds: options.rounds, ours, theirs });
                const note = `${(1000 / measured.ours).toFixed(2)} ms (goal ≤ 5)`;
                return { ...measured, note, ...more };
            };
            const { bytes, ...changes } = await threeHundredPages(options, past.folder);
            changes.note = `${Math.round(1000 / changes.ours)} ms for ${Math.round(bytes / 1000)} KB`;
            const git = {
                theirName: "`git blame`, lines, with commit-graph",
                goal: "≥ 100 ×",
                reaches: ({ ratio }) => ratio >= 100,
            };
            const fossils = {
                theirName: "`fossil annotate`, lines",
                goal: "≥ 40 ×",
                reaches: ({ ratio }) => ratio >= 40,
            };
            return [
                await row({ what, ...git }, known, blame),
                await row({ what: `${what}, of a version not read before`, ...git }, fresh, blame),
                await row({ what, ...fossils }, known, annotate),
                changes,
            ];
        } finally {
            past.close();
            await council.close();
        }
    },
};
