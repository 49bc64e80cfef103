/**
 * One line of what builds print when nothing is wrong, without its line end. `line` is how many came before it. One line
 * in about 25 holds `error` or `warning` all the same, in the name of a file, a flag, a test or a tally of nothing.
 */
export function noiseLine(random: () => number, line: number): string {
  const n = Math.floor(random() * 100_000);
  const kind = Math.floor(random() * kinds);
  const make =
    kind < ordinary.length * weight ? ordinary[kind % ordinary.length] : lookalikes[kind % lookalikes.length];
  return (make as Line)(n, line);
}

/** One that is not indented. */
export function noiseAtMargin(random: () => number, line: number): string {
  for (;;) {
    const text = noiseLine(random, line);
    if (!text.startsWith(' ')) return text;
  }
}

/** One of several kilobytes, as linkers' and bundlers' commands are, sometimes beyond what is read of a line. */
export function longLine(random: () => number): string {
  const start = Math.floor(random() * 50_000);
  // Mostly some kilobytes; the square makes the longest ones rare.
  const objects = 40 + Math.floor(random() ** 4 * 3_000);
  const words = Array.from(
    { length: objects },
    (_, i) => `build/core.dir/module${(start + i) % 977}/unit${start + i}.o`,
  );
  return `/usr/bin/c++ -O2 -g -shared -Wl,-soname,libcore.so -o libcore.so ${words.join(' ')} -lpthread -ldl -lz`;
}

type Line = (n: number, line: number) => string;

const ordinary: readonly Line[] = [
  (n, line) => `[${percent(line)}] Building CXX object src/CMakeFiles/core.dir/module${n % 977}/unit${n}.cpp.o`,
  (n) =>
    `gcc -O2 -g -Wall -Iinclude -Ibuild/include -DNDEBUG -c src/module${n % 977}/unit${n}.c -o build/module${n % 977}/unit${n}.o`,
  (n) => `   Compiling crate-${n % 313} v1.${n % 40}.${n % 9}`,
  (n) =>
    `[INFO] Downloading from central: org/example/artifact-${n}/1.${n % 20}/artifact-${n}-1.${n % 20}.pom (${n % 90} kB at ${n % 700} kB/s)`,
  (n) => `ok  \texample.com/project/pkg${n % 500}\t0.${n % 999}s`,
  (n) => `tests/unit/test_module_${n % 700}.py::test_case_${n} PASSED [ ${n % 99}%]`,
  (n) => `Step ${n % 40} : copying resources to build/classes/main/resources${n}`,
  (n) => `  ✓ renders component ${n} with default properties (${n % 90} ms)`,
  (n) => `  added package-${n}@${n % 9}.${n % 20}.${n % 30} in ${n % 60}s, audited ${n % 4000} packages`,
  (n) => `-- Performing Test HAVE_FEATURE_${n} - Success`,
  (n) => `checking whether the compiler supports -mfeature${n % 300}... yes`,
  (n) =>
    `/bin/bash ../libtool --silent --tag=CC --mode=compile ccache gcc -DHAVE_CONFIG_H -I. -I../include -I../third_party/zlib -fno-strict-aliasing -fstack-protector-strong -D_FORTIFY_SOURCE=2 -O2 -MT unit${n}.lo -MD -MP -MF .deps/unit${n}.Tpo -c -o unit${n}.lo ../src/module${n % 977}/unit${n}.c`,
  (n) =>
    `     Running \`rustc --crate-name crate_${n % 313} --edition=2021 /root/.cargo/registry/src/index.crates.io-6f17d22bba15001f/crate-${n % 313}-1.${n % 40}.${n % 9}/src/lib.rs --crate-type lib --emit=dep-info,metadata,link -C opt-level=3 -C metadata=${n}a8f5 --out-dir target/release/deps -L dependency=target/release/deps --cap-lints allow\``,
  (n, line) => `[${line}/${line + n}] CC src/module${n % 977}/unit${n}.o`,
];

/** Lines that a search for two words takes for trouble. */
const lookalikes: readonly Line[] = [
  (n, line) => `[${percent(line)}] Building CXX object src/CMakeFiles/core.dir/error_handler${n % 300}.cpp.o`,
  (n) => `gcc -O2 -Wall -Werror=format-security -c src/warnings${n % 300}.c -o build/warnings${n % 300}.o`,
  (n) => `ok  \texample.com/project/internal/errors${n % 90}\t0.${n % 999}s`,
  (n) => `tests/unit/test_errors_${n % 700}.py::test_reports_an_error_${n} PASSED [ ${n % 99}%]`,
  (n) => `  ✓ shows an error message when field ${n} is empty (${n % 90} ms)`,
  (n) => `npm http fetch GET 200 https://registry.npmjs.org/error-ex-${n}/-/error-ex-1.3.2.tgz ${n % 900}ms`,
];

/** How often each ordinary line is drawn for each lookalike. */
const weight = 12;
const kinds = ordinary.length * weight + lookalikes.length;

function percent(line: number): string {
  return `${String(line % 100).padStart(3)}%`;
}
