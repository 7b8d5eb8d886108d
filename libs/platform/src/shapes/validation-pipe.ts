import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { platformProblems } from '../http/platform.problems.js';
import { isShape } from './schema.js';
import { check, errorsOf } from './validation.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-9a-f][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Checks bodies, queries and paths against the classes of the handler's arguments. It runs after the access guard:
 * a stranger learns 401, not what the schema is.
 */
@Injectable()
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, { type, metatype, data }: ArgumentMetadata): unknown {
    switch (type) {
      case 'body':
        return isShape(metatype) ? check(metatype, value ?? {}) : value;
      case 'query':
        refuseNul(value);
        return isShape(metatype) ? check(metatype, { ...(value as object) }, 'query') : value;
      case 'param':
        return pathOf(value, metatype, data);
      default:
        return value;
    }
  }
}

/** A path that cannot be names nothing: not found, rather than a lecture on its form. */
function pathOf(value: unknown, metatype: ArgumentMetadata['metatype'], name: string | undefined): unknown {
  if (isShape(metatype)) {
    const path = { ...(value as object) };
    if (errorsOf(metatype, path, 'query').length > 0) throw platformProblems.notFound();
    return path;
  }
  if (typeof value === 'string' && (value.includes('\0') || (isIdName(name) && !UUID.test(value)))) {
    throw platformProblems.notFound();
  }
  return value;
}

function isIdName(name: string | undefined): boolean {
  return name === 'id' || (name?.endsWith('Id') ?? false);
}

function refuseNul(query: unknown): void {
  const texts = Object.values((query ?? {}) as Record<string, unknown>).flat();
  if (texts.some((text) => typeof text === 'string' && (text.includes('\0') || !text.isWellFormed()))) {
    throw platformProblems.malformed();
  }
}
