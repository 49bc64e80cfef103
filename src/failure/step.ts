/** What runs as one command or step, up to its end; what is known of it is filled in while the log is read. */
export interface Step {
  /** Counts from 0. */
  readonly index: number;
  readonly firstLine: number;
  name?: string;
  command?: string;
  /** With which its command ended; absent where the log does not say. */
  status?: number;
  lastLine: number;
  /** Where a line first said that something had failed already. */
  epilogue?: number;
  /** Such lines, the first few. */
  readonly consequences: { readonly line: number; readonly text: string }[];
}

/** Follows a log from step to step. */
export class Steps {
  #current: Step;
  /** What Travis has opened by name: what begins inside is no step of its own. */
  #open: string[] = [];
  #count = 0;
  /** Its end or its exit has been said. */
  #over = false;

  constructor() {
    this.#current = this.#start(1);
  }

  get current(): Step {
    return this.#current;
  }

  /** What begins now is part of the current step. */
  get isInside(): boolean {
    return this.#open.length > 0;
  }

  get isOpen(): boolean {
    return !this.#over && (this.#current.name !== undefined || this.#current.command !== undefined);
  }

  begin(line: number, { name, command, id }: { name?: string; command?: string; id?: string }): void {
    const isInner = this.#open.length > 0;
    if (id !== undefined && this.#open.length < deepest) this.#open.push(id);
    if (isInner) {
      if (this.#current.name === undefined && name !== undefined) this.#current.name = name;
      return;
    }
    this.#current.lastLine = Math.max(this.#current.firstLine, line - 1);
    this.#current = this.#start(line);
    if (name !== undefined) this.#current.name = name;
    if (command !== undefined) this.#current.command = command;
  }

  end(line: number, id: string | undefined): void {
    if (id === undefined) {
      this.#open.length = 0;
    } else if (this.#open.includes(id)) {
      this.#open.length = this.#open.lastIndexOf(id);
    }
    if (this.#open.length > 0) return;
    this.#current.lastLine = Math.max(this.#current.firstLine, line - 1);
    this.#over = true;
  }

  command(command: string): void {
    this.#current.command ??= command;
  }

  /** The command of the step is over. What comes next is a step without a name, until one begins. */
  exit(line: number, status: number): void {
    this.#open.length = 0;
    if (!this.#over) this.#current.lastLine = Math.max(this.#current.firstLine, line - 1);
    this.#current.status = status;
    this.#current = this.#start(line + 1);
    this.#over = true;
  }

  finish(line: number): void {
    this.#current.lastLine = line;
  }

  #start(firstLine: number): Step {
    this.#over = false;
    return { index: this.#count++, firstLine, lastLine: firstLine, consequences: [] };
  }
}

const deepest = 64;
