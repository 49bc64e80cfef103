/**
 * The inner loop of the scan as WebAssembly, assembled here from its instructions: V8 compiles it without bounds checks
 * and without the conversions between numbers that cost JavaScript half of its time in such a loop.
 *
 * `find(at, end)` goes over the addresses from `at`. It returns the first one where a word may stand, by its first four bytes
 * in the first table and, where that asks for it, by those from the third to the sixth in the second; or whose fourth byte
 * belongs to a class that is looked at; or -1.
 */
export function gramScanModule(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 2, i32, i32, 1, i32]),
    ...section(2, [1, ...name('m'), ...name('m'), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('find'), 0, 0]),
    ...section(10, [1, ...sized([1, 1, i32, ...body, end])]),
  ]);
}

/** Where in the memory what lies. The text has room for three bytes before it, since a word's end may be its beginning. */
export const layout = {
  first: 0,
  second: 1 << 16,
  classes: 2 << 16,
  text: (2 << 16) + 512,
} as const;

/** In the first table: four bytes that are enough, or that the second table has to be asked about as well. */
export const enough = 2;
export const askSecond = 1;

/** Spread four bytes over sixteen bits. */
export const multipliers = [0x9e3779b1, 0x85ebca6b] as const;

/** Classes of the fourth byte: of interest before a digit, or always. */
export const beforeDigit = 1;
export const always = 2;

const i32 = 0x7f;
const end = 0x0b;
const nothing = 0x40;
const [at, last, kind] = [0, 1, 2] as const;
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const tee = (local: number) => [0x22, local];
const constant = (value: number) => [0x41, ...signed(value)];
const load = (offset: number) => [0x28, 0, ...unsigned(offset)];
const loadByte = (offset: number) => [0x2d, 0, ...unsigned(offset)];
const [add, subtract, multiply, shiftRight, isLess, isNotLess, isEqual] = [0x6a, 0x6b, 0x6c, 0x76, 0x49, 0x4f, 0x46];
const [block, loop, when, branch, branchIf, leave] = [0x02, 0x03, 0x04, 0x0c, 0x0d, 0x0f];

/** Eight addresses a round: the end is asked for once, and what lies behind it are zeros. */
const unrolled = 8;

const body = [
  ...[block, nothing, loop, nothing],
  ...[...get(at), ...get(last), isNotLess, branchIf, 1],
  ...Array.from({ length: unrolled }, (_, i) => look(i)).flat(),
  ...[...get(at), ...constant(unrolled), add, ...set(at), branch, 0, end, end],
  ...constant(-1),
];

function look(i: number): number[] {
  const found = [...get(at), ...constant(i), add, leave];
  const slot = (multiplier: number, table: number) => [
    ...constant(multiplier | 0),
    multiply,
    ...constant(16),
    shiftRight,
    ...loadByte(table),
  ];
  return [
    ...[...get(at), ...load(i), ...slot(multipliers[0], layout.first), ...tee(kind), when, nothing, ...get(kind)],
    ...[...constant(enough), isEqual, when, nothing, ...found, end],
    ...[...get(at), ...load(i + 2), ...slot(multipliers[1], layout.second), when, nothing, ...found, end, end],
    ...[...get(at), ...loadByte(i + 3), ...loadByte(layout.classes), ...tee(kind), when, nothing],
    ...[...get(kind), ...constant(always), isEqual, when, nothing, ...found, end],
    ...[
      ...get(at),
      ...loadByte(i + 4),
      ...constant(0x30),
      subtract,
      ...constant(10),
      isLess,
      when,
      nothing,
      ...found,
      end,
    ],
    end,
  ];
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...sized(content)];
}

function sized(content: readonly number[]): number[] {
  return [...unsigned(content.length), ...content];
}

function name(text: string): number[] {
  return sized([...Buffer.from(text)]);
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  const rest = value >> 7;
  const byte = value & 127;
  const done = (rest === 0 && (byte & 64) === 0) || (rest === -1 && (byte & 64) !== 0);
  return done ? [byte] : [byte | 128, ...signed(rest)];
}
