import type { FinishedRun, ReporterDefinition } from '../core/reporter.ts';

/** One JSON object: the summary of the run and every distinct problem with its final count. */
export const summary: ReporterDefinition = {
  name: 'summary',
  title: 'JSON: what the run came to, final counts by fingerprint',
  live: false,
  create: () => ({ end }),
};

/** In pieces, so that a million problems are never one string. */
async function* end({ summary, problems }: FinishedRun): AsyncGenerator<string> {
  yield `${JSON.stringify({ summary }).slice(0, -1)},"problems":[`;
  let separator = '\n';
  for await (const { fingerprint, count, severity, tool, code, message, file, line, baseline } of problems()) {
    yield separator + JSON.stringify({ fingerprint, count, severity, tool, code, message, file, line, baseline });
    separator = ',\n';
  }
  yield '\n]}\n';
}
