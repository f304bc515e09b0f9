// SPDX-License-Identifier: EUPL-1.2
// A text that its check stops: the step is shut and says where to look, by API and on the pages;
// the text is mended, and the step is open. Without script, on a real daemon.
//
//   node tests/process/checked_text.mjs
import assert from "node:assert/strict";

import { Client, Daemon, mayor, secretary } from "./daemon.mjs";
import { Visitor } from "./form_visitor.mjs";
import { expect, heading, note, summary } from "./story.mjs";

const slug = "kontrollert";
const at = (rest) => `/documents/${slug}${rest}`;
const shown = "/documents/kontrollert/goals#check";

const quoted = (word) =>
    `# Strategi\n\n«Osloregionen er et sted der det er lett å leve ${word}, lønnsomt å tenke ` +
    "nytt og verdt å bli boende, i byene så vel som i bygdene.»\n";
const sound = quoted("klimavennlig");
const altered = quoted("miljøvennlig");
const brokenToo = `${altered}\nSe [delmålene](#delmaal).\n`;

async function must(answer, status = 200) {
    const { status: got, body } = await answer;
    assert.equal(got, status, JSON.stringify(body));
    return body;
}

class Story {
    constructor(client, visitor) {
        this.client = client;
        this.visitor = visitor;
    }

    async write(text) {
        const match = { "if-match": this.etag };
        const body = await must(this.client.command("PUT", at("/text"), { text }, match));
        this.etag = body.etag;
        const released = { version: body.version, name: `Utkast ${body.version}` };
        await must(this.client.post(at("/versions"), released), 201);
    }

    tries() {
        return must(
            this.client.post(at("/process/transitions"), { to: "faggrupper", dry_run: true }),
        );
    }

    async begin() {
        const first = { slug, title: "Strategi", workflow: "strategi", text: "# Strategi\n\nKort.\n" };
        const made = await must(
            this.client.post("/documents", { ...first, effective_on: "2024-03-01" }),
            201,
        );
        this.etag = made.etag;
        await must(this.client.post(at("/milestones/stormote/held"), { held_on: "2024-03-05" }));
    }

    async isStopped(count, words) {
        const { open, unmet } = await this.tries();
        assert.equal(open, false);
        assert.deepEqual(unmet, [
            { kind: "text_checked", message: words, who: ["secretariat"], see: shown },
        ]);
        const { findings } = await must(this.client.get(at("/findings")));
        assert.equal(findings.filter(({ stops }) => stops).length, count);
        const move = { to: "faggrupper" };
        const refused = await this.client.post(at("/process/transitions"), move);
        assert.equal(refused.status, 409, JSON.stringify(refused.body));
        assert.equal(refused.body.code, "transition_refused");
        assert.deepEqual(refused.body.reasons, unmet);
        const { transitions } = await must(this.client.get(at("/process")));
        assert.deepEqual(transitions.find(({ to }) => to === "faggrupper").unmet, unmet);
    }

    async pagesLeadThere(words) {
        for (const page of [at("/control"), at("/next?to=faggrupper"), "/control"]) {
            const { status, body } = await this.visitor.open(page);
            assert.equal(status, 200, page);
            assert.ok(body.includes(words), `${page} says what is wrong`);
            assert.ok(body.includes(`href="${shown}"`), `${page} leads to it`);
        }
        const { body } = await this.visitor.open(at("/goals"));
        assert.match(body, /id="check"/);
        assert.match(body, /Må rettes/);
        assert.match(body, /slik det står i visjonen/);
    }
}

async function tell(daemon) {
    const client = new Client(daemon, daemon.secretaryToken);
    const story = new Story(client, await Visitor.loggedIn(daemon, secretary));
    await story.begin();

    heading("Two faults, then one, then none");
    await story.write(brokenToo);
    await story.isStopped(2, "The check of the text found 2 faults that must be mended first.");
    await story.pagesLeadThere("Kontrollen av teksten fant 2 feil som må rettes først.");
    note("two faults shut the step; the reason leads to them");
    await story.write(altered);
    await story.isStopped(1, "The check of the text found one fault that must be mended first.");
    note("one is mended, the other shuts it still");

    const outside = await Visitor.loggedIn(daemon, mayor);
    const seen = await outside.open(at(""));
    assert.equal(seen.status, 200);
    assert.ok(!seen.body.includes(shown), "nobody is led to what they may not see");

    await story.write(sound);
    expect((await story.tries()).open, "the text is mended: the step is open");
    await must(client.post(at("/process/transitions"), { to: "faggrupper" }));
    const { stage } = await must(client.get(at("/process")));
    assert.equal(stage.slug ?? stage, "faggrupper");
    note("and is taken");

    await daemon.stop();
    daemon.command(["verify", daemon.data]);
    daemon.command(["rebuild", daemon.data]);
    daemon.command(["verify", daemon.data]);
    note("the history verifies, before and after a rebuild");
}

const daemon = await Daemon.create();
try {
    await daemon.start();
    await tell(daemon);
    summary("what the check stops is stopped, and no longer than it must be");
} finally {
    await daemon.remove();
}
