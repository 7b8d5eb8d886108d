/** What a service point can be. */
export const SERVICE_POINT_KINDS = ['office', 'passport_unit', 'public_service_mall', 'mobile_unit', 'event'] as const;
export type ServicePointKind = (typeof SERVICE_POINT_KINDS)[number];

/** What a person who needs it wants to know before travelling. */
export const ACCESSIBILITY_FACTS = [
  'step_free_entrance',
  'wheelchair',
  'accessible_toilet',
  'accessible_parking',
  'tactile_paving',
  'sign_language',
  'nursing_room',
  'priority_seating',
] as const;
export type AccessibilityFact = (typeof ACCESSIBILITY_FACTS)[number];
