/** Folders or files that the output has entered and not left. What lies deeper than a build ever goes is forgotten. */
export class NameStack {
  #names: string[] = [];

  get top(): string | undefined {
    return this.#names.at(-1);
  }

  push(name: string): void {
    this.#names = [...this.#names, name].slice(-deepest);
  }

  pop(): void {
    this.#names.pop();
  }
}

const deepest = 100;
