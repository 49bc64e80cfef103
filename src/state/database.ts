import type { Level } from 'level';
import { BuildfixError } from '../core/errors.ts';
import { type Durability, DurableLevel } from './durability.ts';

export type Database = Level<string, unknown>;

/**
 * Opens LevelDB in the folder `location`, and waits at most `wait` milliseconds for another process to close it. Throws
 * BUILDFIX_STATE_LOCKED, BUILDFIX_STATE_CORRUPT or BUILDFIX_STATE_FAILED.
 */
export async function openDatabase(
  location: string,
  wait: number,
  durability: Durability,
  createIfMissing = true,
): Promise<Database> {
  const deadline = performance.now() + wait;
  for (let pause = 5; ; pause = Math.min(50, pause * 1.5)) {
    const db = new DurableLevel(location, durability);
    try {
      await db.open({ createIfMissing });
      return db;
    } catch (error) {
      const problem = toStateError(location, error);
      if (problem.code !== 'BUILDFIX_STATE_LOCKED') throw problem;
      // The last look is at the deadline itself, not at the last pause before it.
      const left = deadline - performance.now();
      if (left <= 0) throw problem;
      await new Promise((resolve) => setTimeout(resolve, Math.min(pause, left)));
    }
  }
}

/** Any error of LevelDB or the file system as one of ours; ours stay as they are. */
export function toStateError(location: string, error: unknown): BuildfixError {
  if (error instanceof BuildfixError) return error;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const codes = [error, cause].map((each) => (each as { code?: string } | undefined)?.code);
  if (codes.includes('LEVEL_LOCKED')) {
    return new BuildfixError('BUILDFIX_STATE_LOCKED', {
      message: `Another process has the state in ${location}.`,
      hint: 'Wait for it to end, give --state-wait more milliseconds, or another folder with --state.',
      cause,
    });
  }
  if (codes.some((code) => code === 'LEVEL_CORRUPTION' || code === 'LEVEL_DECODE_ERROR') || isDamage(String(cause))) {
    return new BuildfixError('BUILDFIX_STATE_CORRUPT', {
      message: `The state in ${location} is corrupt.`,
      hint: '`buildfix state check` says what of it can be read; what can is kept.',
      cause,
    });
  }
  return stateFailed(location, cause);
}

export function stateFailed(folder: string, cause: unknown): BuildfixError {
  return new BuildfixError('BUILDFIX_STATE_FAILED', {
    message: `The state in ${folder} can't be used: ${cause instanceof Error ? cause.message : String(cause)}.`,
    hint: 'Check permissions and free space, give another folder with --state, or do without: --no-state.',
    cause,
  });
}

/** Whether an error comes from LevelDB and not from what was done with the entries. */
export function isDatabaseError(error: unknown): boolean {
  return String((error as { code?: unknown } | undefined)?.code).startsWith('LEVEL_');
}

/** A file that CURRENT or the manifest names and that is gone is damage too; a manifest that can't be written is not. */
function isDamage(text: string): boolean {
  if (/no space|quota|permission|read-only|too large|too many open/i.test(text)) return false;
  return /corrupt|checksum|CURRENT file|does not match existing|(MANIFEST|\.ldb|\.sst|\.log).*No such file/i.test(text);
}
