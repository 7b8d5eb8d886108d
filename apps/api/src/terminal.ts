import { SettingsProblem, StartProblem } from '@buka-pintu/platform';

/** One line of progress; a closed terminal must not end the process. */
export function say(line: string): void {
  process.stdout.write(`  ${line.replaceAll('\n', '\n  ')}\n`);
}

process.stdout.on('error', () => undefined);

/** Runs a command and ends the process with its sentence when it can't: a stack only for what we did not foresee. */
export async function inSentences(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (failure) {
    const foreseen = failure instanceof SettingsProblem || failure instanceof StartProblem;
    process.stderr.write(`\n${foreseen ? failure.message : ((failure as Error).stack ?? String(failure))}\n\n`);
    process.exitCode = 1;
    // What is still open (a pool, a timer) must not keep a failed start alive.
    setTimeout(() => process.exit(1), 1_000).unref();
  }
}
