import { crc32 } from 'node:zlib';
import { ByteReader, type Fail, need } from '../byte-reader.ts';
import { ArchiveDamage, type ByteSource } from '../byte-source.ts';
import { createChecksum } from './checksum.ts';
import { decodeLzma2 } from './lzma2.ts';

/**
 * xz, any number of streams and blocks (https://tukaani.org/xz/xz-file-format.txt), with LZMA2 as the only filter: the
 * others are for machine code. Our own and not xz-decompress, though that is WebAssembly and faster: it loses what it
 * unpacked before a damage, can't tell where that was, and where one .xz stands inside another they wait for each other
 * for ever.
 */
export async function* unxz(source: ByteSource): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(source.open());
  const fail: Fail = (reason) => new ArchiveDamage(source, reader.position, reason);
  try {
    yield* readStream(reader, fail);
    while (await skipPadding(reader, fail)) yield* readStream(reader, fail);
  } finally {
    await reader.close();
  }
}

async function* readStream(reader: ByteReader, fail: Fail): AsyncGenerator<Uint8Array> {
  const header = await need(reader, 12, fail);
  if (!header.subarray(0, 6).equals(streamMagic)) throw fail('what follows is not an xz stream');
  if (crc32(header.subarray(6, 8)) !== header.readUInt32LE(8)) throw fail("a stream's header is damaged");
  const check = header.readUInt8(7) & 15;

  for (;;) {
    const start = await need(reader, 1, fail);
    const size = start.readUInt8();
    if (size === 0) break;
    const dictionarySize = readBlockHeader(Buffer.concat([start, await need(reader, size * 4 + 3, fail)]), fail);
    const begin = reader.position;
    const checksum = createChecksum(check);
    for await (const bytes of decodeLzma2(reader, dictionarySize, fail)) {
      checksum?.update(bytes);
      yield bytes;
    }
    await need(reader, -(reader.position - begin) & 3, fail);
    const expected = await need(reader, checkSizes[check] as number, fail);
    if (checksum && !checksum.digest().equals(expected)) throw fail("a block's checksum does not match");
  }
  await readIndex(reader, fail);
  const footer = await need(reader, 12, fail);
  if (footer.toString('latin1', 10) !== 'YZ') throw fail("a stream's end is damaged");
}

/** Streams may be followed by zeros, four at a time; true: then comes another stream. */
async function skipPadding(reader: ByteReader, fail: Fail): Promise<boolean> {
  while (await reader.fill(4)) {
    if (reader.buffered.readUInt32LE() !== 0) return true;
    reader.take(4);
  }
  if (reader.buffered.length > 0) throw fail('unexpected end of file');
  return false;
}

const streamMagic = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]);
const lzma2Filter = 0x21;
/** By the type of the check, in bytes. */
const checkSizes = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];

/** Returns the size of the dictionary. */
function readBlockHeader(header: Buffer, fail: Fail): number {
  const end = header.length - 4;
  if (crc32(header.subarray(0, end)) !== header.readUInt32LE(end)) throw fail("a block's header is damaged");
  const flags = header.readUInt8(1);
  let at = 2;
  const number = () => {
    const read = readNumber(header, at);
    at = read.end;
    return read.value;
  };
  if (flags & 0x40) number();
  if (flags & 0x80) number();
  if ((flags & 3) !== 0 || number() !== lzma2Filter) throw fail('it uses a filter other than LZMA2');
  number();
  const bits = header.readUInt8(at);
  return (2 | (bits & 1)) * 2 ** ((bits >> 1) + 11);
}

/** The list of blocks has nothing to tell to one who has read them all; only its checksum is of use. */
async function readIndex(reader: ByteReader, fail: Fail): Promise<void> {
  const begin = reader.position - 1;
  let sum = crc32(Buffer.alloc(1));
  const take = async (length: number) => {
    const bytes = await need(reader, length, fail);
    sum = crc32(bytes, sum);
    return bytes;
  };
  const number = async () => {
    const bytes: number[] = [];
    do bytes.push((await take(1)).readUInt8());
    while ((bytes.at(-1) as number) & 0x80 && bytes.length < 9);
    return readNumber(Buffer.from(bytes), 0).value;
  };
  for (let left = await number(); left > 0; left--) {
    await number();
    await number();
  }
  await take(-(reader.position - begin) & 3);
  if ((await need(reader, 4, fail)).readUInt32LE() !== sum) throw fail('the list of blocks is damaged');
}

/** Seven bits a byte, the lowest first. */
function readNumber(bytes: Buffer, start: number): { value: number; end: number } {
  let value = 0;
  let at = start;
  for (let scale = 1; ; scale *= 128) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, end: at };
  }
}
