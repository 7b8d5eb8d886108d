import type { Localized } from '../shapes/field.js';

export const CONSENT_PURPOSES = ['reminder', 'survey_invitation'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];
export type ConsentChannel = 'client' | 'desk' | 'citizen';

/**
 * What a person is asked before we do it, in these words. Whoever changes the words gives them another version: a consent is to
 * what was read (UU 27/2022, article 22). docs/privacy.md says what needs none, and why.
 */
export const CONSENTS: Record<ConsentPurpose, { wording: string; words: Localized }> = {
  reminder: {
    wording: '2026-11',
    words: {
      id: 'Saya setuju diingatkan sehari sebelum kunjungan melalui telepon atau surel yang saya berikan.',
      en: 'I agree to be reminded the day before my visit by the phone or e-mail that I gave.',
    },
  },
  survey_invitation: {
    wording: '2026-11',
    words: {
      id: 'Saya setuju diundang menilai layanan setelah kunjungan melalui telepon atau surel yang saya berikan.',
      en: 'I agree to be invited to rate the service after my visit by the phone or e-mail that I gave.',
    },
  },
};
