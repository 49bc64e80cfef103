import type { TextEdit } from '../candidate.ts';

/**
 * Edits that are made one after the other, as edits of the text of before: those that meet are one, so that they can be made in any order. All are by
 * UTF-16 offsets.
 */
export class Composition {
  /** By their place in the text of before, apart from each other. */
  #edits: readonly TextEdit[] = [];

  get edits(): readonly TextEdit[] {
    return this.#edits;
  }

  /** Where an offset of the text as it is now was before. */
  before(offset: number): number {
    let grown = 0;
    for (const { start, end, text } of this.#edits) {
      if (offset <= start + grown) break;
      if (offset < start + grown + text.length) return Math.min(end, Math.max(start, offset - grown));
      grown += text.length - (end - start);
    }
    return offset - grown;
  }

  /** Adds an edit of `current`, the text after all edits so far. */
  add({ start, end, text }: TextEdit, current: string): void {
    const met: { edit: TextEdit; from: number; to: number }[] = [];
    const apart: TextEdit[] = [];
    let grown = 0;
    let grownBefore = 0;
    for (const edit of this.#edits) {
      const from = edit.start + grown;
      const to = from + edit.text.length;
      grown += edit.text.length - (edit.end - edit.start);
      if (to < start) grownBefore = grown;
      if (from <= end && to >= start) met.push({ edit, from, to });
      else apart.push(edit);
    }
    const first = met[0];
    const last = met.at(-1);
    const from = Math.min(start, first?.from ?? start);
    const to = Math.max(end, last?.to ?? end);
    const grownBehind = last ? last.to - last.edit.end : grownBefore;
    const whole: TextEdit = {
      start: from - (first ? first.from - first.edit.start : grownBefore),
      end: to - grownBehind,
      text: current.slice(from, start) + text + current.slice(end, to),
    };
    this.#edits = [...apart, whole].sort((a, b) => a.start - b.start);
  }
}
