import type { Journey, JourneyStep } from './journey.entity.js';

/** Where a ticket is on its journey, as the ticket keeps it, and how soon the call for it is promised. */
export interface Position {
  journeyId: string | null;
  step: string;
  /** The counters that alone may call it; null: every counter that serves the service. */
  onlyCounters: string[] | null;
  targetMinutes: number | null;
}

/** The step of a service that has no journey. */
export const VISIT = 'visit';

export const ONLY_STEP: Position = { journeyId: null, step: VISIT, onlyCounters: null, targetMinutes: null };

export function positionOf(journey: Pick<Journey, 'id'>, step: JourneyStep): Position {
  const onlyCounters = step.counterIds.length > 0 ? step.counterIds : null;
  return { journeyId: journey.id, step: step.code, onlyCounters, targetMinutes: step.targetMinutes };
}

/** What follows a step; nothing after the last, nor after one the journey doesn't know. */
export function stepAfter(steps: readonly JourneyStep[], code: string): JourneyStep | undefined {
  const at = steps.findIndex((step) => step.code === code);
  return at < 0 ? undefined : steps[at + 1];
}

/**
 * Which counters may call a ticket aliased `t`: those it names, else those that serve its service. For a counter's id and its
 * services as expressions.
 */
export function mayCallSql(t: string, counterId: string, serviceCodes: string): string {
  return `(case when ${t}.only_counters is not null then ${counterId} = any (${t}.only_counters)
    else cardinality(${serviceCodes}) = 0 or ${t}.service_code = any (${serviceCodes}) end)`;
}

/** The ticket's step for a row of a list, as JSON; null for a visit of a single step. `$1` is the office. */
export function stepSql(t: string): string {
  return `(select jsonb_build_object('code', ${t}.step, 'number', e.at, 'of', jsonb_array_length(j.steps),
      'name', jsonb_build_object('id', e.step ->> 'nameId', 'en', e.step ->> 'nameEn'))
    from journey j cross join lateral jsonb_array_elements(j.steps) with ordinality e (step, at)
    where j.office_id = $1 and j.id = ${t}.journey_id and e.step ->> 'code' = ${t}.step
      and jsonb_array_length(j.steps) > 1)`;
}
