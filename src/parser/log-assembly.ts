import { type Assembled, Assembler, type AssemblerOptions, type AssemblerState, type LogPlace } from './assembler.ts';
import { DocumentGate, type GateState } from './document.ts';
import { LineScanner, type ScannerState } from './scanner.ts';
import { UserMatchers, type UserMatchersOptions } from './user-matchers.ts';

export interface LogAssemblyOptions extends Omit<AssemblerOptions, 'matchers'> {
  /** Problem matchers and errorformats of the user's own. */
  readonly matchers?: UserMatchersOptions | undefined;
}

/**
 * The bytes of one log to drafts: document gate, scan and assembler. All that it knows of the log is what it is told
 * here, so it can run in a thread of its own; what depends on the order of drafts is left to `DraftCompleter`.
 */
export class LogAssembly {
  readonly #gate: DocumentGate;
  readonly #scanner: LineScanner;
  readonly #assembler: Assembler;

  constructor({ matchers, ...options }: LogAssemblyOptions) {
    let emitted = 0;
    const emit = (assembled: Assembled) => {
      emitted++;
      options.emit(assembled);
    };
    const assembler = new Assembler({
      ...options,
      emit,
      ...(matchers && { matchers: new UserMatchers(matchers, emit) }),
    });
    const scanner = new LineScanner(options.triggers, assembler);
    this.#assembler = assembler;
    this.#scanner = scanner;
    this.#gate = new DocumentGate({
      pass: (bytes) => scanner.push(bytes),
      document(text, line, offset) {
        const before = emitted;
        assembler.line(text, line, offset, () => '', true);
        return emitted > before;
      },
    });
  }

  /** Lines so far; an unfinished one counts. */
  get lines(): number {
    return this.#scanner.lines;
  }

  /** Bytes so far, without those that are held back. */
  get bytes(): number {
    return this.#scanner.bytes;
  }

  /** Whether all that was given has been read line by line, and all that comes will be. */
  get isSettled(): boolean {
    return this.#gate.isOpen;
  }

  /** A diagnostic has begun whose end has not come. */
  get open(): boolean {
    return this.#assembler.everyLine || this.#gate.holds;
  }

  push(bytes: Uint8Array): void {
    this.#gate.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  /** Bytes that stand behind those of another assembly: no document begins with them. */
  pushBehind(bytes: Buffer): void {
    this.#scanner.push(bytes);
  }

  /** What has been understood at the end of a line, to be compared with or handed to another assembly. */
  save(place: LogPlace): AssemblerState {
    return this.#assembler.save(place);
  }

  /**
   * All that the next bytes depend on, as plain data. Undefined where that can't be said: within a line or a document, and
   * where matchers of the user's own, which keep what they want, look at every line.
   */
  saveAll(): AssemblyState | undefined {
    const [gate, scanner] = [this.#gate.save(), this.#scanner.save()];
    if (!gate || !scanner || this.#assembler.hasMatchers) return undefined;
    return { gate, scanner, assembler: this.#assembler.save(this.#scanner.place) };
  }

  /**
   * Goes on where another one was saved. `isSame`: by one that reads as this one does. What another one has begun is read
   * again from its lines, since its rules are not those of this one.
   */
  resumeAll({ gate, scanner, assembler }: AssemblyState, isSame: boolean): void {
    this.#gate.resume(gate);
    this.#scanner.resume(scanner);
    if (isSame) this.#assembler.resume(assembler, this.#scanner.place);
    else this.#assembler.readAgain(assembler, this.#scanner.place);
  }

  /** Goes on from what another one has understood. */
  resume(state: AssemblerState, place: LogPlace): void {
    this.#assembler.resume(state, place);
  }

  /** From here on it is presumed which tools have spoken before. */
  forgetTools(): void {
    this.#assembler.forgetTools();
  }

  end(): void {
    this.#gate.end();
    this.#scanner.end();
    this.#assembler.end();
  }
}

export interface AssemblyState {
  readonly gate: GateState;
  readonly scanner: ScannerState;
  readonly assembler: AssemblerState;
}
