import { Body, Controller, Post } from '@nestjs/common';
import { anyone, Endpoint, Request, type RequestContext } from '@buka-pintu/platform';
import { identityProblems } from '../identity.problems.js';
import { SessionCookie } from '../sessions/session-cookie.js';
import { SignInView } from '../sessions/session.dto.js';
import { sharedComputerProblems } from '../shared-computer/shared-computer.problems.js';
import { CHALLENGE, CLIENT_DATA, CREDENTIAL_ID, USER_HANDLE } from './passkey-example.js';
import { PasskeyAnswer, PasskeyAsk, PasskeyRequestView } from './passkey.dto.js';
import { passkeyProblems as problems } from './passkey.problems.js';
import { PasskeySignIn } from './passkey-sign-in.service.js';

const { insecureTransport, csrfMissing, foreignOrigin, signInTooSoon } = identityProblems;
const { counterStillOpen } = sharedComputerProblems;
const fromOurPage = [insecureTransport, csrfMissing, foreignOrigin];

@Controller('v1/sessions/passkeys')
export class PasskeySignInController {
  constructor(
    private readonly passkeys: PasskeySignIn,
    private readonly cookie: SessionCookie,
  ) {}

  @Post('challenges')
  @Endpoint({
    summary: 'Begin to sign in with a passkey',
    description:
      'Hand `publicKey` to `PublicKeyCredential.parseRequestOptionsFromJSON` and `navigator.credentials.get`, with ' +
      '`mediation: "conditional"` where the browser offers passkeys in the name field. Counts once, for ten minutes, in this browser.',
    access: [anyone()],
    documents: ['staff'],
    body: PasskeyAsk,
    returns: PasskeyRequestView,
    status: 201,
    problems: [problems.passkeyUnavailable, counterStillOpen, ...fromOurPage],
    since: '0.1',
    weight: 5,
    operationId: 'beginPasskeySignIn',
    examples: {
      request: {},
      response: {
        publicKey: {
          challenge: CHALLENGE,
          rpId: 'antrean.kantor.example',
          timeout: 120_000,
          userVerification: 'required',
          allowCredentials: [],
        },
        expiresAt: '2026-11-23T01:10:00.000Z',
      },
    },
  })
  async begin(@Request() request: RequestContext, @Body() body: PasskeyAsk): Promise<PasskeyRequestView> {
    return this.cookie.answer(request, await this.passkeys.begin(body, this.cookie.visit(request)));
  }

  @Post()
  @Endpoint({
    summary: 'Sign in with a passkey',
    description:
      'Sets the session cookie. Neither password nor code is asked: the device proves that it is there, and that it knows the person ' +
      'by PIN, finger or face.',
    access: [anyone()],
    documents: ['staff'],
    body: PasskeyAnswer,
    returns: SignInView,
    discloses: 'own',
    status: 201,
    problems: [
      problems.passkeyRefused,
      problems.passkeyCopied,
      problems.passkeyOver,
      problems.passkeyElsewhere,
      problems.passkeyUnavailable,
      counterStillOpen,
      signInTooSoon,
      ...fromOurPage,
    ],
    since: '0.1',
    weight: 10,
    operationId: 'signInWithPasskey',
    examples: {
      request: {
        id: CREDENTIAL_ID,
        clientDataJSON: CLIENT_DATA,
        authenticatorData: 'SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAQ',
        signature: 'MEUCIQDZ',
        userHandle: USER_HANDLE,
      },
      response: {
        state: 'signed_in',
        enrolment: null,
        session: {
          staff: { id: '01935a00-0000-7001-8000-0123456789ab', name: 'Sari Wulandari', locale: 'id' },
          offices: [
            { code: 'CTH', name: 'Kantor Imigrasi Contoh', roles: ['counter'], permissions: ['queue:tickets:call'] },
          ],
          officeCode: 'CTH',
          secondFactor: true,
          demo: false,
        },
      },
    },
  })
  async signIn(@Request() request: RequestContext, @Body() body: PasskeyAnswer): Promise<SignInView> {
    return this.cookie.answer(request, await this.passkeys.signIn(body, this.cookie.visit(request)));
  }
}
