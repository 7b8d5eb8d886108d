import { Injectable, Logger, Optional } from '@nestjs/common';
import { Disclosures } from '../access/disclosure.js';
import { actorOf, demand, type StaffPrincipal } from '../access/principal.js';
import { Db } from '../database/db.js';
import { newId } from '../database/ids.js';
import { platformProblems } from '../http/platform.problems.js';
import { Every, type JobHandler } from '../jobs/handles-job.js';
import { personKey } from './person-key.js';
import { PersonRegister } from './person-register.js';
import { platformPersonal } from './platform-personal.js';
import {
  MANAGE_PRIVACY,
  type PrivacyRequestAction,
  privacyRequestActions,
  privacyRequestLifecycle,
} from './privacy-request.lifecycle.js';
import { privacyProblems } from './privacy.problems.js';
import type {
  ErasureView,
  FoundByView,
  PersonalExportView,
  PersonFoundView,
  PersonSearch,
  PrivacyAnswerRequest,
  PrivacyRequestDetailView,
  PrivacyRequestRequest,
  PrivacyRequestView,
} from './privacy.dto.js';
import {
  eraseMessagesAbout,
  eraseOldMessages,
  finishRequest,
  listRequests,
  openRequest,
  requestById,
  type RequestRow,
} from './privacy.queries.js';
import { purposeView, requestView } from './privacy.view.js';
import { Vault } from './vault.js';

const BATCH = 500;

/** What a person may ask of us about their own data, with the clock of 3 × 24 hours. */
@Injectable()
export class PrivacyRequests {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly register: PersonRegister,
    @Optional() private readonly disclosures?: Disclosures,
  ) {}

  async list(caller: StaffPrincipal): Promise<PrivacyRequestView[]> {
    demand(caller, caller.officeId, MANAGE_PRIVACY);
    return (await listRequests(this.db, caller.officeId, null)).map(requestView);
  }

  /** What the office keeps of the person. The question is written down with its reason, also when nothing is found. */
  search(caller: StaffPrincipal, { person, purpose, reason }: PersonSearch): Promise<PersonFoundView> {
    const { officeId } = caller;
    demand(caller, officeId, MANAGE_PRIVACY);
    const key = personKey(this.vault, person);
    return this.db.transaction(async () => {
      const found = await this.found(officeId, key);
      const shown = found.records.map(({ type, id }) => ({ type, id, fields: ['name'] }));
      // A person is no record of ours: the key tells who it was.
      const question = { type: 'person', id: newId(officeId), fields: ['name'] };
      await this.disclosures?.note(caller, purpose, [question, ...shown], { reason, personKey: key });
      return { ...found, requests: (await listRequests(this.db, officeId, key)).map(requestView) };
    });
  }

  async open(caller: StaffPrincipal, { kind, person }: PrivacyRequestRequest): Promise<PrivacyRequestView> {
    const { officeId } = caller;
    demand(caller, officeId, MANAGE_PRIVACY);
    const key = personKey(this.vault, person);
    const id = newId(officeId);
    // For when no name is kept: the officer must see whose data the button erases.
    const foundBy = { documentKind: person.documentKind, lastCharacters: person.documentNumber.slice(-4) };
    const documentSealed = this.vault.seal(JSON.stringify(foundBy), placeOf('document', id));
    const given = { officeId, id, kind, personKey: key, documentSealed, actorId: actorOf(caller).id };
    return requestView(await openRequest(this.db, given));
  }

  /** The request with whom it is about, and what would stay if that was erased now. */
  async get(caller: StaffPrincipal, id: string): Promise<PrivacyRequestDetailView> {
    const row = await this.request(caller, id);
    const answer = row.answerSealed && this.vault.open(row.answerSealed, placeOf('answer', id));
    const document = row.documentSealed && this.vault.open(row.documentSealed, placeOf('document', id));
    const foundBy = document === null ? null : (JSON.parse(document) as FoundByView);
    return { ...requestView(row), ...(await this.found(caller.officeId, row.personKey)), foundBy, answer };
  }

  /** Everything the office keeps of the person, in the clear; the request is done. @throws privacy_request_other */
  export(caller: StaffPrincipal, id: string): Promise<PersonalExportView> {
    return this.db.transaction(async () => {
      const request = await this.answerable(caller, id, 'export');
      const records = [];
      for (const record of await this.register.recordsOf(request.personKey, [caller.officeId]))
        records.push({ type: record.type, id: record.id, content: await this.register.export(record) });
      await this.finish(caller, request, 'export');
      return { records };
    });
  }

  /** Erases what may be erased and says of the rest why not. @throws privacy_request_other, privacy_request_done */
  erase(caller: StaffPrincipal, id: string): Promise<ErasureView> {
    return this.db.transaction(async () => {
      const request = await this.answerable(caller, id, 'erase');
      const records: ErasureView['records'] = [];
      for (const record of await this.register.recordsOf(request.personKey, [caller.officeId])) {
        const erasure = await this.register.erase(record);
        if (erasure.state === 'erased') await eraseMessagesAbout(this.db, record.officeId, record.id);
        const ground = erasure.state === 'kept' ? erasure.ground : null;
        records.push({ type: record.type, id: record.id, state: erasure.state, ground });
      }
      const erased = records.filter(({ state }) => state === 'erased').length;
      await this.finish(caller, request, 'erase', { outcome: { erased, kept: records.length - erased } });
      return { records };
    });
  }

  /** An answer in words: what was corrected or stopped, or why not. @throws privacy_request_other, privacy_request_done */
  async answer(caller: StaffPrincipal, id: string, given: PrivacyAnswerRequest): Promise<PrivacyRequestView> {
    const action = given.decision === 'granted' ? 'grant' : 'refuse';
    const request = await this.answerable(caller, id, action);
    await this.finish(caller, request, action, { answerSealed: this.vault.seal(given.answer, placeOf('answer', id)) });
    return requestView(await this.request(caller, id));
  }

  private async found(officeId: number, key: Buffer): Promise<Omit<PersonFoundView, 'requests'>> {
    const records: PersonFoundView['records'] = [];
    for (const record of await this.register.recordsOf(key, [officeId])) {
      const content = await this.register.export(record);
      const fields = Object.keys(content).filter((name) => content[name] !== null);
      const name = typeof content['name'] === 'string' ? content['name'] : null;
      records.push({ type: record.type, id: record.id, name, fields, refused: await this.register.refusal(record) });
    }
    const types = new Set(records.map(({ type }) => type));
    return {
      // People are called by the name they gave last.
      name: records.findLast(({ name }) => name !== null)?.name ?? null,
      records,
      stores: this.register.stores.filter(({ of, table }) => of === 'applicant' || types.has(table)).map(purposeView),
    };
  }

  private async request(caller: StaffPrincipal, id: string): Promise<RequestRow> {
    demand(caller, caller.officeId, MANAGE_PRIVACY);
    const request = await requestById(this.db, caller.officeId, id);
    if (!request) throw platformProblems.notFound();
    return request;
  }

  private async answerable(caller: StaffPrincipal, id: string, action: PrivacyRequestAction): Promise<RequestRow> {
    const request = await this.request(caller, id);
    if (privacyRequestLifecycle.isFinal(request.state)) throw privacyProblems.requestDone();
    if (!privacyRequestActions(request.kind, request.state).includes(action)) throw privacyProblems.requestOther();
    return request;
  }

  /** Ends the request, unless a colleague was faster: then nothing of this transaction stays. @throws privacy_request_done */
  private async finish(
    caller: StaffPrincipal,
    { id, state }: RequestRow,
    action: PrivacyRequestAction,
    end: { outcome?: object; answerSealed?: Buffer } = {},
  ): Promise<void> {
    const to = { state: privacyRequestLifecycle.to(state, action), actorId: actorOf(caller).id, ...end };
    if (!(await finishRequest(this.db, caller.officeId, id, to))) throw privacyProblems.requestDone();
  }
}

/** Binds what is sealed to its request. */
const placeOf = (field: 'answer' | 'document', requestId: string): string =>
  `privacy_request.${field}_sealed:${requestId}`;

/** Erases what has had its time, as the register says; a little at a time, so that nobody waits for it. */
@Every({ name: 'platform.retention', minutes: 60 })
@Injectable()
export class Retention implements JobHandler {
  private readonly logger = new Logger(Retention.name);

  constructor(
    private readonly db: Db,
    private readonly register: PersonRegister,
  ) {}

  async run(): Promise<void> {
    const days = platformPersonal.find(({ table }) => table === 'message')?.retention.days ?? 90;
    const erased = { ...(await this.register.eraseDue(BATCH)), message: await eraseOldMessages(this.db, days, BATCH) };
    if (Object.values(erased).some((count) => count > 0)) this.logger.log({ erased }, 'Personal data had its time');
  }
}
