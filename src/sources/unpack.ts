import type { LogChunk } from '../core/chunk.ts';
import { BuildfixError } from '../core/errors.ts';
import type { Decode } from './archives/deflate.ts';
import type { ZipMember } from './archives/zip.ts';
import { ArchiveDamage, type ByteSource, bufferSource, discard, peek } from './byte-source.ts';
import { printable } from './label.ts';
import { headLength, innerName, isBinary, type Packing, recognise } from './recognise.ts';

/** Told of what could not be read; the rest is read all the same. */
export type OnTrouble = (error: BuildfixError) => void;

/**
 * The logs in a file, packed and archived as they may be. Members of archives that are not text are left out. What is
 * wrong with an archive is told to `onTrouble` once all that stands before it was given; of failures to read the file
 * itself BUILDFIX_INPUT_UNREADABLE is told.
 */
export async function* unpack(source: ByteSource, onTrouble: OnTrouble): AsyncGenerator<LogChunk> {
  yield* readItem({ source, name: source.label, depth: 0, isMember: false }, onTrouble);
}

/** Deeper than anyone packs, and the end of archives that contain themselves. */
const deepest = 6;

/** Members up to this size are kept in memory where that allows to read them better. */
const mostHeld = 8 * 1024 * 1024;

/** Loaded when the first such file comes: most logs are plain, and a start must not wait for decoders. */
const decoders: Readonly<Record<Packing, () => Promise<Decode>>> = {
  gzip: async () => (await import('./archives/deflate.ts')).gunzip,
  brotli: async () => (await import('./archives/deflate.ts')).unbrotli,
  zstd: async () => (await import('./archives/zstd.ts')).unzstd,
  bzip2: async () => (await import('./archives/bzip2.ts')).unbzip2,
  xz: async () => (await import('./archives/xz.ts')).unxz,
};

interface Item {
  readonly source: ByteSource;
  /** What its kind may be told by. */
  readonly name: string;
  readonly depth: number;
  readonly isMember: boolean;
}

async function* readItem(item: Item, onTrouble: OnTrouble): AsyncGenerator<LogChunk> {
  try {
    yield* readKind(item, onTrouble);
  } catch (error) {
    const trouble = toTrouble(error, item.source.label);
    // What is wrong with the archive around this member is the archive's to tell.
    if (!trouble) throw error;
    onTrouble(trouble);
  }
}

async function* readKind(
  { source: whole, name, depth, isMember }: Item,
  onTrouble: OnTrouble,
): AsyncGenerator<LogChunk> {
  const { head, source } = await peek(whole, headLength);
  const kind = await recognise(head, name);
  const { label } = source;
  if (kind === 'plain') {
    if (isMember && isBinary(head)) return await discard(source);
    for await (const bytes of source.open()) yield { source: label, bytes };
    return;
  }
  if (depth >= deepest) {
    await discard(source);
    throw unreadableMember(label, 'is packed more than six times over');
  }
  const held = source.rereadable ? source : await hold(source);
  if (kind === 'zip') {
    yield* readMembers(zipMembers(held), held, depth, onTrouble);
  } else if (kind === 'tar') {
    yield* readMembers(tarMembers(held), held, depth, onTrouble);
  } else {
    const decode = await decoders[kind]();
    const { rereadable, layers } = held;
    const unpacked: ByteSource = { label, open: () => decode(held), rereadable, layers: layers + 1 };
    yield* readKind({ source: unpacked, name: innerName(name), depth: depth + 1, isMember }, onTrouble);
  }
}

async function* readMembers(
  members: AsyncIterable<ZipMember>,
  archive: ByteSource,
  depth: number,
  onTrouble: OnTrouble,
): AsyncGenerator<LogChunk> {
  for await (const { name, bytes, obstacle } of members) {
    const label = `${archive.label}!${printable(name)}`;
    if (bytes) yield* readItem({ source: bytes(label), name, depth: depth + 1, isMember: true }, onTrouble);
    else onTrouble(unreadableMember(label, obstacle ?? "can't be read"));
  }
}

async function* zipMembers(source: ByteSource): AsyncGenerator<ZipMember> {
  const { readDirectory } = await import('./archives/zip.ts');
  const members = await readDirectory(source);
  if (!members) {
    const { readSequentially } = await import('./archives/zip-sequential.ts');
    return yield* readSequentially(source);
  }
  await discard(source);
  yield* members;
}

async function* tarMembers(source: ByteSource): AsyncGenerator<ZipMember> {
  const { readTar } = await import('./archives/tar.ts');
  for await (const { name, bytes } of readTar(source)) {
    yield {
      name,
      bytes: (label) => ({ label, open: () => bytes, rereadable: false, layers: source.layers + 1 }),
    };
  }
}

/** The same bytes in memory if they are few, so that they can be read twice and from their end. */
async function hold(source: ByteSource): Promise<ByteSource> {
  const { head, source: same } = await peek(source, mostHeld + 1);
  if (head.length > mostHeld) return same;
  let failure: unknown;
  try {
    for await (const _ of same.open());
  } catch (error) {
    failure = error;
  }
  const held = bufferSource(source.label, source.layers, head);
  return failure === undefined ? held : { ...held, open: () => failing(held.open(), failure) };
}

async function* failing(bytes: AsyncIterable<Uint8Array>, failure: unknown): AsyncGenerator<Uint8Array> {
  yield* bytes;
  throw failure;
}

function unreadableMember(label: string, what: string): BuildfixError {
  return new BuildfixError('BUILDFIX_INPUT_UNREADABLE', {
    message: `${label} ${what}`,
    hint: 'Unpack it yourself and give buildfix what comes out.',
  });
}

function toTrouble(error: unknown, label: string): BuildfixError | undefined {
  if (error instanceof BuildfixError) return error;
  if (!(error instanceof ArchiveDamage) || error.label !== label) return undefined;
  return new BuildfixError('BUILDFIX_ARCHIVE_DAMAGED', {
    message: error.message,
    hint: 'Everything before the damage was read; for the rest, fetch or pack the file again.',
    cause: error,
  });
}
