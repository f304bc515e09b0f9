// SPDX-License-Identifier: EUPL-1.2
// What a test tells while it runs: a heading, what happened, details of it, and a last line.
import assert from "node:assert/strict";

let expectations = 0;

export function heading(words) {
    console.log(`\n== ${words}`);
}

export function note(words) {
    console.log(`   ${words}`);
}

export function detail(words) {
    console.log(`     · ${words}`);
}

export function expect(condition, words) {
    assert.ok(condition, words);
    expectations += 1;
    note(words);
}

export function summary(words) {
    console.log(`\n${words}`);
}
