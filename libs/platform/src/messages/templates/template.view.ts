import type { TemplateView } from './template.dto.js';
import type { MessageTemplate } from '../template.js';
import type { WordingRow } from './template.queries.js';
import { LOCALES, ownWording, wordingFaults } from './wording.js';

/** A template with what the office made of it. */
export function templateView(template: MessageTemplate, row: WordingRow | undefined): TemplateView {
  const office = { id: row?.wordings.id ?? null, en: row?.wordings.en ?? null };
  return {
    name: template.name,
    about: template.about,
    channels: [...template.channels],
    placeholders: Object.entries(template.placeholders).map(([name, { meaning, example, mandatory = false }]) => ({
      name,
      meaning,
      example,
      mandatory,
    })),
    own: { id: ownWording(template, 'id'), en: ownWording(template, 'en') },
    office,
    outdated: LOCALES.some((locale) => {
      const wording = office[locale];
      return wording !== null && wordingFaults(template, locale, wording).length > 0;
    }),
    encloses: template.encloses?.what ?? null,
    version: row?.version ?? 0,
    changedAt: row?.writtenAt ?? null,
  };
}
