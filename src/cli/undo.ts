import { listWrites, undo as takeBack } from '../fixes/undo.ts';
import { sanitize } from '../reporters/sanitize.ts';
import { resolveSettings } from './options.ts';
import type { CommandContext } from './program.ts';

/** `buildfix undo`: takes the last write back; again: the one before. */
export async function undo({ command }: CommandContext): Promise<number> {
  const { root } = await resolveSettings(command);
  const { json = false, list = false } = command.opts<{ json?: boolean; list?: boolean }>();
  const say = (line: string) => process.stdout.write(`${line}\n`);
  if (list) {
    const writes = await listWrites(root);
    if (json) say(JSON.stringify(writes, null, 2));
    else if (writes.length === 0) say('There is nothing to take back.');
    else
      for (const { time, files } of writes)
        say(`${new Date(time).toISOString()}  ${files.map(({ name }) => sanitize(name)).join(' ')}`);
    return 0;
  }
  const report = await takeBack(root);
  if (json) {
    say(JSON.stringify(report ?? null, null, 2));
  } else if (!report) {
    say('There is nothing to take back.');
  } else {
    for (const name of report.restored) say(`restored  ${sanitize(name)}`);
    for (const name of report.untouched) say(`unchanged ${sanitize(name)} (the write had not come that far)`);
    for (const name of report.refused) say(`left alone ${sanitize(name)} (changed since)`);
    const time = new Date(report.entry.time).toISOString();
    say(report.writes > 1 ? `The run that ended ${time} is taken back.` : `The write of ${time} is taken back.`);
  }
  return report && report.refused.length > 0 ? 1 : 0;
}
