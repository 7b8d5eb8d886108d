import { Flag, ListOf, OneOf, Rule, Whole } from '@buka-pintu/platform';
import {
  APPLICANT_KINDS,
  type ApplicantKind,
  CIRCUMSTANCES,
  type Circumstance,
  type Condition,
  NATIONALITIES,
  type Nationality,
} from './condition.js';

/** Whom a line concerns. Every part that is there must hold; without any it concerns everyone. */
export class AppliesTo implements Condition {
  @Whole({ max: 150, optional: true, description: 'At least this old', example: 17 }) ageFrom?: number;
  @Rule<AppliesTo>((it) => it.ageFrom === undefined || it.ageBelow === undefined || it.ageFrom < it.ageBelow, {
    code: 'ages_crossed',
    detail: {
      id: 'Batas usia atas harus lebih besar dari batas bawah.',
      en: 'The upper age must be above the lower one.',
    },
  })
  @Whole({ min: 1, max: 150, optional: true, description: 'Younger than this' })
  ageBelow?: number;
  @Flag({ optional: true, description: 'A married person counts as having reached the ages above' })
  marriedIsAdult?: boolean;
  @ListOf(OneOf(NATIONALITIES), { optional: true, minItems: 1, unique: true }) nationalities?: Nationality[];
  @ListOf(OneOf(APPLICANT_KINDS), { optional: true, minItems: 1, unique: true }) kinds?: ApplicantKind[];
  @ListOf(OneOf(APPLICANT_KINDS), { optional: true, minItems: 1, unique: true, description: 'Not for these' })
  exceptKinds?: ApplicantKind[];
  @ListOf(OneOf(CIRCUMSTANCES), { optional: true, minItems: 1, unique: true, description: 'Only if all of these hold' })
  circumstances?: Circumstance[];
  @ListOf(OneOf(CIRCUMSTANCES), {
    optional: true,
    minItems: 1,
    unique: true,
    description: 'Only if none of these holds',
  })
  unless?: Circumstance[];
}
