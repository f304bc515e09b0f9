// SPDX-License-Identifier: EUPL-1.2
// The requests of bad_input.mjs as a table: what is sent, and the status, code and field that the
// refusal must have. They suppose a document `strategi` in the stage `faggrupper`, with a released
// first version and an unreleased second. Sends nothing itself.
import fs from "node:fs";
import path from "node:path";

import { example } from "./daemon.mjs";

export const slug = "strategi";
export const nobody = ""; // as an Authorization: none is sent
export const firstText = fs.readFileSync(path.join(example, "text.md"), "utf8");
export const secondText = `${firstText}Mer.\n`;

const documents = "/api/v1/documents";
const at = (rest) => (rest.startsWith("/api") ? rest : `${documents}/${slug}${rest}`);
const group = "faggruppe-naering";
const megabyte = 1024 * 1024;
const never = "2999-01-01";
const markdown = { "content-type": "text/markdown" };

// ---- Bodies that are right, and are put wrong below

const answers = [
    { question: "malstruktur", choice: "yes" },
    { question: "overordnet-niva", choice: "yes" },
    { question: "innsatsomrader", choice: "yes" },
    { question: "delmal", choice: "yes" },
];
export const response = { body: group, version: 1, received_on: "2024-03-19", answers };

const document = { slug: "ny", title: "Ny", workflow: "strategi" };
const statement = {
    body: group,
    kind: "statement",
    version: 1,
    decided_on: "2024-03-20",
    present: 5,
    votes: { in_favour: 5, against: 0 },
};

// ---- Rows

const row = (method) => (name, rest, body, status, code, field, more) => ({
    name,
    method,
    target: at(rest),
    body,
    status,
    code,
    field,
    ...more,
});
const post = row("POST");
const put = row("PUT");
const get = (name, rest, ...expected) => row("GET")(name, rest, undefined, ...expected);

// What a field's value is refused for.
const invalid = (name, rest, body, field) => post(name, rest, body, 422, "invalid_input", field);
const newDocument = (name, fields, field = Object.keys(fields)[0]) =>
    invalid(name, documents, { ...document, ...fields }, field);
const release = (name, fields, field) =>
    invalid(name, "/versions", { version: 2, name: "a", ...fields }, field);
const answer = (name, fields, field) =>
    invalid(name, "/responses", { ...response, ...fields }, field);
const decide = (name, fields, field) =>
    invalid(name, "/decisions", { ...statement, ...fields }, field);

// What the rules do not allow.
const refused = (name, fields, status, code, field) =>
    post(name, "/decisions", { ...statement, ...fields }, status, code, field);
const move = (name, fields, status, code, field) =>
    post(name, "/process/transitions", fields, status, code, field);

// A save of the text; `headers` beside those of a well-behaved writer, whose tag is today's.
const save = (name, text, status, code, field) =>
    put(name, "/text", { text }, status, code, field, { ifMatchHead: true });
const saveRaw = (name, bytes, status, code) =>
    put(name, "/text", bytes, status, code, "text", { ifMatchHead: true, headers: markdown });
const saveOver = (name, tag, status, code, field) =>
    put(name, "/text", { text: "x" }, status, code, field, tag && { headers: { "if-match": tag } });

const malformed = (name, body, code = "malformed_json") => post(name, documents, body, 400, code);

const syntax = [
    malformed("half an object", '{"slug": "ny"'),
    malformed("no body at all", undefined),
    malformed("a list for an object", "[]"),
    malformed("two values", "{} {}"),
    malformed("too deep", `{"slug": ${"[".repeat(50)}${"]".repeat(50)}}`),
    malformed("a lone surrogate", '{"slug": "\\ud800"}'),
    malformed("not UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), "invalid_utf8"),
    malformed("an overlong encoding", Buffer.from('{"a":"\xc0\xaf"}', "latin1"), "invalid_utf8"),
    post("a form for JSON", documents, "slug=ny", 415, "unsupported_media_type", undefined, {
        headers: { "content-type": "application/x-www-form-urlencoded" },
    }),
    post("larger than the limit", documents, "x".repeat(7 * megabyte), 413, "body_too_large"),
];

const fields = [
    post("an unknown field", documents, { ...document, a: 1 }, 422, "unknown_field", "a"),
    post(
        "an unknown field further in",
        "/responses",
        { ...response, answers: [{ ...answers[0], weight: 3 }] },
        422,
        "unknown_field",
        "/answers/0/weight",
    ),
    newDocument("a missing field", { title: undefined }),
    newDocument("a number for words", { title: 7 }),
    newDocument("an empty title", { title: " " }),
    newDocument("a title of two lines", { title: "a\nb" }),
    newDocument("a title beyond the limit", { title: "a".repeat(301) }),
    newDocument("a language it lacks", { language: "de" }),
    newDocument("a process that begins in the future", { effective_on: never }),
    release("words for a version", { version: "2" }, "version"),
    release("half a version", { version: 1.5 }, "version"),
    release("version 0", { version: 0 }, "version"),
    invalid(
        "a version beyond counting",
        "/versions",
        '{"version": 9223372036854775808}',
        "version",
    ),
    release("a visibility it lacks", { visibility: "secret" }, "visibility"),
    release("a release to nobody", { visibility: "secretariat" }, "visibility"),
    release("withheld without a statute", { visibility: "withheld" }, "statute"),
    release("a statute for what is public", { statute: "offentleglova § 13" }, "statute"),
    ...[
        ["a day that is none", "move", { from: "2024-02-30", reason: "x" }, "from"],
        ["a day without a reason", "move", { from: "2024-04-12" }, "reason"],
        [
            "an end before the beginning",
            "move",
            { from: "2024-05-02", until: "2024-05-01", reason: "x" },
            "until",
        ],
        ["the day it stands on", "move", { from: "2024-04-11", reason: "x" }, "from"],
        ["held tomorrow", "held", { held_on: never }, "held_on"],
        ["cancelled without a reason", "cancel", { reason: "" }, "reason"],
    ].map(([name, verb, body, field]) =>
        invalid(`a milestone: ${name}`, `/milestones/utvalg-april/${verb}`, body, field),
    ),
    answer(
        "an answer that is no choice",
        { answers: [{ ...answers[0], choice: "maybe" }] },
        "/answers/0/choice",
    ),
    answer(
        "a question nobody asked",
        { answers: [{ question: "vaeret", text: "fint" }] },
        "/answers/0/question",
    ),
    answer("a required question left out", { answers: answers.slice(1) }, "answers"),
    answer("an answer received tomorrow", { received_on: never }, "received_on"),
    answer("a seat where a body answers as one", { seat: "oslo" }, "seat"),
    decide("more votes than present", { present: 3 }, "votes"),
    decide("more present than seats", { present: 99 }, "present"),
    decide("votes below nothing", { votes: { in_favour: -1, against: 0 } }, "/votes/in_favour"),
    decide("decided tomorrow", { decided_on: never }, "decided_on"),
    decide("a body nobody knows", { body: "kongen" }, "body"),
    decide("an act nobody knows", { kind: "applause" }, "kind"),
];

const rules = [
    post("a workflow it lacks", documents, { ...document, workflow: "annen" }, 404, "not_found"),
    post("a name that is taken", documents, { ...document, slug }, 409, "already_exists", "slug"),
    move("a transition to nowhere", { to: "maanen" }, 422, "transition_unknown", "to"),
    move("a transition that skips", { to: "vedtatt" }, 422, "transition_unknown", "to"),
    move("a transition before its time", { to: "utvalg" }, 409, "transition_refused"),
    move(
        "a stage left before it began",
        { to: "utvalg", effective_on: "2023-01-01" },
        422,
        "invalid_input",
        "effective_on",
    ),
    refused("a version there is not", { version: 99 }, 404, "not_found", "version"),
    refused("an unreleased version", { version: 2 }, 409, "version_not_released"),
    refused(
        "too few present",
        { present: 2, votes: { in_favour: 2, against: 0 } },
        409,
        "quorum_not_met",
    ),
    refused(
        "a proposal that fell",
        { votes: { in_favour: 1, against: 3 } },
        409,
        "majority_not_met",
    ),
    refused(
        "a body at work elsewhere",
        { body: "styret", kind: "endorsement" },
        409,
        "body_not_entitled",
    ),
    refused("an act beyond the mandate", { kind: "adoption" }, 409, "body_not_entitled"),
    ...["/decisions/9/withdraw", "/responses/9/withdraw", "/milestones/jul/cancel"].map((rest) =>
        post(`what there is not: ${rest}`, rest, { reason: "x" }, 404, "not_found"),
    ),
    post(
        "a milestone held twice",
        "/milestones/stormote/held",
        { held_on: "2024-03-05" },
        409,
        "milestone_closed",
    ),
    post(
        "a release of an older text",
        "/versions",
        { version: 1, name: "Igjen" },
        412,
        "version_conflict",
    ),
    saveOver("no If-Match", undefined, 428, "precondition_required", "If-Match"),
    saveOver("a stale If-Match", `"${"0".repeat(40)}"`, 412, "version_conflict"),
    saveOver("an If-Match of nothing ours", '"annet"', 412, "version_conflict", "If-Match"),
    saveOver("an If-Match without quotes", "0".repeat(40), 422, "invalid_input", "If-Match"),
    saveOver("an If-Match of any text", "*", 422, "invalid_input", "If-Match"),
    save("the same text again", secondText, 409, "text_unchanged"),
    save("an empty text", "", 422, "invalid_input", "text"),
    save("a text with a NUL", "a\0b", 422, "invalid_input", "text"),
    saveRaw("a raw text that is not UTF-8", Buffer.from([0x61, 0xfe]), 400, "invalid_utf8"),
    saveRaw("a text beyond the limit", "a".repeat(5 * megabyte), 413, "body_too_large"),
];

const names = ["../x", "a/b", "A", "å", "-a", "", ".", "con\0", "a".repeat(65), "refs/heads/main"];
const paths = ["../../etc/passwd", "..", "a%2Fb", "a%5Cb", "%2e%2e", "a%00b", "a//b", "%4", "a//"];

const addresses = [
    ...names.map((name) =>
        newDocument(`to be named ${JSON.stringify(name).slice(0, 20)}`, { slug: name }),
    ),
    ...paths.map((name) =>
        get(`…/documents/${name}`, `${documents}/${name}`, 400, "malformed_request"),
    ),
    get("a document there is not", `${documents}/ingen`, 404, "not_found"),
    get("an address there is not", "/api/v1/ingenting", 404, "not_found"),
    row("DELETE")("a method it lacks", "", undefined, 405, "method_not_allowed"),
    get("a version that is a word", "/versions/siste", 404, "not_found"),
    get("changes from nothing", "/changes", 422, "invalid_input", "from"),
    get("changes from a place it lacks", "/changes?from=mars", 422, "invalid_input", "from"),
    get("words of no version", "/provenance?version=x", 422, "invalid_input", "version"),
    get("words of no paragraph", "/provenance?paragraph=99999", 404, "not_found", "paragraph"),
    get("a paragraph that is a word", "/paragraphs/siste/history", 404, "not_found"),
    get("a paragraph there is not", "/paragraphs/9999/history", 404, "not_found", "paragraph"),
    get("a page without end", "/api/v1/journal?limit=100000", 422, "invalid_input", "limit"),
    get("a journal from a word", "/api/v1/journal?after=x", 422, "invalid_input", "after"),
    get("a longer address than fits", `${documents}/${"a".repeat(5000)}`, 414, "target_too_long"),
    get("larger headers than fit", documents, 431, "headers_too_large", undefined, {
        headers: { "x-much": "a".repeat(20_000) },
    }),
];

const endpoints = [
    ["a file", "file:///etc/passwd", "invalid_input"],
    ["a network nobody has allowed", "http://10.0.0.1/x", "address_refused"],
    ["the metadata service", "http://169.254.169.254/latest", "address_refused"],
    ["a loopback in another form", "http://[::1]:9/x", "address_refused"],
    ["one more form of it", "http://[::ffff:7f00:1]/x", "address_refused"],
    ["a name with a password", "https://a:b@example.org/", "invalid_input"],
    ["no address", "hei", "invalid_input"],
].map(([name, url, code]) =>
    post(`notices to ${name}`, "/api/v1/endpoints", { url }, 422, code, "url"),
);

export const tables = {
    "what is no JSON": syntax,
    fields,
    "what the rules do not allow": rules,
    addresses,
    "where notices may not go": endpoints,
};

// Of those who may not: `tokens` are of the secretariat, the administrator, and a revoked one.
export function callers({ secretary, administrator, revoked }) {
    const by = (name, authorization, status, code, more = {}) =>
        post(name, "/process/transitions", { to: "utvalg" }, status, code, undefined, {
            headers: { authorization, ...more },
        });
    const stranger = (name, authorization, more) =>
        by(name, authorization, 401, "unauthenticated", more);
    return [
        stranger("nobody", nobody),
        stranger("an unknown token", `Bearer sg_${"a".repeat(43)}`),
        stranger("a revoked token", `Bearer ${revoked}`),
        stranger("a token and more", `Bearer ${secretary}x`),
        stranger("a token cut short", `Bearer ${secretary.slice(0, -1)}`),
        stranger("another scheme", "Basic YTpi"),
        stranger("an unknown session", nobody, { cookie: `saksgang_session=${"a".repeat(43)}` }),
        by("the administrator", `Bearer ${administrator}`, 403, "forbidden"),
        get("people, by the secretariat", "/api/v1/people", 403, "forbidden"),
    ];
}
