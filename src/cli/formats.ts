import { formats as all } from '../formats/index.ts';
import type { CommandContext } from './program.ts';
import { printTable } from './table.ts';

/** `buildfix formats`: the tools that are read. */
export async function formats({ command }: CommandContext): Promise<number> {
  const rows = all.map(({ name, title, url, columnUnit, rules }) => ({
    name,
    title,
    url,
    columnUnit,
    rules: rules.length,
    examples: rules.reduce((sum, { examples }) => sum + examples.length, 0),
  }));
  if (command.opts<{ json?: boolean }>().json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else printTable(rows.map(({ name, title, rules, url }) => [name, title, `${rules} rules`, url]));
  return 0;
}
