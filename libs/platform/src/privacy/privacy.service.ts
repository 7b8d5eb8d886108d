import { Injectable, Logger } from '@nestjs/common';
import { actorOf, demand, type StaffPrincipal } from '../access/principal.js';
import { Db } from '../database/db.js';
import { newId } from '../database/ids.js';
import { platformProblems } from '../http/platform.problems.js';
import { Every, type JobHandler } from '../jobs/handles-job.js';
import { personKey } from './person-key.js';
import { PersonRegister } from './person-register.js';
import { platformPersonal } from './platform-personal.js';
import { privacyProblems } from './privacy.problems.js';
import type { ErasureView, PersonalExportView, PrivacyRequestRequest, PrivacyRequestView } from './privacy.dto.js';
import {
  eraseMessagesAbout,
  eraseOldMessages,
  finishRequest,
  listRequests,
  openRequest,
  requestById,
  type RequestRow,
} from './privacy.queries.js';
import { Vault } from './vault.js';

export const MANAGE_PRIVACY = 'platform:privacy:manage';
const BATCH = 500;

/** What a person may ask of us about their own data, with the clock of 3 × 24 hours. */
@Injectable()
export class PrivacyRequests {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly register: PersonRegister,
  ) {}

  async list(caller: StaffPrincipal): Promise<PrivacyRequestView[]> {
    demand(caller, caller.officeId, MANAGE_PRIVACY);
    return (await listRequests(this.db, caller.officeId)).map(requestView);
  }

  async open(caller: StaffPrincipal, { kind, person }: PrivacyRequestRequest): Promise<PrivacyRequestView> {
    const { officeId } = caller;
    demand(caller, officeId, MANAGE_PRIVACY);
    const key = personKey(this.vault, person);
    const given = { officeId, id: newId(officeId), kind, personKey: key, actorId: actorOf(caller).id };
    return requestView(await openRequest(this.db, given));
  }

  /** Everything the office keeps of the person, in the clear; the request is done. @throws privacy_request_other */
  async export(caller: StaffPrincipal, id: string): Promise<PersonalExportView> {
    const request = await this.request(caller, id, 'export');
    const records = [];
    for (const record of await this.register.recordsOf(request.personKey, [caller.officeId]))
      records.push({ type: record.type, id: record.id, content: await this.register.export(record) });
    await finishRequest(this.db, caller.officeId, id, null);
    return { records };
  }

  /** Erases what may be erased and says of the rest why not. @throws privacy_request_other, privacy_request_done */
  async erase(caller: StaffPrincipal, id: string): Promise<ErasureView> {
    const request = await this.request(caller, id, 'erasure');
    return this.db.transaction(async () => {
      const records: ErasureView['records'] = [];
      for (const record of await this.register.recordsOf(request.personKey, [caller.officeId])) {
        const erasure = await this.register.erase(record);
        if (erasure.state === 'erased') await eraseMessagesAbout(this.db, record.officeId, record.id);
        const ground = erasure.state === 'kept' ? erasure.ground : null;
        records.push({ type: record.type, id: record.id, state: erasure.state, ground });
      }
      const erased = records.filter(({ state }) => state === 'erased').length;
      const outcome = { erased, kept: records.length - erased };
      if (!(await finishRequest(this.db, caller.officeId, id, outcome))) throw privacyProblems.requestDone();
      return { records };
    });
  }

  private async request(caller: StaffPrincipal, id: string, kind: RequestRow['kind']): Promise<RequestRow> {
    demand(caller, caller.officeId, MANAGE_PRIVACY);
    const request = await requestById(this.db, caller.officeId, id);
    if (!request) throw platformProblems.notFound();
    if (request.kind !== kind) throw privacyProblems.requestOther();
    if (request.state === 'done') throw privacyProblems.requestDone();
    return request;
  }
}

function requestView({ personKey: _key, askedAt, dueAt, doneAt, ...row }: RequestRow): PrivacyRequestView {
  return {
    ...row,
    askedAt: askedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
  };
}

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
