import type { ReadingData } from '../../pipelines/log-tasks.ts';
import type { ParseOptions } from '../../stages/parse.ts';
import { BuildfixError } from '../core/errors.ts';
import type { Format } from '../core/format.ts';
import { formats as builtIn } from '../formats/index.ts';
import type { OwnReading } from './matcher-files.ts';
import type { Settings } from './options.ts';

export interface Reading extends Partial<Pick<ParseOptions, 'tools' | 'formats' | 'matchers'>> {
  /** The same for other threads; absent where they could not read the same: matchers look at every line. */
  readonly sendable?: ReadingData;
}

/** What logs are read with: the tools that were asked for, and the files that describe others. */
export async function loadReading(
  { root, tools, matchers: files, findMatchers }: Pick<Settings, 'root' | 'tools' | 'matchers' | 'findMatchers'>,
  onTrouble: (error: BuildfixError) => void = () => {},
): Promise<Reading> {
  let own: OwnReading = { formatFiles: [] };
  if (files.length > 0 || findMatchers) {
    // Three languages of matchers are a lot to load for those who use none.
    const { readMatcherFiles } = await import('./matcher-files.ts');
    own = await readMatcherFiles(files, { root, find: findMatchers, onTrouble });
  }
  const { formatFiles, ...reading } = own;
  checkNames(tools, [...builtIn, ...(reading.formats ?? [])]);
  return {
    ...(tools.length > 0 && { tools }),
    ...reading,
    ...(!reading.matchers && { sendable: { tools, formatFiles } }),
  };
}

function checkNames(tools: readonly string[], formats: readonly Format[]): void {
  const names = formats.map(({ name }) => name);
  for (const tool of tools) {
    if (names.includes(tool)) continue;
    const near = names.filter((name) => name.startsWith(tool.slice(0, 3)) || name.includes(tool)).slice(0, 5);
    throw new BuildfixError('BUILDFIX_USAGE', {
      message: `There is no tool named ${JSON.stringify(tool)}.`,
      hint: near.length > 0 ? `Meant: ${near.join(', ')}?` : '`buildfix formats` lists all of them.',
    });
  }
}
