import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { platformProblems } from '../http/platform.problems.js';
import type { BilingualText } from '../http/problem.js';
import { brokenRules, hasRules } from './rule.js';
import { closed, componentsOf, fieldsOf, refTo, type Shape } from './schema.js';

export interface FieldError {
  /** JSON Pointer to the field (of the body, or of the query). */
  pointer: string;
  code: string;
  detail: BilingualText;
}

function compiler(coerceTypes: boolean | 'array'): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, useDefaults: true, coerceTypes, strict: false, verbose: true });
  formats.default(ajv);
  // ISO 8601 has a year 0000; PostgreSQL has none.
  for (const name of ['date', 'date-time'] as const) {
    const { validate } = ajv.formats[name] as { validate: (text: string) => boolean };
    ajv.addFormat(name, (text) => !text.startsWith('0000') && validate(text));
  }
  return ajv;
}
// Query strings and paths carry only text: numbers and booleans are read out of it. Bodies say what they mean.
const compilers = { body: compiler(false), query: compiler('array') };
export type Part = keyof typeof compilers;

const validators = { body: new WeakMap<Shape, Validator>(), query: new WeakMap<Shape, Validator>() };

interface Validator {
  structure: ValidateFunction;
  /** Nested objects with rules of their own, by field. */
  judge(value: object, pointer: string): FieldError[];
}

function validatorOf(shape: Shape, part: Part): Validator {
  let known = validators[part].get(shape);
  if (!known) {
    const schemas = Object.fromEntries([...componentsOf([shape])].map(([name, { schema }]) => [name, closed(schema)]));
    const structure = compilers[part].compile({ $ref: refTo(shape), components: { schemas } });
    validators[part].set(shape, (known = { structure, judge: (value, at) => judge(shape, value, at) }));
  }
  return known;
}

function judge(shape: Shape, value: object, pointer: string): FieldError[] {
  const own = hasRules(shape)
    ? brokenRules(shape, value).map((broken) => ({ ...broken, pointer: pointer + broken.pointer }))
    : [];
  const nested = [...fieldsOf(shape)].flatMap(([name, field]) => {
    const inner = field.refersTo?.();
    const held = (value as Record<string, unknown>)[name];
    if (!inner || typeof held !== 'object' || held === null) return [];
    return Array.isArray(held)
      ? held.flatMap((item: object, index) => judge(inner, item, `${pointer}/${name}/${index}`))
      : judge(inner, held, `${pointer}/${name}`);
  });
  return [...own, ...nested];
}

/** UUIDs may be written in capitals (RFC 9562, 4); ours are kept and compared in lower case. */
function lowerIds(shape: Shape, value: Record<string, unknown>): void {
  for (const [name, field] of fieldsOf(shape)) {
    const held = value[name];
    if (held === undefined || held === null) continue;
    const inner = field.refersTo?.();
    const { format, items } = field.schema();
    if (inner) for (const each of [held].flat()) lowerIds(inner, each as Record<string, unknown>);
    else if (format === 'uuid') value[name] = String(held).toLowerCase();
    else if (items?.format === 'uuid') value[name] = (held as string[]).map((id) => id.toLowerCase());
  }
}

/** What is wrong with the value, everything at once; defaults are filled in and query texts converted in place. */
export function errorsOf(shape: Shape, value: unknown, part: Part): FieldError[] {
  const validator = validatorOf(shape, part);
  if (!validator.structure(value)) return (validator.structure.errors ?? []).flatMap(explain);
  lowerIds(shape, value as Record<string, unknown>);
  return validator.judge(value as object, '');
}

/**
 * Checks the value and gives it back.
 * @throws validation_failed with every error
 */
export function check<T>(shape: Shape<T>, value: unknown, part: Part = 'body'): T {
  const errors = errorsOf(shape, value, part);
  if (errors.length > 0) throw platformProblems.validationFailed({ errors });
  return value as T;
}

/** A name as a part of a JSON Pointer (RFC 6901). */
export const pointerPart = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

const USUAL: Record<string, string> = { date: '2026-11-23', 'date-time': '2026-11-23T01:00:00Z' };

/** A pattern says little to a person; an example shows it. */
function suchAs({ parentSchema, params }: ErrorObject): BilingualText {
  const { examples } = (parentSchema ?? {}) as { examples?: unknown[] };
  const example = examples?.[0] ?? USUAL[String((params as { format?: unknown }).format)];
  return example === undefined
    ? { id: '', en: '' }
    : { id: `, misalnya ${String(example)}`, en: `, such as ${String(example)}` };
}

function explain(error: ErrorObject): FieldError[] {
  const params = error.params as Record<string, unknown>;
  const at = error.instancePath;
  const one = (code: string, id: string, en: string, pointer = at): FieldError[] => [
    { pointer, code, detail: { id, en } },
  ];
  const like = suchAs(error);
  switch (error.keyword) {
    case 'required':
      return one('required', 'Wajib diisi.', 'Required.', `${at}/${pointerPart(String(params['missingProperty']))}`);
    case 'additionalProperties': {
      const pointer = `${at}/${pointerPart(String(params['additionalProperty']))}`;
      return one('unknown_field', 'Isian ini tidak dikenal.', 'This field is not known.', pointer);
    }
    case 'type': {
      const type = [params['type']].flat().join(' / ');
      return one('wrong_type', `Harus bertipe ${type}.`, `Must be of type ${type}.`);
    }
    case 'enum': {
      const values = (params['allowedValues'] as unknown[]).filter((value) => value !== null).join(', ');
      return one('not_one_of', `Harus salah satu dari: ${values}.`, `Must be one of: ${values}.`);
    }
    case 'minLength':
      return one('too_short', `Paling sedikit ${params['limit']} karakter.`, `At least ${params['limit']} characters.`);
    case 'maxLength':
      return one('too_long', `Paling banyak ${params['limit']} karakter.`, `At most ${params['limit']} characters.`);
    case 'minimum':
      return one('too_small', `Paling kecil ${params['limit']}.`, `At least ${params['limit']}.`);
    case 'maximum':
      return one('too_large', `Paling besar ${params['limit']}.`, `At most ${params['limit']}.`);
    case 'minItems':
      return one('too_few', `Paling sedikit ${params['limit']} butir.`, `At least ${params['limit']} items.`);
    case 'maxItems':
      return one('too_many', `Paling banyak ${params['limit']} butir.`, `At most ${params['limit']} items.`);
    case 'uniqueItems':
      return one('repeated', 'Tidak boleh berulang.', 'Must not repeat.');
    case 'format':
      return one(
        'wrong_format',
        `Harus berbentuk ${params['format']}${like.id}.`,
        `Must be a valid ${params['format']}${like.en}.`,
      );
    case 'pattern':
      return one(
        'wrong_format',
        `Harus sesuai pola ${params['pattern']}${like.id}.`,
        `Must match ${params['pattern']}${like.en}.`,
      );
    // "anyOf" stands only for `nullable`: the branch's own errors say what is wrong.
    case 'anyOf':
    case 'oneOf':
      return [];
    default:
      return one(error.keyword, 'Tidak sesuai.', error.message ?? 'Not valid.');
  }
}
