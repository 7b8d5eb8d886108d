import { Injectable, Optional } from '@nestjs/common';
import { demand, type Principal, type StaffPrincipal } from '../../access/principal.js';
import { noAddresses, StaffAddresses } from '../../access/staff-addresses.js';
import { Db } from '../../database/db.js';
import { newId } from '../../database/ids.js';
import { platformProblems } from '../../http/platform.problems.js';
import { Ledger } from '../../ledger/ledger.js';
import { mask } from '../../privacy/mask.js';
import type { ChannelFault, ChannelsView, ChannelView, TestSendRequest, TestSendView } from './channel.dto.js';
import { channelFigures, type ChannelFigures } from './channel.queries.js';
import { messageEvents } from '../message.events.js';
import { messageProblems } from '../message.problems.js';
import { Outbox } from '../outbox.js';
import { TemplateBook } from '../templates/template-book.js';
import { wordingsOf } from '../templates/template.queries.js';
import { FAULTS, type FaultCode, isFaultCode, TransportFault } from '../transport-fault.js';
import { type Letter, Transports } from '../transport.js';
import { preview, worded } from '../templates/wording.js';

/** Who may send a message to try whether it leaves. */
export const TEST_MESSAGES = 'platform:messages:test';
const TEST_LETTER = 'platform.mail_test';
const MARK = { id: '[Uji coba]', en: '[Test]' };

/** The ways out of the house: which are set up, how they fare, and a letter to try one. */
@Injectable()
export class Channels {
  constructor(
    private readonly db: Db,
    private readonly ledger: Ledger,
    private readonly outbox: Outbox,
    private readonly transports: Transports,
    private readonly book: TemplateBook,
    @Optional() private readonly addresses: StaffAddresses = noAddresses,
  ) {}

  async list(caller: Principal): Promise<ChannelsView> {
    if (caller.kind !== 'staff') throw platformProblems.notAllowed();
    demand(caller, caller.officeId, 'platform:messages:read');
    const figures = await channelFigures(this.db, caller.officeId);
    return { items: figures.map((row) => this.view(caller.officeId, row)) };
  }

  private view(officeId: number, { failure, said, failedAt, ...row }: ChannelFigures): ChannelView {
    const about = this.transports.for(row.channel)?.about;
    const last = failure !== null && failedAt !== null ? { ...faultView(failure, said), at: failedAt } : null;
    return {
      channel: row.channel,
      connected: this.outbox.leaves(officeId, row.channel),
      server: about?.server ?? null,
      encryption: about?.encryption ?? null,
      from: about?.from ?? null,
      queued: row.queued,
      failed: row.failed,
      lastSentAt: row.lastSentAt,
      lastFailure: last,
    };
  }

  /**
   * Sends one letter at once and tells what the server said; it stands on no list. Who sent one is in the ledger, to whom is not.
   * @throws not_allowed, not_found (the template), test_address_missing (422)
   */
  async test(caller: Principal, { channel, to, template, locale = 'id' }: TestSendRequest): Promise<TestSendView> {
    if (caller.kind !== 'staff') throw platformProblems.notAllowed();
    const { officeId } = caller;
    demand(caller, officeId, TEST_MESSAGES);
    const address = to?.trim() || (channel === 'email' ? await this.addresses.of(caller.staffId) : undefined);
    if (!address) throw messageProblems.testAddressMissing();
    const chosen = this.book.find(template ?? TEST_LETTER);
    if (!chosen?.channels.includes(channel)) throw platformProblems.notFound();
    const { subject, body } = preview(worded(chosen, await wordingsOf(this.db, officeId, chosen.name)), locale);
    const letter = { id: newId(officeId), to: address, subject: subject && `${MARK[locale]} ${subject}`, body };
    const began = performance.now();
    const outcome = await this.attempt(officeId, channel, letter);
    const milliseconds = Math.round(performance.now() - began);
    await this.note(caller, { channel, template: chosen.name, own: !to, outcome });
    return { ...outcome, to: channel === 'email' ? mask.email(address) : mask.phone(address), milliseconds };
  }

  private async attempt(
    officeId: number,
    channel: TestSendRequest['channel'],
    letter: Letter,
  ): Promise<Pick<TestSendView, 'state' | 'said' | 'failure'>> {
    const transport = this.outbox.leaves(officeId, channel) ? this.transports.for(channel) : undefined;
    if (!transport) return { state: 'not_connected', said: null, failure: null };
    try {
      return { state: 'accepted', said: (await transport.deliver(letter)).said, failure: null };
    } catch (error) {
      if (!(error instanceof TransportFault)) throw error;
      return { state: 'refused', said: error.said, failure: faultView(error.code, error.said) };
    }
  }

  private async note(
    caller: StaffPrincipal,
    test: {
      channel: TestSendRequest['channel'];
      template: string;
      own: boolean;
      outcome: Pick<TestSendView, 'state' | 'failure'>;
    },
  ): Promise<void> {
    const { channel, template, own, outcome } = test;
    const failure = outcome.failure?.code ?? null;
    await this.db.transaction(() =>
      this.ledger.append(caller.officeId, messageEvents.tested, {
        subject: { type: 'staff', id: caller.staffId },
        payload: { channel, template, ownAddress: own, state: outcome.state, failure },
        actor: caller,
      }),
    );
  }
}

function faultView(code: string, said: string | null): ChannelFault {
  const known: FaultCode = isFaultCode(code) ? code : 'unknown';
  return { code: known, reason: FAULTS[known], said };
}
