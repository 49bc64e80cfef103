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
    return { path: name, inode, head: markOf(this.#head), tail: markOf(this.#tail), offset: this.#lineEnd };
  }

  /** Looks for the file, so that it is known which one is meant. */
  async open(): Promise<void> {
    if (!this.#file) await this.#start();
  }

  /** What was added since the last look, whole lines at a time, also through rotations and truncations. */
  async *look(): AsyncGenerator<Buffer> {
    if (!this.#file && !(await this.#start())) return;
    yield* this.#afterTruncation();
    for (;;) {
      yield* this.#readLines();
      const next = await this.#successor();
      if (!next) return;
      // Once more: its writer may have gone on until the next file was there.
      yield* this.#readLines();
      yield* this.#endLine();
      await this.#switchTo(next);
    }
  }

  /** Everything was read, and there is no file of that name any more. */
  async isAway(): Promise<boolean> {
    if ((await describe([this.#path])).length > 0) return false;
    return this.#file === undefined || (await this.#size()) === this.#offset;
  }

  /** Whether there is a line that has no end yet. */
  async hasRest(): Promise<boolean> {
    return this.#file !== undefined && (await this.#size()) > this.#lineEnd;
  }

  /** The line that has no end yet. A checkpoint still lies before it. */
  async *rest(): AsyncGenerator<Buffer> {
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

  async #start(): Promise<boolean> {
    const checkpoint = this.#checkpoint;
    const found = checkpoint && (await findFile(this.#path, checkpoint));
    const file = found ?? (await openFile(this.#path));
    const waited = this.#waited;
    this.#waited = true;
    if (!file) return false;
    const atEnd = !checkpoint && !waited && this.#options.from === 'end';
    await this.#use(file, found ? checkpoint.offset : atEnd ? (await file.handle.stat()).size : 0);
    if (checkpoint && !found && checkpoint.offset > 0) this.#options.onLost(checkpoint);
    return true;
  }

  async #use(file: OpenFile, offset: number): Promise<void> {
    this.#file = file;
    this.#checkpoint = undefined;
    this.#offset = offset;
    this.#lineEnd = offset;
    this.#head = await readBytes(file.handle, 0, Math.min(markLength, offset));
    this.#tail = await readBytes(file.handle, offset - markLength, Math.min(markLength, offset));
    this.#recent = this.#tail;
  }

  async *#readLines(): AsyncGenerator<Buffer> {
    const size = await this.#size();
    for (;;) {
      const bytes = await this.#read(size);
      const end = bytes.lastIndexOf(lineFeed) + 1;
      // A line without an end waits for it; one that fills the chunk can't wait.
      const whole = bytes.subarray(0, end > 0 || bytes.length < chunkSize ? end : bytes.length);
      if (whole.length === 0) return;
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
    const { handle } = this.#current();
    const position = this.position(this.#path) as Checkpoint;
    if ((await this.#size()) >= this.#offset && (await isContinued(handle, position))) return;
    // copytruncate: lines that were not read yet may stand in the copy.
    const copy = position.offset > 0 ? await findFile(this.#path, position) : undefined;
    if (copy) {
      await this.#replace(copy, position.offset);
    } else {
      if (this.#offset > this.#lineEnd) yield Buffer.of(lineFeed);
      await this.#use(this.#current(), 0);
    }
  }

  /** The file that is to be read when this one is over, or undefined while it is not. */
  async #successor(): Promise<Place | undefined> {
    const { inode, handle } = this.#current();
    const [named] = await describe([this.#path]);
    if (named?.inode === inode) return undefined;
    // Rotated twice between two looks: those in between come first, the eldest of them at the front.
    const others = await siblings(this.#path);
    const current = others.find((place) => place.inode === inode) ?? {
      path: this.#path,
      inode,
      modified: (await handle.stat()).mtimeMs,
      size: 0,
    };
    const between = others.filter(
      (place) =>
        place.inode !== inode && rotatedName.test(place.path.slice(this.#path.length)) && byAge(current, place) < 0,
    );
    if (between.length > 0) return between.sort(byAge)[0];
    // An empty new file means that its writer has not changed over yet.
    return named && named.size > 0 ? named : undefined;
  }

  async #switchTo(place: Place): Promise<void> {
    const file = await openFile(place.path);
    // Gone again: the next look finds out what there is.
    if (file) await this.#replace(file, 0);
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
const chunkSize = 1024 * 1024;
const lineFeed = 0x0a;

/** `.1`, `-20240131`, `.2024-01-31T10`, `.old`: what logrotate and loggers append. Packed ones are not followed. */
export const rotatedName = /^[.-](?:\d[\dT:.-]*|old)$/;
