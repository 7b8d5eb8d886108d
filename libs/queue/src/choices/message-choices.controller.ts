import {
  Caller,
  citizen,
  client,
  Endpoint,
  IdPath,
  MESSAGES_BY_PURPOSE,
  platformProblems,
  type Principal,
  staff,
} from '@buka-pintu/platform';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { BookingChoices, CHOOSE_MESSAGES } from './booking-choices.service.js';
import { MessageChoiceRequest, MessageChoicesView, type MessageChoiceView } from './message-choice.dto.js';

const reminder: MessageChoiceView = {
  purpose: 'reminder',
  basis: 'task',
  on: true,
  words: MESSAGES_BY_PURPOSE.reminder.words,
  wording: null,
  chosenAt: null,
};
const declined: MessageChoiceView = {
  ...reminder,
  on: false,
  wording: MESSAGES_BY_PURPOSE.reminder.wording,
  chosenAt: '2026-11-23T03:00:00.000Z',
};
const survey: MessageChoiceView = {
  purpose: 'survey_invitation',
  basis: 'consent',
  on: true,
  words: MESSAGES_BY_PURPOSE.survey_invitation.words,
  wording: MESSAGES_BY_PURPOSE.survey_invitation.wording,
  chosenAt: '2026-11-22T03:00:00.000Z',
};
const problems = [platformProblems.notFound];

@Controller('v1/queue/bookings')
export class MessageChoicesController {
  constructor(private readonly choices: BookingChoices) {}

  @Get(':id/message-choices')
  @Endpoint({
    summary: 'Which messages the person of a booking gets, beyond word of the booking itself',
    access: [client('queue:bookings:read'), citizen('booking'), staff('queue:bookings:read')],
    returns: MessageChoicesView,
    problems,
    since: '0.2',
    operationId: 'listMessageChoices',
    examples: { response: { items: [reminder, survey] } },
  })
  list(@Caller() caller: Principal, @Param() { id }: IdPath): Promise<MessageChoicesView> {
    return this.choices.list(caller, id);
  }

  @Post(':id/message-choices')
  @Endpoint({
    summary: 'Decline a kind of message, agree to it, or take either back',
    description:
      'It holds for all visits of this person to the office, from the next message on. The booking stands; word of what becomes of it always leaves.',
    access: [client(CHOOSE_MESSAGES), citizen('booking'), staff(CHOOSE_MESSAGES)],
    body: MessageChoiceRequest,
    returns: MessageChoicesView,
    status: 201,
    problems,
    idempotent: true,
    since: '0.2',
    operationId: 'chooseMessages',
    examples: { request: { purpose: 'reminder', wanted: false }, response: { items: [declined, survey] } },
  })
  choose(
    @Caller() caller: Principal,
    @Param() { id }: IdPath,
    @Body() body: MessageChoiceRequest,
  ): Promise<MessageChoicesView> {
    return this.choices.choose(caller, id, body);
  }
}
