import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { platformProblems } from './platform.problems.js';

/** The ETag of a version: `"7"`. */
export function entityTag(version: number): string {
  return `"${version}"`;
}

/**
 * The version an `If-Match` header names.
 * @throws precondition_required without the header, stale when it can't be one of our ETags
 */
export function versionOf(header: string | undefined): number {
  if (header === undefined || header.trim() === '') throw platformProblems.preconditionRequired();
  const version = /^(?:W\/)?"(\d{1,10})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw platformProblems.stale();
  return Number(version);
}

/** The version the caller saw, from If-Match; the service compares it in its guarded update and throws `stale`. */
export const IfMatch = createParamDecorator((_data: unknown, context: ExecutionContext): number =>
  versionOf(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);

/** The version the caller saw when If-Match came along, undefined without it: for moves that a caller may guard. */
export const IfMatchGiven = createParamDecorator((_data: unknown, context: ExecutionContext): number | undefined => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  return header === undefined ? undefined : versionOf(header);
});
