import {
  Caller,
  client,
  Endpoint,
  IdPath,
  IfMatch,
  type Page,
  pageOf,
  platformProblems,
  type Principal,
  staff,
} from '@buka-pintu/platform';
import { Body, Controller, Get, Header, Param, Post, Put, Query } from '@nestjs/common';
import { queueProblems } from '../queue.problems.js';
import {
  RosterDay,
  RosterDeclineRequest,
  RosterMembersRequest,
  RosterOfficeQuery,
  RosterProposalRequest,
  RosterRequest,
  RosterRow,
  RosterView,
} from './roster.dto.js';
import { ROSTER_DAY_EXAMPLE, ROSTER_EXAMPLE, ROSTER_REQUEST_EXAMPLE, ROSTER_ROW_EXAMPLE } from './roster-example.js';
import { DECIDE_ROSTERS, FILE_ROSTERS, READ_ROSTERS } from './roster.lifecycle.js';
import { rosterProblems } from './roster.problems.js';
import { RosterSeats } from './roster-seats.service.js';
import { RosterSheets } from './roster-sheets.service.js';
import { Rosters } from './rosters.service.js';

const FILERS = [client(FILE_ROSTERS), staff(FILE_ROSTERS)];
const READERS = [client(READ_ROSTERS), staff(READ_ROSTERS)];
const OFFICE = [staff(DECIDE_ROSTERS)];
const { rosterSize, rosterTwice, rosterConflicts, rosterNoSeats, rosterPoint, rosterNotProposed } = rosterProblems;
const { notFound, illegalTransition } = platformProblems;
const ROSTER = { returns: RosterView, discloses: 'masked', idempotent: true, ifMatch: true, since: '0.3' } as const;

@Controller('v1/queue/rosters')
export class RostersController {
  constructor(
    private readonly rosters: Rosters,
    private readonly seats: RosterSeats,
    private readonly sheets: RosterSheets,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Ask for a visit to a group',
    description:
      'A village, a school or a company asks by letter for a mobile unit. Nobody has a seat yet: the office proposes days, and ' +
      'once one is agreed on everybody gets a booking, or nobody. The paper stays where `letter.keptBy` says.',
    access: FILERS,
    body: RosterRequest,
    returns: RosterView,
    discloses: 'masked',
    status: 201,
    idempotent: true,
    problems: [notFound, queueProblems.serviceNotOffered, rosterSize, rosterTwice],
    weight: 10,
    since: '0.3',
    operationId: 'fileRoster',
    examples: { request: ROSTER_REQUEST_EXAMPLE, response: { ...ROSTER_EXAMPLE, state: 'filed', version: 1 } },
  })
  file(@Caller() caller: Principal, @Body() body: RosterRequest): Promise<RosterView> {
    return this.rosters.file(caller, body);
  }

  @Get()
  @Endpoint({
    summary: 'Rosters of an office, newest first',
    description: 'A client sees its own.',
    access: READERS,
    returns: pageOf(RosterRow),
    problems: [notFound],
    since: '0.3',
    operationId: 'listRosters',
    examples: { response: { items: [ROSTER_ROW_EXAMPLE], next: null } },
  })
  list(@Caller() caller: Principal, @Query() query: RosterOfficeQuery): Promise<Page<RosterRow>> {
    return this.rosters.list(caller, query);
  }

  @Get(':id')
  @Endpoint({
    summary: 'One roster with its names',
    description: 'Names whole to staff, and that is recorded; masked to the client that filed it.',
    access: READERS,
    returns: RosterView,
    discloses: 'service',
    problems: [notFound],
    since: '0.3',
    operationId: 'getRoster',
    examples: { response: ROSTER_EXAMPLE },
  })
  get(@Caller() caller: Principal, @Param() { id }: IdPath): Promise<RosterView> {
    return this.rosters.get(caller, id);
  }

  @Put(':id/members')
  @Endpoint({
    summary: 'Replace the names of a roster',
    description: 'Until a day is agreed on. The list is given whole.',
    ...ROSTER,
    idempotent: false,
    access: FILERS,
    body: RosterMembersRequest,
    problems: [notFound, illegalTransition, rosterSize, rosterTwice],
    weight: 10,
    operationId: 'changeRosterMembers',
    examples: { request: { members: ROSTER_REQUEST_EXAMPLE.members }, response: ROSTER_EXAMPLE },
  })
  rename(
    @Caller() caller: Principal,
    @Param() { id }: IdPath,
    @Body() { members }: RosterMembersRequest,
    @IfMatch() seen: number,
  ): Promise<RosterView> {
    return this.rosters.rename(caller, id, members, seen);
  }

  @Post(':id/proposals')
  @Endpoint({
    summary: 'Propose days for a roster',
    description: 'Instead of those proposed before; the contact is told.',
    ...ROSTER,
    access: OFFICE,
    body: RosterProposalRequest,
    problems: [notFound, illegalTransition, rosterPoint, rosterNotProposed],
    operationId: 'proposeRosterDays',
    examples: { request: { days: [ROSTER_DAY_EXAMPLE] }, response: ROSTER_EXAMPLE },
  })
  propose(
    @Caller() caller: Principal,
    @Param() { id }: IdPath,
    @Body() { days }: RosterProposalRequest,
    @IfMatch() seen: number,
  ): Promise<RosterView> {
    return this.rosters.propose(caller, id, days, seen);
  }

  @Post(':id/agreements')
  @Endpoint({
    summary: 'Agree to a proposed day and reserve the seats',
    description: 'Everybody gets a booking in the group lane, or nobody does.',
    ...ROSTER,
    access: FILERS,
    body: RosterDay,
    problems: [
      ...[notFound, illegalTransition, rosterNotProposed, rosterConflicts, rosterNoSeats],
      ...[queueProblems.serviceNotOffered, queueProblems.slotPast, queueProblems.slotNotOpenYet],
      ...[queueProblems.slotClosed, queueProblems.soldOut, queueProblems.outOfStock, queueProblems.heldTryAgain],
    ],
    weight: 20,
    operationId: 'agreeRosterDay',
    examples: { request: ROSTER_DAY_EXAMPLE, response: { ...ROSTER_EXAMPLE, state: 'reserved' } },
  })
  agree(
    @Caller() caller: Principal,
    @Param() { id }: IdPath,
    @Body() body: RosterDay,
    @IfMatch() seen: number,
  ): Promise<RosterView> {
    return this.seats.agree(caller, id, body, seen);
  }

  @Post(':id/declines')
  @Endpoint({
    summary: 'Decline a roster with a reason',
    ...ROSTER,
    access: OFFICE,
    body: RosterDeclineRequest,
    problems: [notFound, illegalTransition],
    operationId: 'declineRoster',
    examples: {
      request: { reason: 'Kendaraan sedang diperbaiki sampai akhir bulan' },
      response: { ...ROSTER_EXAMPLE, state: 'declined', actions: [] },
    },
  })
  decline(
    @Caller() caller: Principal,
    @Param() { id }: IdPath,
    @Body() { reason }: RosterDeclineRequest,
    @IfMatch() seen: number,
  ): Promise<RosterView> {
    return this.rosters.decline(caller, id, reason, seen);
  }

  @Post(':id/withdrawals')
  @Endpoint({
    summary: 'Withdraw a roster',
    description: 'Seats that were reserved are free again at once.',
    ...ROSTER,
    access: FILERS,
    problems: [notFound, illegalTransition],
    operationId: 'withdrawRoster',
    examples: { response: { ...ROSTER_EXAMPLE, state: 'withdrawn', actions: [] } },
  })
  withdraw(@Caller() caller: Principal, @Param() { id }: IdPath, @IfMatch() seen: number): Promise<RosterView> {
    return this.rosters.withdraw(caller, id, seen);
  }

  @Get(':id/list.html')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @Endpoint({
    summary: 'The list of a roster to print and hand out',
    description: 'Who comes when, with which code; A4. Whoever prints it is recorded.',
    access: [client(FILE_ROSTERS), staff(READ_ROSTERS)],
    mediaType: 'text/html',
    problems: [notFound, rosterNotProposed],
    since: '0.3',
    operationId: 'printRoster',
    examples: { response: '<!doctype html><html lang="id"><title>Desa Kenanga</title>…</html>' },
  })
  print(@Caller() caller: Principal, @Param() { id }: IdPath): Promise<string> {
    return this.sheets.print(caller, id);
  }
}
