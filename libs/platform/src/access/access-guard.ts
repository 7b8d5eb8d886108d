import { Injectable, Optional, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { operationOf } from '../http/endpoint.js';
import { OperationRunner } from '../http/operation-runner.js';
import { platformProblems } from '../http/platform.problems.js';
import { Cors } from '../http/cors.js';
import { HouseProblem } from '../http/problem.js';
import { RateLimit } from '../rate-limits/rate-limit.js';
import { contextOf, type RequestContext } from '../http/request-context.js';
import { admits, describeAccess } from './access.js';
import { anonymous, sameRights, type Principal } from './principal.js';
import { PrincipalResolver, type Credentials } from './principal-resolver.js';

/** Finds out who asks and whether the operation lets them in: before validation, so that strangers learn nothing. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly runner: OperationRunner,
    private readonly rates: RateLimit,
    private readonly cors: Cors,
    @Optional() private readonly resolver?: PrincipalResolver,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const operation = operationOf(execution.getHandler());
    if (!operation) throw new Error(`${execution.getClass().name}.${execution.getHandler().name} declares no access`);
    const context = contextOf(execution.switchToHttp().getRequest<FastifyRequest>());
    const principal = await this.principalOf(context);
    context.principal = principal;
    await this.rates.charge(context, operation, principal);
    if (!operation.access.some((access) => admits(access, principal))) {
      if (principal.kind === 'anonymous') throw platformProblems.signInRequired();
      throw platformProblems.notAllowed({ needs: operation.access.map(describeAccess) });
    }
    if (principal.kind === 'staff' && principal.onBehalfOf) {
      const using = operation.access.flatMap((access) => (access.kind === 'staff' ? [access.permission] : []));
      context.principal = { ...principal, using };
    }
    if (!operation.access.some((access) => admits(access, anonymous))) {
      context.stands = () => this.stands(context, principal);
    }
    if (operation.stream) this.rates.hold(context, principal);
    context.run = (declared, work) => this.runner.run(context, declared, work);
    return true;
  }

  /** Asked by streams, which outlive the moment of their admission. A database that is away is no refusal. */
  private async stands({ request }: RequestContext, admitted: Principal): Promise<boolean> {
    try {
      const now = await this.resolver?.resolve({ ...credentialsOf(request), passive: true });
      return now !== undefined && sameRights(now, admitted);
    } catch (error) {
      return !(error instanceof HouseProblem && error.status < 500);
    }
  }

  private async principalOf(context: RequestContext): Promise<Principal> {
    try {
      const principal = (await this.resolver?.resolve(credentialsOf(context.request))) ?? anonymous;
      await this.cors.admit(context, principal);
      return principal;
    } catch (error) {
      // A page can only mend what it can read: that its key has expired, for one.
      await this.cors.admit(context, undefined);
      if (error instanceof HouseProblem && error.status === 401) await this.rates.chargeGuess(context);
      throw error;
    }
  }
}

function credentialsOf(request: FastifyRequest): Credentials {
  const { authorization, origin, 'user-agent': userAgent, 'x-buka-csrf': csrf } = request.headers;
  return {
    authorization,
    cookies: cookiesOf(request),
    ip: request.ip,
    userAgent,
    method: request.method,
    origin,
    csrf: Array.isArray(csrf) ? csrf[0] : csrf,
    secure: request.protocol === 'https',
    host: request.host,
  };
}

function cookiesOf(request: FastifyRequest): Record<string, string> {
  const { cookies } = request as { cookies?: Record<string, string | undefined> };
  return Object.fromEntries(Object.entries(cookies ?? {}).map(([name, value]) => [name, value ?? '']));
}
