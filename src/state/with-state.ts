import { isDatabaseError, toStateError } from './database.ts';
import { openState, type State, type StateOptions } from './state.ts';

/** Opens, does one thing, closes: others may be waiting. What the database says against it is thrown as a BuildfixError. */
export async function withState<Result>(
  options: StateOptions,
  use: (state: State) => Promise<Result>,
): Promise<Result> {
  const state = await openState(options);
  try {
    return await use(state);
  } catch (error) {
    throw isDatabaseError(error) ? toStateError(options.folder, error) : error;
  } finally {
    await state.close();
  }
}
