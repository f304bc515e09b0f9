// SPDX-License-Identifier: EUPL-1.2
// The rows of the daemon's route table that answer a person's GET, read from its source, so that a
// page that is not looked at is noticed by the test and not by a reader.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";

import { root } from "../process/daemon.mjs";

const file = path.join(root, "daemon/http/route_table.cpp");

// Each as the pattern that the daemon matches.
export function pagePatterns() {
    const source = fs.readFileSync(file, "utf8").replace(/\/\/.*$/gm, "");
    const macros = new Map();
    for (const [, name, value] of source.matchAll(/^#define (\w+) (.+)$/gm)) {
        macros.set(name, joined(value, macros));
    }
    const row = /\{\s*"(\w+)",\s*([^{}]*?(?:"[^"]*"|\w)),\s*\w+,\s*Audience::person\b/g;
    const rows = [...source.matchAll(row)];
    const written = source.match(/Audience::person\b/g)?.length ?? 0;
    assert.equal(rows.length, written, `a row for a person that this reading of ${file} misses`);
    return rows
        .filter(([, method]) => method === "GET")
        .map(([, , pattern]) => joined(pattern, macros));
}

// DOCUMENT "/text", as the compiler puts it together.
function joined(words, macros) {
    const parts = words.match(/"[^"]*"|\w+/g) ?? [];
    return parts
        .map((part) => (part.startsWith('"') ? part.slice(1, -1) : macros.get(part)))
        .map((part) => part ?? assert.fail(`${words}: a name that ${file} does not define`))
        .join("");
}
