import { ByteReader, type Fail, need } from '../byte-reader.ts';
import { ArchiveDamage, type ByteSource } from '../byte-source.ts';
import { inflateRaw } from './deflate.ts';
import { verified, type ZipMember, zipMethods } from './zip.ts';

/**
 * The members of a zip archive one after the other, without its directory: how a truncated archive is read, and one
 * that comes out of a pipe or another archive. Ends with ArchiveDamage unless a directory follows the last member.
 */
export async function* readSequentially(source: ByteSource): AsyncGenerator<ZipMember> {
  const reader = new ByteReader(source.open());
  const fail = (reason: string) => new ArchiveDamage(source, reader.position, reason);
  try {
    for (;;) {
      const signature = await need(reader, 4, fail);
      if (endSignatures.has(signature.readUInt32LE())) {
        // To its end, so that a truncated directory is told too.
        await readDirectory(reader, signature.readUInt32LE(), fail);
        return;
      }
      if (signature.readUInt32LE() !== memberSignature) throw fail('what follows is not a member');
      const header = await readHeader(reader, fail);
      const state = { ended: false };
      yield toMember(reader, source, header, state, fail);
      if (!state.ended) {
        if (header.isStreamed) for await (const _ of unpackMember(reader, source, header, state, fail));
        else await skip(reader, header.packedSize - (reader.position - header.start), fail);
      }
    }
  } finally {
    await reader.close();
  }
}

const memberSignature = 0x04034b50;
const descriptorSignature = 0x08074b50;
const directorySignature = 0x02014b50;
const endSignature = 0x06054b50;
/** The directory, its 64-bit end, its end: whichever comes first. */
const endSignatures: ReadonlySet<number> = new Set([directorySignature, 0x06064b50, endSignature]);

interface MemberHeader {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Its sizes and checksum stand behind it. */
  readonly isStreamed: boolean;
  readonly isLong: boolean;
  readonly checksum: number;
  readonly packedSize: number;
  /** Where its bytes begin. */
  readonly start: number;
}

async function readHeader(reader: ByteReader, fail: Fail): Promise<MemberHeader> {
  const fixed = await need(reader, 26, fail);
  const flags = fixed.readUInt16LE(2);
  const name = (await need(reader, fixed.readUInt16LE(22), fail)).toString(flags & 0x800 ? 'utf8' : 'latin1');
  const extra = await need(reader, fixed.readUInt16LE(24), fail);
  const long = longSizes(extra);
  const packedSize = fixed.readUInt32LE(14);
  return {
    name,
    method: fixed.readUInt16LE(4),
    isEncrypted: (flags & 1) !== 0,
    isStreamed: (flags & 8) !== 0,
    isLong: long !== undefined,
    checksum: fixed.readUInt32LE(10),
    packedSize: packedSize === 0xffffffff && long !== undefined ? long : packedSize,
    start: reader.position,
  };
}

/** The packed size out of the extra field for sizes above 4 GiB. */
function longSizes(extra: Buffer): number | undefined {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1 && at + 20 <= extra.length) return Number(extra.readBigUInt64LE(at + 12));
  }
  return undefined;
}

function toMember(
  reader: ByteReader,
  source: ByteSource,
  header: MemberHeader,
  state: { ended: boolean },
  fail: Fail,
): ZipMember {
  const { name, method, isEncrypted, isStreamed } = header;
  if (isEncrypted) return { name, obstacle: 'is encrypted' };
  // Of the others the end can't be seen.
  if (!zipMethods.has(method) || (isStreamed && method !== 8)) {
    return { name, obstacle: `is packed by method ${method} in a way that only the archive's directory can tell` };
  }
  const open = () => unpackMember(reader, source, header, state, fail);
  return { name, bytes: (label) => ({ label, open, rereadable: false, layers: source.layers + 1 }) };
}

async function* unpackMember(
  reader: ByteReader,
  source: ByteSource,
  header: MemberHeader,
  state: { ended: boolean },
  fail: Fail,
): AsyncGenerator<Uint8Array> {
  const { method, isStreamed, isLong, packedSize } = header;
  const decode = zipMethods.get(method);
  if (!decode || (isStreamed && method !== 8)) throw fail('the end of a member is nowhere told');
  let checksum = header.checksum;
  let last: Buffer = Buffer.alloc(0);
  const begin = reader.position;
  async function* input(): AsyncGenerator<Buffer> {
    for await (const piece of reader.pieces(isStreamed ? Number.POSITIVE_INFINITY : packedSize)) {
      last = piece;
      yield piece;
    }
  }
  const packed: ByteSource = { ...source, open: input, rereadable: false };
  yield* verified(packed, unpack(), () => checksum);

  async function* unpack(): AsyncGenerator<Uint8Array> {
    if (isStreamed) {
      yield* inflateRaw(packed, (consumed) => reader.unread(last, reader.position - begin - consumed));
      checksum = await readDescriptor(reader, isLong, fail);
    } else {
      yield* (decode as NonNullable<typeof decode>)(packed);
      await skip(reader, packedSize - (reader.position - begin), fail);
    }
    state.ended = true;
  }
}

/** Returns the checksum. The signature is optional, as PKWARE's APPNOTE.TXT says in 4.3.9. */
async function readDescriptor(reader: ByteReader, isLong: boolean, fail: Fail): Promise<number> {
  const first = (await need(reader, 4, fail)).readUInt32LE();
  const checksum = first === descriptorSignature ? (await need(reader, 4, fail)).readUInt32LE() : first;
  await need(reader, isLong ? 16 : 8, fail);
  return checksum;
}

async function readDirectory(reader: ByteReader, first: number, fail: Fail): Promise<void> {
  let signature = first;
  while (signature === directorySignature) {
    const fixed = await need(reader, 42, fail);
    await need(reader, fixed.readUInt16LE(24) + fixed.readUInt16LE(26) + fixed.readUInt16LE(28), fail);
    signature = (await need(reader, 4, fail)).readUInt32LE();
  }
  if (signature === endSignature) await need(reader, 18, fail);
}

async function skip(reader: ByteReader, length: number, fail: Fail): Promise<void> {
  const end = reader.position + length;
  for await (const _ of reader.pieces(length));
  if (reader.position < end) throw fail('unexpected end of file');
}
