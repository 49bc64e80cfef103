import { EventEmitter } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RunOptions, runCommand } from '../../src/sources/child.ts';

/** Runs a script of Node, the one program that is there for sure. */
function run(script: string, options: Partial<RunOptions> = {}) {
  const stdout = new Sink();
  const stderr = new Sink();
  const signals = new EventEmitter();
  const running = runCommand([process.execPath, '-e', script], {
    cwd: tmpdir(),
    stdout,
    stderr,
    signals,
    onTerminal: false,
    ...options,
  });
  return { ...running, stdout, stderr, signals };
}

/** Takes everything and lets others wait for a text to arrive. */
class Sink extends Writable {
  text = '';
  readonly #arrived = new EventEmitter();

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += bytes.toString();
    this.#arrived.emit('text');
    done();
  }

  async has(wanted: string): Promise<void> {
    while (!this.text.includes(wanted)) await new Promise((resolve) => this.#arrived.once('text', resolve));
  }
}

async function textOf(chunks: AsyncIterable<{ bytes: Uint8Array }>): Promise<string> {
  let text = '';
  for await (const { bytes } of chunks) text += Buffer.from(bytes).toString();
  return text;
}

describe('runCommand', () => {
  it('shows both streams unchanged where they belong and reads both as one log', async () => {
    const child = run(`process.stdout.write('out\\r\\n\\x1b[31mred'); process.stderr.write('err\\n');`);
    const text = await textOf(child.chunks);
    expect(child.stdout.text).toBe('out\r\n\x1b[31mred');
    expect(child.stderr.text).toBe('err\n');
    // Whichever stream ends last, its last line is the last one: only stderr's has a newline.
    expect(text.replace(/\n$/, '').split('\n').sort()).toEqual(['\x1b[31mred', 'err', 'out\r'].sort());
    expect(await child.result).toEqual({ exitStatus: 0 });
  });

  it('names the log after the command, without what a terminal would obey', async () => {
    const { chunks } = runCommand([process.execPath, '-e', 'console.log(1)', '\x1b[2J'], {
      cwd: tmpdir(),
      stdout: new Sink(),
      stderr: new Sink(),
    });
    for await (const { source } of chunks) expect(source).toBe(`${process.execPath} -e console.log(1) \ufffd[2J`);
  });

  it('passes arguments as they are: no shell reads them', async () => {
    const stdout = new Sink();
    const argument = '$HOME; echo "x" `id` *';
    const { chunks, result } = runCommand([process.execPath, '-p', 'process.argv[1]', argument], {
      cwd: tmpdir(),
      stdout,
      stderr: new Sink(),
    });
    await textOf(chunks);
    await result;
    expect(stdout.text).toBe(`${argument}\n`);
  });

  it('never mixes a half line of one stream into the other', async () => {
    const child = run(`
      const line = (name, i) => name + String(i).padStart(6, '0') + '.'.repeat(200);
      let i = 0;
      (function more() {
        for (let n = 0; n < 50 && i < 2000; n++, i++) {
          const text = line('o', i) + '\\n', at = i % 150;
          process.stdout.write(text.slice(0, at)); process.stderr.write(line('e', i) + '\\n'); process.stdout.write(text.slice(at));
        }
        if (i < 2000) setImmediate(more);
      })();
    `);
    const lines = (await textOf(child.chunks)).trimEnd().split('\n');
    expect(lines).toHaveLength(4000);
    expect(lines.every((line) => /^[oe]\d{6}\.{200}$/.test(line))).toBe(true);
    for (const name of ['o', 'e']) {
      const own = lines.filter((line) => line.startsWith(name));
      expect(own).toEqual([...own].sort());
    }
  });

  it('tells the exit status', async () => {
    const child = run('process.exit(7)');
    await textOf(child.chunks);
    expect(await child.result).toEqual({ exitStatus: 7 });
  });

  it('tells the signal that ended the child', async () => {
    const child = run("process.kill(process.pid, 'SIGKILL')");
    await textOf(child.chunks);
    expect(await child.result).toEqual({ exitStatus: 137, signal: 'SIGKILL' });
  });

  it('says what to do about a command that does not exist', async () => {
    const child = runCommand(['no-such-command-here', '-j8'], {
      cwd: tmpdir(),
      stdout: new Sink(),
      stderr: new Sink(),
    });
    const expected = { code: 'BUILDFIX_COMMAND_NOT_FOUND', hint: expect.stringContaining('PATH') };
    await expect(textOf(child.chunks)).rejects.toMatchObject(expected);
    await expect(child.result).rejects.toMatchObject(expected);
  });

  describe('with a file that may not be run', () => {
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'buildfix-child-'));
    });
    afterEach(() => rm(folder, { recursive: true }));

    it('says that the permission is missing', async () => {
      const file = join(folder, 'build.sh');
      await writeFile(file, '#!/bin/sh\n', { mode: 0o644 });
      const child = runCommand([file], { cwd: folder, stdout: new Sink(), stderr: new Sink() });
      await expect(textOf(child.chunks)).rejects.toMatchObject({
        code: 'BUILDFIX_COMMAND_NOT_FOUND',
        message: expect.stringContaining('permission denied'),
      });
    });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('sends %s on to the child, whose last words are read', async (name) => {
    const child = run(`
      process.on('${name}', () => { console.log('last words'); process.exit(3); });
      console.log('ready'); setInterval(() => {}, 1000);
    `);
    const text = textOf(child.chunks);
    await child.stdout.has('ready');
    child.signals.emit(name, name);
    expect(await text).toBe('ready\nlast words\n');
    expect(await child.result).toEqual({ exitStatus: 3 });
  });

  it("does not repeat a terminal's Ctrl-C", async () => {
    const child = run(
      `let heard = 0;
       process.on('SIGINT', () => heard++);
       process.on('SIGTERM', () => { console.log('interrupts: ' + heard); process.exit(0); });
       console.log('ready ' + process.pid + '.'); setInterval(() => {}, 1000);`,
      { onTerminal: true },
    );
    const text = textOf(child.chunks);
    await child.stdout.has('.\n');
    child.signals.emit('SIGINT', 'SIGINT');
    process.kill(Number.parseInt(child.stdout.text.slice('ready '.length), 10), 'SIGTERM');
    expect(await text).toContain('interrupts: 0');
  });

  it('leaves at once at the second signal', async () => {
    const child = run(`process.on('SIGTERM', () => {}); console.log('ready'); setInterval(() => {}, 1000);`);
    const text = textOf(child.chunks);
    await child.stdout.has('ready');
    child.signals.emit('SIGTERM', 'SIGTERM');
    child.signals.emit('SIGTERM', 'SIGTERM');
    expect(await text).toBe('ready\n');
    expect(await child.result).toEqual({ exitStatus: 137, signal: 'SIGKILL' });
    expect(child.signals.listenerCount('SIGTERM')).toBe(0);
  });

  it('asks the child to stop when the work is given up', async () => {
    const giveUp = new AbortController();
    const child = run(`console.log('ready'); setInterval(() => {}, 1000);`, { signal: giveUp.signal });
    const text = textOf(child.chunks);
    await child.stdout.has('ready');
    giveUp.abort();
    await text;
    expect(await child.result).toEqual({ exitStatus: 143, signal: 'SIGTERM' });
  });

  it('does not wait for a grandchild that keeps the output open', async () => {
    const child = run(
      `const { spawn } = require('node:child_process');
       const daemon = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 600000)'], { stdio: 'inherit', detached: true });
       daemon.unref(); console.log(daemon.pid);`,
      { drainMilliseconds: 20 },
    );
    const pid = Number(await textOf(child.chunks));
    expect(await child.result).toEqual({ exitStatus: 0 });
    process.kill(pid, 'SIGKILL');
  });

  it('keeps reading when nobody looks at the output any more', async () => {
    const closed = new PassThrough();
    closed.destroy();
    const child = run(`console.log('line\\n'.repeat(10000))`, { stdout: closed });
    expect((await textOf(child.chunks)).length).toBe(50_001);
    expect(await child.result).toEqual({ exitStatus: 0 });
  });

  it('waits for a slow reader and loses nothing', async () => {
    const child = run(
      `process.stdout.write('x'.repeat(99) + '\\n'); for (let i = 0; i < 50; i++) process.stdout.write(('y'.repeat(99) + '\\n').repeat(1000));`,
    );
    let size = 0;
    for await (const { bytes } of child.chunks) {
      await new Promise((resolve) => setImmediate(resolve));
      size += bytes.length;
    }
    expect(size).toBe(100 + 50 * 100_000);
  });
});
