import type { ClosureRequest, DisruptionRequest } from '../closures/closure.dto.js';
import { disruptedText } from '../closures/disruption.entity.js';
import type { OpeningExceptionRequest, OpeningSetRequest } from './hours.dto.js';
import type { ExceptionFacts, OpeningFacts } from './opening.js';

/** A change of the facts that is only looked at: what they would be. */
export type Alteration = (facts: OpeningFacts) => OpeningFacts;

export function withSet(set: OpeningSetRequest, replaces: string | undefined): Alteration {
  return (facts) => ({
    ...facts,
    sets: [...facts.sets.filter(({ id }) => id !== replaces), { ...set, id: 'looked at' }],
  });
}

export function withException(exception: OpeningExceptionRequest, replaces: string | undefined): Alteration {
  const added: ExceptionFacts = { ...exception, id: 'looked at' };
  return (facts) => ({
    ...facts,
    exceptions: [...facts.exceptions.filter(({ id }) => id !== replaces), added],
  });
}

export function without(id: string): Alteration {
  return (facts) => ({
    ...facts,
    sets: facts.sets.filter((set) => set.id !== id),
    exceptions: facts.exceptions.filter((exception) => exception.id !== id),
  });
}

/** The disruption is over, as of now. */
export function ended(id: string): Alteration {
  return (facts) => ({
    ...facts,
    disruptions: facts.disruptions.map((one) => (one.id === id ? { ...one, endedAt: facts.now } : one)),
  });
}

/** @param days each day the closure holds on */
export function withClosure({ hours, reason, note }: ClosureRequest, days: readonly string[]): Alteration {
  return (facts) => ({
    ...facts,
    closures: [...facts.closures, ...days.map((on) => ({ on, hours, reason, note }))],
  });
}

/** @param told the disruption that is told anew: it keeps its start unless another one is given */
export function withDisruption(
  { startsAt, expectedEndAt, stopsService, serviceCode, step, what, message }: DisruptionRequest,
  told?: { id: string; startsAt: string },
): Alteration {
  const since = startsAt ?? told?.startsAt;
  return (facts) => ({
    ...facts,
    disruptions: [
      ...facts.disruptions.filter(({ id }) => id !== told?.id),
      {
        id: 'looked at',
        startsAt: since ? new Date(since).toISOString() : facts.now,
        expectedEndAt: expectedEndAt ? new Date(expectedEndAt).toISOString() : null,
        endedAt: null,
        stopsService,
        serviceCode,
        step,
        message: message ?? disruptedText(what),
      },
    ],
  });
}
