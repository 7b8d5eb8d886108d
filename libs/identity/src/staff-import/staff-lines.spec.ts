import { ROLES } from '@buka-pintu/platform';
import { readStaff, writeStaff } from './staff-lines.js';

describe('the file of officers', () => {
  it('is read as it was written', () => {
    const officers = [
      { name: '=Dewi, "D" Kartika; S.H.', email: 'dewi@x.id', staffNumber: '199005172015032002', roles: [ROLES[0]] },
      { name: "'Abdul", email: '+62@x.id', staffNumber: undefined, roles: [ROLES[0], ROLES[9]!] },
      { name: 'Joko', email: undefined, staffNumber: '198701012010012009', roles: [ROLES[1]!] },
    ].map((each) => ({ ...each, locale: 'en' as const }));
    const { lines, faults } = readStaff(writeStaff(officers));
    expect(faults).toEqual([]);
    expect(lines.map(({ line: _, ...rest }) => rest)).toEqual(officers);
  });
});
