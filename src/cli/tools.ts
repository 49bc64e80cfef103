import type { ToolOptions } from '../../pipelines/fix.ts';
import { redactText } from '../core/redact.ts';
import type { ToolReport } from '../fixes/tools/lane.ts';
import { sanitize } from '../reporters/sanitize.ts';

/** `--tools`: true without names. */
export type ToolsFlag = true | string;

export interface ToolWords {
  readonly quiet: boolean;
  readonly redact: boolean;
}

/** What the flag asks for; `list` only shows what would be run. Undefined without it: nothing is run. Throws BUILDFIX_USAGE before anything is done. */
export async function toolOptions(flag: ToolsFlag | undefined, words: ToolWords): Promise<ToolOptions | undefined> {
  if (flag === undefined) return undefined;
  const said = flag === true ? [] : flag.split(',').filter((name) => name !== '');
  const names = said.filter((name) => name !== 'list');
  const { toolsOf } = await import('../fixes/tools/plan-runs.ts');
  toolsOf(names);
  return {
    names: names.length > 0 ? names : ['all'],
    listOnly: names.length < said.length,
    onPlan: ({ runs, absent }) => {
      if (words.quiet) return;
      for (const { command, cwd, files } of runs) {
        const about = `${files.length} file${files.length === 1 ? '' : 's'}`;
        say(
          `buildfix: ${names.length < said.length ? 'would run' : 'runs'} in ${cwd} for ${about}: ${asWords(command)}`,
          words,
        );
      }
      for (const { tool, why } of absent) say(`buildfix: does not run ${tool.name}: ${why}`, words);
      if (runs.length === 0 && absent.length === 0) say('buildfix: no tool is there for what the log says', words);
    },
  };
}

/** What went wrong with tools. */
export function tellTools(reports: readonly ToolReport[], words: ToolWords): void {
  for (const { tool, result, why } of reports) {
    if (result === 'failed' || result === 'timed-out' || result === 'aborted') {
      say(`buildfix: ${tool}: ${result}, ${why}`, words);
    }
  }
}

/** For reading; nothing parses it again. */
function asWords(command: readonly string[]): string {
  const words = command.map((word) => (/^[\w./@%+=:,-]+$/.test(word) ? word : JSON.stringify(word)));
  return words.length > mostWords
    ? `${words.slice(0, mostWords).join(' ')} … (${words.length} words)`
    : words.join(' ');
}

const mostWords = 40;

function say(line: string, { redact }: ToolWords): void {
  process.stderr.write(`${sanitize(redact ? redactText(line) : line)}\n`);
}
