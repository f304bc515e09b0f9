// SPDX-License-Identifier: EUPL-1.2
// What stands outside the daemon's word: git's own tools on the repository, and `saksgang verify`.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import path from "node:path";

// Nobody's own configuration of git.
const environment = {
    PATH: process.env.PATH,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
};

export const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

export function git(repository, ...words) {
    const run = spawnSync("git", ["-C", repository, ...words], {
        env: environment,
        maxBuffer: 1 << 28,
    });
    assert.equal(run.status, 0, `git ${words.join(" ")}: ${run.stderr}`);
    return run.stdout;
}

// No fault and no dangling word from fsck, but for what was staged and then not committed.
export function fsck(repository) {
    const run = spawnSync(
        "git",
        ["-C", repository, "fsck", "--strict", "--full", "--no-dangling"],
        {
            env: environment,
            encoding: "utf8",
        },
    );
    assert.equal(run.status, 0, `git fsck: ${run.stdout}${run.stderr}`);
    assert.equal(`${run.stdout}${run.stderr}`.trim(), "", "git fsck has nothing to say");
}

// `texts`: the document's versions, oldest first, as the API gives them, with the text's bytes.
export function checkRepository(daemon, slug, texts) {
    const repository = path.join(daemon.data, "text.git");
    const clone = path.join(daemon.folder, `clone-of-${slug}`);
    fsck(repository);
    git(daemon.folder, "clone", "--quiet", repository, clone);
    const branch = branchOf(clone, slug);
    const commits = git(clone, "log", "--reverse", "--format=%H", branch)
        .toString()
        .trim()
        .split("\n");
    assert.deepEqual(
        commits,
        texts.map(({ commit }) => commit),
        "a commit for each version, in order",
    );
    for (const { number, commit, tree, text_sha256, bytes, name, released_at } of texts) {
        const text = git(clone, "show", `${commit}:text.md`);
        assert.ok(text.equals(bytes), `git holds the text of version ${number}`);
        assert.equal(sha256(text), text_sha256);
        assert.equal(git(clone, "rev-parse", `${commit}^{tree}`).toString().trim(), tree);
        if (!released_at) continue;
        const tags = git(
            clone,
            "tag",
            "--points-at",
            commit,
            "--format=%(refname:short) %(subject)",
        );
        assert.ok(
            tags.toString().trim().endsWith(` ${name}`),
            `version ${number} is tagged ${name}`,
        );
    }
    const authors = git(clone, "log", "--format=%an <%ae>", branch).toString().trim().split("\n");
    for (const author of authors)
        assert.match(author, /^Secretariat (p-\w+) <\1@saksgang\.invalid>$/);
    const log = git(clone, "log", "--format=%h %an: %s%d", "--decorate=short", branch).toString();
    return ["git fsck --strict has nothing to say; a clone shows", ...log.trim().split("\n")];
}

function branchOf(clone, slug) {
    const branches = git(clone, "branch", "-r", "--format=%(refname:short)").toString().split("\n");
    const found = branches.find((branch) => branch.endsWith(`/${slug}`));
    assert.ok(found, `a branch for ${slug} among ${branches.join(" ")}`);
    return found;
}

// `saksgang verify` must be clean. Says so, or that this build has no such command yet.
export async function checkVerify(daemon, when = "beside the running daemon") {
    if (!/^\s+verify\b/m.test(daemon.tryCommand(["--help"]).stdout)) {
        return "saksgang verify: not in this build";
    }
    const { code, stdout, stderr } = await daemon.tryCommandBeside(["verify", daemon.data]);
    assert.equal(code, 0, `saksgang verify ${when}: ${stdout}${stderr}`);
    return `saksgang verify ${when}: ${stdout.trim().split("\n").at(-1)}`;
}
