import { BuildfixError } from '../core/errors.ts';
import { lowerBound, noTally, standingOf, weighed } from '../core/track-record.ts';
import { credits } from '../fixes/learned/track-records.ts';
import { rules as all } from '../fixes/rules/index.ts';
import { createLogger } from '../telemetry/logger.ts';
import { resolveSettings } from './options.ts';
import type { CommandContext } from './program.ts';
import { stateOptions } from './state-options.ts';
import { printTable } from './table.ts';

/** `buildfix rules`: the fixes that are known; `stats`: what builds have said of them. */
export async function rules({ command }: CommandContext, action: string): Promise<number> {
  const json = command.opts<{ json?: boolean }>().json === true;
  if (action === 'stats') return printStats(command, json);
  if (action !== 'list') {
    throw new BuildfixError('BUILDFIX_USAGE', {
      message: `There is no \`buildfix rules ${JSON.stringify(action)}\`.`,
      hint: 'Use list or stats.',
    });
  }
  const rows = all.map(({ name, title, tools, codes = [], safety, examples }) => ({
    name,
    title,
    tools,
    codes,
    safety,
    examples: examples.length,
  }));
  if (json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else
    printTable(
      rows.map(({ name, tools, codes, safety, title }) => [name, safety, tools.join(','), codes.join(','), title]),
    );
  return 0;
}

/** What was tried most first; rules that no build has judged yet are there as well. */
async function printStats(command: CommandContext['command'], json: boolean): Promise<number> {
  const settings = await resolveSettings(command);
  const state = stateOptions(settings, createLogger({ level: settings.verbose ? 'debug' : 'warn' }));
  // The list needs no database.
  const { loadLearned } = await import('../state/outcomes.ts');
  const { records } = state ? await loadLearned(state) : { records: [] };
  const now = Date.now();
  const byOrigin = new Map(
    records.filter(({ subject }) => subject.kind === 'fixer').map(({ subject, record }) => [subject.origin, record]),
  );
  const rows = all.map(({ name, safety, examples }) => {
    const record = byOrigin.get(`rule:${name}`);
    const { verified, harmful, 'no-effect': noEffect } = record?.counts ?? noTally;
    const right = record ? Number(lowerBound(weighed(record, now)).toFixed(3)) : null;
    const standing = standingOf(record, now, credits.fixer);
    return { name, safety, standing, lowerBound: right, verified, harmful, noEffect, examples: examples.length };
  });
  rows.sort((a, b) => b.verified + b.harmful + b.noEffect - (a.verified + a.harmful + a.noEffect));
  if (json) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else
    printTable([
      ['rule', 'safety', 'standing', 'at least', 'verified', 'harmful', 'no effect', 'examples'],
      ...rows.map((row) => [
        ...[row.name, row.safety, row.standing, row.lowerBound === null ? '-' : `${Math.floor(row.lowerBound * 100)}%`],
        ...[row.verified, row.harmful, row.noEffect, row.examples].map(String),
      ]),
    ]);
  return 0;
}
