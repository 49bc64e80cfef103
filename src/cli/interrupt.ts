/**
 * SIGINT and SIGTERM: the first one stops reading and lets the run finish what it has, the second one leaves at once.
 * Returns the exit status that the signal asks for, and takes the handlers away again.
 */
export function stopOnSignal(stop: AbortController): { signalStatus(): number | undefined; dispose(): void } {
  let status: number | undefined;
  function onSignal(signal: NodeJS.Signals): void {
    const asked = 128 + (signal === 'SIGINT' ? 2 : 15);
    if (status !== undefined) process.exit(asked);
    status = asked;
    stop.abort();
    // Finishing takes bounded time, whatever a disk or a reader does.
    setTimeout(() => process.exit(asked), finishMilliseconds).unref();
  }
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  return {
    signalStatus: () => status,
    dispose: () => void process.off('SIGINT', onSignal).off('SIGTERM', onSignal),
  };
}

const finishMilliseconds = 10_000;
