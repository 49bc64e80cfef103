import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/**
 * Records every file below `root` that git does not ignore as a tree object of the repository, and returns its name:
 * `git restore --source=NAME -- .` brings it back. An index of its own is used, so that the user's index, stash, branches
 * and files stay as they are; the object is not referred to and git removes it after some weeks. `undefined` where there
 * is no git, or the repository can't be written to: then the journal alone keeps what was.
 */
export async function snapshotTree(root: string, signal?: AbortSignal): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'buildfix-index-'));
  try {
    const index = join(folder, 'index');
    const own = await git(root, ['rev-parse', '--git-path', 'index'], {}, signal);
    // With what the user's index knows of sizes and times, unchanged files need not be read.
    await copyFile(resolve(root, own), index).catch(() => {});
    const environment = { GIT_INDEX_FILE: index };
    await git(root, ['add', '--all', '--', '.'], environment, signal);
    return await git(root, ['write-tree'], environment, signal);
  } catch {
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function git(
  cwd: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<string> {
  const { stdout } = await promisify(execFile)('git', words, {
    cwd,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', ...environment },
    maxBuffer: 1 << 20,
    ...(signal && { signal }),
  });
  return stdout.trim();
}
