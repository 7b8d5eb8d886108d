import { breachNotice } from './breach-notice.js';

it('the draft of a breach notice has the three parts of the law and its deadline', () => {
  const given = {
    whatData: 'nama',
    whenAndHow: 'laptop hilang',
    measures: 'kunci diganti',
    contact: 'Kepala Kantor',
    knownAt: '2026-11-22T03:00:00Z',
  };
  const { dueAt, text } = breachNotice(given);
  expect(dueAt).toBe('2026-11-25T03:00:00.000Z');
  for (const words of [text.id, text.en])
    expect(words).toMatch(/1\. .*nama\n2\. .*laptop hilang\n3\. .*kunci diganti\n[^]*Kepala Kantor/);
});
