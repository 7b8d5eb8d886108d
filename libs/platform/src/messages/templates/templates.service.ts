import { Injectable, Optional } from '@nestjs/common';
import { demand, type Principal, type StaffPrincipal } from '../../access/principal.js';
import { noAddresses, StaffAddresses } from '../../access/staff-addresses.js';
import { Db } from '../../database/db.js';
import { newId } from '../../database/ids.js';
import { platformProblems } from '../../http/platform.problems.js';
import { Ledger } from '../../ledger/ledger.js';
import { messageEvents } from '../message.events.js';
import { TemplateBook } from './template-book.js';
import type {
  TemplatePreview,
  TemplateRequest,
  TemplatesView,
  TemplateVersionsView,
  TemplateView,
  WordingPreview,
} from './template.dto.js';
import { addWording, newestWordings, wordingHistory } from './template.queries.js';
import type { MessageTemplate } from '../template.js';
import { templateView } from './template.view.js';
import {
  LOCALES,
  type Locale,
  ownWording,
  preview,
  worded,
  wordingFaults,
  type Wording,
  type Wordings,
} from './wording.js';

/** Who may give the office's messages other words. */
export const WORD_MESSAGES = 'platform:templates:manage';
/** As far back as anybody looks. */
const MOST_VERSIONS = 100;

/** The templates of all modules, as an office words them. */
@Injectable()
export class Templates {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly book: TemplateBook,
    @Optional() private readonly officers: StaffAddresses = noAddresses,
  ) {}

  async list(caller: Principal): Promise<TemplatesView> {
    const { officeId } = author(caller);
    const rows = new Map((await newestWordings(this.db, officeId)).map((row) => [row.template, row]));
    return { items: this.book.all().map((template) => templateView(template, rows.get(template.name))) };
  }

  async get(caller: Principal, name: string): Promise<TemplateView> {
    const { officeId } = author(caller);
    const [row] = await wordingHistory(this.db, officeId, name, 1);
    return templateView(this.template(name), row);
  }

  /** Who worded it is told to who may word it, and for the office in which they act. */
  async history(caller: Principal, name: string): Promise<TemplateVersionsView> {
    const { officeId } = author(caller);
    const rows = await wordingHistory(this.db, officeId, this.template(name).name, MOST_VERSIONS);
    const names = await this.officers.names(rows.flatMap(({ writtenBy }) => writtenBy ?? []));
    const items = rows.map(({ version, wordings, writtenAt, writtenBy }) => ({
      version,
      office: { id: wordings.id, en: wordings.en },
      writtenAt,
      by: names.get(writtenBy ?? '') ?? null,
    }));
    return { items };
  }

  /** How words would go out, filled by the same function that fills real ones; nothing is kept. */
  preview(caller: Principal, name: string, request: TemplateRequest): TemplatePreview {
    author(caller);
    const template = this.template(name);
    const [id, en] = LOCALES.map((locale) => previewOf(template, locale, wordingOf(template, request[locale])));
    return { id: id!, en: en! };
  }

  /**
   * Words a template anew, in one language or both; null goes back to the house's own.
   * @throws not_found, validation_failed with every fault, stale
   */
  async word(caller: Principal, name: string, version: number, request: TemplateRequest): Promise<TemplateView> {
    const { officeId, staffId } = author(caller);
    const template = this.template(name);
    const wordings: Wordings = { id: wordingOf(template, request.id), en: wordingOf(template, request.en) };
    const errors = LOCALES.flatMap((locale) => {
      const wording = wordings[locale];
      const faults = wording ? wordingFaults(template, locale, wording) : [];
      return faults.map(({ field, code, detail }) => ({ pointer: `/${locale}/${field}`, code, detail }));
    });
    if (errors.length > 0) throw platformProblems.validationFailed({ errors });
    return this.db.transaction(async () => {
      const id = newId(officeId);
      const next = version + 1;
      const row = { officeId, id, template: name, version: next, wordings, writtenBy: staffId };
      if (!(await addWording(this.db, row))) throw platformProblems.stale();
      await this.ledger.append(officeId, messageEvents.templateWorded, {
        subject: { type: 'message_template', id },
        payload: { template: name, version: next, languages: LOCALES.filter((locale) => wordings[locale] !== null) },
        actor: caller,
      });
      return this.get(caller, name);
    });
  }

  /** @throws not_found */
  template(name: string): MessageTemplate {
    const template = this.book.find(name);
    if (!template) throw platformProblems.notFound();
    return template;
  }
}

/** @throws not_allowed */
function author(caller: Principal): StaffPrincipal {
  if (caller.kind !== 'staff') throw platformProblems.notAllowed();
  demand(caller, caller.officeId, WORD_MESSAGES);
  return caller;
}

/** As it is kept: ends trimmed, a subject only where there is an e-mail; the house's own words are none of the office's. */
function wordingOf(template: MessageTemplate, asked: TemplateRequest['id']): Wording | null {
  if (!asked) return null;
  const subject = template.subject ? (asked.subject?.trim() ?? null) : null;
  return { subject, body: asked.body.replaceAll('\r\n', '\n').trim() };
}

function previewOf(template: MessageTemplate, locale: Locale, wording: Wording | null): WordingPreview {
  const faults = wording ? wordingFaults(template, locale, wording) : [];
  if (faults.length > 0) return { ...ownWording(template, locale), ...wording!, sms: null, faults };
  return { ...preview(worded(template, { id: null, en: null, [locale]: wording }), locale), faults };
}
