import type { Draft, Edit, Fix, Related } from '../../core/diagnostic.ts';
import { toFix } from './caret-block.ts';
import { isSound } from './sound-draft.ts';

/** One element of what `gcc -fdiagnostics-format=json` prints as one line of JSON: gcc's manual, "Diagnostic Message Formatting Options". */
interface GccDiagnostic {
  readonly kind: string;
  readonly message: string;
  readonly option?: string;
  readonly locations?: readonly { readonly caret?: GccPlace; readonly finish?: GccPlace }[];
  readonly children?: readonly GccDiagnostic[];
  readonly fixits?: readonly { readonly start: GccPlace; readonly next: GccPlace; readonly string: string }[];
}

interface GccPlace {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  readonly 'byte-column'?: number;
}

/** `null` for JSON that is damaged or somebody else's. */
export function readGccJson(line: string): Partial<Draft>[] | null {
  try {
    const parsed: unknown = JSON.parse(line);
    if (
      !Array.isArray(parsed) ||
      !parsed.every((item) => typeof item?.kind === 'string' && typeof item.message === 'string')
    )
      return null;
    const drafts = (parsed as GccDiagnostic[]).filter(({ kind }) => kind !== 'note').map(toDraft);
    return drafts.every(isSound) ? drafts : null;
  } catch {
    return null;
  }
}

function toDraft({ kind, message, option, locations = [], children = [], fixits = [] }: GccDiagnostic): Partial<Draft> {
  const { caret, finish } = locations[0] ?? {};
  const related = children.map(toRelated);
  // That a header is missing is said by a note.
  const fixes = [{ message, fixits }, ...children].flatMap((said) => toFixes(said.message, said.fixits ?? []));
  return {
    severity: kind === 'warning' ? 'warning' : 'error',
    message,
    ...(option && { code: option }),
    ...(caret && { ...toPlace(caret), columnUnit: 'byte' }),
    ...(caret && finish && { endLine: finish.line, endColumn: byteColumn(finish) + 1 }),
    ...(related.length > 0 && { related }),
    ...(fixes.length > 0 && { fixes }),
  };
}

function toRelated({ message, locations = [] }: GccDiagnostic): Related {
  const caret = locations[0]?.caret;
  return { message: `note: ${message}`, ...(caret && toPlace(caret)) };
}

function toFixes(message: string, fixits: NonNullable<GccDiagnostic['fixits']>): Fix[] {
  if (fixits.length === 0) return [];
  const edits = fixits.map(({ start, next, string }): Edit => {
    const { file, line, column } = toPlace(start);
    return { file, line, column, endLine: next.line, endColumn: byteColumn(next), newText: string };
  });
  return [{ ...toFix(message, edits), columnUnit: 'byte' }];
}

function toPlace(place: GccPlace): { file: string; line: number; column: number } {
  return { file: place.file, line: place.line, column: byteColumn(place) };
}

function byteColumn(place: GccPlace): number {
  return place['byte-column'] ?? place.column ?? 1;
}
