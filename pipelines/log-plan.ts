import type { PartRange } from '../src/parser/part.ts';
import { discard, fileSource, peek } from '../src/sources/byte-source.ts';
import type { MeasuredFile } from '../src/sources/files.ts';
import { headLength, recognise } from '../src/sources/recognise.ts';
import type { KnownLogs } from './known-logs.ts';
import type { Growth, StoredLog } from './stored-log.ts';

/** How logs are shared out, in the order in which their records come. */
export type LogShare =
  /** Read by one thread, one after the other. */
  | { readonly kind: 'files'; readonly files: readonly MeasuredFile[] }
  /** A part of a plain file; the parts of a file follow each other. */
  | { readonly kind: 'part'; readonly file: MeasuredFile; readonly range: PartRange }
  /** Not to be opened before its turn, e.g. a pipe. */
  | { readonly kind: 'here'; readonly file: MeasuredFile }
  /** Read before: the whole of it, or the beginning of a plain file whose other parts follow. */
  | { readonly kind: 'whole'; readonly file: MeasuredFile; readonly log: StoredLog }
  | { readonly kind: 'grown'; readonly file: MeasuredFile; readonly log: StoredLog; readonly growth: Growth };

/**
 * Files that are large and plain are cut into parts, small ones are put together. `partSize` is in bytes. What is `known`
 * is not read; to be known the next time, plain files come in parts however small they are.
 */
export async function* planLogs(
  files: readonly MeasuredFile[],
  partSize: number,
  known?: KnownLogs,
): AsyncGenerator<LogShare> {
  let together: MeasuredFile[] = [];
  let bytes = 0;
  function* share(): Generator<LogShare> {
    if (together.length > 0) yield { kind: 'files', files: together };
    together = [];
    bytes = 0;
  }
  for (const file of files) {
    const { size } = file;
    const isPlain = once(() => canBeCut(file));
    const log = await known?.find(file, isPlain);
    if (log) {
      yield* share();
      yield { ...log, file };
      if (log.kind === 'whole') continue;
      for (const range of cut(size ?? 0, partSize, log.growth.end.offset)) yield { kind: 'part', file, range };
      continue;
    }
    if (size === undefined || ((size >= 2 * partSize || (known && size > 0)) && (await isPlain()))) {
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
function* cut(size: number, partSize: number, start = 0): Generator<PartRange> {
  const count = Math.max(1, Math.floor((size - start) / partSize));
  const at = (part: number) => start + part * partSize;
  for (let i = 0; i < count; i++) yield { from: at(i), ...(i + 1 < count && { to: at(i + 1) }) };
}

/** UTF-16 has no bytes at which a line surely begins. What can't be read is told by whoever reads it. */
async function canBeCut({ label, path }: MeasuredFile): Promise<boolean> {
  const { head, source } = await peek(fileSource(label, path), headLength);
  await discard(source).catch(() => {});
  if (head.length === 0 || (await recognise(head, label)) !== 'plain') return false;
  return !utf16Marks.some((mark) => mark.equals(head.subarray(0, mark.length)));
}

function once<Result>(find: () => Promise<Result>): () => Promise<Result> {
  let found: Promise<Result> | undefined;
  return () => {
    found ??= find();
    return found;
  };
}

const utf16Marks = [Buffer.of(0xff, 0xfe), Buffer.of(0xfe, 0xff)];
