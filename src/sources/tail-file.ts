import type { FileAge } from '../core/checkpoint.ts';
import {
  byAge,
  type Checkpoint,
  describe,
  findFile,
  isContinued,
  markLength,
  markOf,
  type OpenFile,
  openFile,
  type Place,
  readBytes,
  siblings,
} from './tail-identity.ts';

export interface FollowedFileOptions {
  readonly from: 'start' | 'end';
  /** Reading goes on there. */
  readonly checkpoint?: Checkpoint | undefined;
  /** Told when the file of the checkpoint is not to be found any more, so that lines may be missing. */
  readonly onLost: (checkpoint: Checkpoint) => void;
}

/** One followed file: what it is now, how far it was read, and which file comes after it. */
export class FollowedFile {
  readonly #path: string;
  readonly #options: FollowedFileOptions;
  #checkpoint: Checkpoint | undefined;
  /** The name was looked for before: a file that appears later is read from its beginning. */
  #waited = false;
  #file: OpenFile | undefined;
  /** The first bytes of the file and the last ones before `#lineEnd`, for its checkpoint; then those before `#offset`. */
  #head: Buffer = empty;
  #tail: Buffer = empty;
  #recent: Buffer = empty;
  /** Behind the last complete line that was delivered. */
  #lineEnd = 0;
  /** Beyond it where a line is too long to wait for its end. */
  #offset = 0;
  /** What was read to its end before this file; its younger siblings are still to be read. */
  #after: FileAge | undefined;
  /** What the file looked like when it was parked. */
  #parked: Place | undefined;
  /** How large it was when it was last read. */
  #readSize = 0;

  /** `path` is absolute. */
  constructor(path: string, options: FollowedFileOptions) {
    this.#path = path;
    this.#options = options;
    this.#checkpoint = options.checkpoint;
  }

  /** Undefined before the file was there; after `close` the last one. `name` is what the user calls the file. */
  position(name: string): Checkpoint | undefined {
    if (!this.#file) return this.#checkpoint && { ...this.#checkpoint, path: name };
    const { inode } = this.#file;
    const [head, tail, after] = [markOf(this.#head), markOf(this.#tail), this.#after];
    return { path: name, inode, head, tail, offset: this.#lineEnd, ...(after && { after }) };
  }

  /** Looks for the file, so that it is known which one is meant. */
  async open(): Promise<void> {
    if (!this.#file) await this.#start();
  }

  get isOpen(): boolean {
    return this.#file !== undefined;
  }

  /** Closes it until it changes. Where it is gone by then, its past is looked for as after a crash, by its content. */
  async park(): Promise<void> {
    // Half a line was given: opened again, it would be given twice.
    if (!this.#file || this.#offset > this.#lineEnd) return;
    const { size, mtimeMs, ino } = await this.#file.handle.stat();
    await this.close();
    this.#parked = { path: this.#path, inode: ino, modified: mtimeMs, size };
  }

  /** What was added since the last look, whole lines at a time, also through rotations and truncations. */
  async *look(): AsyncGenerator<Buffer> {
    if (await this.#isUnchanged()) return;
    if (!this.#file && !(await this.#start())) return;
    yield* this.#afterTruncation();
    await this.#goBack();
    for (;;) {
      yield* this.#readLines();
      const next = await this.#successor();
      if (!next) return;
      // Once more: its writer may have gone on until the next file was there.
      yield* this.#readLines();
      yield* this.#endLine();
      const { handle, inode } = this.#current();
      await this.#switchTo(next, { inode, modified: (await handle.stat()).mtimeMs });
      if (this.#current().inode === inode) return;
    }
  }

  /** Everything was read, and there is no file of that name any more. */
  async isAway(): Promise<boolean> {
    if ((await describe([this.#path])).length > 0) return false;
    return this.#file === undefined || (await this.#size()) === this.#offset;
  }

  /** Whether there is a line that has no end yet. */
  async hasRest(): Promise<boolean> {
    if (this.#parked) return this.#parked.size > (this.#checkpoint?.offset ?? 0);
    return this.#file !== undefined && (await this.#size()) > this.#lineEnd;
  }

  /** The line that has no end yet. A checkpoint still lies before it. */
  async *rest(): AsyncGenerator<Buffer> {
    await this.open();
    if (!this.#file) return;
    const size = await this.#size();
    for (let bytes = await this.#read(size); bytes.length > 0; bytes = await this.#read(size)) {
      this.#offset += bytes.length;
      yield bytes;
    }
  }

  async close(): Promise<void> {
    const file = this.#file;
    if (!file) return;
    this.#checkpoint = this.position(this.#path);
    this.#file = undefined;
    await file.handle.close();
  }

  /** A parked file that was read to its end is asked no more than this. */
  async #isUnchanged(): Promise<boolean> {
    if (!this.#parked || this.#parked.size !== this.#readSize) return false;
    const [now] = await describe([this.#path]);
    const { inode, modified, size } = this.#parked;
    return now?.inode === inode && now.modified === modified && now.size === size;
  }

  /** Opens it under whatever name it has by now: all is as if it had never been closed. */
  async #unpark(): Promise<boolean> {
    const inode = this.#parked?.inode;
    for (const place of [...(await describe([this.#path])), ...(await siblings(this.#path))]) {
      if (place.inode !== inode) continue;
      const file = await openFile(place.path);
      if (file?.inode === inode) {
        this.#file = file;
        this.#parked = undefined;
        return true;
      }
      await file?.handle.close();
    }
    return false;
  }

  async #start(): Promise<boolean> {
    if (this.#parked && (await this.#unpark())) return true;
    // Deleted since the last look, as an open file may be: nothing says that there was more in it.
    const wasRead = this.#parked !== undefined && this.#parked.size === this.#readSize;
    this.#parked = undefined;
    const checkpoint = this.#checkpoint;
    const found = checkpoint && (await findFile(this.#path, checkpoint));
    const file = found ?? (await openFile(this.#path));
    const waited = this.#waited;
    this.#waited = true;
    this.#after ??= checkpoint?.after ?? (await this.#youngest());
    if (!file) return false;
    const atEnd = !checkpoint && !waited && this.#options.from === 'end';
    await this.#use(file, found ? checkpoint.offset : atEnd ? (await file.handle.stat()).size : 0);
    if (checkpoint && !found && checkpoint.offset > 0 && !wasRead) this.#options.onLost(checkpoint);
    return true;
  }

  async #use(file: OpenFile, offset: number): Promise<void> {
    this.#file = file;
    this.#readSize = -1;
    this.#checkpoint = undefined;
    this.#offset = offset;
    this.#lineEnd = offset;
    this.#head = await readBytes(file.handle, 0, Math.min(markLength, offset));
    this.#tail = await readBytes(file.handle, offset - markLength, Math.min(markLength, offset));
    this.#recent = this.#tail;
  }

  async *#readLines(): AsyncGenerator<Buffer> {
    const size = await this.#size();
    this.#readSize = size;
    for (;;) {
      const bytes = await this.#read(size);
      const end = bytes.lastIndexOf(lineFeed) + 1;
      // A line without an end waits for it; one that fills the chunk can't wait.
      const whole = bytes.subarray(0, end > 0 || bytes.length < chunkSize ? end : bytes.length);
      // Truncated and written anew since it was looked at: these are bytes of the middle of something else.
      if (whole.length === 0 || !(await this.#isSame()) || (await this.#skipped())) return;
      this.#advance(whole, end > 0);
      yield whole;
    }
  }

  /** What was read last, and whether a line ends there. */
  #advance(bytes: Buffer, endsLine: boolean): void {
    if (this.#offset === this.#head.length && this.#offset < markLength) {
      this.#head = Buffer.concat([this.#head, bytes.subarray(0, markLength - this.#offset)]);
    }
    this.#offset += bytes.length;
    // A copy, since a view would keep the whole chunk in memory.
    this.#recent = Buffer.concat([this.#recent, bytes.subarray(-markLength)]).subarray(-markLength);
    if (!endsLine) return;
    this.#lineEnd = this.#offset;
    this.#tail = this.#recent;
  }

  /** The file is over: an unfinished line of it must not run into the next file's first. */
  async *#endLine(): AsyncGenerator<Buffer> {
    const size = await this.#size();
    for (let bytes = await this.#read(size); bytes.length > 0; bytes = await this.#read(size)) {
      this.#advance(bytes, false);
      yield bytes;
    }
    if (this.#offset === this.#lineEnd) return;
    // Before the end of the line is given: with it the line is read, and a checkpoint behind it must say so.
    this.#lineEnd = this.#offset;
    this.#tail = this.#recent;
    yield Buffer.of(lineFeed);
  }

  async *#afterTruncation(): AsyncGenerator<Buffer> {
    const position = this.position(this.#path) as Checkpoint;
    const isSame = (await this.#size()) >= this.#offset && (await this.#isSame());
    const unseen = isSame ? await this.#copyThatDiffers(position) : undefined;
    if (isSame && !unseen) return;
    // copytruncate: lines that were not read yet may stand in the copy.
    const copy = unseen ?? (position.offset > 0 ? await findFile(this.#path, position) : undefined);
    if (copy) {
      await this.#replace(copy, position.offset);
    } else {
      if (this.#offset > this.#lineEnd) yield Buffer.of(lineFeed);
      await this.#use(this.#current(), 0);
      // A copy that was made before the last lines were read is no past that is still to be read.
      this.#after = (await this.#youngestRotated()) ?? this.#after;
    }
  }

  /**
   * Where all logs begin alike, a file that was truncated and written anew looks as if it had only grown. A copy that was made
   * since, and that goes on differently, tells.
   */
  async #copyThatDiffers(position: Checkpoint): Promise<OpenFile | undefined> {
    if (position.offset === 0 || position.offset > longestBanner || !this.#after) return undefined;
    const place = this.#eldestAfter(this.#after, await siblings(this.#path));
    const [named] = await describe([this.#path]);
    if (!place || named?.inode !== this.#current().inode) return undefined;
    const copy = await openFile(place.path);
    if (!copy) return undefined;
    const there = await readBytes(copy.handle, position.offset, markLength);
    const here = await readBytes(this.#current().handle, position.offset, markLength);
    const differs = !here.subarray(0, there.length).equals(there);
    if (differs && (await isContinued(copy.handle, position))) return copy;
    await copy.handle.close();
    return undefined;
  }

  /** The file that is to be read when this one is over, or undefined while it is not. */
  async #successor(): Promise<Place | undefined> {
    const { inode, handle } = this.#current();
    const [named] = await describe([this.#path]);
    if (named?.inode === inode) return undefined;
    // Rotated twice between two looks: those in between come first, the eldest of them at the front.
    const others = await siblings(this.#path);
    const between = this.#eldestAfter({ inode, modified: (await handle.stat()).mtimeMs }, others);
    if (between) return between;
    // An empty new file means that its writer has not changed over yet.
    return named && named.size > 0 ? named : undefined;
  }

  /** The eldest of the rotated files that are younger than one. */
  #eldestAfter({ inode, modified }: FileAge, places: readonly Place[]): Place | undefined {
    const known = places.find((place) => place.inode === inode);
    const before = { path: known?.path ?? this.#path, inode, modified, size: 0 };
    return places
      .filter((place) => place.inode !== inode && this.#isRotated(place) && byAge(before, place) < 0)
      .sort(byAge)[0];
  }

  #isRotated({ path }: Place): boolean {
    return rotatedName.test(path.slice(this.#path.length));
  }

  /** How old what is there is when the following begins: what comes later is younger. */
  async #youngest(): Promise<FileAge> {
    const [named] = await describe([this.#path]);
    return named ? { inode: named.inode, modified: named.modified } : ((await this.#youngestRotated()) ?? nothing);
  }

  async #youngestRotated(): Promise<FileAge | undefined> {
    const found = (await siblings(this.#path)).find((place) => this.#isRotated(place));
    return found && { inode: found.inode, modified: found.modified };
  }

  /** A file of which nothing was read yet may be the second one of its name since the last look, also in the same inode. */
  async #goBack(): Promise<void> {
    const skipped = await this.#skipped();
    if (skipped && this.#after) await this.#switchTo(skipped, this.#after);
  }

  async #skipped(): Promise<Place | undefined> {
    if (this.#offset > 0 || !this.#after) return undefined;
    const { inode, handle } = this.#current();
    const others = await siblings(this.#path);
    const eldest = this.#eldestAfter(this.#after, others);
    if (!eldest || eldest.inode === inode) return undefined;
    // It may have been renamed since as well, and then its own successors are no past of it.
    const path = others.find((place) => place.inode === inode)?.path ?? this.#path;
    const current = { path, inode, modified: (await handle.stat()).mtimeMs, size: 0 };
    return path === this.#path || byAge(eldest, current) < 0 ? eldest : undefined;
  }

  /** Nothing changes where the place holds another file by now: the next look finds out what there is. */
  async #switchTo(place: Place, after: FileAge): Promise<void> {
    const file = await openFile(place.path);
    if (!file) return;
    if (file.inode !== place.inode) return file.handle.close();
    await this.#replace(file, 0);
    this.#after = after;
  }

  async #isSame(): Promise<boolean> {
    return isContinued(this.#current().handle, this.position(this.#path) as Checkpoint);
  }

  async #replace(file: OpenFile, offset: number): Promise<void> {
    await this.close();
    await this.#use(file, offset);
  }

  /** At most one chunk, and nothing that came after `size` was asked for: so a fast writer can't keep us for ever. */
  async #read(size: number): Promise<Buffer> {
    const length = Math.min(chunkSize, size - this.#offset);
    return length > 0 ? readBytes(this.#current().handle, this.#offset, length) : empty;
  }

  async #size(): Promise<number> {
    return (await this.#current().handle.stat()).size;
  }

  #current(): OpenFile {
    if (!this.#file) throw new Error('the file is not open');
    return this.#file;
  }
}

const empty = Buffer.alloc(0);
const nothing: FileAge = { inode: 0, modified: 0 };
const chunkSize = 1024 * 1024;
/** In bytes; behind that, what logs have in common is no coincidence. */
const longestBanner = 64 * 1024;
const lineFeed = 0x0a;

/** `.1`, `-20240131`, `.2024-01-31T10`, `.old`: what logrotate and loggers append. Packed ones are not followed. */
export const rotatedName = /^[.-](?:\d[\dT:.-]*|old)$/;
