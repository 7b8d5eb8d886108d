import { Body, Controller, Delete, Param, Post } from '@nestjs/common';
import { Caller, Endpoint, IdPath, platformProblems, staff, type StaffPrincipal } from '@buka-pintu/platform';
import { identityProblems } from '../identity.problems.js';
import { ISSUED_KEY_EXAMPLE } from './api-client-example.js';
import { ApiKeyRequest, IssuedKeyView, KeyPath, KeyRotationRequest } from './api-client.dto.js';
import { MANAGE_CLIENTS } from './api-clients.service.js';
import { ApiKeys } from './api-keys.service.js';

const access = [staff(MANAGE_CLIENTS)];

@Controller('v1/api-clients/:id/keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeys) {}

  @Post()
  @Endpoint({
    summary: 'Issue a key',
    description:
      'The key stands in this answer and nowhere else. A test key reaches the client’s test offices and nothing else. Five ' +
      'of each kind can be active at a time.',
    access,
    body: ApiKeyRequest,
    returns: IssuedKeyView,
    status: 201,
    problems: [
      platformProblems.notFound,
      identityProblems.keyExpiryInvalid,
      identityProblems.keysTooMany,
      identityProblems.clientRevoked,
      identityProblems.testOfficeMissing,
    ],
    idempotent: true,
    since: '0.1',
    operationId: 'issueApiKey',
    examples: { request: { mode: 'live', expiresAt: '2027-11-23T01:00:00Z' }, response: ISSUED_KEY_EXAMPLE },
  })
  issue(@Caller() caller: StaffPrincipal, @Param() path: IdPath, @Body() body: ApiKeyRequest): Promise<IssuedKeyView> {
    return this.keys.issue(caller, path.id, body);
  }

  @Post(':keyId/rotations')
  @Endpoint({
    summary: 'Rotate a key',
    description:
      'A new key of the same kind. The old one goes on working until `oldEndsAt` and then ends by itself, so that machines can ' +
      'move over one by one; for a key that leaked, revoke it instead.',
    access,
    body: KeyRotationRequest,
    returns: IssuedKeyView,
    status: 201,
    problems: [
      platformProblems.notFound,
      identityProblems.overlapInvalid,
      identityProblems.keyNotActive,
      identityProblems.keysTooMany,
      identityProblems.clientRevoked,
      identityProblems.testOfficeMissing,
    ],
    idempotent: true,
    since: '0.1',
    operationId: 'rotateApiKey',
    examples: { request: { oldEndsAt: '2026-11-30T01:00:00Z' }, response: ISSUED_KEY_EXAMPLE },
  })
  rotate(
    @Caller() caller: StaffPrincipal,
    @Param() path: KeyPath,
    @Body() body: KeyRotationRequest,
  ): Promise<IssuedKeyView> {
    return this.keys.rotate(caller, path.id, path.keyId, body);
  }

  @Delete(':keyId')
  @Endpoint({
    summary: 'Revoke a key',
    description: 'At once, for all processes, with the tokens got by it. Revoking it again changes nothing.',
    access,
    problems: [platformProblems.notFound],
    since: '0.1',
    operationId: 'revokeApiKey',
  })
  revoke(@Caller() caller: StaffPrincipal, @Param() path: KeyPath): Promise<void> {
    return this.keys.revoke(caller, path.id, path.keyId);
  }
}
