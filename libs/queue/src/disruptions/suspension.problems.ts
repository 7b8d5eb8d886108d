import { defineProblems } from '@buka-pintu/platform';

export const suspensionProblems = defineProblems('queue', {
  serviceSuspended: {
    slug: 'service-suspended',
    status: 409,
    title: { id: 'Layanan sedang dihentikan', en: 'The service is suspended' },
    detail: {
      id: 'Ada gangguan yang belum diakhiri; tidak ada yang dipanggil untuk layanan ini.',
      en: 'A disruption has not ended; nobody is called for this service.',
    },
    advice: {
      id: 'Akhiri gangguan itu bila layanan sudah pulih. Tempat semua orang tersimpan.',
      en: 'End the disruption when the service is back. Everybody’s place is kept.',
    },
  },
});
