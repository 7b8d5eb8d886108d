import {
  Caller,
  Endpoint,
  MESSAGE_EXAMPLE,
  MessageQuery,
  MessageView,
  pageOf,
  platformProblems,
  testClient,
  type ClientPrincipal,
  type Page,
} from '@buka-pintu/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { TestMessages } from './test-messages.service.js';
import { TestOfficePath } from './test-office.dto.js';

const CODE_SENT: MessageView = {
  ...MESSAGE_EXAMPLE,
  channel: 'sms',
  subject: 'Kode Anda',
  body: 'Kode Buka Pintu: 492039. Berlaku 10 menit. Petugas tidak pernah meminta kode ini. Bukan Anda yang meminta? Abaikan.',
  about: { type: 'citizen_code', id: '5b1f0c3e-9a2d-8000-8f4e-2d6c7b8a9012' },
};

@Controller('v1/test/offices/:officeCode/messages')
export class TestMessagesController {
  constructor(private readonly messages: TestMessages) {}

  @Get()
  @Endpoint({
    summary: 'What a test office would have sent, newest first',
    description:
      'For test keys, on the client’s own test offices only. Nothing of a test office leaves the house: confirmations with their ' +
      'secret links and one-time codes stand here instead, whole, a moment after what caused them. `about` finds those of one ' +
      'record: the booking, or the `codeId` of a one-time code.',
    operationId: 'listTestMessages',
    access: [testClient()],
    returns: pageOf(MessageView),
    problems: [platformProblems.notFound],
    since: '0.1',
    examples: { response: { items: [CODE_SENT], next: null } },
  })
  list(
    @Caller() caller: ClientPrincipal,
    @Param() path: TestOfficePath,
    @Query() query: MessageQuery,
  ): Promise<Page<MessageView>> {
    return this.messages.list(caller, path.officeCode, query);
  }
}
