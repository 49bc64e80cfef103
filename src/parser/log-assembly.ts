import { type Assembled, Assembler, type AssemblerOptions } from './assembler.ts';
import { DocumentGate } from './document.ts';
import { LineScanner } from './scanner.ts';
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
        assembler.line(text, line, offset, () => '');
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

  /** A diagnostic has begun whose end has not come. */
  get open(): boolean {
    return this.#assembler.everyLine || this.#gate.holds;
  }

  push(bytes: Uint8Array): void {
    this.#gate.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  end(): void {
    this.#gate.end();
    this.#scanner.end();
    this.#assembler.end();
  }
}
