import { EXAMPLE_CONTENT, EXAMPLE_DAY } from '../service-example.js';
import { applicable } from './applicable.js';
import type { ApplicableView } from './applicable.dto.js';
import { applicableView } from './applicable.view.js';

const answer = applicable(EXAMPLE_CONTENT, {
  on: EXAMPLE_DAY,
  person: { age: 30, nationality: 'indonesian', circumstances: [] },
  choice: { document: 'electronic', years: 10 },
  office: { offered: true, electronicOnly: false, sameDay: null },
});

/** What a first electronic passport of ten years asks of someone of thirty, shortened to two requirements. */
export const APPLICABLE_EXAMPLE: ApplicableView = applicableView(
  { ...answer, requirements: answer.requirements.slice(0, 2), groups: [] },
  {
    service: EXAMPLE_CONTENT.service,
    on: EXAMPLE_DAY,
    officeCode: 'CTH',
    instead: [],
    points: [
      {
        code: 'CTH-1',
        name: 'Kantor Imigrasi Contoh',
        availability:
          '/v1/queue/availability?servicePointId=01935a00-0000-7001-8000-0123456789ab&serviceCode=passport_new_adult&from=2026-11-24&to=2026-11-24',
      },
    ],
    dueOn: '2026-11-30',
    at: new Date('2026-11-23T01:00:00.000Z'),
  },
);
