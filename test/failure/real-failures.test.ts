import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findFailure } from '../../src/failure/find-failure.ts';

const folder = fileURLToPath(new URL('../fixtures/why/', import.meta.url));
type Answer = readonly [firstLine: number, lastLine: number, kind: string];
const answers = JSON.parse(await readFile(`${folder}answers.json`, 'utf8')) as Record<string, Answer>;

/** Made by really failing: a full disk, no network, a missing tool, a broken program. */
describe('the log of a failure that was made', () => {
  it('has an answer, each', async () => {
    expect((await readdir(`${folder}failed`)).sort()).toEqual(Object.keys(answers).sort());
  });

  it.each(Object.entries(answers))('%s: the first cause is what broke', async (name, answer) => {
    const { causes } = await findFailure(await readFile(`${folder}failed/${name}`, 'utf8'));
    const [cause] = causes;
    expect([cause?.firstLine, cause?.lastLine, cause?.class]).toEqual(answer);
  });
});

describe('the log of a build that came through', async () => {
  const passed = (await readdir(`${folder}passed`)).sort();
  it.each(passed)('%s has no cause', async (name) => {
    const { causes, outcome } = await findFailure([gunzipSync(await readFile(`${folder}passed/${name}`))]);
    expect(outcome).not.toBe('failed');
    expect(causes).toEqual([]);
  });

  // The logs beside which formats are held to silence are of builds, tests and installs, too.
  const quiet = fileURLToPath(new URL('../../samples/quiet/', import.meta.url));
  const builds =
    /^(?:apt-install|cargo-(?:build|test)|cmake-|go-(?:build-x|test|cover|vet|mod)|make-|meson|mvn-|mocha|jest|node-test|npm-install|pip-|prove|pytest|rspec|phpunit|robot|sphinx|terraform|tox|unittest|vitest|yarn|javadoc)/;
  const logs = (await readdir(quiet)).filter((name) => name.endsWith('.gz') && builds.test(name));
  it('are many', () => expect(logs.length).toBeGreaterThanOrEqual(30));
  it.each(logs)('%s has no cause', async (name) => {
    const { causes, outcome } = await findFailure([gunzipSync(await readFile(quiet + name))]);
    expect(outcome).not.toBe('failed');
    expect(causes).toEqual([]);
  });
});
