import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ApiDiagnostic, CompilerOptions, LanguageService, ParsedConfig, TypeScript } from './api.ts';
import { PieceTable } from './pieces.ts';

/** A language service over the files of the tree as they are, with changes that stand in memory alone. */
export class Project {
  readonly service: LanguageService;
  readonly files: Map<string, PieceTable>;
  readonly #ts: TypeScript;
  readonly #texts = new Map<string, { text: string; version: number }>();

  constructor(ts: TypeScript, { fileNames, options }: Pick<ParsedConfig, 'fileNames' | 'options'>, root: string) {
    this.#ts = ts;
    this.files = new Map();
    const { sys } = ts;
    const host = {
      ...sys,
      useCaseSensitiveFileNames: () => sys.useCaseSensitiveFileNames,
      getCompilationSettings: () => options,
      getScriptFileNames: () => [...fileNames],
      getScriptVersion: (file: string) => String(this.#texts.get(file)?.version ?? 0),
      getScriptSnapshot: (file: string) => {
        const text = this.textOf(file);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => root,
      getDefaultLibFileName: (settings: CompilerOptions) => ts.getDefaultLibFilePath(settings),
      readFile: (file: string) => this.textOf(file),
    };
    this.service = (ts.createLanguageService as NonNullable<TypeScript['createLanguageService']>)(host, registryOf(ts));
  }

  textOf(file: string): string | undefined {
    const text = this.#texts.get(file)?.text;
    return text ?? this.#ts.sys.readFile(file);
  }

  /** Shows the service another text; `undefined`: the file as it is. */
  show(file: string, text: string | undefined): void {
    const version = (this.#texts.get(file)?.version ?? 0) + 1;
    this.#texts.set(file, { text: text ?? this.#ts.sys.readFile(file) ?? '', version });
  }

  table(file: string): PieceTable {
    let table = this.files.get(file);
    if (!table) {
      table = new PieceTable(this.textOf(file) ?? '');
      this.files.set(file, table);
    }
    return table;
  }

  errors(file: string): ApiDiagnostic[] {
    return [...this.service.getSyntacticDiagnostics(file), ...this.service.getSemanticDiagnostics(file)];
  }
}

let shared: { readonly ts: TypeScript; readonly registry: object } | undefined;

/** Parsed library files are large and the same for every variant of the options. */
function registryOf(ts: TypeScript): object {
  if (shared?.ts !== ts) shared = { ts, registry: ts.createDocumentRegistry() };
  return shared.registry;
}

/** The configuration that a file is compiled with: the nearest one between it and the root that has it, or refers to one that has. */
export function configOf(
  ts: TypeScript,
  file: string,
  root: string,
): { path: string; parsed: ParsedConfig } | undefined {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const path = join(folder, file.match(/\.[cm]?jsx?$/) ? 'jsconfig.json' : 'tsconfig.json');
    const found = [path, join(folder, 'tsconfig.json')].find((candidate) => existsSync(candidate));
    if (found !== undefined) return withFile(ts, found, file, 3) ?? readConfig(ts, found);
    if (folder === root || dirname(folder) === folder) return undefined;
  }
}

function withFile(ts: TypeScript, path: string, file: string, depth: number): ReturnType<typeof configOf> {
  const config = readConfig(ts, path);
  if (!config || config.parsed.fileNames.includes(file)) return config;
  for (const { path: referred } of depth > 0 ? (config.parsed.projectReferences ?? []) : []) {
    const target = referred.endsWith('.json') ? referred : join(referred, 'tsconfig.json');
    const found = existsSync(target) ? withFile(ts, target, file, depth - 1) : undefined;
    if (found?.parsed.fileNames.includes(file)) return found;
  }
  return undefined;
}

function readConfig(ts: TypeScript, path: string): ReturnType<typeof configOf> {
  const { config } = ts.readConfigFile(path, ts.sys.readFile);
  return config === undefined
    ? undefined
    : { path, parsed: ts.parseJsonConfigFileContent(config, ts.sys, dirname(path)) };
}
