import { Day, Id, Instant, ListOf, Localized, Nested, OneOf, Rule, Text, Whole } from '@buka-pintu/platform';
import { OfficerView } from '../counters/counter.dto.js';
import { PRIORITY_CATEGORIES, type PriorityCategoryCode } from './priority-category.entity.js';
import {
  PRIORITY_DECISIONS,
  PRIORITY_GROUNDS,
  type PriorityDecisionKind,
  type PriorityGround,
  VERIFIED_GROUNDS,
} from './priority-decision.entity.js';

const AGE = { min: 0, max: 120, nullable: true } as const;
const COUNT = { min: 0, max: 10_000_000 } as const;

export class PriorityCategoryQuery {
  @Day({ optional: true, description: 'As the rules are on this day; today when left out.' })
  on?: string;
}

export class PriorityCategoryView {
  @OneOf(PRIORITY_CATEGORIES)
  code: PriorityCategoryCode;

  @Localized()
  name: Localized;

  @Whole({ ...AGE, description: 'From this age on, in whole years; null: no limit.' })
  minAge: number | null;

  @Whole({ ...AGE, description: 'Up to and with this age; for a child that comes along.' })
  maxAge: number | null;

  @Text({ max: 200 })
  legalBasis: string;

  @Text({ max: 300 })
  source: string;

  @OneOf(['confirmed', 'to_be_confirmed'], { description: 'Where sources differ this is said, not hidden.' })
  confidence: 'confirmed' | 'to_be_confirmed';

  @Day()
  validFrom: string;
}

export class PriorityDecisionRequest {
  @OneOf(PRIORITY_DECISIONS)
  decision: PriorityDecisionKind;

  @Rule<PriorityDecisionRequest>((it) => (it.decision === 'verified') === (it.category !== undefined), {
    code: 'category_when_verified',
    detail: {
      id: 'Sebutkan golongannya bila diverifikasi, dan hanya bila diverifikasi.',
      en: 'Name the category when it is verified, and only then.',
    },
  })
  @OneOf(PRIORITY_CATEGORIES, { optional: true })
  category?: PriorityCategoryCode;

  @Rule<PriorityDecisionRequest>(
    (it) => VERIFIED_GROUNDS.some((one) => one === it.ground) === (it.decision === 'verified'),
    {
      code: 'ground_of_decision',
      detail: {
        id: 'Pilih alasan yang sesuai dengan keputusannya.',
        en: 'Choose a ground that belongs to the decision.',
      },
    },
  )
  @OneOf(PRIORITY_GROUNDS, {
    description:
      'Verified: `seen`, `document_shown` (looked at, never kept) or `stated`. Declined: `no_category`, `withdrawn` by the ' +
      'person, or a `mistake`.',
  })
  ground: PriorityGround;
}

export class PriorityReportPath {
  @Id({ description: 'The service point.' })
  servicePointId: string;
}

export class PriorityReportQuery {
  @Day({ optional: true, description: 'The first office day; today when left out.' })
  from?: string;

  @Rule<PriorityReportQuery>((it) => !it.from || !it.to || it.to >= it.from, {
    code: 'before_first_day',
    detail: {
      id: 'Hari terakhir tidak boleh sebelum hari pertama.',
      en: 'The last day can not come before the first.',
    },
  })
  @Day({ optional: true, description: 'The last office day; the first one when left out.' })
  to?: string;
}

export class PriorityCategoryCount {
  @OneOf(PRIORITY_CATEGORIES)
  category: PriorityCategoryCode;

  @Whole(COUNT)
  count: number;
}

export class PriorityOfficerView {
  @Nested(() => OfficerView)
  officer: OfficerView;

  @Whole({ ...COUNT, description: 'Decisions, not people: a second word on one ticket counts again.' })
  verified: number;

  @Whole(COUNT)
  declined: number;

  @ListOf(() => PriorityCategoryCount, { maxItems: 6 })
  categories: PriorityCategoryCount[];
}

/** Who verified priority and how often: the same for all, or not. */
export class PriorityReportView {
  @Day()
  from: string;

  @Day()
  to: string;

  @Whole({ ...COUNT, description: 'Tickets on which an officer has not said a word.' })
  undecided: number;

  @Whole({ ...COUNT, description: 'Undecided tickets that were called in the priority lane all the same.' })
  calledUndecided: number;

  @Whole({ ...COUNT, description: 'Tickets whose priority stands as verified.' })
  verified: number;

  @Whole(COUNT)
  declined: number;

  @ListOf(() => PriorityOfficerView, { description: 'Most decisions first.' })
  officers: PriorityOfficerView[];

  @Instant()
  at: string;
}
