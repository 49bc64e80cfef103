import type { FixRun } from '../../pipelines/fix.ts';
import { BuildfixError } from '../core/errors.ts';
import { toJson } from './fix-report.ts';
import type { Settings } from './options.ts';

/** One `--output name[=file]` of `fix`; without a file it goes to standard output. */
export interface FixOutput {
  readonly name: (typeof names)[number];
  readonly file?: string;
}

const names = ['patch', 'json'] as const;

/** Throws BUILDFIX_USAGE with the names there are. */
export function readOutputs(asked: readonly string[], json: boolean): FixOutput[] {
  const outputs = asked.map((text): FixOutput => {
    const [, said = '', file] = /^([^=]*)(?:=(.+))?$/s.exec(text) ?? [];
    const name = names.find((one) => one === said);
    if (!name) {
      throw new BuildfixError('BUILDFIX_USAGE', {
        message: `\`fix\` has no output called ${JSON.stringify(said)}.`,
        hint: `Use one of ${names.join(', ')}, or the outputs of \`buildfix replay\` for a report about the problems.`,
      });
    }
    return { name, ...(file !== undefined && { file }) };
  });
  return json ? [...outputs, { name: 'json' }] : outputs;
}

interface Told {
  readonly run: FixRun;
  readonly troubles: readonly BuildfixError[];
  readonly settings: Settings;
}

export function textOf({ name }: FixOutput, { run, troubles, settings }: Told): string {
  switch (name) {
    case 'patch':
      // Byte for byte: a patch with masks in it does not apply, and holds nothing that the tree does not.
      return run.report.patch;
    case 'json':
      return `${JSON.stringify(toJson(run, troubles, settings.redact), null, 2)}\n`;
  }
}
