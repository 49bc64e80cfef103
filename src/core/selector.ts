import { createRequire } from 'node:module';
import type picomatch from 'picomatch';
import type { Diagnostic, Severity } from './diagnostic.ts';

/** Which diagnostics an entry of the configuration is about: every key that is given must fit. */
export interface Selector {
  readonly tool?: string | undefined;
  /** Exact, or a glob. */
  readonly code?: string | undefined;
  readonly severity?: Severity | undefined;
  /** A glob over the file as it is reported. */
  readonly path?: string | undefined;
  /** Whole, or its first digits. */
  readonly fingerprint?: string | undefined;
}

/** Compiled once; the function is called for every problem. */
export function compileSelector({
  tool,
  code,
  severity,
  path,
  fingerprint,
}: Selector): (diagnostic: Diagnostic) => boolean {
  const fitsCode = code === undefined ? undefined : compileGlob(code, { nobrace: true, dot: true });
  const fitsPath = path === undefined ? undefined : compileGlob(path, { dot: true });
  return (diagnostic) =>
    (tool === undefined || diagnostic.tool === tool) &&
    (severity === undefined || diagnostic.severity === severity) &&
    (fingerprint === undefined || diagnostic.fingerprint.startsWith(fingerprint)) &&
    (code === undefined || diagnostic.code === code || fitsCode?.(diagnostic.code ?? '') === true) &&
    (fitsPath === undefined || (diagnostic.file !== undefined && fitsPath(diagnostic.file)));
}

/** Loaded here, since most runs have no globs. */
export function compileGlob(pattern: string, options: picomatch.PicomatchOptions): (text: string) => boolean {
  const compile = createRequire(import.meta.url)('picomatch') as typeof picomatch;
  return compile(pattern, options);
}
