export const searchExample = {
  person: { documentKind: 'nik', documentNumber: '9901015704900012', country: 'ID' },
  from: '2026-03-01',
  to: '2026-03-31',
  purpose: 'subject_request',
  reason: 'Pemohon menanyakan siapa yang membuka datanya',
};
export const lineExample = {
  id: '01935a00-0000-7001-8000-0123456789ab',
  at: '2026-03-09T01:12:44.120Z',
  officeCode: 'CTH',
  actor: { kind: 'staff', id: '01935a00-0000-7001-8000-0123456789aa', name: 'Sari Wulandari', onBehalfOf: null },
  record: { type: 'booking', id: '01935a00-0000-7001-8000-0123456789ac' },
  fields: ['name'],
  purpose: 'counter_call',
  purposeName: { id: 'Memanggil ke loket', en: 'Called to a counter' },
  reason: null,
};
export const unusualExample = {
  lines: 412,
  findings: [
    {
      rule: 'same_surname',
      name: { id: 'Nama belakang sama', en: 'The same last name' },
      explanation: { id: 'Mungkin keluarga.', en: 'A relative perhaps.' },
      officer: { id: '01935a00-0000-7001-8000-0123456789aa', name: 'Sari Wulandari' },
      officeCode: 'CTH',
      count: 1,
      firstAt: '2026-03-09T01:12:44.120Z',
      lastAt: '2026-03-09T01:12:44.120Z',
      records: ['01935a00-0000-7001-8000-0123456789ac'],
    },
  ],
};
