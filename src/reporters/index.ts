import { BuildfixError } from '../core/errors.ts';
import type { ReporterDefinition } from '../core/reporter.ts';
import { github } from './github.ts';
import { markdown } from './markdown.ts';
import { ndjson } from './ndjson.ts';
import { rdjsonl } from './rdjsonl.ts';
import { sarif } from './sarif.ts';
import { summary } from './summary.ts';
import { terminal } from './terminal.ts';

export const reporters: readonly ReporterDefinition[] = [terminal, ndjson, summary, sarif, rdjsonl, github, markdown];

/** Throws BUILDFIX_USAGE with the names there are. */
export function reporterNamed(name: string): ReporterDefinition {
  const found = reporters.find((reporter) => reporter.name === name);
  if (found) return found;
  throw new BuildfixError('BUILDFIX_USAGE', {
    message: `There is no output called ${JSON.stringify(name)}.`,
    hint: `Use one of ${reporters.map((reporter) => reporter.name).join(', ')}.`,
  });
}
