import { dayIn } from '@buka-pintu/platform';
import type { OfficeView, ServicePointView } from './office.dto.js';
import type { OfficeTree, ServicePointTree } from './offices.queries.js';
import { doorSign } from './hours/opening.js';

/** An office as the public sees it at that moment. */
export function officeView({ id: _number, servicePoints, ...office }: OfficeTree, now: Date): OfficeView {
  const today = dayIn(office.zone, now);
  return { ...office, servicePoints: servicePoints.map((point) => servicePointView(point, today)) };
}

function servicePointView({ sets, ...point }: ServicePointTree, today: string): ServicePointView {
  const openingHours = doorSign(sets, today).map(({ weekday, opensAt, closesAt }) => ({ weekday, opensAt, closesAt }));
  return { ...point, openingHours };
}
