import type { Principal } from '../access/principal.js';
import type { Localized } from '../shapes/field.js';

/** What we write to people for, beyond telling them what became of their own request. */
export const MESSAGE_PURPOSES = ['reminder', 'survey_invitation'] as const;
export type MessagePurpose = (typeof MESSAGE_PURPOSES)[number];
/** `task`: part of the public service, on until the person declines. `consent`: off until they agree. */
export const PURPOSE_BASES = ['task', 'consent'] as const;
export type PurposeBasis = (typeof PURPOSE_BASES)[number];
/** Those a person has to be asked for beforehand. */
export const CONSENT_PURPOSES = ['survey_invitation'] as const satisfies readonly MessagePurpose[];
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];
export type ChoiceChannel = 'client' | 'desk' | 'citizen';

/**
 * On what each purpose rests, and in which words people are told of it or asked. Whoever changes the words gives them another
 * version: a person said yes or no to what was read (UU 27/2022, article 22). docs/privacy.md says why each rests on what it does.
 */
export const MESSAGES_BY_PURPOSE: Record<MessagePurpose, { basis: PurposeBasis; wording: string; words: Localized }> = {
  reminder: {
    basis: 'task',
    wording: '2026-11-b',
    words: {
      id: 'Kami mengingatkan Anda pada sore sebelum hari kunjungan, melalui telepon atau surel yang Anda berikan.',
      en: 'We remind you in the evening before your visit, by the phone or e-mail that you gave.',
    },
  },
  survey_invitation: {
    basis: 'consent',
    wording: '2026-11',
    words: {
      id: 'Saya setuju diundang menilai layanan setelah kunjungan melalui telepon atau surel yang saya berikan.',
      en: 'I agree to be invited to rate the service after my visit by the phone or e-mail that I gave.',
    },
  },
};

/** Where a choice was made. */
export function channelOf({ kind }: Principal): ChoiceChannel {
  return kind === 'staff' ? 'desk' : kind === 'citizen' ? 'citizen' : 'client';
}
