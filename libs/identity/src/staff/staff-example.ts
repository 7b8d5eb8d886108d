/** An officer, as the documents show one. */
export const STAFF_REQUEST_EXAMPLE = {
  name: 'Dewi Kartika',
  email: 'dewi.kartika@kantor.example',
  staffNumber: '199005172015032002',
  roles: [{ role: 'counter', officeCode: 'CTH' }],
};

export const STAFF_EXAMPLE = {
  ...STAFF_REQUEST_EXAMPLE,
  id: '01935a00-0000-7001-8000-0123456789ab',
  locale: 'id',
  state: 'invited',
  secondFactor: false,
  entryLink: { expiresAt: '2026-11-30T01:00:00.000Z', dropsSecondFactor: false },
  registeredAt: '2026-11-23T01:00:00.000Z',
  lastSeenAt: null,
  actions: ['change', 'suspend', 'issue_link'],
  version: 1,
};

export const ENTRY_LINK_EXAMPLE = {
  url: 'https://kantor.example/admin/sign-in#invitation=AZNaAAAAcAGAAAEjRWeJq2dDl4y2b8WmN0q1xTn5vS7cK3rYzLhPfUeJ9aGd6sXo',
  expiresAt: '2026-11-30T01:00:00.000Z',
  sentByEmail: true,
};
