import { describe, expect, it } from 'vitest';
import { runTool } from '../../../src/fixes/tools/process.ts';

const node = (script: string, more: object = {}) =>
  runTool({ command: [process.execPath, '-e', script], cwd: process.cwd(), timeoutMilliseconds: 60_000, ...more });

describe('runTool', () => {
  it('gives the input and takes what is printed', async () => {
    const result = await node("process.stdin.on('data', (b) => process.stdout.write(String(b).toUpperCase()))", {
      input: 'text',
    });
    expect(result).toEqual({ exitStatus: 0, stdout: 'TEXT', stderr: '' });
  });

  it('does not mind a program that reads nothing', async () => {
    expect(await node('process.exit(3)', { input: 'x'.repeat(1 << 20) })).toMatchObject({ exitStatus: 3 });
  });

  it('says what could not be started', async () => {
    const result = await runTool({ command: ['/no/such/program'], cwd: '/', timeoutMilliseconds: 60_000 });
    expect(result).toMatchObject({ failed: 'not-started' });
  });

  it('ends what takes too long, with all that it has started', async () => {
    const forever = 'setInterval(() => {}, 1000)';
    const script = `const c = require('child_process').spawn(process.execPath, ['-e', '${forever}'], { stdio: 'inherit' }); ${forever}`;
    // Resolves only when both have closed the output that they share.
    expect(await node(script, { timeoutMilliseconds: 300 })).toMatchObject({ failed: 'timed-out' });
  });

  it('ends when it is given up, and does not begin afterwards', async () => {
    const stop = new AbortController();
    const running = node('setInterval(() => {}, 1000)', { signal: stop.signal });
    stop.abort();
    expect(await running).toMatchObject({ failed: 'aborted' });
    expect(await node('', { signal: stop.signal })).toMatchObject({ failed: 'aborted' });
  });

  it('ends what prints without end', async () => {
    const result = await node("const b = 'x'.repeat(1 << 20); const go = () => process.stdout.write(b, go); go()");
    expect(result).toMatchObject({ failed: 'too-much-output' });
  });
});
