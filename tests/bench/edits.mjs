// SPDX-License-Identifier: EUPL-1.2
// Documents of 300 lines that were edited again and again: the texts, and a council that got them
// over HTTP, one version each.
import { Council } from "./council.mjs";
import { numbers } from "./past.mjs";

export const lineCount = 300;

const syllables = "sam ferd sel reg ion kom mun e plan mål klima buss tog bane by vekst".split(" ");

export function word(next) {
    return Array.from({ length: 1 + next(3) }, () => syllables[next(syllables.length)]).join("");
}

export function line(next) {
    return Array.from({ length: 9 }, () => word(next)).join(" ") + ".";
}

// One edit a version: a word, now and then a line that came, went or was moved.
export function* texts(count, seed) {
    const next = numbers(seed);
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

// The same texts one after another, the documents in turn: `{ file, text }`.
export function* inTurn({ documents, edits }) {
    const all = Array.from({ length: documents }, (_, i) => texts(edits, i));
    for (let edit = 0; edit < edits; ++edit) {
        for (const [i, each] of all.entries())
            yield { file: `bench-${i}.md`, text: each.next().value };
    }
}

// What a group states of a version is the decision on all words that stand in it.
async function decide(council, document, version, body) {
    const votes = { in_favour: 4, against: 1 };
    const when = { version, decided_on: "2024-03-20", present: 5, votes };
    await council.post(`${document}/decisions`, { body, kind: "statement", ...when });
}

// Half way, one version is sent out and decided on, as the first was.
async function write(council, document, { edits, seed }) {
    const out = { to: "faggrupper", effective_on: "2024-03-19" };
    await council.post(`${document}/process/transitions`, out);
    await decide(council, document, 1, "faggruppe-naering");
    let { etag } = (await council.client.get(`${document}/text`)).headers;
    let edit = 0;
    for (const text of texts(edits, seed)) {
        const more = { "if-match": etag };
        const target = `${document}/text`;
        const answer = await council.client.command("PUT", target, { text, message: "" }, more);
        if (answer.status !== 200) throw new Error(`PUT: ${answer.status} ${answer.body?.detail}`);
        const { version } = answer.body;
        etag = answer.body.etag;
        if (edit++ !== edits >> 1) continue;
        await council.post(`${document}/versions`, { version, name: "Til gruppene" });
        await decide(council, document, version, "faggruppe-klima-og-natur");
    }
}

// A council with so many documents, all of them written at once.
export async function edited({ documents, edits }) {
    const council = await Council.open({ documents });
    const writing = Array.from({ length: documents }, (_, i) =>
        write(council, `/documents/bench-${i}`, { edits, seed: i }),
    );
    await Promise.all(writing);
    return council;
}
