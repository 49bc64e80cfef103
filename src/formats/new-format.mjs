// npm run new:format NAME: a format to fill in, its place in the registry and a folder for its samples.
// Without NAME it only writes the registry again.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const samples = fileURLToPath(new URL('../../samples/', import.meta.url));
const own = ['index.ts', 'registry.ts'];
const [name] = process.argv.slice(2);

if (name !== undefined) scaffold(name);
writeRegistry();

function scaffold(tool) {
  if (!/^[a-z][a-z0-9-]*$/.test(tool))
    fail(`${JSON.stringify(tool)} is no name: lower-case letters, digits and dashes.`);
  const file = `${folder}${tool}.ts`;
  if (existsSync(file)) fail(`src/formats/${tool}.ts exists already.`);
  writeFileSync(file, formatText(tool));
  mkdirSync(`${samples}${tool}/src`, { recursive: true });
  writeFileSync(`${samples}${tool}/make.sh`, makeText(tool), { mode: 0o755 });
  console.log(`Written: src/formats/${tool}.ts, samples/${tool}/make.sh and the registry.
Next:
  1. Put a broken program into samples/${tool}/src, the tool's command into make.sh, and run it.
  2. Turn what it prints into rules and examples; docs/writing-a-format.md says how.
  3. npx vitest run test/formats -t ${tool}
  4. Put what a sample must give beside it as .ndjson, look at it, and run npx vitest run test/samples.test.ts`);
}

function writeRegistry() {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !own.includes(file));
  const lines = files.sort().map((file) => {
    const [, exported] = /^export const (\w+): Format\b/m.exec(readFileSync(folder + file, 'utf8')) ?? [];
    return exported ? `export { ${exported} } from './${file}';` : fail(`src/formats/${file} exports no Format.`);
  });
  writeFileSync(`${folder}registry.ts`, `// Written by npm run new:format.\n${lines.join('\n')}\n`);
}

function formatText(tool) {
  const variable = tool.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  return `import type { Format } from '../core/format.ts';

export const ${variable}: Format = {
  name: '${tool}',
  title: '${tool}',
  url: 'https://example.com/where-its-output-is-documented',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['error: '],
      match: /^(?<file>[^\\s:][^:]*):(?<line>\\d+):(?<column>\\d+): ${tool} (?<severity>error|warning): (?<message>.+)$/,
      examples: [
        {
          log: 'src/a.txt:3:5: ${tool} error: something is wrong',
          gives: [{ severity: 'error', file: 'src/a.txt', line: 3, column: 5, message: 'something is wrong' }],
        },
      ],
    },
  ],
};
`;
}

function makeText(tool) {
  return `#!/bin/sh
# Makes every log beside this file again from the broken programs in src/.
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$here/src/." "$work"
cd "$work" || exit 1

record() { # NAME COMMAND...
  name=$1
  shift
  "$@" 2>&1 | sed -e "s#$work#/home/dev/project#g" >"$here/$name.log"
}

record plain ${tool} .
`;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
