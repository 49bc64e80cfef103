import type { Names } from '../nearest-name.ts';

function listOf(text: string): Names {
  return new Map(
    text
      .trim()
      .split(/\s+/)
      .map((word) => [word, 1]),
  );
}

/** Types and values that are there without being declared (lib.es5.d.ts to lib.es2023.d.ts, lib.dom.d.ts). */
export const globalNames: Names = listOf(`
  any bigint boolean never null number object string symbol undefined unknown void true false this super
  Array ArrayBuffer ArrayLike AsyncGenerator AsyncIterable AsyncIterator Awaited BigInt Boolean ConstructorParameters DataView Date Error
  Exclude Extract Float32Array Float64Array Function Generator Infinity InstanceType Int32Array Iterable IterableIterator Iterator JSON
  Map Math NaN NonNullable Number Object Omit Parameters Partial Pick Promise PromiseLike PropertyKey Proxy RangeError Readonly
  ReadonlyArray ReadonlyMap ReadonlySet Record ReferenceError Reflect RegExp Required ReturnType Set String Symbol SyntaxError
  ThisType TypeError Uint16Array Uint32Array Uint8Array WeakMap WeakRef WeakSet
  AbortController AbortSignal Blob Document Element Event EventTarget FormData HTMLElement Headers MessageEvent Node Request Response
  TextDecoder TextEncoder URL URLSearchParams WebSocket Window XMLHttpRequest
  Buffer clearInterval clearTimeout console decodeURIComponent document encodeURIComponent fetch globalThis isFinite isNaN
  navigator parseFloat parseInt process queueMicrotask require setInterval setTimeout structuredClone window
`);

/** What is asked of the values that every program has. */
export const globalMembers: Names = listOf(`
  add addEventListener all allSettled apply assign at bind call catch charAt charCodeAt clear codePointAt concat constructor
  copyWithin create defineProperty delete description endsWith entries error every exec fill filter finally find findIndex findLast
  findLastIndex flat flatMap flags floor forEach freeze from fromCharCode fromCodePoint fromEntries get getOwnPropertyNames
  getOwnPropertyDescriptor getPrototypeOf getTime has hasOwnProperty includes index indexOf info input isArray isFinite isInteger
  isNaN isSafeInteger iterator join keys lastIndex lastIndexOf length localeCompare log map match matchAll max message min name next
  normalize now of padEnd padStart parse pop prototype push race raw reduce reduceRight reject removeEventListener repeat replace
  replaceAll resolve return reverse round search set shift size slice some sort source splice split stack startsWith stringify
  substring test then throw toFixed toISOString toLowerCase toString toUpperCase trim trimEnd trimStart unshift valueOf values warn
`);
