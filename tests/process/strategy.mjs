// SPDX-License-Identifier: EUPL-1.2
// The strategy of examples/osloregionen going through its process, as the secretariat sees and
// moves it over the API. Each command that is done is read back and held against what was sent;
// each that is refused, against the refusal it must have. Knows no daemon and no order of things.
import assert from "node:assert/strict";

import { detail, note } from "./story.mjs";

export const slug = "strategi-2025-2028";

// The strategy going through its process, as the secretariat sees and moves it.
export class Strategy {
    constructor(client) {
        this.client = client;
        this.etag = null;
        this.version = 0;
        this.refusals = 0;
    }

    at(rest) {
        return `/documents/${slug}${rest}`;
    }

    async process() {
        return (await this.client.get(this.at("/process"))).body;
    }

    // A command that must be done; its receipt.
    async must(rest, body, status = 200) {
        const answer = await this.client.post(this.at(rest), body);
        assert.equal(answer.status, status, `${rest}: ${JSON.stringify(answer.body)}`);
        return answer.body;
    }

    // A command that must be refused; the problem.
    async refused(rest, body, status, code) {
        const answer = await this.client.post(this.at(rest), body);
        this.refusals += 1;
        const got = [answer.status, answer.body.code];
        assert.deepEqual(got, [status, code], `${rest}: ${JSON.stringify(answer.body)}`);
        return answer.body;
    }

    async save(words, message) {
        const answer = await this.client.command(
            "PUT",
            this.at("/text"),
            { text: words, message },
            { "if-match": this.etag },
        );
        assert.equal(answer.status, 200, JSON.stringify(answer.body));
        this.etag = answer.body.etag;
        this.version = answer.body.version;
        const read = await this.client.get(this.at(`/versions/${this.version}/text`));
        assert.equal(read.body, words, "the text that was saved is the text that is read");
        assert.equal(read.headers.etag, this.etag);
        note(`version ${this.version} saved: ${message}`);
        return answer.body;
    }

    async release(name, visibility = "public") {
        const receipt = await this.must(
            "/versions",
            { version: this.version, name, visibility },
            201,
        );
        const { body } = await this.client.get(this.at(`/versions/${this.version}`));
        assert.equal(body.name, name);
        assert.equal(body.visibility, visibility);
        assert.ok(body.released_at);
        note(`version ${this.version} released as “${name}”`);
        return receipt;
    }

    async held(milestone, day) {
        await this.must(`/milestones/${milestone}/held`, { held_on: day });
        const found = (await this.process()).milestones.find((one) => one.slug === milestone);
        assert.equal(found.state, "held");
        note(`${day}: ${found.title} held`);
    }

    async moved(milestone, from, reason) {
        const before = (await this.process()).milestones.find((one) => one.slug === milestone);
        await this.must(`/milestones/${milestone}/move`, { from, reason });
        const after = (await this.process()).milestones.find((one) => one.slug === milestone);
        assert.deepEqual([after.state, after.from, after.moves], ["moved", from, before.moves + 1]);
        note(
            `${after.title}: moved from ${before.from ?? "no day"} to ${from}, because: ${reason}`,
        );
    }

    async answer(body, received_on, more, told = body) {
        const receipt = await this.must(
            "/responses",
            { body, version: this.version, received_on, ...more },
            201,
        );
        const { body: read } = await this.client.get(this.at(`/responses/${receipt.response}`));
        assert.equal(read.body, body);
        assert.equal(read.received_on, received_on);
        assert.equal(read.late, true, "an answer of 2024 is registered late");
        note(`${received_on}: ${told} answered (response ${receipt.response})`);
        return receipt.response;
    }

    async decide(body, kind, decided_on, present, votes, more = {}) {
        const fields = { body, kind, decided_on, present, votes, version: this.version, ...more };
        const receipt = await this.must("/decisions", fields, 201);
        const { body: read } = await this.client.get(this.at(`/decisions/${receipt.decision}`));
        const { body: version } = await this.client.get(this.at(`/versions/${this.version}`));
        assert.equal(read.standing, "valid");
        assert.equal(read.late, true);
        assert.equal(read.quorum_met, true);
        for (const name of ["commit", "tree", "text_sha256"]) {
            assert.equal(read[name], version[name], `the decision names the text's ${name}`);
        }
        note(
            `${decided_on}: ${body} — ${kind} (decision ${receipt.decision}), ` +
                `${votes.in_favour} to ${votes.against}, ${present} of ${read.seats} present, ` +
                `on version ${this.version} sha256 ${read.text_sha256.slice(0, 12)}…`,
        );
        return receipt.decision;
    }

    async standing(decision) {
        return (await this.client.get(this.at(`/decisions/${decision}`))).body.standing;
    }

    // Moves to a stage on a day, having seen that the page and a dry run say that it can.
    async move(to, day) {
        const from = (await this.process()).stage.slug;
        const dry = await this.must("/process/transitions", {
            to,
            effective_on: day,
            dry_run: true,
        });
        assert.deepEqual(dry, { open: true, unmet: [] });
        await this.must("/process/transitions", { to, effective_on: day });
        const { stage } = await this.process();
        assert.deepEqual([stage.slug, stage.entered_on], [to, day]);
        note(`${day}: ${from} → ${to} (${stage.title})`);
    }

    // Asks to move on and is refused with exactly these kinds of reasons; so says the dry run.
    async stays(to, day, kinds) {
        const dry = await this.must("/process/transitions", {
            to,
            effective_on: day,
            dry_run: true,
        });
        const problem = await this.refused(
            "/process/transitions",
            { to, effective_on: day },
            409,
            "transition_refused",
        );
        note(`to ${to} on ${day}: refused, because`);
        for (const reason of problem.reasons) detail(reason.message);
        assert.deepEqual(problem.reasons.map((reason) => reason.kind).sort(), [...kinds].sort());
        assert.equal(dry.open, false);
        const said = (reasons) => reasons.map(({ kind, message }) => `${kind}: ${message}`);
        assert.deepEqual(
            said(dry.unmet),
            said(problem.reasons),
            "the dry run gives the same reasons",
        );
        return problem.reasons;
    }
}
