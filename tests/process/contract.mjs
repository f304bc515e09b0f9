// SPDX-License-Identifier: EUPL-1.2
// The API's description as a contract: every exchange with a daemon is held against it, whoever
// sent it. An answer must have a described status, media type and form, with no member that the
// description lacks; a request that was done must have a described body, and one that was refused
// for an unknown member must not.
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

import { exchange, watchers } from "./http.mjs";

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const pointerPart = (name) => name.replaceAll("~", "~0").replaceAll("/", "~1");
const mediaType = (headers) => (headers["content-type"] ?? "").split(";")[0].trim();

// Answers may get new members, so the description leaves their objects open. A test closes them.
function closed(schema) {
    if (Array.isArray(schema)) return schema.map(closed);
    if (!isObject(schema)) return schema;
    const made = Object.fromEntries(Object.entries(schema).map(([k, v]) => [k, closed(v)]));
    if (made.type === "object" && isObject(made.properties)) made.additionalProperties ??= false;
    return made;
}

class Operation {
    constructor(method, pattern, described) {
        this.method = method;
        this.name = `${method} ${pattern}`;
        this.described = described;
        this.pointer = `#/paths/${pointerPart(pattern)}/${method.toLowerCase()}`;
        const escaped = pattern.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
        this.path = new RegExp(`^${escaped.replace(/\{[^}]+\}/g, "[^/]+")}$`);
        this.statuses = new Set();
    }
}

export class Contract {
    #description;
    #ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
    #checks = new Map();
    #daemon;

    constructor(daemon, description) {
        this.#daemon = daemon;
        this.#description = closed(description);
        this.description = description;
        this.operations = [];
        this.exchanges = 0;
        this.faults = [];
        addFormats(this.#ajv);
        this.#ajv.addSchema(this.#description, "api");
        for (const [pattern, item] of Object.entries(description.paths)) {
            for (const [method, described] of Object.entries(item))
                this.operations.push(new Operation(method.toUpperCase(), pattern, described));
        }
    }

    // Reads the description from the running daemon, and holds all that follows against it.
    static async watch(daemon) {
        const { status, body } = await exchange(daemon.url, "GET", "/api/openapi.json");
        if (status !== 200) throw new Error(`no description: ${status}`);
        const contract = new Contract(daemon, body);
        watchers.add((sent, answer) => contract.#see(sent, answer));
        return contract;
    }

    // The operations that were not once done, rather than refused.
    untried() {
        const isDone = ({ statuses }) => [...statuses].some((status) => status < 300);
        return this.operations.filter((one) => !isDone(one)).map(({ name }) => name);
    }

    // Throws what was found, or says in a line what was looked at.
    check() {
        if (this.faults.length > 0) {
            const some = [...new Set(this.faults)].slice(0, 20).join("\n  ");
            throw new Error(`the description does not say what was done:\n  ${some}`);
        }
        const tried = this.operations.length - this.untried().length;
        return (
            `${this.exchanges} exchanges are as described; ` +
            `${tried} of ${this.operations.length} operations were done`
        );
    }

    #see({ base, method, target, headers, body }, answer) {
        if (base !== this.#daemon.url) return;
        const path = target.split("?")[0];
        const operation = this.operations.find((o) => o.method === method && o.path.test(path));
        if (!operation) return this.#seeElsewhere(method, path, answer);
        this.exchanges += 1;
        operation.statuses.add(answer.status);
        this.#checkAnswer(operation, answer);
        this.#checkRequest(operation, mediaType(headers), body, answer);
    }

    // Nothing is described there: so nothing may be found there, but a page.
    #seeElsewhere(method, path, answer) {
        if (path.startsWith("/api/") && answer.status < 300)
            this.faults.push(`${method} ${path}: ${answer.status}, and is not described`);
    }

    #checkAnswer(operation, answer) {
        const { responses } = operation.described;
        const status = answer.status in responses ? answer.status : "default";
        const where = `${operation.name}: ${answer.status}`;
        const [pointer, described] = this.#follow(`${operation.pointer}/responses/${status}`);
        const type = mediaType(answer.headers);
        if (!described.content) {
            if (answer.bytes.length > 0) this.faults.push(`${where} has a body`);
            return;
        }
        if (!(type in described.content)) {
            this.faults.push(`${where} is ${type || "nothing"}`);
            return;
        }
        const fault = this.#faultOf(`${pointer}/content/${pointerPart(type)}/schema`, answer.body);
        if (fault) this.faults.push(`${where}: ${fault}`);
        for (const name of Object.keys(described.headers ?? {})) {
            if (name !== "Retry-After" && !(name.toLowerCase() in answer.headers))
                this.faults.push(`${where} lacks ${name}`);
        }
    }

    #checkRequest(operation, type, body, answer) {
        const isDone = answer.status < 300;
        const isUnknown = answer.body?.code === "unknown_field";
        if ((!isDone && !isUnknown) || body === undefined) return;
        const { content } = operation.described.requestBody ?? {};
        const where = `${operation.name}: ${isDone ? "done" : "refused"}, though its body`;
        if (!content || !(type in content)) {
            this.faults.push(`${where} of ${type} is not described`);
            return;
        }
        const pointer = `${operation.pointer}/requestBody/content/${pointerPart(type)}/schema`;
        const sent = type === "application/json" ? JSON.parse(body) : body.toString();
        const fault = this.#faultOf(pointer, sent);
        if (isDone && fault) this.faults.push(`${where} is not as described: ${fault}`);
        if (isUnknown && !fault) this.faults.push(`${where} is as described`);
    }

    #faultOf(pointer, value) {
        let check = this.#checks.get(pointer);
        if (!check) {
            check = this.#ajv.compile({ $ref: `api${encodeURI(pointer)}` });
            this.#checks.set(pointer, check);
        }
        if (check(value)) return null;
        const said = ({ instancePath, message, params }) =>
            `${instancePath} ${message} ${params.additionalProperty ?? ""}`.trim();
        return check.errors.map(said).join("; ");
    }

    // What stands at a pointer, and where it really stands when that is a reference.
    #follow(pointer) {
        let found = this.#description;
        for (const part of pointer.slice(2).split("/"))
            found = found[part.replaceAll("~1", "/").replaceAll("~0", "~")];
        return found.$ref ? this.#follow(found.$ref) : [pointer, found];
    }
}
