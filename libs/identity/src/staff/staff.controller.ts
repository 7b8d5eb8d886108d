import { Body, Controller, Post } from '@nestjs/common';
import { anyone, Endpoint, Request, type RequestContext } from '@buka-pintu/platform';
import { identityProblems } from '../identity.problems.js';
import { SessionCookie } from '../sessions/session-cookie.js';
import { FirstAdministrator } from './first-administrator.service.js';
import { FirstAdministratorRequest, StaffView } from './staff.dto.js';

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
      'which need not exist yet; then sign in with the password, which enrols a second factor.',
    access: [anyone()],
    documents: ['staff'],
    body: FirstAdministratorRequest,
    returns: StaffView,
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
      response: { id: '01935a00-0000-7001-8000-0123456789ab', name: 'Maria Kolondam', email: 'maria@kantor.example' },
    },
  })
  register(@Request() request: RequestContext, @Body() body: FirstAdministratorRequest): Promise<StaffView> {
    return this.first.register(body, this.cookie.visit(request));
  }
}
