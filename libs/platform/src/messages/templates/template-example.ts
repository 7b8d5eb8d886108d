const own = {
  id: { subject: 'Kode Anda', body: 'Kode Buka Pintu: {code}. Berlaku 10 menit.' },
  en: { subject: 'Your code', body: 'Buka Pintu code: {code}. Good for 10 minutes.' },
};
const office = { id: { subject: null, body: 'Kode Kantor Contoh: {code}. Berlaku 10 menit.' }, en: null };

export const TEMPLATE_REQUEST_EXAMPLE = office;

export const TEMPLATE_EXAMPLE = {
  name: 'identity.citizen_code',
  about: {
    id: 'Kode sekali pakai untuk melihat pemesanan sendiri.',
    en: 'One-time code for seeing one’s own bookings.',
  },
  channels: ['sms', 'whatsapp', 'email'],
  placeholders: [
    {
      name: 'code',
      meaning: { id: 'Kode enam angka', en: 'The six digits' },
      example: { id: '123456', en: '123456' },
      mandatory: true,
    },
  ],
  own,
  office,
  outdated: false,
  encloses: null,
  version: 1,
  changedAt: '2026-11-22T03:00:01.000Z',
};

const sms = { units: 45, segments: 1, outside: [] };
export const TEMPLATE_PREVIEW_EXAMPLE = {
  id: { subject: 'Kode Anda', body: 'Kode Kantor Contoh: 123456. Berlaku 10 menit.', sms, faults: [] },
  en: { subject: 'Your code', body: 'Buka Pintu code: 123456. Good for 10 minutes.', sms, faults: [] },
};
