import { ByteCursor } from './byte-cursor.ts';

/**
 * What Snappy has compressed: https://github.com/google/snappy/blob/main/format_description.txt. Throws a RangeError for bytes that are
 * none of it.
 */
export function unsnappy(compressed: Buffer): Buffer {
  const input = new ByteCursor(compressed);
  const length = input.varint();
  if (length > mostBytes) throw new RangeError('a block is larger than blocks are');
  const output = Buffer.alloc(length);
  let at = 0;
  while (!input.done) {
    const tag = input.byte();
    const kind = tag & 3;
    if (kind === 0) {
      const short = tag >> 2;
      const literal = input.take(1 + (short < 60 ? short : input.fixed(short - 59)));
      if (at + literal.length > length) throw new RangeError('a block is longer than it says');
      output.set(literal, at);
      at += literal.length;
      continue;
    }
    const size = kind === 1 ? 4 + ((tag >> 2) & 7) : 1 + (tag >> 2);
    const back = kind === 1 ? ((tag >> 5) << 8) | input.byte() : input.fixed(kind === 2 ? 2 : 4);
    if (back === 0 || back > at || at + size > length) throw new RangeError('a block repeats what is not there');
    // Byte by byte: a copy may reach into what it writes itself.
    for (const end = at + size; at < end; at++) output[at] = output[at - back] as number;
  }
  if (at !== length) throw new RangeError('a block is shorter than it says');
  return output;
}

/** LevelDB's blocks have four kilobytes and one entry more. */
const mostBytes = 1 << 28;
