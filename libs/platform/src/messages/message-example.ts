import type { MessageView } from './message.dto.js';

export const MESSAGE_EXAMPLE: MessageView = {
  id: '019ab3c7-1a2c-7001-9c0d-e1f2a3b4c5d6',
  channel: 'whatsapp',
  to: '**********7890',
  subject: null,
  body: 'Kunjungan Anda tercatat: Selasa, 24 November 2026 pukul 08.30 WIB. Kode: CTH-7K2M9QXF-Q.',
  state: 'shown',
  about: { type: 'booking', id: '019ab3c7-1a2b-7001-9c0d-e1f2a3b4c5d6' },
  createdAt: '2026-11-22T03:00:01.000Z',
  sentAt: null,
  failure: null,
  actions: [],
};
