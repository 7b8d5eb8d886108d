import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/**
 * The sections of the texts that only pages loaded later speak: each is named after its feature. Translators keep one file a
 * language; what an officer at a counter never reads is no part of the first script.
 */
export const LATER: readonly string[] = [
  'account',
  'approvers',
  'audit',
  'calls',
  'catalogue',
  'clients',
  'dayRules',
  'desk',
  'emergency',
  'handover',
  'health',
  'imports',
  'leaveDemo',
  'mail',
  'messages',
  'officeList',
  'offices',
  'paper',
  'priority',
  'providers',
  'reference',
  'reports',
  'rosters',
  'setUp',
  'settings',
  'slotRules',
  'slots',
  'staff',
  'staffBoard',
  'stock',
  'templates',
  'webhooks',
  'devices',
];

const FILE = fileURLToPath(new URL('./src/locales/id.json', import.meta.url));

/** Gives `virtual:words/first` and `virtual:words/later`: the Indonesian texts in two parts. */
export function splitWords(): Plugin {
  return {
    name: 'split-words',
    resolveId: (name) => (name.startsWith('virtual:words/') ? `\0${name}` : undefined),
    load(name) {
      if (!name.startsWith('\0virtual:words/')) return undefined;
      this.addWatchFile(FILE);
      const later = name.endsWith('/later');
      const words = Object.entries(JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, unknown>);
      return `export default ${JSON.stringify(Object.fromEntries(words.filter(([section]) => LATER.includes(section) === later)))}`;
    },
  };
}
