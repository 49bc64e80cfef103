import {
  add,
  and,
  assemble,
  block,
  branch,
  branchIf,
  type Code,
  call,
  constant,
  countOnes,
  exclusiveOr,
  get,
  isNotEqual,
  isNotLess,
  isZero,
  leave,
  load,
  loadByte,
  loadShort,
  loop,
  multiply,
  or,
  set,
  shiftLeft,
  shiftRight,
  store,
  subtract,
  tee,
  trailingZeros,
  vector,
  when,
} from './wasm-assembler.ts';

/**
 * The inner loop of the scan as WebAssembly, assembled here from its instructions, with sixteen bytes of the text a round.
 * A toolchain that makes it from another language would be a second thing to install for two hundred instructions.
 *
 * - `find(at, last)`: the first address from `at` on where a word or one of the patterns stands, or -1. The line feeds
 *   passed over are added to the number at `layout.feeds`; `layout.isPattern` tells which of the two it is.
 * - `feed(at, last)`: the address of the first line feed from `at` on; `last` or more where there is none before.
 */
export function scanModule(): Uint8Array<ArrayBuffer> {
  return assemble([
    { name: 'stands', parameters: 1, numbers: 3, vectors: 0, body: stands },
    { name: 'find', parameters: 2, numbers: 6, vectors: 10, body: find },
    { name: 'feed', parameters: 2, numbers: 1, vectors: 0, body: feed },
  ]);
}

/** Where in the memory what lies, and how many bytes of zeros stand before and behind the text. */
export const layout = {
  first: 0,
  second: 1 << 16,
  /** For each slot the number of its first entry, two bytes; behind that one follow those of the same slot. */
  slots: 2 << 16,
  nibbles: 4 << 16,
  feeds: (4 << 16) + 256,
  /** Not 0 where what was found is a pattern and may be none of the words. */
  isPattern: (4 << 16) + 260,
  /** Of `entrySize` bytes each: address of the word, offset of the four bytes in it, length, 1 for the last of a slot. */
  entries: (4 << 16) + 512,
  entrySize: 8,
} as const;

/** Bits of the first table: a word of which the second table has to be asked, one that is too short for that, one of four bytes. */
export const askSecond = 1;
export const enough = 2;
export const fourBytes = 4;
/** What the second table holds where something stands. Where nothing does it holds `enough`, which alone says no. */
export const isSecond = enough | askSecond;

/** Spread four bytes over sixteen bits. */
export const multipliers = [0x9e3779b1, 0x85ebca6b] as const;

/** Buckets of patterns that need no word behind them; the others hold the words of four bytes. */
export const patternBuckets = 4;

const slot = (table: 0 | 1) => [...constant((multipliers[table] as number) | 0), multiply, ...constant(16), shiftRight];
const at = 0;
const last = 1;

/** Whether one of the words stands that have the four bytes at the address. */
const stands: Code = (() => {
  const [entry, index, length] = [1, 2, 3];
  const start = [get(at), get(entry), loadByte(4), subtract];
  return [
    [get(at), load(), slot(0), constant(1), shiftLeft, loadShort(layout.slots), tee(index), isZero],
    when(constant(0), leave),
    [get(index), constant(3), shiftLeft, constant(layout.entries), add, set(entry)],
    loop(
      [constant(0), set(index), get(entry), loadByte(5), set(length)],
      block(
        loop(
          [
            start,
            get(index),
            add,
            loadByte(),
            get(entry),
            load(),
            get(index),
            add,
            loadByte(),
            isNotEqual,
            branchIf(1),
          ],
          [get(index), constant(1), add, tee(index), get(length), isNotEqual, branchIf(0)],
          [constant(1), leave],
        ),
      ),
      [get(entry), loadByte(6)],
      when(constant(0), leave),
      [get(entry), constant(layout.entrySize), add, set(entry), branch(0)],
    ),
    constant(0),
  ];
})();

const find: Code = (() => {
  const [base, valid, hits, feeds, direct, isPattern] = [2, 3, 4, 5, 6, 7];
  const low = (position: number) => 8 + 2 * position;
  const high = (position: number) => 9 + 2 * position;
  const [bytes, patterns] = [16, 17];
  const positions = [0, 1, 2, 3];
  const evens = [0, 2, 4, 6, 8, 10, 12, 14];

  const tables = positions.map((position) => [
    [constant(0), vector.load(layout.nibbles + 32 * position), set(low(position))],
    [constant(0), vector.load(layout.nibbles + 32 * position + 16), set(high(position))],
  ]);
  const pattern = (position: number) => [
    [get(low(position)), get(base), vector.load(position), tee(bytes), vector.each(15), vector.and, vector.pick],
    [get(high(position)), get(bytes), constant(4), vector.shiftRight, vector.each(15), vector.and, vector.pick],
    vector.and,
  ];
  /** Each bucket of four-byte patterns has a bit; what is left in a byte are the buckets that may stand there. */
  const searchPatterns = [positions.map((i) => [pattern(i), ...(i > 0 ? [vector.and] : [])]), set(patterns)];
  // Even addresses are enough, since words of five and more bytes are found by four bytes at either parity.
  const gram = (i: number) => [
    [get(base), load(i), slot(0), loadByte(layout.first)],
    [get(base), load(i + 2), slot(1), loadByte(layout.second), and],
  ];
  const searchGrams = [evens.map((i) => [gram(i), ...(i > 0 ? [or] : [])]), set(hits)];
  const nonZero = [vector.each(0), vector.equal, vector.bitmask, constant(0xffff), exclusiveOr];
  const gramBits = evens.map((i) => [gram(i), isZero, constant(1), exclusiveOr, constant(i), shiftLeft, or]);
  const directMask = 2 ** patternBuckets - 1;
  const address = [get(base), get(hits), trailingZeros, add];
  const count = (bits: Code) => [
    constant(0),
    constant(0),
    load(layout.feeds),
    bits,
    countOnes,
    add,
    store(layout.feeds),
  ];
  const before = [constant(1), get(hits), trailingZeros, shiftLeft, constant(1), subtract];

  return [
    tables,
    [get(at), constant(-16), and, set(base)],
    [constant(-1), get(at), constant(15), and, shiftLeft, set(valid)],
    block(
      loop(
        [get(base), get(last), isNotLess, branchIf(1)],
        searchPatterns,
        searchGrams,
        [get(base), vector.load(), vector.each(0x0a), vector.equal, vector.bitmask, get(valid), and, set(feeds)],
        [get(hits), get(patterns), vector.anyTrue, or],
        when(
          [get(patterns), vector.each(directMask), vector.and, nonZero, set(direct)],
          // Most often only one of the two searches has found something.
          [get(hits)],
          when(constant(0), gramBits, set(hits)),
          [get(patterns), vector.each(0xff ^ directMask), vector.and, nonZero, get(direct), or],
          [get(hits), or, get(valid), and, set(hits)],
          block(
            loop(
              [get(hits), isZero, branchIf(1)],
              [address, call(0), isZero, set(isPattern)],
              [get(direct), get(hits), trailingZeros, shiftRight, constant(1), and, get(isPattern), isZero, or],
              when(count([get(feeds), before, and]), [
                constant(0),
                get(isPattern),
                store(layout.isPattern),
                address,
                leave,
              ]),
              [get(hits), get(hits), constant(1), subtract, and, set(hits), branch(0)],
            ),
          ),
        ),
        count([get(feeds)]),
        [constant(-1), set(valid), get(base), constant(16), add, set(base), branch(0)],
      ),
    ),
    constant(-1),
  ];
})();

const feed: Code = (() => {
  const found = 2;
  return [
    block(
      loop(
        [get(at), get(last), isNotLess, branchIf(1)],
        [get(at), vector.load(), vector.each(0x0a), vector.equal, vector.bitmask, tee(found)],
        when(get(at), get(found), trailingZeros, add, leave),
        [get(at), constant(16), add, set(at), branch(0)],
      ),
    ),
    get(last),
  ];
})();
