import { useTranslation } from 'react-i18next';
import type { AppliesTo } from './catalogue.queries.js';

/** Whom a line concerns, in a few words: "17 tahun ke atas atau menikah; Indonesia". */
export function useWhom(): (appliesTo: AppliesTo) => string {
  const { t } = useTranslation();
  return (to) => {
    const { ageFrom, ageBelow, marriedIsAdult, nationalities = [], kinds = [], exceptKinds = [] } = to;
    const { circumstances = [], unless = [] } = to;
    const list = (labels: readonly string[]): string => labels.join(', ');
    const parts = [
      ageFrom === undefined
        ? ''
        : t(marriedIsAdult ? 'catalogue.whom.fromOrMarried' : 'catalogue.whom.from', { age: ageFrom }),
      ageBelow === undefined
        ? ''
        : t(marriedIsAdult ? 'catalogue.whom.belowUnmarried' : 'catalogue.whom.below', { age: ageBelow }),
      list(nationalities.map((one) => t(`catalogue.nationality.${one}`))),
      list(kinds.map((one) => t(`catalogue.applicant.${one}`))),
      exceptKinds.length > 0
        ? t('catalogue.whom.except', { whom: list(exceptKinds.map((one) => t(`catalogue.applicant.${one}`))) })
        : '',
      list(circumstances.map((one) => t(`catalogue.circumstance.${one}`))),
      unless.length > 0
        ? t('catalogue.whom.except', { whom: list(unless.map((one) => t(`catalogue.circumstance.${one}`))) })
        : '',
    ].filter(Boolean);
    return parts.join('; ') || t('catalogue.appliesTo.everyone');
  };
}
