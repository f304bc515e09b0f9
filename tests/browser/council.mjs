// SPDX-License-Identifier: EUPL-1.2
// The council of examples/osloregionen in the middle of its strategy's hearing, with a person of
// each role: what the browser tests look at and act in. The days are those of 2024.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";

import { Client, Daemon, administrator, example, mayor, secretary } from "../process/daemon.mjs";
import { exchange } from "../process/http.mjs";

export const slug = "strategi";
export const longSlug = "lang";

const more = ["body_secretary", "auditor"].map((role) => ({
    email: `${role.replace("_", "-")}@example.org`,
    role,
    password: `et langt passord for ${role}`,
}));
const people = [secretary, administrator, mayor, ...more];

// Starts a daemon with the council; the caller removes it.
export async function hearingCouncil() {
    const daemon = await Daemon.create();
    try {
        for (const { email, role, password } of more) {
            const words = ["user", "add", daemon.data, "--name", role, "--email", email];
            daemon.command([...words, "--role", role], `${password}\n`);
        }
        await daemon.start();
        await addHearing(daemon, slug);
        await addReceiver(daemon);
        return daemon;
    } catch (problem) {
        await daemon.remove();
        throw problem;
    }
}

// A receiver that nobody answers at, so that there is a notice that failed.
async function addReceiver(daemon) {
    const client = new Client(daemon, daemon.administratorToken);
    const wanted = { url: "http://127.0.0.1:9/mottak", name: "Arkivet" };
    const made = await client.post("/endpoints", wanted);
    assert.equal(made.status, 201, JSON.stringify(made.body));
}

// A document of that slug, taken to the middle of its hearing; its second version has one sentence
// changed, so what was decided about the first has lapsed.
export async function addHearing(daemon, slug) {
    const client = new Client(daemon, daemon.secretaryToken);
    const must = async (rest, body) => {
        const answer = await client.post(`/documents${rest}`, body);
        assert.ok(answer.status < 300, `${rest}: ${JSON.stringify(answer.body)}`);
        return answer.body;
    };
    const of = (rest, body) => must(`/${slug}${rest}`, body);
    const text = fs.readFileSync(path.join(example, "text.md"), "utf8");
    await must("", {
        slug,
        title: "Strategi for Osloregionen 2025–2028",
        workflow: "strategi",
        case_number: "24/117",
        text,
        effective_on: "2024-01-16",
    });
    const go = (to, day) => of("/process/transitions", { to, effective_on: day });
    const held = (milestone, day) => of(`/milestones/${milestone}/held`, { held_on: day });
    const decided = (body, kind, day, present) =>
        of("/decisions", {
            body,
            kind,
            version: 1,
            decided_on: day,
            present,
            votes: { in_favour: present, against: 0 },
        });
    const answered = (body, day, answers, seat = {}) =>
        of("/responses", {
            body,
            version: 1,
            received_on: day,
            channel: "email",
            on_behalf: true,
            answers: answers.map(([question, choice]) => ({ question, choice })),
            ...seat,
        });

    await of("/versions", { version: 1, name: "Førsteutkast" });
    await held("stormote", "2024-03-05");
    await held("forsteutkast", "2024-03-12");
    await go("faggrupper", "2024-03-12");
    const opinion = [
        ["malstruktur", "partly"],
        ["overordnet-niva", "yes"],
        ["innsatsomrader", "yes"],
        ["delmal", "partly"],
    ];
    for (const group of ["naering", "areal-og-transport", "klima-og-natur"]) {
        await answered(`faggruppe-${group}`, "2024-03-20", opinion);
    }
    await held("faggruppemoter", "2024-03-21");
    await go("utvalg", "2024-03-22");
    await held("utvalg-april", "2024-04-11");
    await decided("interessepolitisk-utvalg", "statement", "2024-04-11", 5);
    await go("styret-tilslutning", "2024-04-12");
    await held("styremote-april", "2024-04-26");
    await decided("styret", "endorsement", "2024-04-26", 14);
    await go("horing", "2024-04-29");
    const seats = ["asker", "baerum", "drammen", "fredrikstad", "gjovik", "hamar", "kongsberg"];
    for (const seat of [...seats, "lillestrom", "moss", "oslo"]) {
        const yes = [["hovedretning", "yes"]];
        await answered("horingsinstansene", "2024-05-24", yes, { seat });
    }
    const reason = "Ti høringssvar må leses først.";
    await of("/milestones/utvalg-juni/move", { from: "2024-06-12", reason });

    const { headers } = await client.get(`/documents/${slug}/text`);
    const saved = await client.command(
        "PUT",
        `/documents/${slug}/text`,
        { text: text.replace(" skal ", " bør "), message: "ett «skal» ble til «bør»" },
        { "if-match": headers.etag },
    );
    assert.equal(saved.status, 200, JSON.stringify(saved.body));
    const version = await attach(daemon, slug);
    await of("/versions", { version, name: "Revidert utkast" });
}

// A document of two versions that differ in more paragraphs than one page of changes shows.
export async function addLongText(daemon, slug) {
    const client = new Client(daemon, daemon.secretaryToken);
    const about = { slug, title: "En lang strategi", workflow: "strategi" };
    const chapters = Array.from({ length: 60 }, (_, i) => i + 1);
    const lines = [1, 2, 3, 4].map((i) => `Kommunene skal nå mål ${i} i kapittel`);
    const text = chapters
        .map((i) => `## Kapittel ${i}\n\n${lines.map((line) => `${line} ${i}.`).join("\n\n")}\n`)
        .join("\n");
    const made = await client.post("/documents", { ...about, text, effective_on: "2024-01-16" });
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const saved = await client.command(
        "PUT",
        `/documents/${slug}/text`,
        { text: text.replaceAll(" skal ", " bør ") },
        { "if-match": made.body.etag },
    );
    assert.equal(saved.status, 200, JSON.stringify(saved.body));
}

// Two files beside the newest text; the number of the version that has both.
async function attach(daemon, slug) {
    const files = {
        "Kart over regionen.pdf": `%PDF-1.4\n${" ".repeat(80_000)}\n%%EOF\n`,
        "Folketall per kommune.csv": "kommune;innbyggere\r\nOslo;717710\r\n",
    };
    let version;
    for (const [name, body] of Object.entries(files)) {
        const path = `/api/v1/documents/${slug}/attachments/${encodeURIComponent(name)}`;
        const headers = {
            authorization: `Bearer ${daemon.secretaryToken}`,
            "content-type": "application/octet-stream",
            "if-match": '""',
        };
        const answer = await exchange(daemon.url, "PUT", path, { headers, body });
        assert.equal(answer.status, 201, JSON.stringify(answer.body));
        version = answer.body.version;
    }
    return version;
}

export function person(role) {
    return people.find((one) => one.role === role);
}

// The session cookie of a person of that role, as {name, value}; none for the public.
export async function sessionOf(daemon, role) {
    if (role === "public") return null;
    const { email, password } = person(role);
    const answer = await exchange(daemon.url, "POST", "/login", {
        headers: { "content-type": "application/x-www-form-urlencoded", origin: daemon.url },
        body: new URLSearchParams({ email, password }).toString(),
    });
    assert.equal(answer.status, 303, `${role} could not log in: ${answer.body}`);
    const [cookie] = answer.headers["set-cookie"];
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
    return { name, value };
}
