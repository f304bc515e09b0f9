// SPDX-License-Identifier: EUPL-1.2
// The pages around the process, over real sockets: for each form, that it does what it says, that
// what is wrong is refused and shown again with nothing stored, that a forged one does nothing,
// that whoever may not is told so, and that sent twice it is done once.
//
//   node tests/process/admin_pages.mjs
import assert from "node:assert/strict";
import fs from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

import { Client, Daemon, administrator, mayor, secretary } from "./daemon.mjs";
import { heading, note, summary } from "./story.mjs";
import { Visitor, locationOf } from "./visitor.mjs";

const auditor = {
    email: "revisor@example.org",
    role: "auditor",
    password: "et langt passord for revisoren",
};

const count = (text, part) => text.split(part).length - 1;

async function until(what, condition) {
    const end = Date.now() + 20_000;
    for (;;) {
        const found = await condition();
        if (found) return found;
        if (Date.now() > end) throw new Error(`not in time: ${what}`);
        await pause(50);
    }
}

// A command's form: forged, by somebody who may not, and by nobody, it does nothing.
async function closedToOthers(daemon, action, fields, allowed, denied) {
    const forged = await allowed.send(action, { ...fields, csrf_token: "forged" });
    assert.equal(forged.status, 403, `${action} forged: ${forged.status}`);
    const carried = await denied.carried("/tokens/new", "/tokens");
    const other = await denied.send(action, { ...fields, csrf_token: carried.csrf_token });
    assert.equal(other.status, 403, `${action} by another role: ${other.status}`);
    const nobody = await new Visitor(daemon).send(action, fields);
    assert.equal(nobody.status, 401, `${action} by nobody: ${nobody.status}`);
}

async function receivers(daemon, people) {
    heading("receivers of notices");
    const { admin, member } = people;
    const endpoints = async () =>
        (await new Client(daemon, daemon.administratorToken).get("/endpoints")).body.endpoints;
    const wanted = { url: "http://127.0.0.1:9/hemmelig", name: "Arkivet", reads: "public" };

    await closedToOthers(daemon, "/notices", wanted, admin, member);
    const refused = await admin.fill("/notices/new", "/notices", {
        ...wanted,
        url: "ftp://nei",
        "event.milestone.moved": "yes",
    });
    assert.equal(refused.status, 422);
    assert.match(refused.body, /class="ds-error-summary"/);
    assert.match(refused.body, /href="#endpoint-url"/);
    assert.match(refused.body, /value="ftp:\/\/nei"/);
    assert.match(refused.body, /name="event.milestone.moved" type="checkbox" value="yes" checked/);
    const unknown = await admin.fill("/notices/new", "/notices", { ...wanted, secret: "x" });
    assert.equal(unknown.status, 422);
    assert.equal((await endpoints()).length, 0);
    note("refused, and nothing stored");

    const carried = await admin.carried("/notices/new", "/notices");
    const sent = { ...carried, ...wanted, "event.milestone.moved": "yes" };
    const made = await admin.send("/notices", sent);
    assert.equal(made.status, 303, made.body);
    assert.equal(locationOf(made), "/notices/1?done=added");
    const again = await admin.send("/notices", sent);
    assert.equal(locationOf(again), "/notices/1?done=added");
    assert.equal((await endpoints()).length, 1);
    assert.deepEqual((await endpoints())[0].events, ["milestone.moved"]);
    note("sent twice, added once");

    const shown = await admin.get("/notices/1");
    const [secret] = /whsec_[A-Za-z0-9+/=]+/.exec(shown.body);
    assert.ok(secret.length > 30);
    assert.doesNotMatch(shown.body, /hemmelig/);
    assert.doesNotMatch((await admin.get("/notices/1")).body, /whsec_[A-Za-z0-9]{20}/);
    note("the key is shown once, and the address not at all");

    await until("a failed attempt", async () => /1 forsøk/.test((await admin.get("/notices/1")).body));
    const pinged = await admin.fill("/notices/1", "/notices/1/ping", {});
    assert.equal(locationOf(pinged), "/notices/1?done=pinged");
    const list = (await admin.get("/notices/1")).body;
    assert.equal(count(list, "Prøvevarsel</a>"), 2);
    assert.equal(count((await admin.get("/notices/1?state=delivered")).body, "Prøvevarsel</a>"), 0);
    const delivery = await admin.get("/notices/1/deliveries/1");
    assert.match(delivery.body, /Forsøk 1: fikk ikke kontakt/);
    assert.match(delivery.body, /endpoint\.ping/);
    const resent = await admin.fill("/notices/1/deliveries/1", "/notices/1/deliveries/1/resend", {});
    assert.equal(locationOf(resent), "/notices/1/deliveries/1?done=resent");
    assert.equal((await admin.get("/notices/2/deliveries/1")).status, 404);
    assert.equal((await member.get("/notices")).status, 403);
    const guest = await new Visitor(daemon).get("/notices");
    assert.equal(locationOf(guest), "/login?next=%2Fnotices");
    note("attempts, tests and resends");

    await closedToOthers(daemon, "/notices/1/ping", {}, admin, member);
    await closedToOthers(daemon, "/notices/1/enable", {}, admin, member);
    await closedToOthers(daemon, "/notices/1/remove", {}, admin, member);
    await closedToOthers(daemon, "/notices/1/deliveries/1/resend", {}, admin, member);
    const removed = await admin.fill("/notices/1/remove", "/notices/1/remove", {});
    assert.equal(locationOf(removed), "/notices?done=removed");
    assert.equal((await endpoints()).length, 0);
    assert.equal((await admin.get("/notices/1")).status, 404);
    note("removed");
}

async function people(daemon, { admin, member }) {
    heading("people, seats and tokens");
    const wanted = { name: "Ola Nordmann", email: "ola@example.org", password: "lang nok tekst" };
    const known = async () =>
        (await new Client(daemon, daemon.administratorToken).get("/people")).body.people;
    const before = (await known()).length;

    await closedToOthers(daemon, "/people", wanted, admin, member);
    const noRole = await admin.fill("/people/new", "/people", wanted);
    assert.equal(noRole.status, 422);
    assert.match(noRole.body, /Velg minst én rolle/);
    assert.match(noRole.body, /value="Ola Nordmann"/);
    assert.doesNotMatch(noRole.body, /lang nok tekst/);
    const short = await admin.fill("/people/new", "/people", {
        ...wanted,
        password: "kort",
        "role.member": "yes",
    });
    assert.equal(short.status, 422);
    const taken = await admin.fill("/people/new", "/people", {
        ...wanted,
        email: mayor.email,
        "role.member": "yes",
    });
    assert.equal(taken.status, 409);
    assert.equal((await known()).length, before);

    const carried = await admin.carried("/people/new", "/people");
    const sent = { ...carried, ...wanted, "role.member": "yes", "role.body_secretary": "yes" };
    assert.equal(locationOf(await admin.send("/people", sent)), "/people?done=person_added");
    assert.equal(locationOf(await admin.send("/people", sent)), "/people?done=person_added");
    const added = (await known()).find((one) => one.email === wanted.email);
    assert.deepEqual(added.roles, ["member", "body_secretary"]);
    assert.equal((await known()).length, before + 1);
    note("a person is added once");

    const ola = await Visitor.loggedIn(daemon, wanted);
    const roles = `/people/${added.id}/roles`;
    await closedToOthers(daemon, roles, { "role.auditor": "yes" }, admin, member);
    const changed = await admin.fill(roles, roles, { "role.auditor": "yes" });
    assert.equal(locationOf(changed), "/people?done=roles_changed");
    assert.equal((await admin.fill(roles, roles, {})).status, 422);
    assert.deepEqual((await known()).find((one) => one.id === added.id).roles, ["auditor"]);
    const close = `/people/${added.id}/close`;
    await closedToOthers(daemon, close, {}, admin, member);
    assert.equal(locationOf(await admin.fill("/people", close, {})), "/people?done=account_closed");
    assert.equal(locationOf(await ola.get("/tokens")), "/login?next=%2Ftokens");
    const open = `/people/${added.id}/open`;
    assert.equal(locationOf(await admin.fill("/people", open, {})), "/people?done=account_opened");
    await Visitor.loggedIn(daemon, wanted);
    const self = (await known()).find((one) => one.email === administrator.email);
    const { csrf_token } = await admin.carried("/tokens/new", "/tokens");
    const own = await admin.send(`/people/${self.id}/close`, { csrf_token });
    assert.equal(own.status, 403);
    note("roles change, accounts close and open; never one's own");

    const seat = "/bodies/horingsinstansene/seats/asker";
    await closedToOthers(daemon, seat, { holder: added.id }, admin, member);
    const double = await admin.fill(seat, seat, { holder: added.id, deputy: added.id });
    assert.equal(double.status, 422);
    const seated = await admin.fill(seat, seat, { holder: added.id, deputy: "" });
    assert.equal(locationOf(seated), "/bodies?done=seat_changed");
    assert.match((await admin.get("/bodies")).body, /Ola Nordmann/);
    const public_ = (await new Visitor(daemon).get("/bodies")).body;
    assert.doesNotMatch(public_, /Ola Nordmann|@example/);
    assert.match(public_, /besatt/);
    assert.equal((await admin.get("/bodies/styret/seats/finnes-ikke")).status, 404);
    assert.equal((await member.get("/people")).status, 403);
    note("a seat is filled, and the name is for administrators");

    const tooLong = await member.fill("/tokens/new", "/tokens", {
        name: "Nattjobben",
        expires_in_days: "9999",
    });
    assert.equal(tooLong.status, 422);
    assert.match(tooLong.body, /value="9999"/);
    const token = await member.carried("/tokens/new", "/tokens");
    const asked = { ...token, name: "Nattjobben", expires_in_days: "30" };
    assert.equal(locationOf(await member.send("/tokens", asked)), "/tokens?done=token_made");
    assert.equal(locationOf(await member.send("/tokens", asked)), "/tokens?done=token_made");
    const once = await member.get("/tokens");
    const [value] = /sg_[A-Za-z0-9_-]{43}/.exec(once.body);
    assert.equal(count(once.body, "Nattjobben</h3>"), 1);
    assert.doesNotMatch((await member.get("/tokens")).body, /sg_[A-Za-z0-9_-]{43}/);
    assert.equal((await new Client(daemon, value).get("/tokens")).status, 200);
    const forged = await member.send("/tokens", { ...asked, csrf_token: "forged" });
    assert.equal(forged.status, 403);
    const revoke = /action="(\/tokens\/\d+\/revoke)"/.exec(once.body)[1];
    assert.equal((await ola.send(revoke, {})).status, 401);
    assert.equal(locationOf(await member.fill("/tokens", revoke, {})), "/tokens?done=token_revoked");
    assert.equal((await new Client(daemon, value).get("/tokens")).status, 401);
    note("a token is made once, shown once, and revoked");
}

async function documents(daemon, { clerk, member, admin }) {
    heading("a new document");
    const wanted = { title: "Årsplan for høring 2026", workflow: "strategi", language: "nb" };
    await closedToOthers(daemon, "/new-document", wanted, clerk, member);
    assert.equal((await admin.get("/new-document")).status, 403);
    const refused = await clerk.fill("/new-document", "/new-document", {
        ...wanted,
        slug: "Ikke et kortnavn",
        text: "# Årsplan\n\nEn setning.",
    });
    assert.equal(refused.status, 422);
    assert.match(refused.body, /En setning\./);
    const carried = await clerk.carried("/new-document", "/new-document");
    const sent = { ...carried, ...wanted, text: "# Årsplan\r\n\r\nEn setning." };
    const made = await clerk.send("/new-document", sent);
    assert.equal(locationOf(made), "/documents/arsplan-for-horing-2026", made.body);
    assert.equal(locationOf(await clerk.send("/new-document", sent)), locationOf(made));
    assert.equal((await clerk.get(locationOf(made))).status, 200);
    const taken = await clerk.fill("/new-document", "/new-document", wanted);
    assert.equal(taken.status, 409);
    note("made once, its address from its title");
}

async function audit(daemon, { clerk, inspector, member }) {
    heading("audit");
    const guest = new Visitor(daemon);
    const everything = await guest.get("/audit");
    assert.equal(everything.status, 200);
    assert.match(everything.body, /Rådet ble satt opp\./);
    assert.doesNotMatch(everything.body, /Versjon 1 ble lagret/);
    assert.match((await clerk.get("/audit")).body, /Versjon 1 ble lagret/);
    const chosen = await guest.get("/audit?type=seat.assigned&role=administrator&from=&until=");
    assert.equal(count(chosen.body, 'id="entry-'), 1);
    assert.equal((await guest.get("/audit?from=i+dag")).status, 422);
    assert.equal((await guest.get("/audit?role=konge")).status, 422);
    assert.equal(count((await guest.get("/audit?from=2001-01-01&until=2001-01-02")).body, "entry-"), 0);
    const hidden = "/documents/arsplan-for-horing-2026/audit";
    assert.equal((await guest.get(hidden)).status, 404, "nothing of it is released");
    const one = await clerk.get(hidden);
    assert.match(one.body, /Dokumentet ble opprettet\./);
    assert.doesNotMatch(one.body, /Rådet ble satt opp\./);
    note("entries are chosen, and working versions are not for everybody");

    const csv = await guest.get("/audit.csv?type=document.created");
    assert.match(csv.headers["content-type"], /^text\/csv/);
    assert.equal(csv.bytes.toString().trim().split("\r\n").length, 2);
    const json = (await clerk.get("/audit.json")).body;
    assert.ok(json.entries.length > 5);
    assert.equal(json.entries.at(-1).seq, 0);
    assert.equal(JSON.parse(json.entries[0].leaf).seq, json.entries[0].seq);
    note("CSV and JSON have the same, with the stored bytes");

    await closedToOthers(daemon, "/audit/verify", {}, inspector, member);
    const begun = await inspector.fill("/audit", "/audit/verify", {});
    assert.equal(locationOf(begun), "/audit");
    const verified = await until("the verification", async () => {
        const { body } = await inspector.get("/audit");
        return /alt stemmer/.test(body) && !/går nå/.test(body) ? body : null;
    });
    const printed = daemon.command(["verify", daemon.data]);
    const [, size] = /size (\d+)/.exec(printed);
    const [, root] = /root ([0-9a-f]{64})/.exec(printed);
    assert.ok(verified.includes(`${size} hendelser i ubrutt kjede`), printed);
    assert.ok(verified.includes(`saksgang verify data --kept ${size}:${root}`));
    daemon.command(["verify", daemon.data, "--kept", `${size}:${root}`]);
    note("the daemon and the command line find the same");
}

const began = Date.now();
const daemon = await Daemon.create();
try {
    const { email, role, password } = auditor;
    const words = ["user", "add", daemon.data, "--name", role, "--email", email, "--role", role];
    daemon.command(words, `${password}\n`);
    await daemon.start();
    assert.equal(fs.existsSync(`${daemon.data}/keys/setup.address`), false);
    const logIn = (person) => Visitor.loggedIn(daemon, person);
    const visitors = {
        admin: await logIn(administrator),
        clerk: await logIn(secretary),
        member: await logIn(mayor),
        inspector: await logIn(auditor),
    };
    await receivers(daemon, visitors);
    await people(daemon, visitors);
    await documents(daemon, visitors);
    await audit(daemon, visitors);
    await daemon.stop();
} finally {
    await daemon.remove();
}
summary(`The pages around the process hold, in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
