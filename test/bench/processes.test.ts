import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NotMeasured } from '../../src/bench/figure.ts';
import { timeCommand } from '../../src/bench/processes.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'buildfix-processes-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = (name: string) => join(folder, name);
function time(words: readonly string[], { signal = new AbortController().signal, expected = 0 } = {}) {
  return timeCommand(words, { folder, signal, out: path('out'), errors: path('errors'), expected });
}

describe('a timed command', () => {
  it('writes into a file, in its folder, with an environment that is always the same', async () => {
    process.env.BUILDFIX_FAIL_ON = 'warning';
    try {
      const script = "console.log(process.cwd(), process.env.LC_ALL, 'BUILDFIX_FAIL_ON' in process.env)";
      expect(await time([process.execPath, '-e', script])).toBeGreaterThan(0);
      expect(readFileSync(path('out'), 'utf8')).toBe(`${folder} C false\n`);
    } finally {
      delete process.env.BUILDFIX_FAIL_ON;
    }
  });

  it('that fails is not measured, and its last words are told without the folders of this machine', async () => {
    writeFileSync(path('failing.mjs'), "process.stderr.write('/some/where/a.log: no such file'); process.exit(7);");
    await expect(time([process.execPath, path('failing.mjs')])).rejects.toThrow(
      new NotMeasured('node failing.mjs ended with 7: a.log: no such file'),
    );
    await expect(time([process.execPath, path('failing.mjs')], { expected: 7 })).resolves.toBeGreaterThan(0);
  });

  it('that is not installed is not measured', async () => {
    await expect(time(['no-such-program-here'])).rejects.toThrow(
      new NotMeasured('no-such-program-here is not installed'),
    );
  });

  it('is ended with all that it started when the signal fires', async () => {
    const stop = new AbortController();
    // The second of a pipeline writes when the first is gone; ended with it, it writes nothing.
    const script = 'echo ready > ready; sleep 1000 | { cat; echo survived > survived; }';
    const timed = time(['sh', '-c', script], { signal: stop.signal });
    while (!existsSync(path('ready'))) await new Promise(setImmediate);
    stop.abort();
    await expect(timed).rejects.toMatchObject({ code: 'BUILDFIX_ABORTED' });
    expect(existsSync(path('survived'))).toBe(false);
    await expect(time(['true'], { signal: stop.signal })).rejects.toMatchObject({ code: 'BUILDFIX_ABORTED' });
  });
});
