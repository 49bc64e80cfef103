import type { Related } from '../core/diagnostic.ts';
import type { Continuation, Format, Groups, Part, Reading } from '../core/format.ts';
import { isLibrary, ownFrame, type PythonFrame, placeOf } from './shared/python-frames.ts';
import { readTraceback } from './shared/python-traceback.ts';

/** The code of a diagnostic is the test: `TestCart::test_total[1]`, or the file that could not be collected. */
export const pytest: Format = {
  name: 'pytest',
  title: 'pytest',
  url: 'https://docs.pytest.org/en/stable/how-to/output.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['_ test', '_ Test', '_ ERROR ', '_ [doctest] ', ' ____'],
      match: /^_+ (?<title>[^\s_].*) _+$/,
      block: { continues: continuesSection, maxLines: 2000 },
      read: readSection,
      examples: [
        {
          log: '____________________________ TestCart.test_negative ____________________________\n\nself = <test_cart.TestCart object at 0x7fa54f980b50>\n\n    def test_negative(self):\n>       fill(Cart(), -1)\n\ntests/test_cart.py:23: \n_ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ \n\n    def add(self, name, price):\n        if price < 0:\n>           raise ValueError(f"{name}: price {price} is negative")\nE           ValueError: x: price -1 is negative\n\nshop.py:18: ValueError\n----------------------------- Captured stdout call -----------------------------\na.c:3:4: error: printed by the program\n=========================== short test summary info ============================\nFAILED tests/test_cart.py::TestCart::test_negative - ValueError: x: price -1 ...\n=== 1 failed in 0.07s ====',
          gives: [
            {
              severity: 'error',
              code: 'TestCart::test_negative',
              message: 'ValueError: x: price -1 is negative',
              file: 'shop.py',
              line: 18,
              snippet: ['raise ValueError(f"{name}: price {price} is negative")'],
              related: [{ message: 'called from here', file: 'tests/test_cart.py', line: 23 }],
            },
          ],
        },
        {
          log: "____________________ ERROR collecting tests/test_import.py _____________________\nImportError while importing test module 'tests/test_import.py'.\nHint: make sure your test modules/packages have valid Python names.\nTraceback:\n/usr/lib/python3.11/importlib/__init__.py:126: in import_module\n    return _bootstrap._gcd_import(name[level:], package, level)\ntests/test_import.py:1: in <module>\n    import nothing_here\nE   ModuleNotFoundError: No module named 'nothing_here'\n=========================== short test summary info ============================\nERROR tests/test_import.py",
          gives: [
            {
              code: 'tests/test_import.py',
              message: "ModuleNotFoundError: No module named 'nothing_here'",
              file: 'tests/test_import.py',
              line: 1,
              snippet: ['import nothing_here'],
            },
          ],
        },
        {
          log: '__________________________ [doctest] shop.Cart.total ___________________________\n009 The sum.\n010 \n011         >>> Cart().total()\nExpected:\n    1\nGot:\n    0\n\nshop.py:11: DocTestFailure',
          gives: [{ code: 'shop.Cart.total', message: 'Expected:\n    1\nGot:\n    0', file: 'shop.py', line: 11 }],
        },
      ],
    },
    {
      triggers: ['FAILED ', 'ERROR '],
      match:
        /^(?:FAILED|ERROR) (?<file>[^\s:]+(?:\.py(?![^\s:])|\.\w+(?=::)))(?:::(?<code>\S.*?))?(?: - (?<message>.*))?$/,
      severity: 'error',
      recap: true,
      read: (_, { file = '', code = file, message }) => ({ code, message: message ?? `${code} failed` }),
      examples: [
        {
          log: 'FAILED tests/test_cart.py::TestCart::test_total - AssertionError: sum is off\nFAILED tests/test_cart.py::test_lists[1]\nERROR tests/test_import.py',
          gives: [
            { file: 'tests/test_cart.py', code: 'TestCart::test_total', message: 'AssertionError: sum is off' },
            { file: 'tests/test_cart.py', code: 'test_lists[1]', message: 'test_lists[1] failed' },
            { file: 'tests/test_import.py', code: 'tests/test_import.py', message: 'tests/test_import.py failed' },
          ],
        },
      ],
    },
    {
      triggers: [
        'ERROR: file or directory not found: ',
        'ERROR: not found: ',
        'ERROR: found no collectors for ',
        'ERROR: Config file ',
        'ERROR: Coverage failure: ',
        'pytest: error: ',
      ],
      match:
        /^(?:ERROR: (?=file or directory not found|not found|found no collectors for|Config file |Coverage failure: )|(?:__main__\.py|pytest): error: )(?<message>.+)$/,
      severity: 'error',
      examples: [
        {
          log: 'ERROR: file or directory not found: tests/nowhere.py',
          gives: [{ message: 'file or directory not found: tests/nowhere.py' }],
        },
      ],
    },
    {
      triggers: ['ImportError while loading conftest'],
      match: /^(?:\w*Error|Exception) while loading conftest '(?<file>[^']+)'\.$/,
      severity: 'error',
      block: { continues: (line) => (/^E {2,}|^\s{4}|^\S.*:\d+: in /.test(line) ? 'yes' : 'no'), maxLines: 200 },
      read: (lines) => {
        const said = lines.flatMap((line) => /^E {2,}(\S.*)$/.exec(line)?.[1] ?? []);
        const frames = lines.flatMap((line) => {
          const { file, at } = /^(?<file>\S[^:]*):(?<at>\d+): in /.exec(line)?.groups ?? {};
          return file && !file.includes('site-packages') ? [{ file, line: Number(at) }] : [];
        });
        return { message: said.join('\n') || 'cannot be loaded', code: 'conftest', ...frames.at(-1) };
      },
      examples: [
        {
          log: "ImportError while loading conftest '/home/dev/project/cf/conftest.py'.\ncf/conftest.py:1: in <module>\n    import nosuch\nE   ModuleNotFoundError: No module named 'nosuch'",
          gives: [
            {
              severity: 'error',
              file: 'cf/conftest.py',
              line: 1,
              message: "ModuleNotFoundError: No module named 'nosuch'",
            },
          ],
        },
      ],
    },
  ],
};

const sectionEnd = /^(?:={2,} .* ={2,}$|_+ [^\s_].* _+$|!{2,} .* !{2,}$)/;
const captured = /^-+ Captured .* -+$/;
const chained =
  /^(?:During handling of the above exception, another exception occurred|The above exception was the direct cause of the following exception):$/;

/** A section of FAILURES or ERRORS, in the styles `long`, `short` and `native`. */
/** Behind the place where the exception was raised only captured output, another exception or the next section may stand. */
function continuesSection(line: string, lines: readonly string[]): Continuation {
  if (sectionEnd.test(line)) return 'no';
  const raised = /^\S.*:\d+: \w[\w.]*$/.test(lines.at(-1) ?? '');
  return raised && line !== '' && !/^(?:[-_]{3}|_ _|The above exception|During handling)/.test(line) ? 'no' : 'yes';
}

function readSection(all: readonly string[], { title = '' }: Groups): Reading {
  const end = all.findIndex((line) => captured.test(line));
  const lines = all.slice(1, end === -1 ? undefined : end);
  const exceptions = splitChain(lines).flatMap((part) => readException(part) ?? []);
  const last = exceptions.at(-1);
  // Not one of pytest's: other tools underline as well.
  if (!last) return null;
  const related = [
    ...exceptions.slice(0, -1).map(({ part: { message = '', file, line } }) => toRelated(message, file, line)),
    ...last.callers,
  ];
  return { ...last.part, code: testName(title), severity: 'error', ...(related.length > 0 && { related }) };
}

/** As the summary at the end writes it, without the file: `TestCart.test_total[1.5]` is `TestCart::test_total[1.5]`. */
function testName(title: string): string {
  const name = title.replace(/^ERROR (?:at (?:setup|teardown) of|collecting) |^\[doctest\] /, '');
  if (/^ERROR collecting |^\[doctest\] /.test(title)) return name;
  const parameters = name.indexOf('[');
  const path = parameters === -1 ? name : name.slice(0, parameters);
  return path.replaceAll('.', '::') + name.slice(path.length);
}

interface Exception {
  readonly part: Part;
  readonly callers: readonly Related[];
}

function readException(lines: readonly string[]): Exception | undefined {
  const traceback = lines.findIndex((line) => /^Traceback \(most recent call last\):$/.test(line));
  if (traceback !== -1) {
    const part = readTraceback(lines.slice(traceback));
    return part ? { part, callers: [] } : undefined;
  }
  const frames = readEntries(lines);
  const found = lines.flatMap((line) => /^E(?: {3}|$)(?<text>.*)$/.exec(line)?.groups?.text ?? []);
  const message = messageOf(lines, found);
  if (message === undefined) return undefined;
  // A file that does not parse is named inside the message; the frames are those of the import.
  const parsed = /^\s*File "(?<file>[^"]+)", line (?<line>\d+)$/.exec(found[0] ?? '')?.groups;
  if (parsed) {
    const source = found[1]?.trim();
    const place = { file: parsed.file ?? '', line: Number(parsed.line) };
    return { part: { message, ...place, ...(source && { snippet: [source] }) }, callers: [] };
  }
  const own = ownFrame(frames);
  const callers = own ? frames.slice(0, frames.indexOf(own)).reverse() : [];
  return {
    part: { message, ...placeOf(own), ...(own?.source && { snippet: [own.source] }) },
    callers: callers
      .filter(({ file }) => !isLibrary(file))
      .map(({ file, line }) => toRelated('called from here', file, line)),
  };
}

function messageOf(lines: readonly string[], found: readonly string[]): string | undefined {
  const named = found.find((text) => /^\s*[\w.]+: /.test(text)) ?? found[0];
  if (named !== undefined) return (found[0]?.trimStart().startsWith('File "') ? named : found[0])?.trim();
  const unexpected = lines.find((line) => line.startsWith('UNEXPECTED EXCEPTION: '));
  if (unexpected) return unexpected.slice('UNEXPECTED EXCEPTION: '.length);
  const expected = lines.indexOf('Expected:');
  if (expected === -1) return undefined;
  const blank = lines.indexOf('', expected);
  return lines.slice(expected, blank === -1 ? undefined : blank).join('\n');
}

/**
 * The places that a section names, outermost first: `a.py:20: AssertionError` stands below the source that it is about,
 * `a.py:20: in test_total` above it.
 */
function readEntries(lines: readonly string[]): PythonFrame[] {
  return lines.flatMap((line, i) => {
    const groups = entry.exec(line)?.groups;
    if (!groups) return [];
    const above = lines.slice(0, i).findLast((text) => (/^> +\S/.test(text) && !hint.test(text)) || entry.test(text));
    const below = /^ {4}\S/.test(lines[i + 1] ?? '') ? lines[i + 1] : undefined;
    const source = groups.name ? below : above?.startsWith('>') ? above.slice(1) : undefined;
    return [
      {
        file: groups.file ?? '',
        line: Number(groups.line),
        name: groups.name ?? '',
        ...(source && { source: source.trim() }),
      },
    ];
  });
}

/** What stands below an unknown fixture looks like its source. */
const hint = /^> +(?:available fixtures: |use 'pytest --fixtures)/;
const entry = /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+)(?::(?: in (?<name>\S.*)| [A-Za-z_][\w.]*| ?)?)?$/;

function splitChain(lines: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const line of lines) {
    if (chained.test(line)) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  // A native traceback holds its own chain.
  return lines.some((line) => line.startsWith('Traceback (most recent call last)')) ? [[...lines]] : parts;
}

function toRelated(message: string, file: string | undefined, line: number | undefined): Related {
  return { message, ...(file !== undefined && { file }), ...(line !== undefined && { line }) };
}
