import { planFixes } from '../../src/fixes/plan.ts';
import { parseLog } from '../../src/parser/parse-log.ts';

/** The text after all fixes of the log, `unsafe` ones too. */
export async function mend(log: string, file: string, text: string): Promise<string> {
  const proposals = [];
  for await (const diagnostic of parseLog(log)) {
    for (const fix of diagnostic.fixes ?? []) proposals.push({ diagnostic, fix });
  }
  const opened = { file: { text, encoding: 'utf8' as const, mark: false, lineEnd: '\n' as const }, path: file };
  return planFixes(proposals, () => opened).changed.get(file) ?? text;
}
