// SPDX-License-Identifier: EUPL-1.2
// The whole of examples/osloregionen, from a first draft to an adopted strategy, against the real
// daemon: over HTTP, with three receivers of notices, and with the git repository and the journal
// checked at the end. Every day is one of 2024, so everything is registered after the fact.
//
//   node tests/process/whole_process.mjs [--text FILE] [--later FILE]
//
// Tells what happened, a line each, and ends with a summary. Exit code 1: something was not as it
// must be, and the last line says what.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

import { Contract } from "./contract.mjs";
import { Client, Daemon, example } from "./daemon.mjs";
import { checkRepository, checkVerify, sha256 } from "./evidence.mjs";
import { isNotice, readJournal } from "./journal.mjs";
import { Receiver } from "./receiver.mjs";
import { detail, expect, heading, note, summary } from "./story.mjs";
import { slug, Strategy } from "./strategy.mjs";

const { values: words } = parseArgs({
    options: {
        text: { type: "string", default: path.join(example, "text.md") },
        later: { type: "string", default: path.join(example, "later-text.md") },
    },
});
const text = fs.readFileSync(words.text, "utf8");
const laterText = fs.readFileSync(words.later, "utf8");

const board = "styret";
const committee = "interessepolitisk-utvalg";
const groups = ["faggruppe-naering", "faggruppe-areal-og-transport", "faggruppe-klima-og-natur"];

// The same text, but that one line — the shortest that can — says should for shall.
function softened(words) {
    const lines = words.split("\n").filter((line) => line.includes(" skal "));
    assert.ok(lines.length > 0, "the text says «skal» somewhere");
    const line = lines.reduce((one, other) => (other.length < one.length ? other : one));
    return words.replace(line, line.replace(" skal ", " bør "));
}

// The same text, but that one line — the longest — is broken in two where two sentences meet.
function rewrapped(words) {
    const lines = words.split("\n").filter((line) => /[a-zæøå]\. [A-ZÆØÅ]/.test(line));
    assert.ok(lines.length > 0, "two sentences stand on one line somewhere");
    const line = lines.reduce((one, other) => (other.length > one.length ? other : one));
    return words.replace(line, line.replace(/([a-zæøå]\.) ([A-ZÆØÅ])/, "$1\n$2"));
}

async function drafting(strategy, reader) {
    heading("utkast: the secretariat writes");
    const lines = text.split("\n");
    const unfinished = `${lines.slice(0, Math.ceil(lines.length * 0.7)).join("\n")}\n`;
    const created = await strategy.client.post("/documents", {
        slug,
        title: "Strategi for Osloregionen 2025–2028",
        workflow: "strategi",
        case_number: "24/117",
        text: unfinished,
        message: "det meste av førsteutkastet",
        effective_on: "2024-01-16",
    });
    assert.equal(created.status, 201, JSON.stringify(created.body));
    strategy.etag = created.body.etag;
    strategy.version = created.body.version;
    note(`document ${slug} created, its process begun on 2024-01-16, with version 1`);

    const first = strategy.etag;
    await strategy.save(text, "hele førsteutkastet");
    const stale = await strategy.client.command(
        "PUT",
        strategy.at("/text"),
        { text: `${text}\nEt avsnitt til.\n` },
        { "if-match": first },
    );
    expect(
        stale.status === 412 && stale.body.code === "version_conflict",
        "a stale save is refused",
    );
    detail(stale.body.detail);
    const hidden = await reader.get(strategy.at("/text"));
    expect(hidden.status === 404, "the public sees no text before it is released");
    const listed = await reader.get(strategy.at("/versions"));
    expect(listed.status === 404, "nor that there are versions of it");
    const member = new Client(strategy.client.daemon, strategy.client.daemon.mayorToken);
    const unseen = await member.get(strategy.at("/process"));
    expect(unseen.status === 404, "nor does a member, who is logged in, see its process");

    const reasons = await strategy.stays("faggrupper", "2024-03-12", [
        "milestone_held",
        "text_released",
    ]);
    assert.deepEqual(reasons.find(({ kind }) => kind === "milestone_held").by, "2024-03-05");
    await strategy.held("stormote", "2024-03-05");
    await strategy.release("Førsteutkast");
    await strategy.held("forsteutkast", "2024-03-12");
    const read = await reader.get(strategy.at("/text"));
    expect(read.body === text, "the public reads the released text, byte for byte");
    await strategy.move("faggrupper", "2024-03-12");
}

async function discussing(strategy) {
    heading("faggrupper: three working groups answer four questions");
    const answers = [
        {
            question: "malstruktur",
            choice: "partly",
            text: "Delmålene under samferdsel er uklare.",
        },
        { question: "overordnet-niva", choice: "yes" },
        { question: "andre-mal-og-strategier", text: "Et mål om beredskap." },
        { question: "innsatsomrader", choice: "yes" },
        { question: "delmal", choice: "partly", text: "Tall for godset mangler." },
        { question: "tverrgaende-prosjekter", text: "Oslofjorden." },
    ];
    await strategy.stays("utvalg", "2024-03-22", ["all_answered"]);
    await strategy.answer(groups[0], "2024-03-19", { answers, channel: "meeting" });
    await strategy.answer(groups[1], "2024-03-20", { answers, channel: "meeting" });
    const [missing] = await strategy.stays("utvalg", "2024-03-22", ["all_answered"]);
    assert.deepEqual(missing.who, [groups[2]], "the reason names who has not answered");
    const incomplete = await strategy.refused(
        "/responses",
        {
            body: groups[2],
            version: strategy.version,
            received_on: "2024-03-21",
            answers: [answers[0]],
        },
        422,
        "invalid_input",
    );
    assert.equal(incomplete.field, "answers");
    await strategy.answer(
        groups[2],
        "2024-03-21",
        { answers, channel: "email", on_behalf: true, original: "Hei, her er svarene våre: …" },
        `${groups[2]} (by e-mail, registered on its behalf)`,
    );
    await strategy.held("faggruppemoter", "2024-03-21");
    const { bodies } = await strategy.process();
    assert.deepEqual(
        bodies.map(({ answered }) => answered),
        [true, true, true],
    );
    await strategy.move("utvalg", "2024-03-22");
}

async function endorsing(strategy, receiver) {
    heading("utvalg and styret: a statement, then an endorsement that lapses");
    await strategy.stays("styret-tilslutning", "2024-04-10", ["has_decision", "milestone_held"]);
    await strategy.held("utvalg-april", "2024-04-11");
    await strategy.decide(committee, "statement", "2024-04-11", 5, { in_favour: 5, against: 0 });
    await strategy.move("styret-tilslutning", "2024-04-12");

    await strategy.refused(
        "/decisions",
        {
            body: board,
            kind: "adoption",
            decided_on: "2024-04-26",
            present: 14,
            votes: { in_favour: 14, against: 0 },
            version: strategy.version,
        },
        409,
        "body_not_entitled",
    );
    note("the board cannot adopt: that is not in its mandate");
    await strategy.held("styremote-april", "2024-04-26");
    const endorsement = await strategy.decide(
        board,
        "endorsement",
        "2024-04-26",
        14,
        { in_favour: 12, against: 1, abstained: 1 },
        { case_number: "24/117-9" },
    );
    const [early] = await strategy.stays("horing", "2024-04-26", ["earliest"]);
    assert.equal(early.by, "2024-04-29");

    const moved = await strategy.save(rewrapped(text), "et linjeskift");
    assert.equal(await strategy.standing(endorsement), "carried");
    const carrying = await receiver.waitFor(`msg_${moved.last_seq}`);
    assert.deepEqual(
        [carrying?.notice.data.from, carrying?.notice.data.to, carrying?.notice.data.change],
        ["valid", "carried", "typographic"],
    );
    note(`decision ${endorsement} is carried over: a line was broken, and nothing else`);

    const saved = await strategy.save(softened(rewrapped(text)), "ett «skal» ble til «bør»");
    assert.equal(await strategy.standing(endorsement), "lapsed");
    const changes = await strategy.client.get(strategy.at(`/changes?from=decision:${endorsement}`));
    assert.deepEqual(
        [changes.body.class, changes.body.counts.changed, changes.body.counts.removed],
        ["substance", 1, 0],
    );
    assert.equal(changes.body.highlights[0].kind, "change.modal");
    note(`decision ${endorsement} has lapsed: ${changes.body.summary}`);
    for (const { message } of changes.body.highlights) detail(message);
    const lapse = await receiver.waitFor(`msg_${saved.last_seq}`);
    assert.equal(lapse?.notice.type, "decision.standing_changed");
    assert.deepEqual(
        [lapse.notice.data.decision, lapse.notice.data.from, lapse.notice.data.to],
        [endorsement, "carried", "lapsed"],
    );
    detail(`notice ${lapse.id}: ${lapse.notice.type}, ${lapse.notice.data.from} → lapsed`);
    await strategy.stays("horing", "2024-04-29", ["has_decision", "text_released"]);

    await strategy.release("Høringsutkast");
    await strategy.decide(board, "endorsement", "2024-04-29", 16, { in_favour: 16, against: 0 });
    await strategy.move("horing", "2024-04-29");
}

async function hearing(strategy, reader) {
    heading("horing: municipalities and regional councils answer by e-mail");
    const circle = "horingsinstansene";
    const seats = [
        "asker",
        "baerum",
        "drammen",
        "fredrikstad",
        "gjovik",
        "hamar",
        "kongsberg",
        "lillestrom",
        "moss",
        "gjovikregionen",
    ];
    const from = (seat, choice = "yes") => ({
        seat,
        channel: "email",
        on_behalf: true,
        answers: [{ question: "hovedretning", choice, text: `Vedtatt i formannskapet (${seat}).` }],
        original: `Fra: postmottak\nEmne: Høringssvar\n\nVi viser til høringen. Hilsen ${seat}\n`,
    });
    const answer = (seat, day, more = {}) =>
        strategy.answer(circle, day, { ...from(seat), ...more }, seat);

    const numbers = [];
    for (const [index, seat] of seats.slice(0, 9).entries()) {
        const withheld = { visibility: "withheld", statute: "offentleglova § 20" };
        const day = `2024-05-${String(10 + 2 * index).padStart(2, "0")}`;
        numbers.push(await answer(seat, day, index === 4 ? withheld : {}));
    }
    const seen = (await reader.get(strategy.at("/responses"))).body.responses;
    assert.ok(!seen.some(({ response }) => response === numbers[4]), "withheld is withheld");
    note(`response ${numbers[4]} is withheld (offentleglova § 20): the public does not see it`);

    await strategy.refused(
        "/responses",
        {
            body: circle,
            version: strategy.version,
            received_on: "2024-05-20",
            ...from("asker", "no"),
        },
        409,
        "already_exists",
    );
    const corrected = await strategy.must(
        `/responses/${numbers[0]}/correct`,
        {
            reason: "Svaret ble lest feil: «delvis», ikke «ja».",
            body: circle,
            version: strategy.version,
            received_on: "2024-05-10",
            ...from("asker", "partly"),
        },
        201,
    );
    const wrong = (await strategy.client.get(strategy.at(`/responses/${numbers[0]}`))).body;
    const right = (await strategy.client.get(strategy.at(`/responses/${corrected.response}`))).body;
    assert.deepEqual([wrong.withdrawn, right.corrects], [true, numbers[0]]);
    assert.equal(right.answers[0].choice, "partly");
    note(
        `response ${numbers[0]} corrected by response ${corrected.response}; both are in the journal`,
    );

    await strategy.must(`/responses/${numbers[1]}/withdraw`, { reason: "Sendt fra feil kommune." });
    const [few] = await strategy.stays("utvalg-igjen", "2024-05-30", ["all_answered"]);
    assert.deepEqual(few.who, [circle]);
    await answer("baerum", "2024-05-29");
    await answer(seats[9], "2024-06-03");
    await strategy.stays("utvalg-igjen", "2024-05-29", ["earliest"]);
    const [status] = (await strategy.process()).bodies;
    assert.deepEqual([status.seats_answered, status.seats], [10, 22]);
    await strategy.move("utvalg-igjen", "2024-06-04");
}

async function recommending(strategy) {
    heading("utvalg-igjen and styret-innstilling: another text, a day that moves, a loop back");
    const { decisions } = await strategy.process();
    await strategy.save(laterText, "etter høringen: nye tall og to nye delmål");
    for (const { decision } of decisions) assert.equal(await strategy.standing(decision), "lapsed");
    note(`all ${decisions.length} decisions on earlier texts have lapsed`);
    await strategy.release("Revidert etter høringen");
    await strategy.moved("utvalg-juni", "2024-06-12", "Ti høringssvar må leses først.");
    await strategy.held("utvalg-juni", "2024-06-12");
    await strategy.decide(committee, "statement", "2024-06-12", 4, { in_favour: 3, against: 1 });
    await strategy.move("styret-innstilling", "2024-06-13");

    await strategy.stays("utvalg-igjen", "2024-06-20", ["has_decision"]);
    const back = await strategy.decide(board, "sent_back", "2024-06-20", 10, {
        in_favour: 9,
        against: 1,
    });
    await strategy.move("utvalg-igjen", "2024-06-20");
    note("the board has sent it back: the committee takes it up again");
    await strategy.save(`${laterText}\nStyret ba om dette avsnittet.\n`, "som styret ba om");
    await strategy.release("Innstilling");
    assert.equal(await strategy.standing(back), "lapsed");
    await strategy.stays("styret-innstilling", "2024-06-27", ["has_decision"]);
    await strategy.decide(committee, "statement", "2024-06-27", 6, { in_favour: 6, against: 0 });
    await strategy.move("styret-innstilling", "2024-06-28");

    await strategy.moved("styremote-innstilling", "2024-08-15", "Dagen er satt.");
    await strategy.held("styremote-innstilling", "2024-08-15");
    const tie = {
        body: board,
        kind: "recommendation",
        decided_on: "2024-08-15",
        present: 16,
        votes: { in_favour: 8, against: 8 },
        version: strategy.version,
    };
    await strategy.refused("/decisions", tie, 409, "majority_not_met");
    await strategy.decide(
        board,
        "recommendation",
        "2024-08-15",
        16,
        { in_favour: 8, against: 8 },
        { chair: "in_favour", note: "Lederens stemme avgjorde." },
    );
    await strategy.move("representantskap", "2024-08-16");
}

async function adopting(strategy) {
    heading("representantskap: the council alone adopts");
    const council = "representantskapet";
    await strategy.held("representantskapsmote", "2024-08-29");
    await strategy.stays("vedtatt", "2024-08-29", ["has_decision"]);
    const few = await strategy.refused(
        "/decisions",
        {
            body: council,
            kind: "adoption",
            version: strategy.version,
            decided_on: "2024-08-29",
            present: 10,
            votes: { in_favour: 10, against: 0 },
        },
        409,
        "quorum_not_met",
    );
    note(`an adoption without a quorum is refused: ${few.detail}`);
    await strategy.decide(council, "adoption", "2024-08-29", 19, { in_favour: 18, against: 1 });
    await strategy.stays("vedtatt", "2024-08-28", ["earliest"]);
    await strategy.move("vedtatt", "2024-08-29");

    const { stage, transitions } = await strategy.process();
    assert.deepEqual([stage.adopted, stage.final, stage.text], [true, true, "locked"]);
    assert.deepEqual(transitions, []);
    const locked = await strategy.client.command(
        "PUT",
        strategy.at("/text"),
        { text: "Noe helt annet.\n" },
        { "if-match": strategy.etag },
    );
    expect(
        locked.status === 409 && locked.body.code === "text_locked",
        "the adopted text is locked",
    );
    detail(locked.body.detail);
}

// Of a notice, what does not depend on which of the events before it a reader follows.
const withoutPrevious = ({ data: { previous, ...data }, ...rest }) => ({ ...rest, data });

async function checkNotices(secretary, receiver, flaky, publicReceiver) {
    heading("what was told is what was written");
    const entries = await readJournal(secretary, -1, 50);
    entries.forEach((entry, index) =>
        assert.equal(entry.data.sequence, index, "no gap in the journal"),
    );
    const about = entries.filter((entry) => entry.data.document === slug && isNotice(entry));
    for (const one of [receiver, flaky]) {
        assert.ok(await one.waitFor(about.at(-1).data.id, 120_000), "the last notice arrived");
        const told = one.of(slug).map(({ notice }) => withoutPrevious(notice));
        assert.deepEqual(told, about.map(withoutPrevious), "journal and notices are the same");
        assert.deepEqual(one.check(), []);
    }
    note(`${entries.length} journal entries; ${about.length} of them notices, each received once`);
    note(
        `second receiver: ${flaky.refused.size} answered with 500 first, and sent again by its id; ` +
            "the order was kept",
    );
    const withheld = about.length - publicReceiver.of(slug).length;
    assert.equal(withheld, 1, "a receiver that reads what is public is not told what is withheld");
    assert.deepEqual(publicReceiver.check(), []);
    note("third receiver reads what is public: told all but the withheld answer, without a gap");
    return { entries: entries.length, notices: about.length };
}

async function addReceiver(client, options, reads) {
    const receiver = await new Receiver(options).start();
    const answer = await client.post("/endpoints", { url: receiver.url, name: reads, reads });
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    receiver.trust(answer.body.secret);
    return receiver;
}

async function count(strategy, client) {
    const { decisions } = await strategy.process();
    const { responses } = (await client.get(strategy.at("/responses"))).body;
    return {
        decisions: decisions.length,
        responses: responses.length,
        refusals: strategy.refusals,
    };
}

async function checkVersions(strategy, daemon) {
    heading("what stands in git");
    const { versions } = (await strategy.client.get(strategy.at("/versions"))).body;
    const texts = [];
    for (const version of [...versions].reverse()) {
        const { bytes } = await strategy.client.get(
            strategy.at(`/versions/${version.number}/text`),
        );
        assert.equal(sha256(bytes), version.text_sha256, `the hash of version ${version.number}`);
        texts.push({ ...version, bytes });
    }
    for (const line of checkRepository(daemon, slug, texts)) note(line);
}

async function run(daemon, receivers) {
    await daemon.start();
    const contract = await Contract.watch(daemon);
    const secretary = new Client(daemon, daemon.secretaryToken);
    const reader = new Client(daemon, null);
    const strategy = new Strategy(secretary);
    const receiver = await addReceiver(secretary, {}, "secretariat");
    receivers.push(receiver);
    const flaky = await addReceiver(
        secretary,
        { refuseFirst: (id, count) => count % 20 === 5 },
        "secretariat",
    );
    receivers.push(flaky);
    const publicReceiver = await addReceiver(secretary, {}, "public");
    receivers.push(publicReceiver);

    await drafting(strategy, reader);
    await discussing(strategy);
    await endorsing(strategy, receiver);
    await hearing(strategy, reader);
    await recommending(strategy);
    await adopting(strategy);
    const told = await checkNotices(secretary, receiver, flaky, publicReceiver);
    const counts = { ...told, ...(await count(strategy, secretary)) };
    await checkVersions(strategy, daemon);
    note(contract.check());
    note(await checkVerify(daemon));
    await daemon.stop();
    note(await checkVerify(daemon, "after it has stopped"));
    return (
        `${strategy.version} versions, ${counts.decisions} decisions, ` +
        `${counts.responses} responses, ` +
        `${counts.refusals} refusals as they must be, ${counts.entries} journal entries, ` +
        `${counts.notices} notices`
    );
}

const daemon = await Daemon.create();
const receivers = [];
try {
    const started = Date.now();
    const counted = await run(daemon, receivers);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    summary(`From first draft to adopted in ${seconds} s: ${counted}`);
} catch (problem) {
    console.error(`\nNOT AS IT MUST BE: ${problem.stack}\n\nThe daemon's last words:`);
    console.error(daemon.logTail());
    process.exitCode = 1;
} finally {
    for (const receiver of receivers) await receiver.stop();
    await daemon.remove();
}
