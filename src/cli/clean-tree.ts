import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { BuildfixError } from '../core/errors.ts';

/** For `--require-clean`: throws BUILDFIX_TREE_DIRTY where git has uncommitted changes, or can't tell. */
export async function checkClean(root: string): Promise<void> {
  const { stdout } = await promisify(execFile)('git', ['status', '--porcelain'], { cwd: root }).catch(
    (cause: unknown) => {
      throw new BuildfixError('BUILDFIX_TREE_DIRTY', {
        message: `git can't tell whether ${root} is clean.`,
        hint: 'Leave --require-clean out.',
        cause,
      });
    },
  );
  if (stdout.trim() === '') return;
  const dirty = stdout.trim().split('\n').length;
  throw new BuildfixError('BUILDFIX_TREE_DIRTY', {
    message: `${root} has ${dirty} uncommitted changes.`,
    hint: 'Commit or stash them, or leave --require-clean out.',
  });
}
