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
    { name: "audit", pattern: "/audit", path: "/audit", as: "public", ready: ".sg-journal" },
    {
        name: "audit-auditor",
        pattern: "/audit",
        path: "/audit?type=decision.recorded",
        as: "auditor",
        ready: ".sg-verify button",
    },
    {
        name: "document-audit",
        pattern: "/documents/{slug}/audit",
        path: `${document}/audit`,
        as: "public",
        ready: ".sg-journal",
    },
    {
        name: "notices",
        pattern: "/notices",
        path: "/notices",
        as: "administrator",
        ready: ".sg-cards",
    },
    {
        name: "endpoint",
        pattern: "/notices/{id}",
        path: "/notices/1",
        as: "administrator",
        ready: "#deliveries",
    },
    {
        name: "endpoint-new",
        pattern: "/notices/new",
        path: "/notices/new",
        as: "secretariat",
        ready: "#endpoint-url",
    },
    {
        name: "endpoint-remove",
        pattern: "/notices/{id}/remove",
        path: "/notices/1/remove",
        as: "administrator",
        ready: "#remove",
    },
    {
        name: "delivery",
        pattern: "/notices/{id}/deliveries/{delivery}",
        path: "/notices/1/deliveries/1",
        as: "administrator",
        ready: "#body",
    },
    {
        name: "people",
        pattern: "/people",
        path: "/people",
        as: "administrator",
        ready: ".sg-rows",
    },
    {
        name: "person-new",
        pattern: "/people/new",
        path: "/people/new",
        as: "administrator",
        ready: "#person-password",
    },
    {
        name: "person-roles",
        pattern: "/people/{id}/roles",
        path: "/people/1/roles",
        as: "administrator",
        ready: "#roles",
    },
    { name: "bodies", pattern: "/bodies", path: "/bodies", as: "public", ready: ".sg-seats" },
    {
        name: "bodies-administrator",
        pattern: "/bodies",
        path: "/bodies",
        as: "administrator",
        ready: ".sg-seats a",
    },
    {
        name: "seat",
        pattern: "/bodies/{body}/seats/{seat}",
        path: "/bodies/horingsinstansene/seats/asker",
        as: "administrator",
        ready: "#seat-holder",
    },
    { name: "tokens", pattern: "/tokens", path: "/tokens", as: "member", ready: "#tokens" },
    {
        name: "token-new",
        pattern: "/tokens/new",
        path: "/tokens/new",
        as: "member",
        ready: "#token-name",
    },
    { name: "api", pattern: "/api", path: "/api", as: "public", ready: "#get_journal" },
        name: "text",
        pattern: "/documents/{slug}/text",
        path: `${document}/text`,
        as: "public",
        ready: ".sg-text",
    },
    {
        name: "goals",
        pattern: "/documents/{slug}/goals",
        path: `${document}/goals`,
        as: "public",
        ready: "#matrix",
    },
    {
        name: "goals-checked",
        pattern: "/documents/{slug}/goals",
        path: `${document}/goals`,
        as: "secretariat",
        ready: "#check",
    },
    {
        name: "version-past",
        pattern: "/documents/{slug}/versions/{n}",
        path: `${document}/versions/1`,
        as: "secretariat",
        ready: ".sg-text",
    },
    {
        name: "versions",
        pattern: "/documents/{slug}/versions",
        path: `${document}/versions`,
        as: "public",
        ready: "#versions",
    {
        name: "accessibility",
        pattern: "/tilgjengelighet",
        path: "/tilgjengelighet",
        as: "public",
        ready: ".sg-prose",
    },
    { name: "privacy", pattern: "/personvern", path: "/personvern", as: "public", ready: "h2" },
    {
        name: "new-document",
        pattern: "/new-document",
        path: "/new-document",
        as: "secretariat",
        ready: "#document-title",
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
    { pattern: "/setup", why: "closed once somebody can log in; tests/process/setup_pages" },
    { pattern: "/audit.csv", why: "a file to keep" },
    { pattern: "/audit.json", why: "a file to keep" },
    { pattern: "/documents/{slug}/process.svg", why: "the overview shows it" },
    { pattern: "/static/{path...}", why: "every page loads them, and may log no failure" },
];
