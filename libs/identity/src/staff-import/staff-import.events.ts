import { defineEvents, Id, ListOf } from '@buka-pintu/platform';
import { LINES_AT_MOST } from './staff-lines.js';

export class StaffImportedPayload {
  @Id() importId: string;
  @ListOf(Id(), { maxItems: LINES_AT_MOST }) staffIds: string[];
}

export const staffImportEvents = defineEvents('identity', {
  staffImported: {
    type: 'staff.imported',
    describes: 'Officers were registered from a file.',
    payload: StaffImportedPayload,
    internal: true,
  },
});
