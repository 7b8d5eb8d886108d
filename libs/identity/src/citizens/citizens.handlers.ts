import { Injectable } from '@nestjs/common';
import { Db, HandlesJob, Outbox, Vault } from '@buka-pintu/platform';
import { digitsOf, placeOfContact, SEND_CODE } from './citizen-codes.service.js';
import { pendingCode } from './citizen-code.queries.js';
import { CitizenThings } from './citizen-things.service.js';

/** Sends a code to a contact that owns something, and nothing to any other: nobody pays for messages to strangers. */
@Injectable()
@HandlesJob(SEND_CODE)
export class SendsCitizenCodes {
  constructor(
    private readonly db: Db,
    private readonly vault: Vault,
    private readonly outbox: Outbox,
    private readonly things: CitizenThings,
  ) {}

  async run({ codeId }: { codeId: string }): Promise<void> {
    const code = await pendingCode(this.db, codeId);
    const [newest] = code ? await this.things.of(code.contactKey) : [];
    if (!code || !newest) return;
    const { channel, locale } = code;
    await this.outbox.send({
      officeId: newest.officeId,
      template: 'identity.citizen_code',
      locale,
      channel,
      to: this.vault.open(code.contactSealed, placeOfContact(codeId)),
      params: { code: digitsOf(this.vault, codeId) },
      about: { type: 'citizen_code', id: codeId },
      key: `citizen_code:${codeId}`,
    });
  }
}
