import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BuildfixError } from '../core/errors.ts';

/** One write to the user's tree, with everything that takes it back. */
export interface JournalEntry {
  /** Sorts by time. Behind a `~` stands the session, where there is one: its writes are taken back together. */
  readonly id: string;
  readonly time: number;
  readonly files: readonly JournalFile[];
}

export interface JournalFile {
  /** Real path. */
  readonly path: string;
  /** As the user knows it, relative to the root. */
  readonly name: string;
  readonly mode: number;
  /** SHA-256 of the bytes before and after. */
  readonly before: string;
  readonly after: string;
  /** The file in the entry's folder that holds the bytes before. */
  readonly image: string;
}

/** Plain files and not the database: undo must work when that is corrupt or switched off, and after kill -9. */
export class Journal {
  readonly folder: string;

  constructor(root: string) {
    this.folder = join(root, '.buildfix', 'journal');
  }

  /** The entry is on disk as a whole, images first, before this resolves; only then may a file be touched. */
  async begin(entry: JournalEntry, images: readonly Buffer[]): Promise<void> {
    const final = join(this.folder, entry.id);
    const part = `${final}.part`;
    try {
      await mkdir(part, { recursive: true });
      await writeFile(join(dirname(this.folder), '.gitignore'), '*\n', { flag: 'wx' }).catch(ignoreExisting);
      for (const [index, { image }] of entry.files.entries()) {
        await writeDurably(join(part, image), images[index] as Buffer);
      }
      await writeDurably(join(part, manifest), Buffer.from(`${JSON.stringify(entry, null, 2)}\n`));
      await syncFolder(part);
      await rename(part, final);
      await syncFolder(this.folder);
    } catch (cause) {
      throw new BuildfixError('BUILDFIX_JOURNAL_FAILED', {
        message: `The journal in ${this.folder} could not be written, so nothing was changed: ${(cause as Error).message}.`,
        hint: 'Check permissions and free space there.',
        cause,
      });
    }
  }

  /** Latest first. What was taken back, or never begun, is not among them. */
  async entries(): Promise<JournalEntry[]> {
    const names = await readdir(this.folder).catch(() => []);
    const entries: JournalEntry[] = [];
    for (const name of names
      .filter((candidate) => !candidate.includes('.part') && !candidate.endsWith(undone))
      .sort()
      .reverse()) {
      const text = await readFile(join(this.folder, name, manifest), 'utf8').catch(() => undefined);
      if (text !== undefined) entries.push(JSON.parse(text) as JournalEntry);
    }
    return entries;
  }

  /** The bytes before; throws where the image itself is damaged. */
  async image({ id }: JournalEntry, { image, before, name }: JournalFile): Promise<Buffer> {
    const bytes = await readFile(join(this.folder, id, image));
    if (sha256(bytes) === before) return bytes;
    throw new BuildfixError('BUILDFIX_JOURNAL_FAILED', { message: `The journal's copy of ${name} is damaged.` });
  }

  async markUndone({ id }: JournalEntry): Promise<void> {
    await rename(join(this.folder, id), join(this.folder, id + undone));
    await syncFolder(this.folder);
  }

  /** Keeps the last fifty writes, taken back or not; a session counts as one. */
  async prune(): Promise<void> {
    const names = (await readdir(this.folder)).filter((name) => !name.includes('.part')).sort();
    const groups = [...new Set(names.reverse().map((name) => sessionOf(name.replace(undone, ''))))];
    const kept = new Set(groups.slice(0, mostEntries));
    for (const name of names) {
      if (kept.has(sessionOf(name.replace(undone, '')))) continue;
      await rm(join(this.folder, name), { recursive: true, force: true });
    }
  }
}

/** Sorts by time, also within one millisecond. */
export function newEntryId(time: number, session?: string): string {
  const stamp = new Date(time).toISOString().replaceAll(':', '-');
  const id = `${stamp}-${process.pid}-${(counter++).toString().padStart(6, '0')}`;
  return session === undefined ? id : `${id}~${session}`;
}

/** What is taken back together: the session, or the entry alone. */
export function sessionOf(id: string): string {
  return id.split('~')[1] ?? id;
}

/** Tells two writes of one process apart. */
let counter = 0;

const manifest = 'manifest.json';
const undone = '.undone';
const mostEntries = 50;

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export async function syncFolder(folder: string): Promise<void> {
  // Not every file system lets a folder be opened or synced; the rename itself has happened all the same.
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

async function writeDurably(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
