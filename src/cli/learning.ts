import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../core/context.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { BuildfixError } from '../core/errors.ts';
import { redactText } from '../core/redact.ts';
import { Experience } from '../fixes/learned/experience.ts';
import { TrackRecords } from '../fixes/learned/track-records.ts';
import type { Settings } from './options.ts';
import { stateOptions } from './state-options.ts';

export interface Learned {
  readonly records: TrackRecords;
  readonly experience: Experience;
}

/** What earlier runs have learned; nothing without the state. `verified`: a build will judge what is proposed. */
export async function loadExperience(
  settings: Settings,
  logger: Logger,
  { verified }: { readonly verified: boolean },
): Promise<Learned> {
  const state = stateOptions(settings, logger);
  const now = Date.now();
  // A dry run must not leave a folder behind where nothing is remembered yet.
  const known = state && isThere(state) ? await readLearned(state, logger) : undefined;
  const records = new TrackRecords(now, known?.records);
  return { records, experience: new Experience({ records, patterns: known?.patterns ?? [], verified }) };
}

function isThere({ folder }: { readonly folder: string }): boolean {
  return existsSync(join(folder, 'state'));
}

async function readLearned(state: NonNullable<ReturnType<typeof stateOptions>>, logger: Logger) {
  const { loadLearned } = await import('../state/outcomes.ts');
  try {
    return await loadLearned(state);
  } catch (error) {
    if (!(error instanceof BuildfixError)) throw error;
    logger.warn({ error: String(error) }, 'what earlier runs have learned can not be read');
    return undefined;
  }
}

export interface HandBuild {
  readonly words: readonly string[];
  readonly exitStatus: number;
  readonly problems: Iterable<Diagnostic> | AsyncIterable<Diagnostic>;
  readonly written?: readonly string[];
}

/** Remembers what a failed build left, or learns how it was mended by hand. Never the reason for a run to fail. */
export async function learnFromBuild(
  { words, ...build }: HandBuild,
  settings: Settings,
  logger: Logger,
): Promise<void> {
  const state = stateOptions(settings, logger);
  if (!state || (build.exitStatus === 0 && !isThere(state))) return;
  const { learnByHand } = await import('../fixes/learned/hand-repairs.ts');
  try {
    const command = redactText(words.join(' ')).slice(0, longestCommand);
    const learned = await learnByHand(state, { ...build, command, root: settings.root, time: Date.now() });
    for (const { id } of learned) logger.info({ id }, 'learned from a repair by hand');
  } catch (error) {
    logger.debug({ error: String(error) }, 'nothing could be learned from this build');
  }
}

const longestCommand = 500;
