import { breachNotice } from './breach-notice.js';

const given = {
  whatData: 'nama',
  whenAndHow: 'laptop hilang',
  measures: 'kunci diganti',
  contact: 'Kepala Kantor',
  knownAt: '2026-11-22T03:00:00Z',
};

it('the draft of a breach notice has the three parts of the law and its deadline', () => {
  const { dueAt, text } = breachNotice(given, new Date('2026-11-22T05:00:00Z'));
  expect(dueAt).toBe('2026-11-25T03:00:00.000Z');
  for (const words of [text.id, text.en])
    expect(words).toMatch(/1\. .*nama\n2\. .*laptop hilang\n3\. .*kunci diganti\n[^]*Kepala Kantor/);
});

it('is refused for what nobody can know yet', () => {
  for (const knownAt of ['2026-11-22T05:00:01Z', '9999-12-31T23:59:59.999Z'])
    expect(() => breachNotice({ ...given, knownAt }, new Date('2026-11-22T05:00:00Z'))).toThrow(/validation-failed/);
});
