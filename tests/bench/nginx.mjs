// SPDX-License-Identifier: EUPL-1.2
// nginx as a peer, in a folder and at a port of its own: bytes from a file, and cgit over fcgiwrap.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { freePort, listening, stop } from "./tools.mjs";

const fcgiProcesses = 4;

export class Nginx {
    // `repository`: what cgit shows, under the name "text".
    static async open({ repository } = {}) {
        const nginx = new Nginx();
        nginx.folder = fs.mkdtempSync(path.join(os.tmpdir(), "saksgang-nginx-"));
        nginx.files = path.join(nginx.folder, "files");
        fs.mkdirSync(nginx.files);
        fs.chmodSync(nginx.folder, 0o755);
        nginx.port = await freePort();
        nginx.url = `http://127.0.0.1:${nginx.port}`;
        nginx.children = [];
        if (repository) await nginx.#startCgit(repository);
        const configuration = path.join(nginx.folder, "nginx.conf");
        fs.writeFileSync(configuration, nginx.#configuration(Boolean(repository)));
        nginx.children.push(
            spawn("/usr/sbin/nginx", ["-p", nginx.folder, "-c", configuration], {
                stdio: "inherit",
            }),
        );
        await listening(nginx.port);
        return nginx;
    }

    async #startCgit(repository) {
        const settings = path.join(this.folder, "cgitrc");
        fs.writeFileSync(settings, `cache-size=0\nrepo.url=text\nrepo.path=${repository}\n`);
        this.socket = path.join(this.folder, "fcgi.socket");
        this.children.push(
            spawn("/usr/sbin/fcgiwrap", ["-c", fcgiProcesses, "-s", `unix:${this.socket}`], {
                stdio: "ignore",
                env: { ...process.env, CGIT_CONFIG: settings, HOME: this.folder },
            }),
        );
    }

    #configuration(hasCgit) {
        const cgit = `
            location /cgit {
                fastcgi_pass unix:${this.socket};
                fastcgi_param SCRIPT_FILENAME /usr/lib/cgit/cgit.cgi;
                fastcgi_param CGIT_CONFIG ${this.folder}/cgitrc;
                fastcgi_param REQUEST_METHOD $request_method;
                fastcgi_param QUERY_STRING $args;
                fastcgi_split_path_info ^(/cgit)(/.*)$;
                fastcgi_param SCRIPT_NAME $fastcgi_script_name;
                fastcgi_param HTTP_HOST $host;
                fastcgi_param PATH_INFO $fastcgi_path_info;
            }`;
        const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map((name) => `${name}_temp_path ${this.folder}/${name};`)
            .join("\n");
        return `
            daemon off;
            ${process.getuid() === 0 ? "user root;" : ""}
            worker_processes 1;
            pid ${this.folder}/nginx.pid;
            error_log ${this.folder}/error.log;
            events { worker_connections 1024; }
            http {
                access_log off;
                sendfile on;
                keepalive_requests 1000000000;
                types { application/json json; }
                ${temporary}
                server {
                    listen 127.0.0.1:${this.port};
                    root ${this.files};
                    ${hasCgit ? cgit : ""}
                }
            }`;
    }

    // Serves these bytes; their address.
    file(name, bytes) {
        fs.writeFileSync(path.join(this.files, name), bytes);
        return `${this.url}/${name}`;
    }

    async close() {
        for (const child of this.children.reverse()) await stop(child);
        fs.rmSync(this.folder, { recursive: true, force: true });
    }
}
