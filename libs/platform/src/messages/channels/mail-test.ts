import type { MessageTemplate } from '../template.js';

/** What a test of the mail server says. */
export const mailTest: MessageTemplate = {
  name: 'platform.mail_test',
  about: {
    id: 'Uji coba saluran, kepada alamat yang dipilih petugas.',
    en: 'A test of a channel, to the address an officer chose.',
  },
  placeholders: {},
  channels: ['email', 'sms', 'whatsapp'],
  subject: { id: 'Surat dari Buka Pintu sampai', en: 'Letters from Buka Pintu arrive' },
  body: {
    id: 'Pesan ini dikirim petugas untuk menguji saluran. Tidak ada yang perlu dilakukan.',
    en: 'An officer sent this message to test the channel. There is nothing to do.',
  },
};
