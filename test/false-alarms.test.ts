import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as formats from '../src/formats/registry.ts';
import { parseLog } from '../src/parser/parse-log.ts';
import { compileTriggers } from '../src/parser/triggers.ts';

interface Alarm {
  readonly file: string;
  readonly tool: string;
  readonly line: number;
  readonly text: string;
}

interface Quiet {
  readonly file: string;
  readonly lines: number;
  /** How many of the lines hold a trigger, and so are read by rules. */
  readonly looked: number;
  readonly alarms: readonly Alarm[];
}

const folder = fileURLToPath(new URL('../samples/quiet/', import.meta.url));
const triggers = compileTriggers(Object.values(formats), []);
/** A file to write them all to, to read or to compare. */
const { FALSE_ALARMS: list } = process.env;

describe('logs in which nothing is wrong', async () => {
  const logs: Quiet[] = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.log.gz')).sort()) {
    logs.push(await read(file));
  }
  const alarms = logs.flatMap((log) => log.alarms);
  const lines = logs.reduce((sum, log) => sum + log.lines, 0);
  if (list) await writeFile(list, alarms.map((alarm) => `${show(alarm)}\n`).join(''));

  it('are many', () => {
    expect(logs.length).toBeGreaterThanOrEqual(25);
    expect(lines).toBeGreaterThanOrEqual(20_000);
  });

  it('give at most 0.2 diagnostics for 1 000 lines', () => {
    expect(perThousand(alarms.length, lines), describeAlarms(alarms, lines)).toBeLessThanOrEqual(0.2);
  });

  it('give at most 1 for 1 000 lines in each long one', () => {
    const loud = logs.filter((log) => log.lines > 500 && perThousand(log.alarms.length, log.lines) > 1);
    const message = loud.map((log) => describeAlarms(log.alarms, log.lines)).join('\n');
    expect(
      loud.map((log) => log.file),
      message,
    ).toEqual([]);
  });

  it('are seldom looked at', () => {
    // What a trigger costs is not seen where its format is tested: a word of ordinary lines makes strings of all of them.
    const looked = logs.reduce((sum, log) => sum + log.looked, 0);
    expect(looked / lines).toBeLessThan(0.25);
  });
});

async function read(file: string): Promise<Quiet> {
  const log = gunzipSync(await readFile(`${folder}${file}`));
  const text = log.toString('latin1').split('\n');
  const alarms: Alarm[] = [];
  for await (const { tool, log: at } of parseLog([log], { root: '/', source: file })) {
    alarms.push({ file, tool, line: at.line, text: text[at.line - 1] ?? '' });
  }
  const looked = text.filter((line) => triggers.interestIn(line).rules.length > 0).length;
  return { file, lines: text.length - 1, looked, alarms };
}

function perThousand(count: number, lines: number): number {
  return (count / lines) * 1000;
}

function describeAlarms(alarms: readonly Alarm[], lines: number): string {
  const counts = new Map<string, number>();
  for (const { tool, file } of alarms) counts.set(`${tool}\t${file}`, (counts.get(`${tool}\t${file}`) ?? 0) + 1);
  const most = [...counts].sort(([, a], [, b]) => b - a).map(([where, count]) => `${count}\t${where}`);
  return [`${alarms.length} in ${lines} lines:`, ...most, ...alarms.slice(0, 40).map(show)].join('\n');
}

function show({ tool, file, line, text }: Alarm): string {
  return `${tool}\t${file}:${line}\t${text.slice(0, 200)}`;
}
