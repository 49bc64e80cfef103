/** An edit by UTF-16 offsets into the text, the end exclusive. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A possible repair. The cost says how seldom people mean it: below 1 the usual slips, above 2 what is seldom meant. */
export interface Candidate {
  readonly edits: readonly TextEdit[];
  readonly cost: number;
}

/** Edits must not overlap. */
export function applyCandidate(text: string, { edits }: Candidate): string {
  let result = text;
  for (const { start, end, text: newText } of [...edits].sort((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + newText + result.slice(end);
  }
  return result;
}

export function insertion(at: number, text: string, cost: number): Candidate {
  return { edits: [{ start: at, end: at, text }], cost };
}

export function replacement(start: number, end: number, text: string, cost: number): Candidate {
  return { edits: [{ start, end, text }], cost };
}
