// SPDX-License-Identifier: EUPL-1.2
// The one table of what a person can look at. Every row of daemon/http/route_table.cpp that answers
// a person's GET stands here, or the test of the table fails.
//
//   name      of the screenshots
//   pattern   the route's, where it is one
//   path      an address of it, in the council that council.mjs makes
//   as        public, or the role that looks
//   ready     what the page is not whole without
//   status    200 unless said
import { slug } from "./council.mjs";

const document = `/documents/${slug}`;

export const pages = [
    { name: "documents", pattern: "/", path: "/", as: "public", ready: ".sg-documents" },
    {
        name: "overview",
        pattern: "/documents/{slug}",
        path: document,
        as: "public",
        ready: "#plan",
    },
    {
        name: "overview-secretariat",
        pattern: "/documents/{slug}",
        path: document,
        as: "secretariat",
        ready: ".sg-account form",
    },
    {
        name: "changes",
        pattern: "/documents/{slug}/changes",
        path: `${document}/changes?from=1`,
        as: "secretariat",
        ready: ".sg-comparison",
    },
    {
        name: "changes-side",
        pattern: "/documents/{slug}/changes",
        path: `${document}/changes?from=1&view=side`,
        as: "secretariat",
        ready: ".sg-comparison",
    },
    { name: "login", pattern: "/login", path: "/login", as: "public", ready: "#password" },
    {
        name: "not-found",
        path: "/documents/finnes-ikke",
        as: "public",
        ready: ".sg-facts",
        status: 404,
    },
];

// Answers to a person's GET that are no pages, and why they need no look.
export const files = [
    { pattern: "/static/{path...}", why: "every page loads them, and may log no failure" },
];
