import { Paper1795317640051 } from '../migrations/1795317640051-paper.js';
import { PaperEntries } from './paper-entries.service.js';
import { PaperEntry } from './paper-entry.entity.js';
import { PaperList } from './paper-list.entity.js';
import { PAPER, PaperLists } from './paper-lists.service.js';
import { PaperEntriesController, PaperListsController } from './paper.controller.js';
import { paperProblems } from './paper.problems.js';

/** What the module of the queue takes from this room. */
export const paperParts = {
  controllers: [PaperListsController, PaperEntriesController],
  providers: [PaperLists, PaperEntries],
  entities: [PaperList, PaperEntry],
  problems: paperProblems,
  migrations: [Paper1795317640051],
  appendOnly: ['paper_entry'],
  permissions: { [PAPER]: ['counter', 'head'] },
} as const;
