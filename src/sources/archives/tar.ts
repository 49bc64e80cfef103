import { Header } from 'tar/header';
import { Pax } from 'tar/pax';
import { ByteReader, type Fail, need } from '../byte-reader.ts';
import { ArchiveDamage, type ByteSource } from '../byte-source.ts';

export interface TarMember {
  readonly name: string;
  /** To be read before the next member is asked for; what is left of it then is skipped. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * The files in a tar archive. `Header` and `Pax` of the package `tar` know the format; its `Parser` pushes entries at
 * its own pace, while here the next block is read when somebody asks for it.
 */
export async function* readTar(source: ByteSource): AsyncGenerator<TarMember> {
  const reader = new ByteReader(source.open());
  const fail = (reason: string) => new ArchiveDamage(source, reader.position, reason);
  let extended: Pax | undefined;
  let global: Pax | undefined;
  let longName: string | undefined;
  try {
    for (;;) {
      const block = await reader.read(blockSize);
      // Some writers leave the end mark out; half a block is a damage all the same.
      if (!block) {
        if (reader.buffered.length > 0) throw fail('unexpected end of file');
        return;
      }
      const header = readHeader(block, extended, global, fail);
      if (header.nullBlock) return;
      if (!header.cksumValid) throw fail("a member's header is damaged");
      const size = header.size ?? 0;
      if (metaTypes.has(header.type)) {
        const text = await readMeta(reader, size, fail);
        if (header.type === 'ExtendedHeader') extended = Pax.parse(text, extended);
        else if (header.type === 'GlobalExtendedHeader') global = Pax.parse(text, global, true);
        else if (header.type === 'NextFileHasLongPath') longName = text.replace(/\0.*/s, '');
        continue;
      }
      const body = reader.pieces(size);
      const end = reader.position + size;
      if (fileTypes.has(header.type)) {
        yield { name: longName ?? header.path ?? '', bytes: complete(body, size, fail) };
      }
      for await (const _ of reader.pieces(end - reader.position));
      if (reader.position < end) throw fail('unexpected end of file');
      await need(reader, -size & (blockSize - 1), fail);
      extended = undefined;
      longName = undefined;
    }
  } finally {
    await reader.close();
  }
}

/** A number that is none makes the package throw before the checksum is compared. */
function readHeader(block: Buffer, extended: Pax | undefined, global: Pax | undefined, fail: Fail): Header {
  try {
    return new Header(block, 0, extended, global);
  } catch (error) {
    throw fail(`a member's header is damaged: ${(error as Error).message}`);
  }
}

const blockSize = 512;
const fileTypes: ReadonlySet<string> = new Set(['File', 'OldFile', 'ContiguousFile']);
const metaTypes: ReadonlySet<string> = new Set([
  'ExtendedHeader',
  'GlobalExtendedHeader',
  'NextFileHasLongPath',
  'NextFileHasLongLinkpath',
]);

/** A header of a file that is larger than this describes no file. */
const largestMeta = 1024 * 1024;

async function readMeta(reader: ByteReader, size: number, fail: Fail): Promise<string> {
  if (size > largestMeta) throw fail(`a header of ${size} bytes`);
  const padded = await need(reader, size + (-size & (blockSize - 1)), fail);
  return padded.toString('utf8', 0, size);
}

/** The body, and the failure if it is shorter than the header says. */
async function* complete(body: AsyncIterable<Uint8Array>, size: number, fail: Fail): AsyncGenerator<Uint8Array> {
  let left = size;
  for await (const piece of body) {
    left -= piece.length;
    yield piece;
  }
  if (left > 0) throw fail('unexpected end of file');
}
