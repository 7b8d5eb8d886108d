import { t, type Lang } from '../i18n';
import type { Wait } from '../shapes';

/** "Sekitar 10–25 menit lagi": the interval in words, undefined where there is none. */
export function waitWords({ p50Minutes: from, p90Minutes: to }: Wait, language?: Lang): string | undefined {
  if (from === null || to === null) return undefined;
  if (to <= 1) return t('wait.soonest', {}, language);
  return from === to ? t('wait.about', { to }, language) : t('wait.between', { from, to }, language);
}
