import type { staffApi } from '@buka-pintu/client';

/** What an office needs before it can call its first number, in the order in which each stands on the one before. */
export const STEPS = ['office', 'points', 'counters', 'hours', 'services', 'slots', 'colleagues', 'finish'] as const;
export type Step = (typeof STEPS)[number];

/** What is there already; undefined for what an office that nobody has set up can't have. */
export interface Standing {
  settings: staffApi.OfficeSettingsView | undefined;
  /** Service points that have a slot rule. */
  ruled: ReadonlySet<string>;
  /** Whether somebody is registered who may open a counter. */
  served: boolean;
}

/** Which steps are done. Read from what stands in the house, never kept: a killed browser has nothing to lose. */
export function doneSteps({ settings, ruled, served }: Standing): ReadonlySet<Step> {
  const points = settings?.servicePoints ?? [];
  const all = (fits: (point: staffApi.ServicePointSettingsView) => boolean) => points.length > 0 && points.every(fits);
  const done: Record<Exclude<Step, 'finish'>, boolean> = {
    office: settings !== undefined,
    points: points.length > 0,
    counters: all((point) => point.counters.some((counter) => counter.inUse)),
    hours: all((point) => point.openingSets.some((set) => set.hours.length > 0)),
    services: all((point) => point.serviceCodes.length > 0),
    slots: all((point) => ruled.has(point.id)),
    colleagues: served,
  };
  return new Set(STEPS.filter((step) => step !== 'finish' && done[step]));
}

/** The first step that is not done: how far one can go. */
export function frontier(done: ReadonlySet<Step>): Step {
  return STEPS.find((step) => !done.has(step)) ?? 'finish';
}

/** The step to show: the one asked for if it can be reached, else the frontier. */
export function stepAt(asked: string | undefined, done: ReadonlySet<Step>): Step {
  const reach = frontier(done);
  const wanted = STEPS.find((step) => step === asked);
  return wanted && STEPS.indexOf(wanted) <= STEPS.indexOf(reach) ? wanted : reach;
}
