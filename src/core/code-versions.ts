/** Written into the built program: digests of the sources that what is kept depends on. */
declare const buildfixCodeVersions: CodeVersions | undefined;

export interface CodeVersions {
  /** Of what makes diagnostics of bytes. */
  readonly reading: string;
  /** Of what makes routes and fixes of diagnostics. */
  readonly fixing: string;
}

/** Parts of cache keys: what was found out by other code is not found. Run from its sources, there is no digest. */
export const codeVersions: CodeVersions =
  typeof buildfixCodeVersions === 'undefined' ? { reading: 'sources', fixing: 'sources' } : buildfixCodeVersions;
