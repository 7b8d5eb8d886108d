import type { staffApi } from '@buka-pintu/client';

const said = (id: string, en = id) => ({ id, en });

export const TEMPLATE: staffApi.TemplateView = {
  name: 'queue.booking_confirmed',
  about: said('Kepada pemohon begitu kursinya dipesan.', 'To an applicant as soon as the seat is booked.'),
  channels: ['sms', 'whatsapp', 'email'],
  placeholders: [
    { name: 'code', meaning: said('Kode pemesanan'), example: said('CTH-7K2M9QXF-Q'), mandatory: true },
    { name: 'place', meaning: said('Tempat layanan'), example: said('Kantor Imigrasi Contoh'), mandatory: false },
  ],
  own: {
    id: { subject: 'Pemesanan {code} berhasil', body: 'Pemesanan {code} di {place}.' },
    en: { subject: 'Booking {code} confirmed', body: 'Booking {code} at {place}.' },
  },
  office: { id: null, en: null },
  outdated: false,
  encloses: said('Kunjungan sebagai berkas kalender', 'The visit as a calendar file'),
  version: 0,
  changedAt: null,
};

const none = { server: null, encryption: null, from: null, queued: 0, failed: 0, lastSentAt: null, lastFailure: null };
export const CHANNELS: staffApi.ChannelView[] = [
  { ...none, channel: 'email', connected: false },
  { ...none, channel: 'sms', connected: false },
  { ...none, channel: 'whatsapp', connected: false },
];

/** What the floor's preview says, as far as pages need it. */
export const previewed = (asked: Record<string, unknown>): staffApi.TemplatePreview => {
  const of = (language: 'id' | 'en'): staffApi.WordingPreview => {
    const { subject, body } = (asked[language] as staffApi.WordingView | null) ?? TEMPLATE.own[language];
    const missing = !body.includes('{code}');
    const detail = said('{code} harus ada di isi.', '{code} must stand in the text.');
    return {
      subject: subject ?? TEMPLATE.own[language].subject,
      body: missing ? body : body.replace('{code}', 'CTH-7K2M9QXF-Q').replace('{place}', 'Kantor Imigrasi Contoh'),
      sms: missing ? null : { units: body.length, segments: 1, outside: [] },
      faults: missing ? [{ field: 'body', code: 'missing_placeholder', detail }] : [],
    };
  };
  return { id: of('id'), en: of('en') };
};

export const MESSAGE_HANDLERS = {
  'GET /v1/message-templates': () => ({ items: [TEMPLATE] }),
  'POST /v1/message-templates/*/previews': ({ body }: { body: Record<string, unknown> }) => previewed(body),
  'GET /v1/message-channels': () => ({ items: CHANNELS }),
};
