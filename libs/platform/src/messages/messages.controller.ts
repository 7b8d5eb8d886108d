import { Controller, Get, Query } from '@nestjs/common';
import { staff } from '../access/access.js';
import type { Principal } from '../access/principal.js';
import type { Page } from '../database/page.js';
import { Caller } from '../http/caller.js';
import { Endpoint } from '../http/endpoint.js';
import { pageOf } from '../shapes/page-shape.js';
import { MessageQuery, MessageView } from './message.dto.js';
import { Messages } from './messages.service.js';

@Controller('v1/messages')
export class MessagesController {
  constructor(private readonly messages: Messages) {}

  @Get()
  @Endpoint({
    summary: 'List the messages to people, newest first',
    access: [staff('platform:messages:read')],
    returns: pageOf(MessageView),
    since: '0.1',
  })
  list(@Caller() caller: Principal, @Query() query: MessageQuery): Promise<Page<MessageView>> {
    return this.messages.list(caller, query);
  }
}
