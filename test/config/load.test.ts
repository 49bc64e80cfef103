import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'buildfix-config-'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, text: string) => writeFile(join(folder, name), text);
const mistakes = async () => {
  try {
    await loadConfig(folder);
  } catch (error) {
    return (error as Error).message.replaceAll(`${folder}/`, '');
  }
  return 'none';
};

describe('where the configuration comes from', () => {
  it('is empty without a file', async () => {
    expect(await loadConfig(folder)).toEqual({ config: {} });
  });

  it.each([
    ['buildfix.config.json', '{ "failOn": "warning" }'],
    ['buildfix.config.yaml', 'failOn: warning'],
    ['buildfix.config.mjs', "export default { failOn: 'warning' };"],
    ['package.json', '{ "name": "x", "buildfix": { "failOn": "warning" } }'],
  ])('is %s', async (name, text) => {
    await write(name, text);
    expect(await loadConfig(folder)).toEqual({ file: join(folder, name), config: { failOn: 'warning' } });
  });

  it('is not a package.json without our key, nor a broken one', async () => {
    await write('package.json', '{ "name": "x" }');
    expect(await loadConfig(folder)).toEqual({ config: {} });
    await write('package.json', '{ "name": ');
    expect(await loadConfig(folder)).toEqual({ config: {} });
  });

  it('must exist when it is named', async () => {
    await expect(loadConfig(folder, join(folder, 'other.yaml'))).rejects.toMatchObject({
      code: 'BUILDFIX_CONFIG_INVALID',
      message: expect.stringContaining('other.yaml'),
    });
  });
});

describe('mistakes are named with file, line and key', () => {
  it('in YAML, all of them at once', async () => {
    await write(
      'buildfix.config.yaml',
      'root: .\nfailOn: errors\nsuppress:\n  - tool: gcc\n    reason: noisy\n  - reason: all\nnew: 1\n',
    );
    expect((await mistakes()).split('\n')).toEqual([
      expect.stringMatching(/^buildfix\.config\.yaml: line 2: failOn: .*"never"/),
      expect.stringMatching(/^buildfix\.config\.yaml: line 6: suppress\.1: needs tool/),
      'buildfix.config.yaml: line 7: new: there is no such key',
    ]);
  });

  it('in JSON', async () => {
    await write('buildfix.config.json', '{\n  "root": ".",\n  "seed": "x"\n}');
    expect(await mistakes()).toMatch(/^buildfix\.config\.json: line 3: seed: /);
  });

  it('in package.json, below our key', async () => {
    await write('package.json', '{\n  "name": "x",\n  "buildfix": {\n    "seed": 1.5\n  }\n}');
    expect(await mistakes()).toMatch(/^package\.json: line 4: seed: /);
  });

  it('in the steps of a pipeline', async () => {
    await write('buildfix.config.yaml', 'pipelines:\n  nightly:\n    stages:\n      - parse\n      - dedupliate\n');
    expect(await mistakes()).toBe(
      'buildfix.config.yaml: line 5: pipelines.nightly.stages.1: not a step: parse, sample, dedupe, route, fix, metrics or fork',
    );
  });

  it('where the text is no YAML at all', async () => {
    await write('buildfix.config.yaml', 'root: .\n  seed: [1\n');
    expect(await mistakes()).toMatch(/^buildfix\.config\.yaml: line \d: /);
  });

  it('where a module throws', async () => {
    await write('buildfix.config.mjs', "throw new Error('boom');");
    expect(await mistakes()).toMatch(/boom/);
  });
});
