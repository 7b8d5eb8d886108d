/** The six parts a standard must publish (PermenPANRB 15/2014, service delivery). */
export const DELIVERY_PARTS = ['requirements', 'procedure', 'time', 'fee', 'product', 'complaints'] as const;
/** The eight parts about how the service is kept up (service management). */
export const MANAGEMENT_PARTS = [
  'legal_basis',
  'facilities',
  'competence',
  'supervision',
  'staff_number',
  'service_guarantee',
  'safety_guarantee',
  'evaluation',
] as const;
/** All fourteen, in the order of the regulation. */
export const STANDARD_PARTS = [...DELIVERY_PARTS, ...MANAGEMENT_PARTS] as const;
export type StandardPartCode = (typeof STANDARD_PARTS)[number];

/** The parts that are told by lines of their own and not by a text. */
export const LINE_PARTS = ['requirements', 'time', 'fee'] as const;
export type TextPart = Exclude<StandardPartCode, (typeof LINE_PARTS)[number]>;
export const TEXT_PARTS = STANDARD_PARTS.filter(
  (part): part is TextPart => !(LINE_PARTS as readonly string[]).includes(part),
);

/** What there is of a service on one day. */
export interface Written {
  requirements: number;
  times: number;
  prices: number;
  texts: readonly TextPart[];
}

/** How much of the standard is there, and whether it is enough to be published. */
export interface Completeness {
  present: StandardPartCode[];
  missing: StandardPartCode[];
  /** Of the first six. */
  missingForPublication: StandardPartCode[];
}

export function completenessOf(written: Written): Completeness {
  const lines = { requirements: written.requirements, time: written.times, fee: written.prices };
  const has = (part: StandardPartCode): boolean =>
    part in lines ? lines[part as keyof typeof lines] > 0 : written.texts.includes(part as TextPart);
  const missing = STANDARD_PARTS.filter((part) => !has(part));
  return {
    present: STANDARD_PARTS.filter(has),
    missing,
    missingForPublication: missing.filter((part) => (DELIVERY_PARTS as readonly string[]).includes(part)),
  };
}
