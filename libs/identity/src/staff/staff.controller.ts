import { Body, Controller, Post } from '@nestjs/common';
import { anyone, Endpoint, Request, type RequestContext } from '@buka-pintu/platform';
import { identityProblems } from '../identity.problems.js';
import { SessionCookie } from '../sessions/session-cookie.js';
import { SignInView } from '../sessions/session.dto.js';
import { FirstAdministrator } from './first-administrator.service.js';
import { FirstAdministratorRequest } from './staff.dto.js';

@Controller('v1/staff')
export class StaffController {
  constructor(
    private readonly first: FirstAdministrator,
    private readonly cookie: SessionCookie,
  ) {}

  @Post('first-administrator')
  @Endpoint({
    summary: 'Register the first administrator',
    description:
      'Once, with the link that the first start of a real install prints. The administrator belongs to office number 1, ' +
      'which need not exist yet. The answer is that of a first sign-in: `enrolment` holds the second factor to enrol.',
    access: [anyone()],
    documents: ['staff'],
    body: FirstAdministratorRequest,
    returns: SignInView,
    discloses: 'own',
    status: 201,
    problems: [
      identityProblems.linkInvalid,
      identityProblems.passwordWeak,
      identityProblems.insecureTransport,
      identityProblems.csrfMissing,
      identityProblems.foreignOrigin,
    ],
    since: '0.1',
    weight: 10,
    operationId: 'registerFirstAdministrator',
    examples: {
      request: {
        token: 'AZNaAAAAcAGAAAEjRWeJq2dDl4y2b8WmN0q1xTn5vS7cK3rYzLhPfUeJ9aGd6sXo',
        name: 'Maria Kolondam',
        email: 'maria@kantor.example',
        password: 'tujuh becak di tengah hujan',
      },
      response: {
        state: 'second_factor_enrolment',
        enrolment: {
          secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
          otpauthUri: 'otpauth://totp/Buka%20Pintu:maria%40kantor.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
          qrSvg: '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
        },
        session: null,
      },
    },
  })
  async register(@Request() request: RequestContext, @Body() body: FirstAdministratorRequest): Promise<SignInView> {
    return this.cookie.answer(request, await this.first.register(body, this.cookie.visit(request)));
  }
}
