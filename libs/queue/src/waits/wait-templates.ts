import { EXAMPLE_LINK, type MessageTemplate } from '@buka-pintu/platform';

/** The notice before the turn. No names: a phone is often shared. */
export const waitTemplates: readonly MessageTemplate[] = [
  {
    name: 'queue.turn_near',
    about: {
      id: 'Kepada pemohon yang sudah lapor, ketika tinggal sedikit orang sebelum gilirannya.',
      en: 'To an applicant who has checked in, when few are left before the turn.',
    },
    placeholders: {
      number: {
        meaning: { id: 'Nomor antrean', en: 'The ticket number' },
        example: { id: 'A-012', en: 'A-012' },
        mandatory: true,
      },
      before: {
        meaning: { id: 'Berapa orang lagi sebelumnya', en: 'How many are before' },
        example: { id: '3', en: '3' },
        mandatory: true,
      },
      place: {
        meaning: { id: 'Tempat layanan', en: 'The service point' },
        example: { id: 'Kantor Imigrasi Contoh', en: 'Kantor Imigrasi Contoh' },
      },
      link: {
        meaning: { id: 'Tautan untuk mengikuti nomor', en: 'The link to follow the number' },
        example: EXAMPLE_LINK,
      },
    },
    channels: ['sms', 'whatsapp', 'email'],
    subject: { id: 'Nomor {number}: giliran Anda dekat', en: 'Number {number}: your turn is near' },
    body: {
      id: 'Nomor {number}: kira-kira {before} orang lagi sebelum Anda di {place}. Bersiaplah di ruang tunggu. Ikuti: {link}',
      en: 'Number {number}: about {before} people before you at {place}. Please be in the waiting room. Follow it: {link}',
    },
  },
];
