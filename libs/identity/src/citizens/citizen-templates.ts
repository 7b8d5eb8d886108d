import type { MessageTemplate } from '@buka-pintu/platform';

export const citizenTemplates: readonly MessageTemplate[] = [
  {
    name: 'identity.citizen_code',
    channels: ['sms', 'whatsapp', 'email'],
    confidential: true,
    subject: { id: 'Kode Anda', en: 'Your code' },
    body: {
      id: 'Kode Buka Pintu: {code}. Berlaku 10 menit. Petugas tidak pernah meminta kode ini. Bukan Anda yang meminta? Abaikan.',
      en: 'Buka Pintu code: {code}. Good for 10 minutes. Officers never ask for it. Not you who asked? Ignore it.',
    },
  },
];
