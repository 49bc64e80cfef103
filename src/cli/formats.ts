import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic } from '../core/diagnostic.ts';
import { BuildfixError } from '../core/errors.ts';
import type { Format, FormatExample } from '../core/format.ts';
import { formats as all } from '../formats/index.ts';
import { parseFormatFile } from '../matchers/format-file.ts';
import { explainLine } from '../parser/explain-line.ts';
import { parseLog } from '../parser/parse-log.ts';
import { sanitize } from '../reporters/sanitize.ts';
import { resolveSettings } from './options.ts';
import type { CommandContext } from './program.ts';
import { loadReading } from './reading.ts';
import { printTable } from './table.ts';

/** `buildfix formats`: the tools that are read; `test FILE…` a user's own format; `explain LINE…` who wants a line. */
export async function formats(
  { command }: CommandContext,
  action = 'list',
  values: readonly string[] = [],
): Promise<number> {
  const { json = false } = command.opts<{ json?: boolean }>();
  if (action === 'list') return list(json);
  if (values.length === 0 || (action !== 'test' && action !== 'explain')) {
    throw new BuildfixError('BUILDFIX_USAGE', {
      message:
        values.length === 0 ? `formats ${action} needs an argument.` : `formats knows no ${JSON.stringify(action)}.`,
      hint: 'buildfix formats | buildfix formats test FILE… | buildfix formats explain LINE…',
    });
  }
  if (action === 'test') return test(values, json);
  const { formats: own = [] } = await loadReading(await resolveSettings(command));
  return explain(values.join('\n'), [...all, ...own], json);
}

function list(json: boolean): number {
  const rows = all.map(({ name, title, url, columnUnit, rules }) => ({
    name,
    title,
    url,
    columnUnit,
    rules: rules.length,
    examples: rules.reduce((sum, { examples }) => sum + examples.length, 0),
  }));
  if (json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else printTable(rows.map(({ name, title, rules, url }) => [name, title, `${rules} rules`, url]));
  return 0;
}

/** 0 when every example gives exactly what it says, read beside all built-in formats. */
async function test(files: readonly string[], json: boolean): Promise<number> {
  const results: { file: string; log: string; passed: boolean; got: Partial<Diagnostic>[] }[] = [];
  for (const file of files) {
    const format = parseFormatFile(await readFile(resolve(file), 'utf8'), file);
    for (const example of format.rules.flatMap((rule) => rule.examples)) {
      results.push({ file, log: example.log, ...(await run(example, [...all, format])) });
    }
  }
  if (json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  else for (const result of results) process.stdout.write(describe(result));
  const failed = results.filter(({ passed }) => !passed).length;
  if (!json) process.stdout.write(`${results.length} examples, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

async function run(
  { log, gives }: FormatExample,
  among: readonly Format[],
): Promise<{ passed: boolean; got: Partial<Diagnostic>[] }> {
  const got: Partial<Diagnostic>[] = [];
  for await (const { fingerprint: _, log: __, count: ___, ...found } of parseLog(log, { root: '/', formats: among })) {
    got.push(found);
  }
  const fits = (want: object, found: object) =>
    Object.entries(want).every(([key, value]) => isDeepStrictEqual(found[key as keyof typeof found], value));
  return { passed: got.length === gives.length && gives.every((want, i) => fits(want, got[i] ?? {})), got };
}

function describe({ file, log, passed, got }: { file: string; log: string; passed: boolean; got: object[] }): string {
  const first = sanitize(log.split('\n')[0] ?? '');
  return passed
    ? `ok      ${file}: ${first}\n`
    : `FAILED  ${file}: ${first}\n        got ${sanitize(JSON.stringify(got))}\n`;
}

async function explain(line: string, among: readonly Format[], json: boolean): Promise<number> {
  const said = await explainLine(line, among);
  if (json) {
    process.stdout.write(`${JSON.stringify(said, null, 2)}\n`);
    return 0;
  }
  process.stdout.write(`Read as: ${sanitize(said.text)}${said.lane ? ` (of ${sanitize(said.lane)})` : ''}\n`);
  if (said.looked.length === 0) process.stdout.write('No trigger of any rule stands in it: nobody looks at it.\n');
  else printTable(said.looked.map(({ tool, claim, verdict, match }) => [tool, claim, verdict, shortened(match)]));
  process.stdout.write(
    said.claimedBy.length > 0 ? `Claimed by ${said.claimedBy.join(', ')}.\n` : 'Nothing comes of it, standing alone.\n',
  );
  return 0;
}

function shortened(match: string): string {
  return match.length > 90 ? `${match.slice(0, 89)}…` : match;
}
