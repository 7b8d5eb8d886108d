import type { OfficeView } from './office.dto.js';

/** An office as the documents show it: the fictitious one of the demo. */
export const OFFICE_EXAMPLE: OfficeView = {
  code: 'CTH',
  name: 'Kantor Imigrasi Contoh',
  zone: 'Asia/Jakarta',
  address: 'Jalan Contoh No. 1, Kota Contoh (kantor fiktif untuk peragaan)',
  phone: null,
  demo: true,
  test: false,
  servicePoints: [
    {
      id: '019ab3c0-0a0b-7001-8c0d-0e0f1a1b1c1d',
      code: 'CTH-1',
      name: 'Kantor Imigrasi Contoh',
      kind: 'office',
      address: 'Jalan Contoh No. 1, Kota Contoh (alamat fiktif)',
      accessibility: ['step_free_entrance', 'wheelchair'],
      serviceCodes: ['passport_new_adult'],
      openingHours: [
        { weekday: 1, opensAt: '08:00', closesAt: '12:00' },
        { weekday: 1, opensAt: '13:00', closesAt: '16:00' },
      ],
      counters: [{ id: '019ab3c0-0a0c-7001-9c0d-0e0f1a1b1c1d', number: 1, name: 'Loket 1' }],
    },
  ],
};
