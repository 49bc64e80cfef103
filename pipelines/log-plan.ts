import type { PartRange } from '../src/parser/part.ts';
import { discard, fileSource, peek } from '../src/sources/byte-source.ts';
import type { MeasuredFile } from '../src/sources/files.ts';
import { headLength, recognise } from '../src/sources/recognise.ts';

/** How logs are shared out, in the order in which their records come. */
export type LogShare =
  /** Read by one thread, one after the other. */
  | { readonly kind: 'files'; readonly files: readonly MeasuredFile[] }
  /** A part of a plain file; the parts of a file follow each other. */
  | { readonly kind: 'part'; readonly file: MeasuredFile; readonly range: PartRange }
  /** Not to be opened before its turn, e.g. a pipe. */
  | { readonly kind: 'here'; readonly file: MeasuredFile };

/** Files that are large and plain are cut into parts, small ones are put together. `partSize` is in bytes. */
export async function* planLogs(files: readonly MeasuredFile[], partSize: number): AsyncGenerator<LogShare> {
  let together: MeasuredFile[] = [];
  let bytes = 0;
  function* share(): Generator<LogShare> {
    if (together.length > 0) yield { kind: 'files', files: together };
    together = [];
    bytes = 0;
  }
  for (const file of files) {
    const { size } = file;
    if (size === undefined || (size >= 2 * partSize && (await canBeCut(file)))) {
      yield* share();
      if (size === undefined) yield { kind: 'here', file };
      else for (const range of cut(size, partSize)) yield { kind: 'part', file, range };
      continue;
    }
    if (bytes + size > partSize) yield* share();
    together.push(file);
    bytes += size;
    if (together.length >= mostTogether) yield* share();
  }
  yield* share();
}

const mostTogether = 64;

/** The last part has no end, so that what a log grows by meanwhile is read as well. */
function* cut(size: number, partSize: number): Generator<PartRange> {
  const count = Math.floor(size / partSize);
  for (let i = 0; i < count; i++) yield { from: i * partSize, ...(i + 1 < count && { to: (i + 1) * partSize }) };
}

/** UTF-16 has no bytes at which a line surely begins. What can't be read is told by whoever reads it. */
async function canBeCut({ label, path }: MeasuredFile): Promise<boolean> {
  const { head, source } = await peek(fileSource(label, path), headLength);
  await discard(source).catch(() => {});
  if (head.length < headLength || (await recognise(head, label)) !== 'plain') return false;
  return !utf16Marks.some((mark) => mark.equals(head.subarray(0, mark.length)));
}

const utf16Marks = [Buffer.of(0xff, 0xfe), Buffer.of(0xfe, 0xff)];
