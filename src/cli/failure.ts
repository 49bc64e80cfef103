import { BuildfixError } from '../core/errors.ts';
import { sanitize } from '../reporters/sanitize.ts';

/** Says on standard error what went wrong and what to do; returns the exit status. */
export function reportFailure(error: unknown, { verbose }: { verbose: boolean }): number {
  const known = error instanceof BuildfixError ? error : unexpected(error);
  reportTrouble(known);
  if (verbose) for (let cause: unknown = known; cause instanceof Error; cause = cause.cause) writeStack(cause);
  return known.exitStatus;
}

/** What went wrong, what to do, and the code to look for. Names come out of archives and logs, so nothing in it acts. */
export function reportTrouble({
  code,
  message,
  hint,
}: Pick<BuildfixError, 'code' | 'message'> & { hint?: string | undefined }): void {
  for (const [index, line] of message.split('\n').entries())
    process.stderr.write(`${index === 0 ? 'buildfix: ' : '  '}${sanitize(line)}\n`);
  if (hint) process.stderr.write(`  ${sanitize(hint)}\n`);
  process.stderr.write(`  (${code})\n`);
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
