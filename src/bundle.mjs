// Writes dist/: a file for each way into the package, and few that they share. Hundreds of small modules, opened one after
// the other, made a start take half a second. What the sources load on demand stays apart; dependencies stay outside. The
// types stand beside it, from the compiler.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'rolldown';

// What `buildfix bench` runs in processes of its own are ways in as well.
const children = ['many-problems', 'paced-writer', 'plain-reader'].map((name) => `src/bench/children/${name}`);
const ways = ['src/cli/main', 'src/index', 'stages/index', 'pipelines/index', 'pipelines/log-worker'];
const entries = [...ways, 'src/bench/write-page', ...children];

// What every run of a log needs anyway is one file, whoever else uses parts of it, such as the bench.
const everyRun = /\/stages\/(?:parse|sample|dedupe|route|fix|metrics)\.ts$/;

// What caches keep is told apart by the code that found it out: see src/core/code-versions.ts.
const reading = ['src/core', 'src/formats', 'src/matchers', 'src/parser', 'src/sources', 'pipelines'];
const codeVersions = {
  reading: digestOf(reading),
  fixing: digestOf([...reading, 'src/fixes', 'stages']),
};

// A name of a file that was shared yesterday must not stay.
await rm('dist/chunks', { recursive: true, force: true });
await build({
  input: Object.fromEntries(entries.map((name) => [name, `${name}.ts`])),
  platform: 'node',
  external: /^[^./]/,
  transform: { define: { buildfixCodeVersions: JSON.stringify(codeVersions) } },
  output: {
    dir: 'dist',
    format: 'esm',
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: { groups: [{ name: 'every-run', test: everyRun }] },
  },
  logLevel: 'warn',
});

function digestOf(folders) {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.ts'));
    for (const name of names.sort()) hash.update(`${folder}/${name}\0`).update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
