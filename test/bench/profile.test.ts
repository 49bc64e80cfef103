import { expect, it } from 'vitest';
import { summarize } from '../../src/bench/profile.ts';

function node(id: number, functionName: string, url: string, lineNumber = 0) {
  return { id, callFrame: { functionName, url, lineNumber } };
}

it('a profile is added up by function, idle time left out, places told from the package on', () => {
  const nodes = [
    node(1, '(idle)', ''),
    node(2, 'scan', 'file:///somewhere/else/dist/chunks/parser-x.js', 9),
    node(3, 'scan', 'file:///somewhere/else/dist/chunks/parser-x.js', 9),
    node(4, '(garbage collector)', ''),
    node(5, 'wasm-function[0]', 'wasm://wasm/1234'),
    node(6, '', 'node:internal/fs', 4),
  ];
  const samples = [1, 2, 3, 4, 5, 6, 2];
  const timeDeltas = [500_000, 10_000, 20_000, 30_000, 25_000, 5_000, 10_000];
  expect(summarize({ nodes, samples, timeDeltas }, 'a log')).toEqual({
    title: 'a log',
    seconds: 0.1,
    functions: [
      { name: 'scan', where: 'chunks/parser-x.js:10', selfPct: 40 },
      { name: '(garbage collector)', where: '', selfPct: 30 },
      { name: 'wasm-function[0]', where: 'WebAssembly', selfPct: 25 },
      { name: '(anonymous)', where: 'node:internal/fs:5', selfPct: 5 },
    ],
  });
});
