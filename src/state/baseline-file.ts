import { readFile } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { KnownProblems } from '../core/baseline.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { BuildfixError } from '../core/errors.ts';

/** A baseline as a file, since CI begins with an empty state. It is meant to be committed: one problem a line, in stable order. */
const schema = z.object({
  version: z.literal(1),
  problems: z.array(
    z.object({
      fingerprint: z.string().regex(/^[0-9a-f]{16}$/, 'a fingerprint has 16 hexadecimal digits'),
      severity: z.enum(['error', 'warning', 'info']),
      tool: z.string(),
      code: z.string().optional(),
      file: z.string().optional(),
      message: z.string(),
    }),
  ),
});

/** Throws BUILDFIX_BASELINE_INVALID with the file and the place of the mistake. */
export async function readBaselineFile(file: string): Promise<KnownProblems> {
  let parsed: ReturnType<typeof schema.safeParse>;
  try {
    parsed = schema.safeParse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw invalid(file, cause instanceof Error ? cause.message : String(cause), cause);
  }
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid(file, `${issue?.path.join('.')}: ${issue?.message}`);
  }
  return new KnownProblems(
    parsed.data.problems.map(({ fingerprint, severity, file: path }) => ({
      fingerprint,
      severity,
      ...(path !== undefined && { file: path }),
    })),
  );
}

/** Returns how many problems it holds. */
export async function writeBaselineFile(file: string, problems: AsyncIterable<Diagnostic>): Promise<number> {
  const entries: { key: string; line: string }[] = [];
  for await (const { fingerprint, severity, tool, code, file: path, message } of problems) {
    const line = JSON.stringify({ fingerprint, severity, tool, code, file: path, message });
    entries.push({ key: `${path ?? ''}\0${tool}\0${code ?? ''}\0${fingerprint}`, line });
  }
  entries.sort((a, b) => (a.key < b.key ? -1 : 1));
  await writeFileAtomic(file, `{"version":1,"problems":[\n${entries.map(({ line }) => line).join(',\n')}\n]}\n`);
  return entries.length;
}

function invalid(file: string, what: string, cause?: unknown): BuildfixError {
  return new BuildfixError('BUILDFIX_BASELINE_INVALID', {
    message: `${file} is no baseline: ${what}.`,
    hint: `Write it anew: buildfix baseline LOG --write ${file}`,
    ...(cause !== undefined && { cause }),
  });
}
