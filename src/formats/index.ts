import type { Format } from '../core/format.ts';
import * as registry from './registry.ts';

/** Every format there is. The order means nothing: the conformance test tries it backwards as well. */
export const formats: readonly Format[] = Object.values(registry);
