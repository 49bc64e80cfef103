import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseLog } from '../src/parser/parse-log.ts';

const folder = fileURLToPath(new URL('../samples/', import.meta.url));
const logs = await findLogs(folder);

describe('the samples', () => {
  it('are there', () => {
    expect(logs.length).toBeGreaterThan(20);
  });

  it.each(logs.map((log) => relative(folder, log)))('%s gives what stands beside it', async (name) => {
    const log = join(folder, name);
    const expected = await readFile(log.replace(/\.log$/, '.ndjson'), 'utf8');
    const got: string[] = [];
    for await (const diagnostic of parseLog(createReadStream(log), { root: '/', source: basename(log) })) {
      got.push(JSON.stringify(diagnostic));
    }
    // Line by line and parsed: a difference shows the field, and the order of fields is nobody's business.
    expect(got.map(parse)).toEqual(expected.split('\n').filter(Boolean).map(parse));
  });
});

/** Every log below a folder except those of the programs that made them. */
async function findLogs(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const found = await Promise.all(
    entries.map((entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) return entry.name === 'src' ? [] : findLogs(path);
      return entry.name.endsWith('.log') ? [path] : [];
    }),
  );
  return found.flat().sort();
}

function parse(line: string): unknown {
  return JSON.parse(line);
}
