import type { BitReader } from './bit-reader.ts';

export class Bzip2Error extends Error {}

/** A block after the Huffman codes and the move-to-front were undone. */
export interface SortedBlock {
  /** The last column of the sorted rotations, one byte in the low 8 bits of each. */
  readonly column: Uint32Array;
  readonly length: number;
  readonly first: number;
}

/**
 * Format: https://github.com/dsnet/compress/blob/master/doc/bzip2-format.pdf, section 2.2.
 * `limit`: how many bytes the block may hold at most.
 */
export function readBlock(bits: BitReader, limit: number): SortedBlock {
  if (bits.read(1) === 1) throw new Bzip2Error('a block is of the obsolete randomised kind');
  const first = bits.read(24);
  const symbols = readSymbols(bits);
  const endOfBlock = symbols.length + 1;
  const treeCount = bits.read(3);
  if (treeCount < 2 || treeCount > 6) throw new Bzip2Error(`${treeCount} Huffman trees in a block`);
  const selectors = readSelectors(bits, treeCount);
  const trees = Array.from({ length: treeCount }, () => readTree(bits, symbols.length + 2));

  const column = new Uint32Array(limit);
  let length = 0;
  let run = 0;
  let runBit = 1;
  for (let group = 0; ; group++) {
    const tree = trees[selectors[group] ?? -1];
    if (!tree) throw new Bzip2Error('a block has more symbols than selectors');
    for (let i = 0; i < groupSize; i++) {
      const symbol = readSymbol(bits, tree);
      if (symbol <= 1) {
        // Lengths of runs are written in bijective base 2.
        run += runBit << symbol;
        runBit *= 2;
        if (run > limit) throw new Bzip2Error('a block is longer than it may be');
        continue;
      }
      if (run > 0) {
        if (length + run > limit) throw new Bzip2Error('a block is longer than it may be');
        column.fill(symbols[0] as number, length, length + run);
        length += run;
        run = 0;
        runBit = 1;
      }
      if (symbol === endOfBlock) {
        if (first >= length) throw new Bzip2Error('a block begins behind its end');
        return { column, length, first };
      }
      if (length >= limit) throw new Bzip2Error('a block is longer than it may be');
      const byte = symbols[symbol - 1] as number;
      symbols.copyWithin(1, 0, symbol - 1);
      symbols[0] = byte;
      column[length++] = byte;
    }
  }
}

/** Undoes the sorting and the first run-length coding; returns the checksum of what it gave. */
export function* unwindBlock({ column, length, first }: SortedBlock): Generator<Uint8Array, number> {
  linkRotations(column, length);
  let out = new Uint8Array(outputSize);
  let filled = 0;
  let checksum = -1;
  let at = (column[first] as number) >>> 8;
  let previous = -1;
  let equal = 0;
  for (let i = 0; i < length; i++) {
    const entry = column[at] as number;
    at = entry >>> 8;
    const byte = entry & 0xff;
    // Behind four equal bytes stands how many more of them there are.
    let copies = 1;
    let value = byte;
    if (equal === 4) {
      copies = byte;
      value = previous;
      equal = 0;
      previous = -1;
    } else {
      equal = byte === previous ? equal + 1 : 1;
      previous = byte;
    }
    for (; copies > 0; copies--) {
      checksum = (checksum << 8) ^ (checksumTable[(checksum >>> 24) ^ value] as number);
      out[filled++] = value;
      if (filled === outputSize) {
        yield out;
        out = new Uint8Array(outputSize);
        filled = 0;
      }
    }
  }
  if (filled > 0) yield out.subarray(0, filled);
  return ~checksum >>> 0;
}

const groupSize = 50;
const longestCode = 20;
const outputSize = 256 * 1024;

/** Which bytes occur, in order: where the move-to-front list begins. */
function readSymbols(bits: BitReader): Uint8Array {
  const groups = bits.read(16);
  const symbols: number[] = [];
  for (let high = 0; high < 16; high++) {
    if (((groups >> (15 - high)) & 1) === 0) continue;
    const members = bits.read(16);
    for (let low = 0; low < 16; low++) if ((members >> (15 - low)) & 1) symbols.push(high * 16 + low);
  }
  if (symbols.length === 0) throw new Bzip2Error('a block without symbols');
  return Uint8Array.from(symbols);
}

/** Which tree holds for each group of symbols. */
function readSelectors(bits: BitReader, treeCount: number): Uint8Array {
  const recent = Array.from({ length: treeCount }, (_, i) => i);
  const selectors = new Uint8Array(bits.read(15));
  for (let i = 0; i < selectors.length; i++) {
    let steps = 0;
    while (bits.read(1) === 1) if (++steps >= treeCount) throw new Bzip2Error('a selector names no tree');
    const [tree] = recent.splice(steps, 1) as [number];
    recent.unshift(tree);
    selectors[i] = tree;
  }
  return selectors;
}

/** A canonical Huffman code, by length: the last code of it, and what to add to a code to find its symbol. */
interface Tree {
  readonly shortest: number;
  readonly lastCode: Int32Array;
  readonly shift: Int32Array;
  readonly symbols: Uint16Array;
}

function readTree(bits: BitReader, symbolCount: number): Tree {
  const lengths = new Uint8Array(symbolCount);
  let length = bits.read(5);
  for (let i = 0; i < symbolCount; i++) {
    for (;;) {
      if (length < 1 || length > longestCode) throw new Bzip2Error('a Huffman code of impossible length');
      if (bits.read(1) === 0) break;
      length += bits.read(1) === 0 ? 1 : -1;
    }
    lengths[i] = length;
  }
  return canonicalTree(lengths);
}

function canonicalTree(lengths: Uint8Array): Tree {
  const lastCode = new Int32Array(longestCode + 1).fill(-1);
  const shift = new Int32Array(longestCode + 1);
  const symbols = new Uint16Array(lengths.length);
  let code = 0;
  let index = 0;
  for (let length = 1; length <= longestCode; length++) {
    shift[length] = index - code;
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] !== length) continue;
      symbols[index++] = symbol;
      code++;
    }
    lastCode[length] = code - 1;
    code *= 2;
  }
  return { shortest: Math.min(...lengths), lastCode, shift, symbols };
}

function readSymbol(bits: BitReader, { shortest, lastCode, shift, symbols }: Tree): number {
  let code = bits.read(shortest);
  for (let length = shortest; ; code = (code << 1) | bits.read(1), length++) {
    if (length > longestCode) throw new Bzip2Error('a code that stands for no symbol');
    if (code > (lastCode[length] as number)) continue;
    const symbol = symbols[code + (shift[length] as number)];
    if (symbol === undefined) throw new Bzip2Error('a code that stands for no symbol');
    return symbol;
  }
}

/** Puts into the high 24 bits of each entry which one follows it. */
function linkRotations(column: Uint32Array, length: number): void {
  const counts = new Uint32Array(256);
  for (let i = 0; i < length; i++) {
    const byte = (column[i] as number) & 0xff;
    counts[byte] = (counts[byte] as number) + 1;
  }
  const starts = new Uint32Array(256);
  for (let byte = 1; byte < 256; byte++) {
    starts[byte] = (starts[byte - 1] as number) + (counts[byte - 1] as number);
  }
  for (let i = 0; i < length; i++) {
    const byte = (column[i] as number) & 0xff;
    const row = starts[byte] as number;
    starts[byte] = row + 1;
    column[row] = ((column[row] as number) | (i << 8)) >>> 0;
  }
}

/** CRC-32 with the highest bit first, which zlib.crc32 does not compute. */
const checksumTable = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24;
  for (let bit = 0; bit < 8; bit++) value = value < 0 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value;
});
