// SPDX-License-Identifier: EUPL-1.2
// Every form of the secretariat's pages over real sockets, as a browser without script sends it:
// by whom it may be opened and sent, what is refused and shown again with what was typed, and that
// one sent twice is done once. Exit code 1: one of them did not answer so.
//
//   node tests/process/forms.mjs
import assert from "node:assert/strict";

import { hearingCouncil, person, slug } from "../browser/council.mjs";
import { Client } from "./daemon.mjs";
import { Visitor } from "./form_visitor.mjs";
import { heading, note, summary } from "./story.mjs";

const document = `/documents/${slug}`;
const why = "Skrevet feil første gang.";

// In the order they are sent, since each changes the council for the next.
//   open      the page with the form, and `form` its id
//   fill      what a person fills in
//   bad       what is wrong with it then, and which field is blamed
//   then      a piece of the address that a success leads to
//   refused   another way to fill it that the rules refuse, and the status it gives
const forms = [
    {
        open: "/milestones/horing",
        form: "held",
        fill: { held_on: "2024-05-29" },
        bad: [{ held_on: "29. mai" }, "held_on"],
        refused: [{ held_on: "2099-01-01" }, 422],
        then: "/meetings?done=",
    },
    {
        open: "/milestones/styremote-innstilling",
        form: "move",
        fill: { from: "2024-06-20", reason: "Dagen er satt." },
        bad: [{ reason: "" }, "reason"],
        refused: [{ until: "2024-06-01" }, 422],
        then: "/meetings?done=",
    },
    {
        open: "/milestones/styremote-innstilling",
        form: "cancel",
        fill: { reason: "Slått sammen med et annet møte." },
        bad: [{ reason: " " }, "reason"],
        then: "/meetings?done=",
    },
    {
        open: "/responses/new",
        form: "response",
        fill: {
            respondent: "horingsinstansene/halden",
            received_on: "2024-05-28",
            "choice-hovedretning": "partly",
            "words-hovedretning": "Halden ber om mer om jernbane.\r\nOg om ferje.",
        },
        bad: [{ "choice-hovedretning": "kanskje" }, "choice-hovedretning"],
        refused: [{ respondent: "horingsinstansene/asker" }, 409],
        then: "/responses?done=",
    },
    {
        open: "/responses/14/correct",
        form: "correct",
        fill: { reason: why, "choice-hovedretning": "yes" },
        bad: [{ received_on: "" }, "received_on"],
        refused: [{ visibility: "withheld" }, 422],
        then: "/responses?done=",
    },
    {
        open: "/responses/15/withdraw",
        form: "withdraw",
        fill: { reason: why },
        bad: [{ reason: "" }, "reason"],
        then: "/responses?done=",
    },
    {
        open: "/decisions/new",
        form: "decision",
        fill: {
            body: "styret",
            kind: "endorsement",
            version: "4",
            decided_on: "2024-04-26",
            case_number: "12/24",
            present: "14",
            in_favour: "13",
            against: "1",
        },
        bad: [{ present: "mange" }, "present"],
        refused: [{ present: "3", in_favour: "3", against: "0" }, 409],
        then: "/meetings?done=",
    },
    {
        open: "/decisions/3/correct",
        form: "correct",
        fill: { reason: why, in_favour: "14", against: "0" },
        bad: [{ kind: "applaus" }, "kind"],
        refused: [{ in_favour: "2", against: "12" }, 409],
        then: "/meetings?done=",
    },
    {
        open: "/decisions/4/withdraw",
        form: "withdraw",
        fill: { reason: why },
        bad: [{ reason: "" }, "reason"],
        then: "/meetings?done=",
    },
    {
        open: "/edit",
        form: "edit",
        fill: { text: "# Strategi\r\n\r\nEn ny tekst om ære og plikt.\r\n", message: "ny" },
        bad: [{ text: "" }, "text"],
        refused: [{ base: "0".repeat(40) }, 412],
        then: "/control?done=",
    },
    {
        open: "/release",
        form: "release",
        fill: { name: "Nytt utkast" },
        bad: [{ name: "" }, "name"],
        refused: [{ visibility: "secretariat" }, 422],
        then: "/control?done=",
    },
    {
        open: "/next?to=utvalg-igjen",
        form: "step",
        fill: { effective_on: "2024-06-04", note: "Høringen er over." },
        bad: [{ effective_on: "4/6" }, "effective_on"],
        refused: [{ effective_on: "2024-05-01" }, 409],
        then: "/control?done=",
    },
];

class Check {
    constructor(daemon, secretary, mayor, auditor, outsider) {
        Object.assign(this, { daemon, secretary, mayor, auditor, outsider });
        this.reader = new Client(daemon, daemon.secretaryToken);
    }

    // How far the journal has come: what is refused adds nothing to it.
    async entries() {
        const { body } = await this.reader.get("/journal?after=-1&limit=1000");
        return body.entries.length;
    }

    async unchanged(words, act) {
        const before = await this.entries();
        const answer = await act();
        assert.equal(await this.entries(), before, `${words}: nothing may be stored`);
        return answer;
    }

    async notForOthers(row) {
        const page = document + row.open;
        const asked = await this.outsider.open(page);
        assert.equal(asked.status, 303, `${row.open}: the public is led to log in`);
        assert.match(asked.headers.location, /^\/login\?next=/);
        for (const reader of [this.mayor, this.auditor]) {
            const { status } = await reader.open(page);
            assert.equal(status, 403, `${row.open}: not for that role`);
        }
        const { action, fields } = await this.secretary.form(page, row.form);
        const sent = { ...fields, ...row.fill };
        const byNobody = await this.unchanged(row.open, () => this.outsider.send(action, sent));
        assert.ok([401, 403].includes(byNobody.status), `${row.open}: ${byNobody.status}`);
        const mine = { ...sent, csrf_token: this.mayor.csrfToken };
        const byMayor = await this.unchanged(row.open, () => this.mayor.send(action, mine));
        assert.equal(byMayor.status, 403, `${row.open}: refused to a member`);
    }

    async forged(row) {
        const { action, fields } = await this.secretary.form(document + row.open, row.form);
        for (const csrf_token of ["", "0".repeat(64), undefined]) {
            const sent = { ...fields, ...row.fill, csrf_token };
            const answer = await this.unchanged(row.open, () => this.secretary.send(action, sent));
            assert.equal(answer.status, 403, `${row.open}: a forged form`);
        }
    }

    // Shown again with status, a summary that leads to the field, and what was typed.
    async shownAgain(row, changes, { status, field }) {
        const { action, fields } = await this.secretary.form(document + row.open, row.form);
        const sent = { ...fields, ...row.fill, ...changes };
        const answer = await this.unchanged(row.open, () => this.secretary.send(action, sent));
        assert.equal(answer.status, status, `${row.open} ${JSON.stringify(changes)}`);
        assert.match(answer.body, /class="ds-error-summary"/, row.open);
        assert.match(answer.body, /<title>Feil: /, row.open);
        if (field) {
            const id = `${row.form}-${field}`;
            assert.ok(answer.body.includes(`href="#${id}"`), `${row.open}: leads to ${id}`);
            assert.ok(answer.body.includes(` id="${id}"`), `${row.open}: has ${id}`);
        }
        const again = this.secretary.formIn(answer.body, row.form);
        for (const [name, value] of Object.entries(sent)) {
            if (["csrf_token", "once", ...Object.keys(changes)].includes(name)) continue;
            const kept = (again.fields[name] ?? "").trim();
            assert.equal(kept, value.replaceAll("\r\n", "\n").trim(), `${row.open}: ${name}`);
        }
    }

    async doneOnce(row) {
        const { action, fields } = await this.secretary.form(document + row.open, row.form);
        const sent = { ...fields, ...row.fill };
        const before = await this.entries();
        const [first, second] = await Promise.all([
            this.secretary.send(action, sent),
            this.secretary.send(action, sent),
        ]);
        assert.equal(first.status, 303, `${row.open}: ${first.body}`);
        assert.ok(first.headers.location.includes(row.then), first.headers.location);
        assert.equal(second.headers.location, first.headers.location, "sent twice, done once");
        const after = await this.entries();
        assert.ok(after > before, `${row.open}: it was stored`);
        const receipt = await this.secretary.open(first.headers.location);
        assert.match(receipt.body, /id="receipt"/, `${row.open}: a receipt`);
        const late = await this.secretary.send(action, sent);
        assert.equal(late.headers.location, first.headers.location, "and a third time");
        assert.equal(await this.entries(), after, `${row.open}: done once`);
    }

    async all(row) {
        heading(`${row.open} · ${row.form}`);
        await this.notForOthers(row);
        await this.forged(row);
        const [changes, field] = row.bad;
        await this.shownAgain(row, changes, { status: 422, field });
        await this.shownAgain(row, { ukjent: "1" }, { status: 422 });
        if (row.refused) await this.shownAgain(row, row.refused[0], { status: row.refused[1] });
        await this.doneOnce(row);
        note("for the secretariat alone, forged and wrong ones refused, sent twice and done once");
    }

    // Somebody saved another text meanwhile: nothing is lost, and nothing is overwritten unasked.
    async conflict() {
        heading("two people save a text at once");
        const { action, fields } = await this.secretary.form(`${document}/edit`, "edit");
        const begun = fields.text;
        const mine = { ...fields, text: `${begun}\nMitt avsnitt om fjord og fjell.\n` };
        const theirs = { ...fields, text: begun.replace("ære", "Ære"), once: "annen" };
        assert.equal((await this.secretary.send(action, theirs)).status, 303);
        const answer = await this.unchanged("conflict", () => this.secretary.send(action, mine));
        assert.equal(answer.status, 412);
        assert.match(answer.body, /Sekretariatet lagret versjon/);
        const joined = this.secretary.formIn(answer.body, "review");
        assert.equal(joined.fields.text, mine.text.replace("ære", "Ære"));
        const saved = await this.secretary.send(action, { ...joined.fields, do: "save" });
        assert.equal(saved.status, 303, saved.body);
        const { body } = await this.reader.get(`/documents/${slug}/text`);
        assert.equal(body, joined.fields.text);
        note("what each did to other paragraphs is joined, shown, and saved when asked for");
    }

    // Both changed the same paragraph: each wording is there, and a person chooses.
    async choice() {
        heading("two people change the same paragraph");
        const { action, fields } = await this.secretary.form(`${document}/edit`, "edit");
        const paragraph = "Mitt avsnitt om fjord og fjell.";
        const wording = (words) => fields.text.replace(paragraph, words);
        const theirs = { ...fields, text: wording("Mitt avsnitt om fjord og vidde."), once: "en" };
        const mine = { ...fields, text: wording("Mitt avsnitt om skog og fjell."), once: "to" };
        assert.equal((await this.secretary.send(action, theirs)).status, 303);
        const answer = await this.unchanged("choice", () => this.secretary.send(action, mine));
        assert.equal(answer.status, 412);
        const form = this.secretary.formIn(answer.body, "join").fields;
        assert.equal(form.text, mine.text);
        const open = await this.secretary.send(action, { ...form, do: "join" });
        assert.equal(open.status, 422, "nobody chooses for them");
        const own = { ...form, do: "join", "place-1": "own", "wording-1": "Om skog og vidde." };
        const shown = await this.unchanged("joined", () => this.secretary.send(action, own));
        assert.equal(shown.status, 200, shown.body);
        const review = this.secretary.formIn(shown.body, "review").fields;
        assert.equal(review.text, wording("Om skog og vidde."));
        assert.equal((await this.secretary.send(action, { ...review, do: "save" })).status, 303);
        const { body } = await this.reader.get(`/documents/${slug}/text`);
        assert.equal(body, review.text);
        note("each wording shown, a choice asked for, and the text with one's own words saved");
    }

    // A draft is its writer's alone, comes back, and goes when it is thrown away or saved.
    async draft() {
        heading("a draft");
        const { action, fields } = await this.secretary.form(`${document}/edit`, "edit");
        const begun = { ...fields, text: `${fields.text}\nHalvveis.\n`, do: "keep" };
        assert.equal((await this.secretary.send(action, begun)).status, 303);
        const page = await this.secretary.open(`${document}/edit`);
        assert.match(page.body, /Dette er kladden du tok vare på/);
        assert.equal(this.secretary.formIn(page.body, "edit").fields.text, begun.text);
        const thrown = this.secretary.formIn(page.body, "throw").fields;
        const gone = await this.secretary.send(action, { ...thrown, do: "discard" });
        assert.equal(gone.status, 303);
        assert.equal((await this.secretary.form(`${document}/edit`, "edit")).fields.text, fields.text);
        assert.equal((await this.secretary.send(action, { ...begun })).status, 303);
        const shown = await this.secretary.send(action, { ...begun, do: "review" });
        const review = this.secretary.formIn(shown.body, "review").fields;
        assert.equal((await this.secretary.send(action, { ...review, do: "save" })).status, 303);
        const after = await this.secretary.open(`${document}/edit`);
        assert.doesNotMatch(after.body, /Dette er kladden/);
        note("kept, shown again, thrown away; and gone once it is saved");
    }

    // An earlier text becomes a new version, by the same review.
    async restore() {
        heading("back to an earlier text");
        const target = `${document}/versions/1/restore`;
        assert.equal((await this.mayor.open(target)).status, 403);
        const page = await this.secretary.open(target);
        assert.equal(page.status, 200);
        const { action, fields } = this.secretary.formIn(page.body, "review");
        assert.equal((await this.secretary.send(action, { ...fields, do: "save" })).status, 303);
        const first = await this.reader.get(`/documents/${slug}/versions/1/text`);
        const { body } = await this.reader.get(`/documents/${slug}/text`);
        assert.equal(body, first.body);
        note("reviewed, and saved as a new version");
    }

    async pages() {
        heading("pages that only show");
        for (const page of ["/meetings", "/responses", "/responses/4"]) {
            assert.equal((await this.outsider.open(document + page)).status, 200, page);
        }
        for (const page of ["/control", "/next?to=utvalg-igjen"]) {
            assert.equal((await this.outsider.open(document + page)).status, 303, page);
            assert.equal((await this.mayor.open(document + page)).status, 403, page);
        }
        const all = await this.secretary.open("/control");
        assert.equal(all.status, 200);
        assert.ok(all.body.includes(`href="${document}/control"`), "each document leads to its room");
        for (const page of ["/decisions/99/withdraw", "/responses/99", "/milestones/finnes-ikke"]) {
            assert.equal((await this.secretary.open(document + page)).status, 404, page);
        }
        const lured = await this.secretary.open(`${document}/control?done=999999`);
        assert.doesNotMatch(lured.body, /id="receipt"/, "no receipt for what is not there");
        note("public where it should be, and nowhere else");
    }
}

const daemon = await hearingCouncil();
try {
    const log_in = (role) => Visitor.loggedIn(daemon, person(role));
    const [secretary, mayor, auditor] = [
        await log_in("secretariat"),
        await log_in("member"),
        await log_in("auditor"),
    ];
    const check = new Check(daemon, secretary, mayor, auditor, new Visitor(daemon));
    await check.pages();
    for (const row of forms) {
        await check.all(row);
        if (row.form !== "edit") continue;
        await check.conflict();
        await check.choice();
        await check.draft();
        await check.restore();
    }
} finally {
    await daemon.remove();
}
summary(`${forms.length} forms answer as they should.`);
