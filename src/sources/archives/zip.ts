import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl';
import { ArchiveDamage, asBuffer, type ByteSource } from '../byte-source.ts';
import { unbzip2 } from './bzip2.ts';
import { type Decode, inflateRaw } from './deflate.ts';
import { unxz } from './xz.ts';
import { unzstd } from './zstd.ts';

export interface ZipMember {
  readonly name: string;
  /** Absent where it can't be read; `obstacle` says why. */
  readonly bytes?: (label: string) => ByteSource;
  readonly obstacle?: string;
}

/**
 * The members of a zip archive by its directory, which stands at its end; undefined when there is no directory to be
 * found, as in a truncated archive, or an immense one, or when the bytes can only be read in order.
 */
export async function readDirectory(source: ByteSource): Promise<readonly ZipMember[] | undefined> {
  const { at, range } = source;
  if (!at || !range) return undefined;
  let zip: ZipFile | undefined;
  try {
    // Names are labels here and never paths: with decodeStrings, `../` in one of them would end the whole reading.
    const options = { autoClose: false, lazyEntries: true, decodeStrings: false };
    zip = 'path' in at ? await openPromise(at.path, options) : await fromBufferPromise(at.buffer, options);
    if (zip.entryCount > mostMembers) return undefined;
    const members: ZipMember[] = [];
    for await (const entry of zip.eachEntry()) {
      const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
      if (name.endsWith('/')) continue;
      const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
      members.push(toMember(name, entry, fileDataStart, source, range));
    }
    return members;
  } catch {
    // Whatever is wrong with the directory: reading the members one after the other tells where.
    return undefined;
  } finally {
    zip?.close();
  }
}

/** What is listed in memory; larger archives are read in order. */
const mostMembers = 100_000;

/** By the number of the method. */
export const zipMethods: ReadonlyMap<number, Decode> = new Map<number, Decode>([
  [0, (source) => source.open()],
  [8, inflateRaw],
  [12, unbzip2],
  [93, unzstd],
  [95, unxz],
]);

/** Passes the bytes on and fails at their end when they are not the ones that were packed. */
export async function* verified(
  source: ByteSource,
  bytes: AsyncIterable<Uint8Array>,
  expected: () => number,
): AsyncGenerator<Uint8Array> {
  let sum = 0;
  let size = 0;
  for await (const chunk of bytes) {
    sum = crc32(asBuffer(chunk), sum);
    size += chunk.length;
    yield chunk;
  }
  if (sum !== expected()) throw new ArchiveDamage({ ...source, layers: 1 }, size, 'the checksum does not match');
}

type Range = NonNullable<ByteSource['range']>;

function toMember(name: string, entry: Entry, start: number, archive: ByteSource, range: Range): ZipMember {
  const decode = zipMethods.get(entry.compressionMethod);
  if (entry.isEncrypted()) return { name, obstacle: 'is encrypted' };
  if (!decode) return { name, obstacle: `is packed by method ${entry.compressionMethod}, which is not known here` };
  return {
    name,
    bytes: (label) => {
      const packed: ByteSource = {
        label,
        open: () => range(start, start + entry.compressedSize),
        rereadable: true,
        layers: archive.layers,
      };
      const open = () => verified(packed, decode(packed), () => entry.crc32);
      return { label, open, rereadable: true, layers: archive.layers + 1 };
    },
  };
}
