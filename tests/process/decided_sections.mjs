// SPDX-License-Identifier: EUPL-1.2
// Decisions about some chapters, against the real daemon: the transport group decides on its own
// chapter alone; what is then done to the text, there and elsewhere, and what becomes of its
// decision; that it does not pass for one about the whole text; what receivers and readers are
// told; and that the journal, the state and the text agree about it. Exit code 1: not so.
//
//   node tests/process/decided_sections.mjs
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { Client, Daemon } from "./daemon.mjs";
import { checkVerify, sha256 } from "./evidence.mjs";
import { readJournal } from "./journal.mjs";
import { Receiver } from "./receiver.mjs";
import { expect, heading, note, summary } from "./story.mjs";

const slug = "plan";
const group = "faggruppe-samferdsel";

const council = `
name = "Rådet"
time_zone = "Europe/Oslo"

[[body]]
slug = "${group}"
title = { nb = "Faggruppe samferdsel" }
kind = "working_group"
mandate = ["statement"]
seats = [{ slug = "a", represents = "A" }, { slug = "b", represents = "B" }]
`;

// Two ways out of the draft: one asks the group about the text, the other about any of it.
const workflow = `
slug = "kort"
revision = 1
title = { nb = "Kort sak" }
bodies = ["${group}"]
initial = "utkast"

[[stage]]
slug = "utkast"
title = { nb = "Utkast" }
bodies = ["${group}"]

[[stage]]
slug = "hele"
title = { nb = "Hele teksten er behandlet" }
final = true

[[stage]]
slug = "deler"
title = { nb = "Noe er behandlet" }
final = true

[[transition]]
from = "utkast"
to = "hele"
title = { nb = "Ferdig" }
guards = [{ decision = "statement", by = "${group}" }]

[[transition]]
from = "utkast"
to = "deler"
title = { nb = "Ferdig i deler" }
guards = [{ decision = "statement", by = "${group}", scope = "any" }]
`;

const climate = "## Klima\n\nUtslippene skal ned innen 2030.\n";
const transport =
    "## Samferdsel\n\nTogene skal gå når de skal. Bussen skal vente på toget.\n\n" +
    "### Delmål\n\n- Godset skal over på skinner.\n";
const textOf = (...chapters) => `# Plan for regionen\n\n${chapters.join("\n")}`;

class Plan {
    constructor(client) {
        this.client = client;
    }

    at(rest) {
        return `/documents/${slug}${rest}`;
    }

    async must(rest, body, status) {
        const answer = await this.client.post(this.at(rest), body);
        assert.equal(answer.status, status, `${rest}: ${JSON.stringify(answer.body)}`);
        return answer.body;
    }

    async create(text) {
        const answer = await this.client.post("/documents", {
            slug,
            title: "Plan for regionen",
            workflow: "kort",
            text,
        });
        assert.equal(answer.status, 201, JSON.stringify(answer.body));
        this.etag = answer.body.etag;
        this.version = answer.body.version;
    }

    async save(text) {
        const answer = await this.client.command(
            "PUT",
            this.at("/text"),
            { text },
            { "if-match": this.etag },
        );
        assert.equal(answer.status, 200, JSON.stringify(answer.body));
        this.etag = answer.body.etag;
        this.version = answer.body.version;
    }

    async release(visibility = "public") {
        const name = `Utkast ${this.version}`;
        await this.must("/versions", { version: this.version, name, visibility }, 201);
    }

    fields(sections, version = this.version) {
        return {
            body: group,
            kind: "statement",
            version,
            decided_on: "2024-03-20",
            present: 2,
            votes: { in_favour: 2, against: 0 },
            ...(sections ? { sections } : {}),
        };
    }

    async decide(sections, version) {
        return (await this.must("/decisions", this.fields(sections, version), 201)).decision;
    }

    async refused(sections, version) {
        const answer = await this.client.post(
            this.at("/decisions"),
            this.fields(sections, version),
        );
        assert.equal(answer.status, 422, JSON.stringify(answer.body));
        assert.equal(answer.body.field, "sections", JSON.stringify(answer.body));
        return answer.body.reasons?.[0]?.message ?? answer.body.detail;
    }

    async decision(number) {
        return (await this.client.get(this.at(`/decisions/${number}`))).body;
    }

    async stands(number) {
        return (await this.decision(number)).standing;
    }

    async way(to) {
        const { transitions } = (await this.client.get(this.at("/process"))).body;
        return transitions.find((one) => one.to === to);
    }
}

async function deciding(plan) {
    heading("the group decides on its own chapter");
    await plan.create(textOf(climate, transport));
    await plan.release();

    const refusal = await plan.refused(["romfart"]);
    expect(refusal.includes("romfart"), `a chapter there is not is refused: ${refusal}`);
    await plan.refused(["plan-for-regionen"]);
    await plan.refused(["samferdsel", "samferdsel"]);
    note("neither the title, which is the whole text, nor a chapter twice can be named");

    const about = await plan.decide(["samferdsel"]);
    const { sections, standing } = await plan.decision(about);
    assert.equal(standing, "valid");
    const lines = transport.trimEnd();
    assert.deepEqual(sections, [{ section: "samferdsel", sha256: sha256(lines + "\n") }]);
    expect(true, "the decision has the chapter's id and the SHA-256 of its lines");

    const whole = await plan.way("hele");
    expect(!whole.open && whole.unmet[0].kind === "has_decision", whole.unmet[0].message);
    expect((await plan.way("deler")).open, "the way that a part is enough for is open");
    return about;
}

async function changing(plan, about) {
    heading("what is done elsewhere");
    const warmer = climate.replace("2030", "2040");
    await plan.save(textOf(warmer, transport));
    expect((await plan.stands(about)) === "valid", "another chapter is changed: valid");
    await plan.save(textOf(transport, "## Natur\n\nMyra skal ligge.\n", warmer));
    expect((await plan.stands(about)) === "valid", "the chapter is moved, another is new: valid");
    await plan.release();
    await plan.save(textOf("Forord.\n", transport));
    expect((await plan.stands(about)) === "valid", "all other chapters are gone: valid");

    heading("what is done inside");
    const broken = transport.replace("skal. Bussen", "skal.\nBussen");
    await plan.save(textOf(broken, climate));
    expect((await plan.stands(about)) === "carried", "a line is broken in it: carried over");
    await plan.save(textOf(broken, climate.replace("2030", "2050")));
    expect((await plan.stands(about)) === "carried", "and another chapter changes: as it was");
    await plan.save(textOf(broken.replace("over på skinner", "på vei"), climate));
    expect((await plan.stands(about)) === "lapsed", "a sub-goal below it changes: lapsed");
    await plan.save(textOf(transport, climate));
    expect((await plan.stands(about)) === "lapsed", "what lapsed does not come back by itself");
}

async function renaming(plan) {
    heading("a new name, a new place, and none");
    await plan.release();
    const renamed = await plan.decide(["samferdsel"]);
    await plan.save(textOf(transport.replace("## Samferdsel", "## Transport"), climate));
    expect((await plan.stands(renamed)) === "lapsed", "renamed: found, and its name was decided on");
    await plan.release();
    const outline = (await plan.client.get(plan.at(`/outline?version=${plan.version}`))).body;
    const found = outline.sections.find(({ heading: words }) => words === "Transport");
    assert.equal(found.id, "samferdsel", "it keeps its id");
    const again = await plan.decide(["samferdsel"]);
    assert.equal(await plan.stands(again), "valid");
    const first = await plan.decide(["samferdsel"], 1);
    expect((await plan.stands(first)) === "lapsed", "registered about the first text: lapsed");
    const climateFirst = await plan.decide(["klima"], 1);
    expect((await plan.stands(climateFirst)) === "valid", "about a chapter as it still is: valid");
    await plan.save(textOf(climate));
    expect((await plan.stands(again)) === "lapsed", "taken out: lapsed");
    expect((await plan.stands(climateFirst)) === "valid", "the chapter that stayed: valid");

    await plan.save(textOf(climate, transport));
    await plan.release("recipients");
    const closed = await plan.refused(["samferdsel"]);
    expect(closed.includes("not public"), `of what is not public, the whole: ${closed}`);
    await plan.decide();
    expect((await plan.way("hele")).open, "the way that asks for the whole text is open now");
}

async function telling(plan, daemon, receiver) {
    heading("what is told");
    const entries = await readJournal(plan.client, -1, 100);
    const changed = entries.filter((one) => one.type === "decision.standing_changed");
    for (const { data } of changed) assert.deepEqual(data.sections, ["samferdsel"]);
    const recorded = entries.find((one) => one.type === "decision.recorded");
    assert.deepEqual(recorded.data.sections, ["samferdsel"]);
    assert.ok(await receiver.waitFor(changed.at(-1).data.id, 60_000), "the last notice arrived");
    const told = receiver.of(slug).map(({ notice }) => notice.data);
    assert.deepEqual(
        told.filter((data) => data.sections).map((data) => data.id),
        entries.filter((one) => one.data.sections).map((one) => one.data.id),
    );
    const to = changed.map(({ data }) => data.to);
    expect(true, `${changed.length} changes of standing, each once and with its chapter: ${to}`);

    const page = await (await fetch(`${daemon.url}/documents/${slug}/meetings`)).text();
    for (const words of ["uttalelse (enkelte kapitler)", "Bare kapittelet «Samferdsel».",
        "Bare kapittelet «Transport».", "Det som ble behandlet, er uendret i dagens tekst."])
        assert.ok(page.includes(words), `the page says: ${words}`);
    note("the page of decisions tells what each is about, by the name it had");
}

async function run(daemon, receiver) {
    await daemon.start();
    const client = new Client(daemon, daemon.secretaryToken);
    const answer = await client.post("/endpoints", {
        url: receiver.url,
        name: "mottaker",
        reads: "secretariat",
    });
    receiver.trust(answer.body.secret);
    const plan = new Plan(client);
    const about = await deciding(plan);
    await changing(plan, about);
    await renaming(plan);
    await telling(plan, daemon, receiver);

    heading("what agrees");
    note(await checkVerify(daemon));
    await daemon.stop();
    daemon.command(["rebuild", daemon.data]);
    note(await checkVerify(daemon, "after rebuilding"));
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "saksgang-council-"));
fs.writeFileSync(path.join(folder, "council.toml"), council);
fs.writeFileSync(path.join(folder, "workflow.toml"), workflow);
const daemon = await Daemon.create({ council: folder });
const receiver = await new Receiver({}).start();
try {
    await run(daemon, receiver);
    summary("A decision about a chapter stands for as long as the chapter does, and no longer.");
} catch (problem) {
    console.error(`\nNOT AS IT MUST BE: ${problem.stack}\n\nThe daemon's last words:`);
    console.error(daemon.logTail());
    process.exitCode = 1;
} finally {
    await receiver.stop();
    await daemon.remove();
    fs.rmSync(folder, { recursive: true, force: true });
}
