import { Day, Flag, Id, ListOf, Localized, Text, Whole } from '@buka-pintu/platform';

export class JourneyQuery {
  @Id({ description: 'A service point of an office.' })
  servicePointId: string;
}

export class JourneyStepShape {
  @Text({ max: 40, pattern: '^[a-z][a-z0-9_]*$', example: 'interview_photo' })
  code: string;

  @Localized()
  name: Localized;

  @ListOf(() => Id(), { maxItems: 50, description: 'The counters that serve it; empty: all that serve the service.' })
  counterIds: string[];

  @Whole({
    min: 0,
    max: 600,
    nullable: true,
    description: 'How soon after the step before it the next call should come; null: what the lane promises.',
  })
  targetMinutes: number | null;
}

export class JourneyRequest extends JourneyQuery {
  @Text({ max: 60, example: 'passport_renewal' })
  serviceCode: string;

  @Day({ description: 'From which day on; a day that has begun only while nobody has taken a number for the service.' })
  validFrom: string;

  @ListOf(() => JourneyStepShape, {
    minItems: 1,
    maxItems: 8,
    description: 'In order. A single one: the visit is one step again.',
  })
  steps: JourneyStepShape[];
}

export class JourneyView extends JourneyQuery {
  @Id()
  id: string;

  @Text({ max: 60 })
  serviceCode: string;

  @Day()
  validFrom: string;

  @ListOf(() => JourneyStepShape)
  steps: JourneyStepShape[];

  @Flag({ description: 'Whether its first day has come: it stays as it is.' })
  begun: boolean;
}

export class JourneyList {
  @ListOf(() => JourneyView)
  items: JourneyView[];
}
