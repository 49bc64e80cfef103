import { BuildfixError } from '../core/errors.ts';

/** Says on standard error what went wrong and what to do; returns the exit status. */
export function reportFailure(error: unknown, { verbose }: { verbose: boolean }): number {
  const known = error instanceof BuildfixError ? error : unexpected(error);
  process.stderr.write(`buildfix: ${known.message}\n`);
  if (known.hint) process.stderr.write(`  ${known.hint}\n`);
  process.stderr.write(`  (${known.code})\n`);
  if (verbose) for (let cause: unknown = known; cause instanceof Error; cause = cause.cause) writeStack(cause);
  return known.exitStatus;
}

function writeStack(error: Error): void {
  process.stderr.write(`${error.stack ?? error.message}\n`);
}

function unexpected(cause: unknown): BuildfixError {
  return new BuildfixError('BUILDFIX_INTERNAL', {
    message: `Something went wrong that should not: ${cause instanceof Error ? cause.message : String(cause)}`,
    hint: 'Run it again with --verbose and report what it prints.',
    cause,
  });
}
