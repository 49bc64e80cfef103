import { readFile } from 'node:fs/promises';
import { crc32, deflateRawSync } from 'node:zlib';
import { Header } from 'tar/header';
import type { BuildfixError } from '../../../src/core/errors.ts';
import { bufferSource } from '../../../src/sources/byte-source.ts';
import { unpack } from '../../../src/sources/unpack.ts';

/** What `build.log` in the fixtures holds. */
export const buildLog = Array.from(
  { length: 4000 },
  (_, i) => `src/file${i + 1}.c:${i + 1}:7: error: expected number ${i + 1} before the end\n`,
).join('');

export function fixture(name: string): Promise<Buffer> {
  return readFile(new URL(`../../fixtures/archives/${name}`, import.meta.url));
}

export interface Unpacked {
  readonly texts: Record<string, string>;
  readonly troubles: readonly BuildfixError[];
}

/** Everything that is in a file of that name and content. */
export async function unpackAll(name: string, bytes: Uint8Array): Promise<Unpacked> {
  const parts = new Map<string, Buffer[]>();
  const troubles: BuildfixError[] = [];
  for await (const chunk of unpack(bufferSource(name, 0, Buffer.from(bytes)), (error) => troubles.push(error))) {
    parts.set(chunk.source, [...(parts.get(chunk.source) ?? []), Buffer.from(chunk.bytes)]);
  }
  const texts = Object.fromEntries([...parts].map(([source, list]) => [source, Buffer.concat(list).toString()]));
  return { texts, troubles };
}

export interface Member {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function makeTar(members: readonly Member[]): Buffer {
  const blocks = members.flatMap(({ name, bytes }) => {
    const header = Buffer.alloc(512);
    new Header({ path: name, size: bytes.length, type: 'File', mode: 0o644, mtime: new Date(0) }).encode(header);
    return [header, bytes, Buffer.alloc(-bytes.length & 511)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

export interface ZipOptions {
  readonly stored?: boolean;
  /** Sizes and checksums behind the members. */
  readonly streamed?: boolean;
  readonly directory?: boolean;
}

/** As PKWARE's APPNOTE.TXT describes it, with only what readers look at. */
export function makeZip(members: readonly Member[], options: ZipOptions = {}): Buffer {
  const { stored = false, streamed = false, directory = true } = options;
  const parts: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  const add = (part: Buffer) => {
    parts.push(part);
    offset += part.length;
  };
  for (const { name, bytes } of members) {
    const label = Buffer.from(name);
    const packed = stored ? Buffer.from(bytes) : deflateRawSync(bytes);
    const sizes = [crc32(Buffer.from(bytes)), packed.length, bytes.length];
    const fields = [0x0800 | (streamed ? 8 : 0), stored ? 0 : 8, 0, 0];
    const start = offset;
    add(record(0x04034b50, [20, ...fields], streamed ? [0, 0, 0] : sizes, [label.length, 0]));
    add(label);
    add(packed);
    if (streamed) add(record(0x08074b50, [], sizes, []));
    entries.push(
      // Name, extra field, comment, disk, attributes; then the other attributes and where the member is.
      record(0x02014b50, [20, 20, ...fields], sizes, [label.length, 0, 0, 0, 0]),
      numbers([0, start]),
      label,
    );
  }
  if (!directory) return Buffer.concat(parts);
  const list = Buffer.concat(entries);
  const counts = [0, 0, members.length, members.length];
  return Buffer.concat([...parts, list, record(0x06054b50, counts, [list.length, offset], [0])]);
}

function numbers(values: readonly number[]): Buffer {
  return Buffer.from(Uint32Array.from(values).buffer);
}

/** A signature, then numbers of two, four and again two bytes. */
function record(signature: number, first: number[], long: number[], last: number[]): Buffer {
  const bytes = Buffer.alloc(4 + 2 * first.length + 4 * long.length + 2 * last.length);
  let at = bytes.writeUInt32LE(signature);
  for (const value of first) at = bytes.writeUInt16LE(value, at);
  for (const value of long) at = bytes.writeUInt32LE(value, at);
  for (const value of last) at = bytes.writeUInt16LE(value, at);
  return bytes;
}
