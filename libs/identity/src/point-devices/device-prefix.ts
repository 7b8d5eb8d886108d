import type { DeviceKind } from '@buka-pintu/platform';

/** First letters of the numbers that devices give; none of them begins a number of the desk. */
const FIRST: Record<DeviceKind, string> = { kiosk: 'KLMN', field_unit: 'UVXY' };
// I and O are read as digits on paper.
const SECOND = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The first prefix of the kind that no device of the office has; undefined when all are taken. */
export function freePrefix(kind: DeviceKind, taken: ReadonlySet<string>): string | undefined {
  return [...FIRST[kind]].flatMap((first) => [...SECOND].map((second) => first + second)).find((it) => !taken.has(it));
}
