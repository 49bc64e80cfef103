/** A file's bytes as text, and everything that has to be the same when it is written again. */
export interface TextFile {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: 'utf8' | 'utf16le' | 'utf16be';
  readonly mark: boolean;
  /** The line end that most lines have. */
  readonly lineEnd: '\n' | '\r\n';
}

/** `undefined` where the bytes are no text in an encoding that can be written back byte for byte. */
export function decodeText(bytes: Buffer): TextFile | undefined {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf16be' : 'utf8';
  const mark = encoding !== 'utf8' || (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf);
  const label = encoding === 'utf8' ? 'utf-8' : encoding === 'utf16le' ? 'utf-16le' : 'utf-16be';
  try {
    const text = new TextDecoder(label, { fatal: true, ignoreBOM: false }).decode(bytes);
    if (text.includes('\0')) return undefined;
    return { text, encoding, mark, lineEnd: dominantLineEnd(text) };
  } catch {
    return undefined;
  }
}

export function encodeText({ encoding, mark }: TextFile, text: string): Buffer {
  const whole = mark ? `\ufeff${text}` : text;
  if (encoding === 'utf8') return Buffer.from(whole, 'utf8');
  const bytes = Buffer.from(whole, 'utf16le');
  return encoding === 'utf16le' ? bytes : bytes.swap16();
}

function dominantLineEnd(text: string): TextFile['lineEnd'] {
  const all = text.match(/\n/g)?.length ?? 0;
  const withReturn = text.match(/\r\n/g)?.length ?? 0;
  return withReturn * 2 > all ? '\r\n' : '\n';
}

/** Where each line begins, and where it ends without its line end. */
export interface LineIndex {
  readonly count: number;
  /** 1-based; `undefined` where there is no such line. The one behind the last line end counts, empty as it may be. */
  line(number: number): { readonly start: number; readonly text: string } | undefined;
}

export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    count: starts.length,
    line(number) {
      const start = starts[number - 1];
      if (start === undefined) return undefined;
      const next = starts[number];
      const content = text.slice(start, next === undefined ? undefined : next - 1);
      return { start, text: content.endsWith('\r') ? content.slice(0, -1) : content };
    },
  };
}
