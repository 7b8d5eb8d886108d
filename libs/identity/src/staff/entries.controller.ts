import { Body, Controller, Post } from '@nestjs/common';
import { anyone, Endpoint, Request, type RequestContext } from '@buka-pintu/platform';
import { identityProblems } from '../identity.problems.js';
import { SessionCookie } from '../sessions/session-cookie.js';
import { SignInView } from '../sessions/session.dto.js';
import { EntryLinks } from './entry-links.service.js';
import { EntryRequest } from './staff.dto.js';

@Controller('v1/sessions')
export class EntriesController {
  constructor(
    private readonly links: EntryLinks,
    private readonly cookie: SessionCookie,
  ) {}

  @Post('entries')
  @Endpoint({
    summary: 'Choose a password with a link',
    description:
      'The link of an invitation or of a reset, once. The answer is that of a sign-in: the second factor is shown next, or enrolled.',
    access: [anyone()],
    documents: ['staff'],
    body: EntryRequest,
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
    operationId: 'enterByLink',
    examples: {
      request: {
        token: 'AZNaAAAAcAGAAAEjRWeJq2dDl4y2b8WmN0q1xTn5vS7cK3rYzLhPfUeJ9aGd6sXo',
        password: 'tujuh becak di tengah hujan',
      },
      response: { state: 'second_factor_required', enrolment: null, session: null },
    },
  })
  async enter(@Request() request: RequestContext, @Body() body: EntryRequest): Promise<SignInView> {
    return this.cookie.answer(request, await this.links.use(body, this.cookie.visit(request)));
  }
}
