import type { StateOptions } from '../state/state.ts';
import type { Settings } from './options.ts';

/** How the state is to be opened; `undefined`: nothing is remembered. */
export function stateOptions(settings: Settings, logger: StateOptions['logger']): StateOptions | undefined {
  const { state: folder, stateWait: wait, stateBackend: backend, durability, retention } = settings;
  return folder === false ? undefined : { folder, wait, logger, durability, retention, ...(backend && { backend }) };
}
