/**
 * As much of the binary format of WebAssembly as the scan needs: instructions as arrays of bytes, nested as the code is.
 * https://webassembly.github.io/spec/core/binary/
 */
export type Code = readonly (number | Code)[];

export interface FunctionCode {
  readonly name: string;
  /** How many parameters, all i32; the result is one as well. */
  readonly parameters: number;
  /** Local variables behind them: first so many i32, then so many v128. */
  readonly numbers: number;
  readonly vectors: number;
  readonly body: Code;
}

/** A module that imports its memory as `m.m`; a function may call those before it by their index. */
export function assemble(functions: readonly FunctionCode[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) => [0x60, parameters, ...Array(parameters).fill(i32), 1, i32]);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [functions.length, ...types.flat()]),
    ...section(2, [1, ...name('m'), ...name('m'), 2, 0, 1]),
    ...section(3, [functions.length, ...functions.keys()]),
    ...section(7, [functions.length, ...functions.flatMap(({ name: own }, index) => [...name(own), 0, index])]),
    ...section(10, [functions.length, ...functions.flatMap((code) => sized(bodyOf(code)))]),
  ]);
}

export const get = (local: number) => [0x20, local];
export const set = (local: number) => [0x21, local];
export const tee = (local: number) => [0x22, local];
export const constant = (value: number) => [0x41, ...signed(value)];
export const call = (index: number) => [0x10, index];
export const load = (offset = 0) => [0x28, 0, ...unsigned(offset)];
export const loadByte = (offset = 0) => [0x2d, 0, ...unsigned(offset)];
export const loadShort = (offset = 0) => [0x2f, 0, ...unsigned(offset)];
export const store = (offset = 0) => [0x36, 0, ...unsigned(offset)];
export const isZero = 0x45;
export const isNotEqual = 0x47;
export const isNotLess = 0x4f;
export const trailingZeros = 0x68;
export const countOnes = 0x69;
export const add = 0x6a;
export const subtract = 0x6b;
export const multiply = 0x6c;
export const and = 0x71;
export const or = 0x72;
export const exclusiveOr = 0x73;
export const shiftLeft = 0x74;
export const shiftRight = 0x76;

export const block = (...body: Code): Code => [0x02, nothing, body, end];
export const loop = (...body: Code): Code => [0x03, nothing, body, end];
export const when = (...body: Code): Code => [0x04, nothing, body, end];
export const branch = (depth: number) => [0x0c, depth];
export const branchIf = (depth: number) => [0x0d, depth];
export const leave = 0x0f;

/** Sixteen bytes at once. */
export const vector = {
  load: (offset = 0) => simd(0, 0, ...unsigned(offset)),
  each: (byte: number) => simd(12, ...Array(16).fill(byte)),
  /** Each byte of the second operand picks one of the first. */
  pick: simd(14),
  equal: simd(35),
  and: simd(78),
  or: simd(80),
  anyTrue: simd(83),
  /** The highest bit of each byte. */
  bitmask: simd(100),
  /** Of 16-bit lanes. */
  shiftRight: simd(0x8d),
} as const;

const i32 = 0x7f;
const v128 = 0x7b;
const nothing = 0x40;
const end = 0x0b;

function bodyOf({ numbers, vectors, body }: FunctionCode): number[] {
  return [2, ...unsigned(numbers), i32, ...unsigned(vectors), v128, ...flat(body), end];
}

function flat(code: Code): number[] {
  return code.flatMap((part) => (typeof part === 'number' ? [part] : flat(part)));
}

function simd(operation: number, ...rest: number[]): number[] {
  return [0xfd, ...unsigned(operation), ...rest];
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
