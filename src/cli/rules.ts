import { rules as all } from '../fixes/rules/index.ts';
import type { CommandContext } from './program.ts';
import { printTable } from './table.ts';

/** `buildfix rules`: the fixes that are known. */
export async function rules({ command }: CommandContext): Promise<number> {
  const rows = all.map(({ name, title, tools, codes = [], safety, examples }) => ({
    name,
    title,
    tools,
    codes,
    safety,
    examples: examples.length,
  }));
  if (command.opts<{ json?: boolean }>().json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else
    printTable(
      rows.map(({ name, tools, codes, safety, title }) => [name, safety, tools.join(','), codes.join(','), title]),
    );
  return 0;
}
