import { closeSync, openSync, writeSync } from 'node:fs';
import type { Draft } from '../../src/core/diagnostic.ts';
import { formats } from '../../src/formats/index.ts';

export interface GeneratedLog {
  readonly file: string;
  readonly bytes: number;
  readonly lines: number;
}

/**
 * Writes a build log of about `bytes` bytes in which `share` of the lines belong to diagnostics, drawn from the examples
 * of every format, or of `tools` alone; the rest is what builds print when nothing is wrong. The same seed gives the
 * same bytes.
 */
export function generateLog(
  file: string,
  { bytes, share = 0.03, seed = 1, tools }: { bytes: number; share?: number; seed?: number; tools?: readonly string[] },
): GeneratedLog {
  const random = randomNumbers(seed);
  const chosen = formats.filter(({ name }) => tools?.includes(name) ?? true);
  const examples = chosen.flatMap(({ rules }) =>
    rules.flatMap((rule) => rule.examples.filter(({ gives }) => gives.length > 0)),
  );
  const descriptor = openSync(file, 'w');
  let written = 0;
  let lines = 0;
  let diagnosticLines = 0;
  let text: string[] = [];
  let length = 0;
  while (written + length < bytes) {
    const example = diagnosticLines < lines * share ? examples[Math.floor(random() * examples.length)] : undefined;
    const add = example ? vary(example.log, example.gives, random) : noise(random, lines);
    const count = 1 + (add.match(/\n/g)?.length ?? 0);
    lines += count;
    if (example) diagnosticLines += count;
    text.push(add);
    length += add.length + 1;
    if (length > 1 << 20) flush();
  }
  flush();
  closeSync(descriptor);
  return { file, bytes: written, lines };

  function flush(): void {
    written += writeSync(descriptor, `${text.join('\n')}\n`);
    text = [];
    length = 0;
  }
}

/** Moves an example to one of 2 000 folders, so that a log holds many distinct problems, each several times. */
function vary(log: string, gives: readonly Partial<Draft>[], random: () => number): string {
  const folder = `module${Math.floor(random() * 2_000)}`;
  const file = gives
    .find((draft) => draft.file)
    ?.file?.split('/')
    .at(-1);
  return file ? log.replaceAll(file, file.replace(/^/, `${folder}-`)) : log;
}

function noise(random: () => number, line: number): string {
  const n = Math.floor(random() * 100_000);
  switch (Math.floor(random() * 10)) {
    case 0:
      return `[${String(line % 100).padStart(3)}%] Building CXX object src/CMakeFiles/core.dir/module${n % 977}/unit${n}.cpp.o`;
    case 1:
      return `gcc -O2 -g -Wall -Iinclude -Ibuild/include -DNDEBUG -c src/module${n % 977}/unit${n}.c -o build/module${n % 977}/unit${n}.o`;
    case 2:
      return `   Compiling crate-${n % 313} v1.${n % 40}.${n % 9}`;
    case 3:
      return `[INFO] Downloading from central: org/example/artifact-${n}/1.${n % 20}/artifact-${n}-1.${n % 20}.pom`;
    case 4:
      return `ok  \texample.com/project/pkg${n % 500}\t0.${n % 999}s`;
    case 5:
      return `tests/unit/test_module_${n % 700}.py::test_case_${n} PASSED`;
    case 6:
      return `Step ${n % 40} : copying resources to build/classes/main/resources${n}`;
    case 7:
      return `  ✓ renders component ${n} with default properties (${n % 90} ms)`;
    case 8:
      return `  added package-${n}@${n % 9}.${n % 20}.${n % 30} in ${n % 60}s, audited ${n % 4000} packages`;
    default:
      return `-- Performing Test HAVE_FEATURE_${n} - Success`;
  }
}

/** mulberry32: small, fast, good enough for text. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
