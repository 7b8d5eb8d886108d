import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { anonymous, type Principal } from '../access/principal.js';
import { contextOf, requestContext, type RequestContext } from './request-context.js';

/** Whoever asks, as the access guard found out. */
export const Caller = createParamDecorator((_data: unknown, context: ExecutionContext): Principal => {
  return contextOf(context.switchToHttp().getRequest<FastifyRequest>()).principal ?? anonymous;
});

/** The request being answered: its language, id, and reply (for cookies). */
export const Request = createParamDecorator((_data: unknown, context: ExecutionContext): RequestContext => {
  return requestContext() ?? contextOf(context.switchToHttp().getRequest<FastifyRequest>());
});
