import { SetMetadata } from '@nestjs/common';

export const HANDLES_JOB = 'buka:handles-job';
export const EVERY = 'buka:every';

/** Does one kind of job, within five minutes. It may be run twice, so doing it twice must do no harm. */
export interface JobHandler<P = never> {
  run(payload: P): Promise<void>;
}

export interface EveryOptions {
  /** `queue.sweep`, unique over the house. */
  name: string;
  /** How many minutes apart, 1..1440. */
  minutes: number;
}

export interface JobKind {
  name: string;
  /** It waits for machines that are not ours, and stands in a lane of its own: many at a time, in nobody's way. */
  waits: boolean;
}

/** Makes a provider do the jobs of this name; `run(payload)` gets what `jobs.add` was given. */
export function HandlesJob(name: string, { waits = false }: { waits?: boolean } = {}): ClassDecorator {
  return SetMetadata(HANDLES_JOB, { name, waits } satisfies JobKind);
}

/** Makes a provider run every so many minutes, once over all workers; a run that failed waits for the next turn. */
export function Every(options: EveryOptions): ClassDecorator {
  if (!Number.isInteger(options.minutes) || options.minutes < 1 || options.minutes > 1440)
    throw new RangeError(`${options.name}: every 1..1440 minutes, not ${options.minutes}`);
  return SetMetadata(EVERY, options);
}
