const PATIENCE = 3_000;

/**
 * Settles when this process is told to stop: by a signal, or by the end of the script that started it (`npm start`
 * killed with -9 closes its channel). Resolves with what to say. Told again some seconds later, it ends at once.
 */
export function untilTold(): Promise<string> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const told = (how: string): void => {
      first ??= performance.now();
      // A terminal and the start script may both pass on the same Ctrl-C: only a later one means impatience.
      if (performance.now() - first > PATIENCE) process.exit(130);
      resolve(`Stopping (${how})`);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => told(signal));
    if (process.connected) process.once('disconnect', () => told('npm start is gone'));
    process.channel?.unref();
  });
}
