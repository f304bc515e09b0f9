// SPDX-License-Identifier: EUPL-1.2
// Pages that answer a form and have no address of their own: what is looked at is where the steps
// lead to. Nothing here saves a text; the last row keeps a draft.
//
//   name, as, ready, status   as in pages.mjs
//   path                      where the steps begin
//   steps(page, daemon)       gives the answer that is looked at
import { Client } from "../process/daemon.mjs";
import { slug } from "./council.mjs";

const edit = `/documents/${slug}/edit`;

// Presses a button and waits for the page that it leads to.
async function press(page, name) {
    const answered = page.waitForResponse((one) => one.request().isNavigationRequest());
    await page.getByRole("button", { name }).click();
    const answer = await answered;
    await page.waitForLoadState("load");
    return answer;
}

async function rewrite(page, change) {
    const field = page.locator("#edit-text");
    await field.fill(change(await field.inputValue()));
}

const reworded = (text) =>
    `${text}\n## Etterord\n\nNoe nytt står til slutt.\n`
        .replace("bygget opp", "satt sammen")
        .replace("2030", "2031");

// As if the text had been begun on before version 2 was saved, where that changed the same words.
async function beginBeforeOthers(page, daemon) {
    const client = new Client(daemon, daemon.secretaryToken);
    const { body, headers } = await client.get(`/documents/${slug}/versions/1/text`);
    const blob = headers.etag.replaceAll('"', "");
    await page.locator("#edit input[name=base]").evaluate((input, value) => {
        input.value = value;
    }, blob);
    await rewrite(page, () => body.replace(" skal ", " må "));
    return press(page, "Se over og lagre");
}

export const answers = [
    {
        name: "edit-refused",
        path: edit,
        as: "secretariat",
        ready: ".ds-error-summary",
        status: 422,
        steps: async (page) => {
            await rewrite(page, () => "");
            return press(page, "Se over og lagre");
        },
    },
    {
        name: "review",
        path: edit,
        as: "secretariat",
        ready: "#review",
        steps: async (page) => {
            await rewrite(page, reworded);
            return press(page, "Se over og lagre");
        },
    },
    {
        name: "joining",
        path: edit,
        as: "secretariat",
        ready: "#join",
        steps: beginBeforeOthers,
    },
    {
        name: "joining-refused",
        path: edit,
        as: "secretariat",
        ready: ".ds-error-summary",
        status: 422,
        steps: async (page, daemon) => {
            await beginBeforeOthers(page, daemon);
            return press(page, "Sett sammen og se over");
        },
    },
    {
        name: "joined-review",
        path: edit,
        as: "secretariat",
        ready: "#review",
        steps: async (page, daemon) => {
            await beginBeforeOthers(page, daemon);
            await page.locator("#join").getByText("Slik jeg har det").click();
            return press(page, "Sett sammen og se over");
        },
    },
    {
        name: "edit-draft",
        path: edit,
        as: "secretariat",
        ready: "#edit",
        steps: async (page) => {
            await rewrite(page, reworded);
            await press(page, "Ta vare på kladden");
            return page.reload();
        },
    },
];
