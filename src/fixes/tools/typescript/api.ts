/** The part of TypeScript's own API that is used here, as version 5 has it. The package in the project brings the rest. */

export interface TypeScript {
  readonly version: string;
  readonly sys: { readonly useCaseSensitiveFileNames: boolean; readFile(path: string): string | undefined };
  readonly ScriptSnapshot: { fromString(text: string): unknown };
  createLanguageService?(host: object, registry?: object): LanguageService;
  createDocumentRegistry(): object;
  getDefaultLibFilePath(options: CompilerOptions): string;
  readConfigFile(file: string, read: (path: string) => string | undefined): { config?: unknown; error?: unknown };
  parseJsonConfigFileContent(config: unknown, host: unknown, folder: string): ParsedConfig;
  getDefaultFormatCodeSettings(newLine: string): object;
  flattenDiagnosticMessageText(message: unknown, newLine: string): string;
}

export type CompilerOptions = Readonly<Record<string, unknown>>;

export interface ParsedConfig {
  readonly fileNames: readonly string[];
  readonly options: CompilerOptions;
  readonly projectReferences?: readonly { readonly path: string }[];
}

export interface LanguageService {
  getSyntacticDiagnostics(file: string): ApiDiagnostic[];
  getSemanticDiagnostics(file: string): ApiDiagnostic[];
  getSuggestionDiagnostics(file: string): ApiDiagnostic[];
  getCodeFixesAtPosition(
    file: string,
    start: number,
    end: number,
    codes: readonly number[],
    format: object,
    preferences: object,
  ): readonly CodeFix[];
  dispose(): void;
}

export interface ApiDiagnostic {
  readonly code: number;
  readonly start?: number;
  readonly length?: number;
  readonly messageText: unknown;
  /** 1: error. */
  readonly category: number;
}

export interface CodeFix {
  readonly fixName: string;
  readonly description: string;
  readonly changes: readonly FileChanges[];
  readonly commands?: readonly unknown[];
}

export interface FileChanges {
  readonly fileName: string;
  readonly textChanges: readonly {
    readonly span: { readonly start: number; readonly length: number };
    readonly newText: string;
  }[];
  readonly isNewFile?: boolean;
}
