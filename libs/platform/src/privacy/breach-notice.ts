import { platformProblems } from '../http/platform.problems.js';
import type { BreachNoticeRequest, BreachNoticeView } from './privacy.dto.js';

const HOURS = 72;
const COMING = { id: 'Waktu ini belum tiba.', en: 'This moment is still to come.' };

/**
 * The draft of a written notice with the three parts that UU 27/2022, article 46 (2) asks for: what, when and how, what is done.
 * @throws validation_failed for what is known only later than `now`
 */
export function breachNotice(given: BreachNoticeRequest, now: Date): BreachNoticeView {
  const { whatData, whenAndHow, measures, contact, knownAt } = given;
  if (Date.parse(knownAt) > now.getTime())
    throw platformProblems.validationFailed({ errors: [{ pointer: '/knownAt', code: 'future', detail: COMING }] });
  return {
    dueAt: new Date(Date.parse(knownAt) + HOURS * 3_600_000).toISOString(),
    text: {
      id: `Pemberitahuan kegagalan pelindungan data pribadi (UU 27/2022 pasal 46)

1. Data pribadi yang terungkap: ${whatData}
2. Kapan dan bagaimana terungkap: ${whenAndHow}
3. Upaya penanganan dan pemulihan: ${measures}

Pertanyaan dapat disampaikan kepada: ${contact}`,
      en: `Notice of a failure to protect personal data (UU 27/2022, article 46)

1. Personal data that was disclosed: ${whatData}
2. When and how it was disclosed: ${whenAndHow}
3. What is done to handle and repair it: ${measures}

Questions are answered by: ${contact}`,
    },
  };
}
