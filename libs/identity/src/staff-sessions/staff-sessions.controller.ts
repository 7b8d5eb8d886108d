import { Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { Caller, Endpoint, IdPath, platformProblems, staff, type StaffPrincipal } from '@buka-pintu/platform';
import { MANAGE_STAFF } from '../staff/giving-roles.js';
import { SignedOutView, StaffBrowserPath, StaffSessionPath, StaffSessions as View } from './staff-sessions.dto.js';
import { StaffSessions } from './staff-sessions.service.js';

const access = [staff(MANAGE_STAFF)];
const problems = [platformProblems.notFound];
const id = '01935a00-0000-7001-8000-0123456789ab';
const at = '2026-11-23T01:00:00.000Z';
const device = 'Chrome · Windows';
const shown = ({ staffId }: View) => [{ type: 'staff', id: staffId, fields: ['sessions'] }];

@Controller('v1/staff/:id')
export class StaffSessionsController {
  constructor(private readonly sessions: StaffSessions) {}

  @Get('sessions')
  @Endpoint({
    summary: 'See where an officer is signed in',
    description: 'Open sessions and trusted browsers, for whoever administers the office where the officer lives.',
    access,
    returns: View,
    discloses: { purpose: 'administration', records: shown },
    problems,
    since: '0.1',
    operationId: 'listStaffSessions',
    examples: {
      response: {
        staffId: id,
        sessions: [{ id, current: false, device, address: '10.0.0.*', startedAt: at, seenAt: at, secondFactor: true }],
        trustedBrowsers: [{ id, device, seenAt: at, trustedUntil: '2026-12-23T01:00:00.000Z' }],
      },
    },
  })
  list(@Caller() caller: StaffPrincipal, @Param() path: IdPath): Promise<View> {
    return this.sessions.list(caller, path.id);
  }

  @Delete('sessions/:sessionId')
  @Endpoint({
    summary: 'End a session of an officer',
    access,
    problems,
    since: '0.1',
    operationId: 'endStaffSession',
  })
  end(@Caller() caller: StaffPrincipal, @Param() path: StaffSessionPath): Promise<void> {
    return this.sessions.end(caller, path.id, path.sessionId);
  }

  @Delete('trusted-browsers/:deviceId')
  @Endpoint({
    summary: 'Have a browser of an officer ask for the second factor again',
    access,
    problems,
    since: '0.1',
    operationId: 'endBrowserTrust',
  })
  endTrust(@Caller() caller: StaffPrincipal, @Param() path: StaffBrowserPath): Promise<void> {
    return this.sessions.endTrust(caller, path.id, path.deviceId);
  }

  @Post('sign-outs')
  @Endpoint({
    summary: 'Sign an officer out everywhere',
    description:
      'All sessions end at once, but the one this is asked with; every browser asks for the second factor again. The officer may ' +
      'sign in anew: to keep someone out, suspend.',
    access,
    returns: SignedOutView,
    status: 201,
    problems,
    idempotent: true,
    since: '0.1',
    operationId: 'signStaffOut',
    examples: { response: { sessions: 2, trustedBrowsers: 1 } },
  })
  signOut(@Caller() caller: StaffPrincipal, @Param() path: IdPath): Promise<SignedOutView> {
    return this.sessions.signOut(caller, path.id);
  }
}
