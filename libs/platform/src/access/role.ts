/** The roles an officer may hold in an office. What each may do stands in the modules' `permissions`. */
export const ROLES = [
  'counter',
  'verifier',
  'interviewer',
  'adjudicator',
  'complaint_officer',
  'wbs_officer',
  'survey_analyst',
  'outreach',
  'information_editor',
  'head',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];
