import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { staff } from '../access/access.js';
import type { Principal } from '../access/principal.js';
import type { Page } from '../database/page.js';
import { Caller } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { platformProblems } from '../http/platform.problems.js';
import { pageOf } from '../shapes/page-shape.js';
import { IdPath } from '../shapes/path-shape.js';
import { MessageQuery, MessageView } from './message.dto.js';
import { MESSAGE_EXAMPLE } from './message-example.js';
import { Messages, SEND_MESSAGES } from './messages.service.js';

@Controller('v1/messages')
export class MessagesController {
  constructor(private readonly messages: Messages) {}

  @Get()
  @Endpoint({
    summary: 'List the messages to people, newest first',
    access: [staff('platform:messages:read')],
    returns: pageOf(MessageView),
    discloses: {
      purpose: 'message',
      records: ({ items }: Page<MessageView>) => items.map(({ about }) => ({ ...about, fields: ['message'] })),
    },
    since: '0.1',
    examples: {
      response: {
        items: [MESSAGE_EXAMPLE],
        next: null,
      },
    },
  })
  list(@Caller() caller: Principal, @Query() query: MessageQuery): Promise<Page<MessageView>> {
    return this.messages.list(caller, query);
  }

  @Post(':id/deliveries')
  @Endpoint({
    summary: 'Send a message again that was given up',
    description: 'With the words it had. One that a mail server may have taken after all bears the same id as before.',
    access: [staff(SEND_MESSAGES)],
    returns: MessageView,
    status: 202,
    problems: [platformProblems.notFound, platformProblems.illegalTransition],
    idempotent: true,
    operationId: 'sendMessageAgain',
    discloses: { purpose: 'message', records: ({ about }: MessageView) => [{ ...about, fields: ['message'] }] },
    since: '0.1',
    examples: { response: MESSAGE_EXAMPLE },
  })
  sendAgain(@Caller() caller: Principal, @Param() { id }: IdPath): Promise<MessageView> {
    return this.messages.sendAgain(caller, id);
  }
}
