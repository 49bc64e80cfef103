import type { Random } from './random.ts';

/**
 * Output of builds as it could be, by chance: diagnostics of one line and of many, rows below headings, directories that are
 * entered and left, steps, lanes, and a lot of noise. Names repeat, so that problems do.
 */
export class BuildLog {
  readonly #random: Random;
  #line = 0;
  #depth = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Whole lines. */
  some(): string {
    const random = this.#random;
    let text = '';
    for (let parts = 1 + random.below(8); parts > 0; parts--) text += this.#part();
    return text;
  }

  #part(): string {
    const random = this.#random;
    const file = `src/part${random.below(12)}.c`;
    const line = 1 + random.below(60);
    const name = `value${random.below(9)}`;
    this.#line++;
    switch (random.below(14)) {
      case 0:
        return `${file}:${line}:7: error: expected ';' before 'return'\n   ${line} |   int ${name} = 3\n      |              ^\n      |              ;\n`;
      case 1:
        return `${file}: In function 'work':\n${file}:${line}:7: warning: unused variable '${name}' [-Wunused-variable]\n   ${line} |   int ${name} = ${random.below(3)};\n      |       ^~~~~~\n`;
      case 2:
        return `src/app${random.below(6)}.ts(${line},5): error TS2322: Type 'string' is not assignable to type 'number'.\n`;
      case 3:
        return `error[E0425]: cannot find value \`${name}\` in this scope\n  --> src/main.rs:${line}:9\n   |\n${line} |         ${name};\n   |         ^^^^^^ not found in this scope\n\n`;
      case 4:
        return `warning: unused variable: \`${name}\`\n --> src/lib.rs:${line}:9\n  |\n${line} |     let ${name} = 1;\n  |         ^^^^^^ help: if this is intentional, prefix it with an underscore: \`_${name}\`\n${random.chance(0.5) ? '  |\n  = note: `#[warn(unused_variables)]` on by default\n' : ''}\n`;
      case 5:
        this.#depth++;
        return `make[${this.#depth}]: Entering directory '/build/shop/lib${random.below(4)}'\n`;
      case 6:
        if (this.#depth === 0) return `gcc -c -O2 ${file}\n`;
        return `make[${this.#depth--}]: Leaving directory '/build/shop/lib${random.below(4)}'\n`;
      case 7:
        return `Traceback (most recent call last):\n  File "tools/run${random.below(3)}.py", line ${line}, in <module>\n    main()\n  File "tools/run.py", line 3, in main\n    raise ValueError("${name}")\nValueError: ${name}\n`;
      case 8:
        return `\n/build/shop/web/page${random.below(5)}.js\n  ${line}:5  error    '${name}' is not defined  no-undef\n  ${line + 1}:1  warning  Unexpected console statement  no-console\n\n`;
      case 9:
        return `##[group]Run step ${random.below(5)}\nnpm run build\n##[endgroup]\n`;
      case 10:
        return `web#build: src/app${random.below(6)}.ts(${line},9): error TS2304: Cannot find name '${name}'.\n`;
      case 11:
        return `make: *** [Makefile:${line}: all] Error ${random.below(3)}\n`;
      default:
        return `[ ${this.#line}] building target ${name} of ${random.below(1000)}\n`;
    }
  }
}
