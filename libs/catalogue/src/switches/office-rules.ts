import type { IsoDay } from '@buka-pintu/platform';
import type { OfficeRules } from '../applicable/applicable.js';
import { holdsOn } from '../dated-line.js';
import type { OfficeSwitch, OfficeSwitchName } from '../office-switch.entity.js';

/**
 * What differs at an office for a service on a day. A switch for the one service outweighs one for all of them; where nothing
 * is switched the service is offered if a service point lists it, in every kind of passport, and nothing is done on the same day.
 */
export function officeRules(
  switches: readonly OfficeSwitch[],
  { serviceCode, on, listed }: { serviceCode: string; on: IsoDay; listed: boolean },
): OfficeRules {
  const inForce = switches.filter((one) => holdsOn(one, on));
  const of = (name: OfficeSwitchName): OfficeSwitch | undefined => {
    const mine = inForce.filter((one) => one.name === name);
    return mine.find((one) => one.serviceCode === serviceCode) ?? mine.find((one) => one.serviceCode === null);
  };
  const sameDay = of('same_day');
  return {
    offered: of('offered')?.isOn ?? listed,
    electronicOnly: of('electronic_only')?.isOn ?? false,
    sameDay: sameDay?.isOn ? { hours: sameDay.hours } : null,
  };
}
