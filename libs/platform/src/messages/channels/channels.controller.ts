import { Body, Controller, Get, Post } from '@nestjs/common';
import { staff } from '../../access/access.js';
import type { Principal } from '../../access/principal.js';
import { Caller } from '../../http/caller.js';
import { Endpoint } from '../../http/endpoint.js';
import { platformProblems } from '../../http/platform.problems.js';
import { ChannelsView, TestSendRequest, TestSendView } from './channel.dto.js';
import { Channels, TEST_MESSAGES } from './channels.service.js';
import { messageProblems } from '../message.problems.js';

@Controller('v1')
export class ChannelsController {
  constructor(private readonly channels: Channels) {}

  @Get('message-channels')
  @Endpoint({
    summary: 'See which channels are connected, and how messages fare',
    access: [staff('platform:messages:read')],
    returns: ChannelsView,
    operationId: 'listMessageChannels',
    since: '0.1',
    examples: {
      response: {
        items: [
          {
            channel: 'email',
            connected: true,
            server: 'mail.example.go.id:587',
            encryption: 'starttls',
            from: 'Kantor Imigrasi Contoh <no-reply@example.go.id>',
            queued: 0,
            failed: 0,
            lastSentAt: '2026-11-22T03:00:01.000Z',
            lastFailure: null,
          },
        ],
      },
    },
  })
  list(@Caller() caller: Principal): Promise<ChannelsView> {
    return this.channels.list(caller);
  }

  @Post('message-test-sends')
  @Endpoint({
    summary: 'Send a test and hear what the server says',
    description:
      'To your own address or a given one, at most ten in an hour. It stands on no list; that it was sent stands in the ledger. An ' +
      'accepted letter can still end in a spam folder: look whether it came.',
    access: [staff(TEST_MESSAGES)],
    body: TestSendRequest,
    returns: TestSendView,
    status: 200,
    problems: [messageProblems.testAddressMissing, platformProblems.notFound],
    limit: { calls: 10, seconds: 3_600 },
    operationId: 'sendTestMessage',
    since: '0.1',
    examples: {
      request: { channel: 'email', to: 'anda@example.org' },
      response: {
        state: 'accepted',
        to: 'a***@example.org',
        said: '250 2.0.0 taken',
        failure: null,
        milliseconds: 412,
      },
    },
  })
  test(@Caller() caller: Principal, @Body() body: TestSendRequest): Promise<TestSendView> {
    return this.channels.test(caller, body);
  }
}
