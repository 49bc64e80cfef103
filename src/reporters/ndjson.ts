import type { ReporterDefinition } from '../core/reporter.ts';

/** One diagnostic a line, as soon as it is known. */
export const ndjson: ReporterDefinition = {
  name: 'ndjson',
  title: 'one JSON object a line for each distinct problem, live',
  live: true,
  create: () => ({ diagnostic: (_diagnostic, json) => `${json}\n` }),
};
