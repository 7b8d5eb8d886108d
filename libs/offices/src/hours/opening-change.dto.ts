import { Id, Nested, Rule } from '@buka-pintu/platform';
import { ClosureRequest, DisruptionRequest } from '../closures/closure.dto.js';
import { OpeningExceptionRequest, OpeningSetRequest } from './hours.dto.js';

const KINDS = ['openingSet', 'openingException', 'closure', 'disruption', 'removes'] as const;

/** One change of an office's hours that is only looked at. */
export class OpeningChangeRequest {
  @Rule<OpeningChangeRequest>((it) => KINDS.filter((kind) => it[kind] !== undefined).length === 1, {
    code: 'one_change',
    detail: {
      id: 'Isi tepat satu: openingSet, openingException, closure, disruption, atau removes.',
      en: 'Give exactly one of openingSet, openingException, closure, disruption and removes.',
    },
  })
  @Rule<OpeningChangeRequest>(
    (it) => (it.openingSet === undefined && it.openingException === undefined) || it.servicePointId !== undefined,
    {
      code: 'place_needed',
      detail: { id: 'Sebut titik layanannya.', en: 'Name the service point.' },
    },
  )
  @Id({ optional: true, description: 'Where the new hours are to hold' })
  servicePointId?: string;
  @Nested(() => OpeningSetRequest, { optional: true }) openingSet?: OpeningSetRequest;
  @Nested(() => OpeningExceptionRequest, { optional: true }) openingException?: OpeningExceptionRequest;
  @Id({
    optional: true,
    description: 'The hours, the exception or the running disruption that the new ones stand instead of',
  })
  replaces?: string;
  @Nested(() => ClosureRequest, { optional: true }) closure?: ClosureRequest;
  @Nested(() => DisruptionRequest, { optional: true }) disruption?: DisruptionRequest;
  @Id({ optional: true, description: 'Hours or an exception to be taken back, or a disruption that is over' })
  removes?: string;
}
