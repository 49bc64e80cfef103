export type Packing = 'gzip' | 'brotli' | 'zstd' | 'bzip2' | 'xz';
export type Kind = 'plain' | Packing | 'zip' | 'tar';

/** How many bytes from the beginning tell what something is. */
export const headLength = 8192;

/**
 * By content first, by name second: an uncompressed log is often called `.gz` after a rotation went wrong, and the
 * other way round. Only brotli has nothing in its content to tell it by.
 */
export async function recognise(head: Buffer, name: string): Promise<Kind> {
  for (const { kind, magic } of magics) if (magic.some((bytes) => startsWith(head, bytes))) return kind;
  if (await isTar(head, name)) return 'tar';
  const named = suffixes.find(({ pattern }) => pattern.test(name))?.kind;
  if (named === 'brotli') return 'brotli';
  // Cut off within the magic bytes: read as what it was, so that the damage is told.
  const cut = magics.some(({ kind, magic }) => kind === named && magic.some((bytes) => startsWith(bytes, head)));
  return cut && named ? named : 'plain';
}

/** The name of what is inside: `a.tar` for `a.tgz`, `build.log` for `build.log.gz`. */
export function innerName(name: string): string {
  const suffix = suffixes.find(({ pattern }) => pattern.test(name));
  return suffix ? name.replace(suffix.pattern, (_, short: string | undefined) => (short ? '.tar' : '')) : name;
}

/** Text may hold a stray NUL or two; a program or a picture is full of them and of other control characters. */
export function isBinary(head: Buffer): boolean {
  if (head.length === 0 || startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff])) return false;
  const strange = head.reduce((count, byte) => count + (byte < 0x20 && !textControls.has(byte) ? 1 : 0), 0);
  return strange / head.length > 0.03;
}

/** BEL, BS, TAB, LF, FF, CR, ESC. */
const textControls: ReadonlySet<number> = new Set([7, 8, 9, 10, 12, 13, 27]);

const magics: readonly { kind: Kind; magic: readonly (readonly number[])[] }[] = [
  { kind: 'gzip', magic: [[0x1f, 0x8b, 0x08]] },
  { kind: 'xz', magic: [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]] },
  {
    kind: 'zstd',
    magic: [
      [0x28, 0xb5, 0x2f, 0xfd],
      // Skippable frames, which pzstd begins with.
      ...Array.from({ length: 16 }, (_, i) => [0x50 + i, 0x2a, 0x4d, 0x18]),
    ],
  },
  {
    kind: 'bzip2',
    // `BZh`, the block size, then the digits of pi (a block) or of its root (the end of an empty file).
    magic: Array.from({ length: 9 }, (_, i) => [0x42, 0x5a, 0x68, 0x31 + i]).flatMap((start) => [
      [...start, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59],
      [...start, 0x17, 0x72, 0x45, 0x38, 0x50, 0x90],
    ]),
  },
  {
    kind: 'zip',
    magic: [
      [0x50, 0x4b, 0x03, 0x04],
      [0x50, 0x4b, 0x05, 0x06],
    ],
  },
];

/** The group catches names that stand for two suffixes. */
const suffixes: readonly { kind: Kind; pattern: RegExp }[] = [
  { kind: 'gzip', pattern: /\.gz$|(\.tgz)$/i },
  { kind: 'brotli', pattern: /\.br$|(\.tbr)$/i },
  { kind: 'zstd', pattern: /\.zst$|(\.tzst)$/i },
  { kind: 'bzip2', pattern: /\.bz2$|(\.tbz2?)$/i },
  { kind: 'xz', pattern: /\.xz$|(\.txz)$/i },
  { kind: 'zip', pattern: /\.zip$/i },
];

function startsWith(bytes: ArrayLike<number>, start: ArrayLike<number>): boolean {
  return bytes.length >= start.length && Array.from(start).every((byte, i) => bytes[i] === byte);
}

async function isTar(head: Buffer, name: string): Promise<boolean> {
  if (head.length < 512) return false;
  // The oldest kind of tar has no magic: there the name has to say it as well.
  if (head.toString('latin1', 257, 262) !== 'ustar' && !/\.tar$/i.test(name)) return false;
  const { Header } = await import('tar/header');
  return new Header(head).cksumValid;
}
