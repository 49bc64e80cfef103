import type { CompilerOptions } from './api.ts';
import type { CodeFixProblem } from './code-fixes.ts';

/**
 * What a file may have been compiled with where no tsconfig.json says so, the likeliest first. Whoever asks takes the first one under
 * which the compiler says what the log says. Some codes are said only with an option turned on, so that one it must have been.
 */
export function likelyOptions(file: string, problems: readonly CodeFixProblem[]): CompilerOptions[] {
  const codes = new Set(problems.map(({ code }) => code));
  const told: Record<string, unknown> = { noEmit: true };
  for (const [option, known] of Object.entries(codesOfOptions)) {
    if (known.some((code) => codes.has(code))) told[option] = true;
  }
  if (/\.[cm]?jsx?$/.test(file)) Object.assign(told, { allowJs: true, checkJs: true });
  if (/x$/.test(file)) told.jsx = 1;
  // The newest first: what an old library lacks is no error of the file.
  const targets = [esNext, es2015, undefined];
  const variants: CompilerOptions[] = [];
  for (const strictness of [{}, { strictNullChecks: true }, { strict: true }]) {
    for (const target of targets) variants.push({ ...told, ...strictness, ...(target !== undefined && { target }) });
  }
  return variants;
}

/** Numbers of `ScriptTarget`, the same in every version. */
const es2015 = 2;
const esNext = 99;

/** Of https://github.com/microsoft/TypeScript/blob/main/src/compiler/diagnosticMessages.json, what is said only with the option. */
const codesOfOptions: Readonly<Record<string, readonly number[]>> = {
  noImplicitAny: [
    7005, 7006, 7008, 7010, 7011, 7013, 7015, 7016, 7017, 7018, 7019, 7020, 7022, 7023, 7024, 7025, 7031, 7032, 7033,
    7034, 7053,
  ],
  noImplicitThis: [2683],
  noImplicitOverride: [4114, 4115, 4116, 4119, 4120, 4121, 4122],
  noImplicitReturns: [7030],
  noFallthroughCasesInSwitch: [7029],
  noUnusedLocals: [6133, 6138, 6192, 6196, 6198, 6199],
  noUnusedParameters: [6133],
  strictNullChecks: [2531, 2532, 2533, 18047, 18048, 18049, 2774],
  strictPropertyInitialization: [2564],
  useUnknownInCatchVariables: [18046],
  exactOptionalPropertyTypes: [2375, 2379, 2412],
  noPropertyAccessFromIndexSignature: [4111],
  verbatimModuleSyntax: [1484, 1485, 1286],
  isolatedModules: [1205, 1208],
  experimentalDecorators: [1240, 1241],
};
