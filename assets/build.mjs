// SPDX-License-Identifier: EUPL-1.2
// Builds daemon/views/static from saksgang.css, the scripts, and the two packages drawn on. What it writes is
// committed, so that building the daemon needs no Node. With --check it writes nothing, and fails
// where what is committed is not what it would have written.
import { build } from 'esbuild';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const committed = join(here, '../daemon/views/static');
const checking = process.argv.includes('--check');
const out = checking ? await mkdtemp(join(tmpdir(), 'saksgang-static-')) : committed;

const fonts = ['latin', 'latin-ext'].map((set) => `inter-${set}-wght-normal.woff2`);
const scripts = ['drafts.js'];
const inter = join(here, 'node_modules/@fontsource-variable/inter');
const designsystemet = join(here, 'node_modules/@digdir/designsystemet-css');

async function buildStyles() {
  await build({
    entryPoints: [join(here, 'saksgang.css')],
    outfile: join(out, 'saksgang.css'),
    bundle: true,
    minify: true,
    charset: 'utf8',
    external: ['*.woff2'], // they lie beside the style sheet
    legalComments: 'none', // NOTICES.txt has them in full
    logLevel: 'warning',
  });
  for (const font of fonts) await copyFile(join(inter, 'files', font), join(out, font));
}

// One small module for each page that is handier with it; every page works without.
async function buildScripts() {
  await build({
    entryPoints: scripts.map((name) => join(here, name)),
    outdir: out,
    minify: true,
    charset: 'utf8',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
  });
}

async function writeNotices() {
  const parts = [
    ['Designsystemet (@digdir/designsystemet-css 1.22.0), in saksgang.css', join(designsystemet, 'LICENSE')],
    ['Inter (@fontsource-variable/inter 5.3.0), in inter-*.woff2', join(inter, 'LICENSE')],
  ];
  let text = 'Saksgang serves these works of others with its pages.\n';
  for (const [title, licence] of parts) {
    const words = (await readFile(licence, 'utf8')).trim();
    text += `\n${'-'.repeat(78)}\n${title}\n${'-'.repeat(78)}\n\n${words}\n`;
  }
  await writeFile(join(out, 'NOTICES.txt'), text);
}

async function compare() {
  const stale = [];
  for (const name of ['saksgang.css', 'NOTICES.txt', ...scripts, ...fonts]) {
    const [is, should] = await Promise.all([committed, out].map((folder) => readFile(join(folder, name)).catch(() => null)));
    if (is === null || !is.equals(should)) stale.push(name);
  }
  await rm(out, { recursive: true });
  if (stale.length > 0) {
    console.error(`daemon/views/static is not what assets/ builds: ${stale.join(', ')}. Run "npm run build" there and commit.`);
    process.exit(1);
  }
}

await buildStyles();
await buildScripts();
await writeNotices();
if (checking) await compare();
