import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import {
  Caller,
  Endpoint,
  IdPath,
  platformProblems,
  Request,
  signedIn,
  type RequestContext,
  type StaffPrincipal,
} from '@buka-pintu/platform';
import { Devices } from '../devices/devices.service.js';
import { identityProblems } from '../identity.problems.js';
import { EnrolmentView } from '../sessions/session.dto.js';
import {
  AccountView,
  OwnSessions,
  PasswordChange,
  RecoveryCodesView,
  SecondFactorProof,
  TrustedDevices,
} from './account.dto.js';
import { accountProblems } from './account.problems.js';
import { OwnAccount } from './own-account.service.js';
import { OwnSecondFactor } from './own-second-factor.service.js';
import { RecoveryCodes } from './recovery-codes.service.js';

const access = [signedIn()];
const id = '01935a00-0000-7001-8000-0123456789ab';
const at = '2026-11-23T01:00:00.000Z';
const device = 'Chrome · Windows';

@Controller('v1/account')
export class AccountController {
  constructor(
    private readonly account: OwnAccount,
    private readonly codes: RecoveryCodes,
    private readonly secondFactor: OwnSecondFactor,
    private readonly devices: Devices,
  ) {}

  @Get()
  @Endpoint({
    summary: 'See one’s own account',
    access,
    returns: AccountView,
    discloses: 'own',
    since: '0.1',
    operationId: 'getAccount',
    examples: {
      response: {
        id,
        name: 'Sari Wulandari',
        email: 'sari@contoh.example',
        staffNumber: null,
        secondFactor: true,
        recoveryCodes: { left: 10, madeAt: at },
        fresh: true,
      },
    },
  })
  get(@Caller() caller: StaffPrincipal): Promise<AccountView> {
    return this.account.get(caller);
  }

  @Get('sessions')
  @Endpoint({
    summary: 'See where one is signed in',
    access,
    returns: OwnSessions,
    discloses: 'own',
    since: '0.1',
    operationId: 'listOwnSessions',
    examples: {
      response: {
        items: [{ id, current: true, device, address: '10.0.0.5', startedAt: at, seenAt: at, secondFactor: true }],
      },
    },
  })
  sessions(@Caller() caller: StaffPrincipal): Promise<OwnSessions> {
    return this.account.sessions(caller);
  }

  @Delete('sessions')
  @Endpoint({ summary: 'Sign out everywhere else', access, since: '0.1', operationId: 'endOtherSessions' })
  endOthers(@Caller() caller: StaffPrincipal): Promise<void> {
    return this.account.endOthers(caller);
  }

  @Delete('sessions/:id')
  @Endpoint({
    summary: 'End one of one’s sessions',
    access,
    problems: [platformProblems.notFound],
    since: '0.1',
    operationId: 'endOwnSession',
  })
  endSession(@Caller() caller: StaffPrincipal, @Param() path: IdPath): Promise<void> {
    return this.account.endSession(caller, path.id);
  }

  @Put('password')
  @Endpoint({
    summary: 'Change one’s password',
    description: 'All other sessions end, browsers ask for the second factor again, and a message tells the officer.',
    access,
    body: PasswordChange,
    problems: [accountProblems.currentPasswordWrong, identityProblems.passwordWeak, identityProblems.signInTooSoon],
    since: '0.1',
    weight: 10,
    operationId: 'changePassword',
    examples: { request: { current: 'tujuh becak di tengah hujan', next: 'sebelas layang-layang biru' } },
  })
  changePassword(
    @Caller() caller: StaffPrincipal,
    @Body() body: PasswordChange,
    @Request() { request }: RequestContext,
  ): Promise<void> {
    return this.account.changePassword(caller, body, request.ip);
  }

  @Post('recovery-codes')
  @Endpoint({
    summary: 'Make ten recovery codes',
    description: 'For the day the phone is lost; each is good once. Earlier ones stop working. Needs a fresh sign-in.',
    access,
    returns: RecoveryCodesView,
    status: 201,
    problems: [accountProblems.signInAgain],
    since: '0.1',
    operationId: 'makeRecoveryCodes',
    examples: { response: { codes: ['7K2M-9QXF-W3PD'] } },
  })
  makeCodes(@Caller() caller: StaffPrincipal): Promise<RecoveryCodesView> {
    return this.codes.make(caller);
  }

  @Post('second-factors')
  @Endpoint({
    summary: 'Begin to link another authenticator app',
    description: 'The present one works until the first code of the new one is shown. Needs a fresh sign-in.',
    access,
    returns: EnrolmentView,
    status: 201,
    problems: [accountProblems.signInAgain],
    since: '0.1',
    operationId: 'beginSecondFactor',
    examples: {
      response: {
        secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
        otpauthUri: 'otpauth://totp/Buka%20Pintu:sari%40contoh.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
        qrSvg: '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
      },
    },
  })
  begin(@Caller() caller: StaffPrincipal): Promise<EnrolmentView> {
    return this.secondFactor.begin(caller);
  }

  @Put('second-factors')
  @Endpoint({
    summary: 'Link the other authenticator app by its first code',
    description: 'Browsers in which no second factor was asked ask for it again.',
    access,
    body: SecondFactorProof,
    problems: [accountProblems.signInAgain, accountProblems.newCodeWrong],
    since: '0.1',
    weight: 5,
    operationId: 'confirmSecondFactor',
    examples: { request: { code: '492039' } },
  })
  confirm(@Caller() caller: StaffPrincipal, @Body() body: SecondFactorProof): Promise<void> {
    return this.secondFactor.confirm(caller, body);
  }

  @Get('trusted-devices')
  @Endpoint({
    summary: 'See in which browsers no second factor is asked',
    access,
    returns: TrustedDevices,
    since: '0.1',
    operationId: 'listTrustedDevices',
    examples: { response: { items: [{ id, device, firstSeenAt: at, seenAt: at, trustedUntil: at }] } },
  })
  trusted(@Caller() caller: StaffPrincipal): Promise<TrustedDevices> {
    return this.account.trustedDevices(caller);
  }

  @Delete('trusted-devices/:id')
  @Endpoint({
    summary: 'Ask for the second factor there again',
    access,
    problems: [platformProblems.notFound],
    since: '0.1',
    operationId: 'forgetTrustedDevice',
  })
  forget(@Caller() caller: StaffPrincipal, @Param() path: IdPath): Promise<void> {
    return this.devices.forget(caller, path.id);
  }
}
