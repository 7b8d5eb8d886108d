import type { SettingChange } from './offices.queries.js';

/** The fields of a setting that a history names; ids, versions and what is only counted say nothing to a reader. */
export const FIELDS = [
  ...(['code', 'name', 'kind', 'officeClass', 'zone', 'address', 'phone'] as const),
  ...(['coordinates', 'province', 'accessibility', 'serviceCodes'] as const),
  ...(['number', 'lanes', 'inUse', 'servicePointId', 'validFrom', 'validTo', 'on', 'from', 'to', 'hours'] as const),
  ...(['reason', 'note', 'what', 'stopsService', 'message', 'startsAt', 'expectedEndAt', 'endedAt'] as const),
] as const;
export type FieldName = (typeof FIELDS)[number];

export interface Field {
  field: FieldName;
  before: unknown;
  after: unknown;
}

const held = (state: object | null): Record<string, unknown> => (state ?? {}) as Record<string, unknown>;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

/** Which fields differ. Of something added or removed: all that say something. A field that one side never knew is no difference. */
export function differences({ change, before, after }: Pick<SettingChange, 'change' | 'before' | 'after'>): Field[] {
  const [old, fresh] = [held(before), held(after)];
  return FIELDS.filter((field) =>
    change === 'changed'
      ? field in old && field in fresh && !same(old[field], fresh[field])
      : (old[field] ?? fresh[field] ?? null) !== null && field !== 'name',
  ).map((field) => ({ field, before: old[field], after: fresh[field] }));
}

/** What people call the thing that was changed; undefined where its kind says enough. */
export function nameOf(
  { before, after }: Pick<SettingChange, 'before' | 'after'>,
  locale: 'id' | 'en',
): string | undefined {
  const state = held(after ?? before);
  for (const name of [state['name'], state['message'], state['note']]) {
    if (typeof name === 'string') return name;
    const text = (name as Partial<Record<'id' | 'en', unknown>> | null | undefined)?.[locale];
    if (typeof text === 'string') return text;
  }
  return undefined;
}

/** The same in one order of keys and of a week's hours, so that only what differs differs. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => JSON.stringify(sorted(one))).sort();
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
