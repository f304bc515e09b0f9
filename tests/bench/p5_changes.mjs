// SPDX-License-Identifier: EUPL-1.2
// How long it takes to compare 300 pages with 300 pages, beside git's comparison of words.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { line, word } from "./edits.mjs";
import { numbers } from "./past.mjs";
import { interleaved, program, run, seconds } from "./tools.mjs";

// Two files; every 30th paragraph has another first word in the second.
function written(folder, count) {
    const next = numbers(11);
    const pages = Array.from({ length: count }, () => line(next));
    const changed = pages.map((text, i) =>
        i % 30 === 0 ? text.replace(/^\S+/, word(next)) : text,
    );
    const [before, after] = ["before.md", "after.md"].map((name) => path.join(folder, name));
    fs.writeFileSync(before, pages.join("\n\n"));
    fs.writeFileSync(after, changed.join("\n\n"));
    return [before, after];
}

export async function changes({ rounds, length }) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "saksgang-changes-"));
    try {
        const [before, after] = written(folder, length < 1 ? 300 : 9_000);
        const words = ["sh", "git", "diff", "--no-index", "--word-diff=porcelain", before, after];
        // It ends with 1 where there are differences.
        const compare = () => run("sh", ["-c", '"$@" >/dev/null; test $? = 1', ...words]);
        const measured = await interleaved({
            rounds,
            ours: async () => 1000 / (await program("changes", [before, after])).ms,
            theirs: async () => 1 / (await seconds(compare)),
        });
        const kilobytes = Math.round(fs.statSync(before).size / 1000);
        return {
            what: "changes of a text of 300 pages, word by word with their class",
            unit: "a second",
            ...measured,
            theirName: "`git diff --word-diff`, with its start",
            goal: "≥ 0.1 ×",
            reaches: ({ ratio }) => ratio >= 0.1,
            note: `${Math.round(1000 / measured.ours)} ms for ${kilobytes} KB`,
        };
    } finally {
        fs.rmSync(folder, { recursive: true, force: true });
    }
}
