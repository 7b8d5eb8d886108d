import { PASSPORT_NEW_ADULT } from './facts/passports.js';
import { rowsOf, SERVICES } from './facts/services.js';
import type { ServiceSummary, ServiceView } from './service.dto.js';
import { serviceSummary, serviceView } from './service.view.js';

export const EXAMPLE_CONTENT = rowsOf(SERVICES.find((facts) => facts.code === PASSPORT_NEW_ADULT)!);
export const EXAMPLE_DAY = '2026-11-24';

/** A service as the documents show it in lists. */
export const SERVICE_SUMMARY_EXAMPLE: ServiceSummary = serviceSummary(
  EXAMPLE_CONTENT.service,
  EXAMPLE_CONTENT.times,
  EXAMPLE_DAY,
);

const whole = serviceView(EXAMPLE_CONTENT, EXAMPLE_DAY);

/** A service as the documents show it, with one line of each kind of many. */
export const SERVICE_EXAMPLE: ServiceView = {
  ...whole,
  times: whole.times.slice(0, 1),
  requirements: whole.requirements.slice(2, 3),
  fees: whole.fees.slice(3, 4),
  standard: whole.standard.slice(0, 1),
};
