import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { summarize } from '../../src/bench/profile.ts';

function node(id: number, functionName: string, url: string, lineNumber = 0) {
  return { id, callFrame: { functionName, url, lineNumber } };
}

it('a profile is added up by function, idle time left out, places told by the source and not by the bundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'buildfix-profile-'));
  try {
    const bundle = join(folder, 'chunk.js');
    writeFileSync(bundle, '// src/a.ts\nfunction a() {}\n// of that\n// src/b.ts\nfunction scan() {}\n');
    const nodes = [
      node(1, '(idle)', ''),
      node(2, 'scan', pathToFileURL(bundle).href, 4),
      node(3, 'scan', pathToFileURL(bundle).href, 4),
      node(4, '(garbage collector)', ''),
      node(5, 'wasm-function[0]', 'wasm://wasm/1234'),
      node(6, '', 'node:internal/fs', 4),
      node(7, 'split', 'file:///anywhere/node_modules/split2/index.js', 4),
    ];
    const samples = [1, 2, 3, 4, 5, 6, 2, 7];
    const timeDeltas = [500_000, 10_000, 20_000, 30_000, 25_000, 3_000, 10_000, 2_000];
    expect(summarize({ nodes, samples, timeDeltas }, 'a log')).toEqual({
      title: 'a log',
      seconds: 0.1,
      functions: [
        { name: 'scan', where: 'src/b.ts', selfPct: 40 },
        { name: '(garbage collector)', where: '', selfPct: 30 },
        { name: 'wasm-function[0]', where: 'WebAssembly', selfPct: 25 },
        { name: '(anonymous)', where: 'node:internal/fs', selfPct: 3 },
        { name: 'split', where: 'node_modules/split2/index.js', selfPct: 2 },
      ],
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
