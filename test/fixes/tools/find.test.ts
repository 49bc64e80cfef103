import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findProgram } from '../../../src/fixes/tools/find.ts';
import type { Program } from '../../../src/fixes/tools/tool.ts';

let top: string;
let path: string | undefined;
beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), 'buildfix-find-'));
  path = process.env.PATH;
});
afterEach(async () => {
  process.env.PATH = path;
  await rm(top, { recursive: true });
});

async function put(name: string, text: string): Promise<string> {
  const file = join(top, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  await chmod(file, 0o755);
  return file;
}

const linter: Program = { name: 'lint', npmPackage: 'lint', marks: ['lint.json'] };
const python: Program = { name: 'snake', isPython: true, marks: ['pyproject.toml#[tool.snake'] };

describe('findProgram', () => {
  it('takes the package nearest to the file, with the Node that we run in', async () => {
    await put('node_modules/lint/package.json', '{"name":"lint","bin":{"lint":"far.js"}}');
    await put('a/node_modules/lint/package.json', '{"name":"lint","bin":"./near.js"}');
    const found = findProgram(linter, { folder: join(top, 'a/src'), top });
    expect(found).toEqual({
      command: [process.execPath, join(top, 'a/node_modules/lint/near.js')],
      folder: join(top, 'a'),
    });
  });

  it('looks nowhere above the project', async () => {
    await put('node_modules/lint/package.json', '{"name":"lint","bin":"lint.js"}');
    await mkdir(join(top, 'project'));
    const project = join(top, 'project');
    expect(findProgram(linter, { folder: project, top: project })).toHaveProperty('missing');
  });

  it('takes from PATH only what the project says that it uses', async () => {
    const snake = await put('bin/snake', '#!/bin/sh\n');
    process.env.PATH = join(top, 'bin');
    await put('project/pyproject.toml', '[tool.other]\n');
    const where = { folder: join(top, 'project'), top: join(top, 'project') };
    expect(findProgram(python, where)).toHaveProperty('missing');
    await put('project/pyproject.toml', '[tool.snake]\n');
    expect(findProgram(python, where)).toEqual({ command: [snake], folder: where.folder });
  });

  it('takes no relative folder of PATH', async () => {
    await put('snake', '#!/bin/sh\n');
    await put('pyproject.toml', '[tool.snake]\n');
    process.env.PATH = '.:';
    expect(findProgram(python, { folder: top, top })).toHaveProperty('missing');
  });

  it('takes the program of a virtual environment', async () => {
    const snake = await put('.venv/bin/snake', '#!/bin/sh\n');
    expect(findProgram(python, { folder: top, top })).toEqual({ command: [snake], folder: top });
  });

  it('takes the one that is named, or says that it is not there', async () => {
    await put('other/lint/package.json', '{"name":"lint","bin":"lint.js"}');
    const given = join(top, 'other/lint');
    expect(findProgram(linter, { folder: top, top, given })).toMatchObject({
      command: [process.execPath, join(given, 'lint.js')],
    });
    expect(() => findProgram(linter, { folder: top, top, given: join(top, 'none') })).toThrow(/There is no lint at/);
  });
});
