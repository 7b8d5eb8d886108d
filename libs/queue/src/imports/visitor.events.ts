import { Day, defineEvents, Id, Whole } from '@buka-pintu/platform';

export class VisitorImportEvent {
  @Id() servicePointId: string;
  @Day() on: string;
  @Whole() added: number;
  @Whole() changed: number;
  @Whole() vanished: number;
}

export const visitorEvents = defineEvents('queue', {
  visitorsImported: {
    type: 'visitors.imported',
    describes: 'A list of a day’s expected visitors was registered.',
    payload: VisitorImportEvent,
    internal: true,
  },
  visitorImportUndone: {
    type: 'visitors.import_undone',
    describes: 'The newest list of a day was taken back.',
    payload: VisitorImportEvent,
    internal: true,
  },
});
