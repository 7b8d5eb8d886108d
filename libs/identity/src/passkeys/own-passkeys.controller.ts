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
import { accountProblems } from '../account/account.problems.js';
import { OwnPasskeys } from './own-passkeys.service.js';
import { CHALLENGE, CLIENT_DATA, CREDENTIAL_ID, PASSKEY, USER_HANDLE } from './passkey-example.js';
import {
  OwnPasskeys as OwnPasskeysView,
  PasskeyCreationView,
  PasskeyName,
  PasskeyRegistration,
  PasskeyView,
} from './passkey.dto.js';
import { passkeyProblems as problems } from './passkey.problems.js';

const access = [signedIn()];

@Controller('v1/account/passkeys')
export class OwnPasskeysController {
  constructor(private readonly passkeys: OwnPasskeys) {}

  @Get()
  @Endpoint({
    summary: 'See one’s passkeys',
    access,
    returns: OwnPasskeysView,
    discloses: 'own',
    since: '0.1',
    operationId: 'listOwnPasskeys',
    examples: { response: { items: [PASSKEY] } },
  })
  list(@Caller() caller: StaffPrincipal): Promise<OwnPasskeysView> {
    return this.passkeys.list(caller);
  }

  @Post('challenges')
  @Endpoint({
    summary: 'Begin to add a passkey',
    description:
      'Hand `publicKey` to `PublicKeyCredential.parseCreationOptionsFromJSON` and `navigator.credentials.create`. Ten minutes, ' +
      'for this session. Needs a fresh sign-in, and a host name with HTTPS.',
    access,
    returns: PasskeyCreationView,
    discloses: 'own',
    status: 201,
    problems: [accountProblems.signInAgain, problems.passkeyUnavailable, problems.passkeysTooMany],
    since: '0.1',
    operationId: 'beginPasskey',
    examples: {
      response: {
        publicKey: {
          challenge: CHALLENGE,
          rp: { id: 'antrean.kantor.example', name: 'Buka Pintu' },
          user: { id: USER_HANDLE, name: 'sari@contoh.example', displayName: 'Sari Wulandari' },
          pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
          timeout: 120_000,
          excludeCredentials: [],
          authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
          attestation: 'none',
        },
        expiresAt: '2026-11-23T01:10:00.000Z',
      },
    },
  })
  begin(@Caller() caller: StaffPrincipal, @Request() { request }: RequestContext): Promise<PasskeyCreationView> {
    return this.passkeys.begin(caller, request.headers.origin);
  }

  @Post()
  @Endpoint({
    summary: 'Add a passkey',
    description: 'With what the device made. A message tells the officer.',
    access,
    body: PasskeyRegistration,
    returns: PasskeyView,
    discloses: 'own',
    status: 201,
    problems: [
      accountProblems.signInAgain,
      problems.passkeyOver,
      problems.passkeyElsewhere,
      problems.passkeyUnfit,
      problems.passkeyKnown,
      problems.passkeysTooMany,
      problems.passkeyUnavailable,
    ],
    since: '0.1',
    weight: 5,
    operationId: 'addPasskey',
    examples: {
      request: {
        name: 'Laptop kantor',
        id: CREDENTIAL_ID,
        clientDataJSON: CLIENT_DATA,
        attestationObject: 'o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YVg',
        transports: ['internal'],
      },
      response: PASSKEY,
    },
  })
  add(
    @Caller() caller: StaffPrincipal,
    @Body() body: PasskeyRegistration,
    @Request() { request }: RequestContext,
  ): Promise<PasskeyView> {
    return this.passkeys.add(caller, body, request.headers.origin);
  }

  @Put(':id')
  @Endpoint({
    summary: 'Name a passkey',
    access,
    body: PasskeyName,
    returns: PasskeyView,
    discloses: 'own',
    problems: [platformProblems.notFound],
    since: '0.1',
    operationId: 'renamePasskey',
    examples: { request: { name: 'Laptop kantor' }, response: PASSKEY },
  })
  rename(@Caller() caller: StaffPrincipal, @Param() path: IdPath, @Body() body: PasskeyName): Promise<PasskeyView> {
    return this.passkeys.rename(caller, path.id, body);
  }

  @Delete(':id')
  @Endpoint({
    summary: 'Remove a passkey',
    description: 'It lets nobody in any more; a message tells the officer. Needs a fresh sign-in.',
    access,
    problems: [accountProblems.signInAgain, platformProblems.notFound],
    since: '0.1',
    operationId: 'removePasskey',
  })
  remove(@Caller() caller: StaffPrincipal, @Param() path: IdPath): Promise<void> {
    return this.passkeys.remove(caller, path.id);
  }
}
