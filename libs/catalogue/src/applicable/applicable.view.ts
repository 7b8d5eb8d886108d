import type { BilingualText, IsoDay } from '@buka-pintu/platform';
import type { Service } from '../service.entity.js';
import { feeLineView, nameOf, requirementView, timeView } from '../service.view.js';
import type { Applicable, WhyNotApplicable } from './applicable.js';
import type { ApplicablePointView, ApplicableView } from './applicable.dto.js';

const WHY: Record<WhyNotApplicable, BilingualText> = {
  age: { id: 'Usia di luar batas layanan ini.', en: 'The age is outside the limits of this service.' },
  maritalState: {
    id: 'Status perkawinan tidak sesuai untuk layanan ini.',
    en: 'This service is for another marital state.',
  },
  nationality: {
    id: 'Layanan ini untuk kewarganegaraan lain.',
    en: 'This service is for another nationality.',
  },
  kind: { id: 'Layanan ini untuk pemohon lain.', en: 'This service is for another kind of applicant.' },
  circumstances: { id: 'Layanan ini untuk keadaan lain.', en: 'This service is for other circumstances.' },
  retired: {
    id: 'Layanan ini tidak diberikan lagi pada hari itu.',
    en: 'The service is not offered on that day any more.',
  },
  not_offered_here: {
    id: 'Kantor ini tidak menyediakan layanan ini pada hari itu.',
    en: 'This office does not offer the service on that day.',
  },
  not_in_force: {
    id: 'Persyaratan dan tarif untuk hari itu tidak diketahui.',
    en: 'No requirements or fees are known for that day.',
  },
};

/** What surrounds the pure answer. */
export interface Surroundings {
  service: Service;
  on: IsoDay;
  officeCode: string | null;
  instead: readonly Service[];
  points: ApplicablePointView[];
  dueOn: IsoDay | null;
  at: Date;
}

export function applicableView(answer: Applicable, around: Surroundings): ApplicableView {
  const { service } = around;
  const lines = [
    ...answer.requirements.map(({ line }) => line),
    ...answer.choices.flatMap((choice) => choice.lines),
    ...(answer.time ? [answer.time] : []),
  ];
  return {
    serviceCode: service.code,
    name: nameOf(service),
    on: around.on,
    officeCode: around.officeCode,
    applies: answer.applies,
    whyNot: answer.whyNot.map((code) => ({ code, detail: WHY[code] })),
    instead: around.instead.map((other) => ({ serviceCode: other.code, name: nameOf(other) })),
    asks: answer.asks,
    requirements: answer.requirements.map(({ line, dependsOn }) => ({ ...requirementView(line), dependsOn })),
    requirementGroups: answer.groups.map(({ group, oneOf }) => ({ code: group.code, name: nameOf(group), oneOf })),
    fees: {
      total: answer.total,
      choices: answer.choices.map(({ price, total, lines: all, dependsOn }) => ({
        code: price.code,
        name: nameOf(price),
        total,
        lines: all.map(feeLineView),
        dependsOn,
      })),
      notChoosable: answer.notChoosable.map(({ price, whyNot }) => ({ code: price.code, name: nameOf(price), whyNot })),
    },
    time: answer.time ? { ...timeView(answer.time), dueOn: around.dueOn } : null,
    channels: {
      bookable: service.bookable,
      sameDay: answer.sameDay ? { hours: [...answer.sameDay.hours] } : null,
      servicePoints: around.points,
    },
    toBeConfirmed: lines.some((line) => line.confidence === 'to_be_confirmed'),
    at: around.at.toISOString(),
  };
}
