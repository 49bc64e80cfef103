import { stripControls } from '../parser/clean.ts';
import type { ContextLine } from '../reporters/causes.ts';
import { openLogs } from '../sources/files.ts';

/** Lines of a log, by their numbers; a log is read again for them, since nobody keeps it. */
export async function readLines(
  files: readonly string[],
  source: string,
  wanted: ReadonlySet<number>,
): Promise<Map<number, ContextLine>> {
  const found = new Map<number, ContextLine>();
  const last = Math.max(...wanted);
  let number = 1;
  let rest: Buffer = Buffer.alloc(0);
  const take = (bytes: Buffer) => {
    if (wanted.has(number)) found.set(number, { line: number, text: shownOf(bytes.toString('utf8', 0, longest)) });
  };
  for await (const chunk of openLogs(files, { cwd: process.cwd(), onTrouble: () => {} })) {
    if (chunk.source !== source) {
      if (number > 1 || rest.length > 0) break;
      continue;
    }
    const bytes = Buffer.concat([rest, chunk.bytes]);
    let from = 0;
    for (let feed = bytes.indexOf(0x0a); feed !== -1; feed = bytes.indexOf(0x0a, from)) {
      take(bytes.subarray(from, feed));
      from = feed + 1;
      number++;
    }
    // Of a line that never ends, its beginning is enough.
    rest = Buffer.from(bytes.subarray(from, from + longest));
    if (number > last) return found;
  }
  if (rest.length > 0) take(rest);
  return found;
}

const longest = 4096;

/** Of a line that overwrote itself, what was left on the screen. */
function shownOf(text: string): string {
  return stripControls(text.replace(/\r+$/, '').replace(/^.*\r/, ''));
}
