import { Body, Controller, Post } from '@nestjs/common';
import { anyone, Endpoint, platformProblems, Request, type RequestContext } from '@buka-pintu/platform';
import { identityProblems } from '../identity.problems.js';
import { SessionCookie } from '../sessions/session-cookie.js';
import { SignInView } from '../sessions/session.dto.js';
import { RecoverySignIn } from './account.dto.js';
import { accountProblems } from './account.problems.js';
import { RecoveryCodes } from './recovery-codes.service.js';

const { insecureTransport, csrfMissing, foreignOrigin, signInTooSoon } = identityProblems;

@Controller('v1/sessions/current/recovery-codes')
export class RecoverySignInController {
  constructor(
    private readonly codes: RecoveryCodes,
    private readonly cookie: SessionCookie,
  ) {}

  @Post()
  @Endpoint({
    summary: 'Show a recovery code instead of a second factor',
    description: 'Each is good once; a message tells the officer. The fifth wrong one ends the sign-in.',
    access: [anyone()],
    documents: ['staff'],
    body: RecoverySignIn,
    returns: SignInView,
    discloses: 'own',
    status: 201,
    problems: [
      platformProblems.signInRequired,
      accountProblems.recoveryCodeWrong,
      signInTooSoon,
      insecureTransport,
      csrfMissing,
      foreignOrigin,
    ],
    since: '0.1',
    weight: 5,
    operationId: 'showRecoveryCode',
    examples: {
      request: { code: '7K2M-9QXF-W3PD' },
      response: { state: 'second_factor_required', enrolment: null, session: null },
    },
  })
  async show(@Request() request: RequestContext, @Body() body: RecoverySignIn): Promise<SignInView> {
    return this.cookie.answer(request, await this.codes.signIn(body, this.cookie.visit(request)));
  }
}
