import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { isId } from '../database/ids.js';
import { CursorSeal, takesCursor } from '../http/cursor-seal.js';
import { platformProblems } from '../http/platform.problems.js';
import { isShape, type Shape } from './schema.js';
import { check, errorsOf } from './validation.js';

/**
 * Checks bodies, queries and paths against the classes of the handler's arguments. It runs after the access guard:
 * a stranger learns 401, not what the schema is.
 */
@Injectable()
export class ValidationPipe implements PipeTransform {
  constructor(private readonly cursors: CursorSeal) {}

  transform(value: unknown, { type, metatype, data }: ArgumentMetadata): unknown {
    switch (type) {
      case 'body':
        return isShape(metatype) ? check(metatype, value ?? {}) : value;
      case 'query':
        refuseNul(value);
        return isShape(metatype) ? this.queryOf(metatype, { ...(value as object) }) : value;
      case 'param':
        return pathOf(value, metatype, data);
      default:
        return value;
    }
  }

  private queryOf(shape: Shape, given: { cursor?: unknown }): unknown {
    const query = check(shape, given, 'query') as { cursor?: string };
    if (takesCursor(shape) && query.cursor !== undefined) query.cursor = this.cursors.open(shape, query.cursor);
    return query;
  }
}

/** A path that cannot be names nothing: not found, rather than a lecture on its form. */
function pathOf(value: unknown, metatype: ArgumentMetadata['metatype'], name: string | undefined): unknown {
  if (!isShape(metatype)) return partOf(name, value);
  const path = Object.fromEntries(Object.entries(value as object).map(([each, part]) => [each, partOf(each, part)]));
  if (errorsOf(metatype, path, 'query').length > 0) throw platformProblems.notFound();
  return path;
}

function partOf(name: string | undefined, part: unknown): unknown {
  if (typeof part !== 'string') return part;
  // UUIDs may be written in capitals; ours are not.
  const text = isIdName(name) ? part.toLowerCase() : part;
  if (namesNothing(text, name)) throw platformProblems.notFound();
  return text;
}

/** PostgreSQL holds no NUL, and an id that no office made has no office to look in. */
function namesNothing(value: string, name: string | undefined): boolean {
  return value.includes('\0') || !value.isWellFormed() || (isIdName(name) && !isId(value));
}

function isIdName(name: string | undefined): boolean {
  return name === 'id' || (name?.endsWith('Id') ?? false);
}

function refuseNul(query: unknown): void {
  const texts = Object.values((query ?? {}) as Record<string, unknown>).flat();
  if (texts.some((text) => typeof text === 'string' && (text.includes('\0') || !text.isWellFormed()))) {
    throw platformProblems.addressUnreadable();
  }
}
