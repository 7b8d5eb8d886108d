import { declareField, isShape, refTo, type Field, type JsonSchema, type Shape } from './schema.js';

export interface FieldOptions {
  /** May be left out. */
  optional?: boolean;
  /** May be null. */
  nullable?: boolean;
  description?: string;
  example?: unknown;
  /** Taken when a request leaves the field out (the field is then optional). */
  default?: unknown;
  /** Holds something about a person: shown as such in the documents. */
  personal?: boolean;
}

const FIELD = Symbol('field');
/** What a field decorator returns: it decorates a property, and `@ListOf` can take it as the shape of its items. */
export type FieldDecorator = PropertyDecorator & { [FIELD]: Field };

function define(schema: () => JsonSchema, options: FieldOptions, refersTo?: () => Shape): FieldDecorator {
  const field: Field = {
    schema: () => annotate(schema(), options),
    refersTo,
    optional: options.optional === true || options.default !== undefined,
    personal: options.personal === true,
  };
  const decorate: PropertyDecorator = (prototype, name) => declareField(prototype, String(name), field);
  return Object.assign(decorate, { [FIELD]: field });
}

function annotate(schema: JsonSchema, options: FieldOptions): JsonSchema {
  const shape = options.nullable ? nullable(schema) : schema;
  return {
    ...shape,
    ...(options.default === undefined ? {} : { default: options.default }),
    ...(options.description ? { description: options.description } : {}),
    ...(options.example === undefined ? {} : { examples: [options.example] }),
  };
}

function nullable(schema: JsonSchema): JsonSchema {
  if (typeof schema.type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  return { ...schema, type: [schema.type, 'null'], ...(schema.enum ? { enum: [...schema.enum, null] } : {}) };
}

export interface TextOptions extends FieldOptions {
  /** Longest length in characters. */
  max: number;
  /** Shortest length; 1 unless the field may be empty (`min: 0`). */
  min?: number;
  /** A regular expression (with the u flag) the text must match; anchor it to mean the whole. */
  pattern?: RegExp | string;
  format?: 'email' | 'uri' | 'hostname' | 'ipv4' | 'ipv6';
}

/** A text. NUL characters and half surrogate pairs are refused for every text before it comes here. */
export function Text(options: TextOptions): FieldDecorator {
  const { max, min = 1, pattern, format } = options;
  return define(
    () => ({
      type: 'string',
      minLength: min,
      maxLength: max,
      ...(pattern ? { pattern: typeof pattern === 'string' ? pattern : pattern.source } : {}),
      ...(format ? { format } : {}),
    }),
    options,
  );
}

/** The id of a record: a UUID that knows its office. */
export function Id(options: FieldOptions = {}): FieldDecorator {
  return define(() => ({ type: 'string', format: 'uuid' }), options);
}

/** One of a closed list of lower_snake words. */
export function OneOf(values: readonly (string | number)[], options: FieldOptions = {}): FieldDecorator {
  const type = values.every((value) => typeof value === 'number') ? 'integer' : 'string';
  return define(() => ({ type, enum: [...values] }), options);
}

/** A moment: RFC 3339 with its offset, UTC in our answers. The value is the string. */
export function Instant(options: FieldOptions = {}): FieldDecorator {
  return define(() => ({ type: 'string', format: 'date-time' }), options);
}

/** A calendar day of the office, `YYYY-MM-DD`. */
export function Day(options: FieldOptions = {}): FieldDecorator {
  return define(() => ({ type: 'string', format: 'date' }), options);
}

/** A time of day of the office, `HH:MM`. */
export function TimeOfDay(options: FieldOptions = {}): FieldDecorator {
  return define(() => ({ type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }), options);
}

/** An amount in whole rupiah. */
export function Rupiah(options: FieldOptions = {}): FieldDecorator {
  return define(() => ({ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER }), options);
}

/** A whole number; without limits it is what a PostgreSQL integer can hold. */
export function Whole(options: FieldOptions & { min?: number; max?: number } = {}): FieldDecorator {
  const { min = 0, max = 2_147_483_647 } = options;
  return define(() => ({ type: 'integer', minimum: min, maximum: max }), options);
}

/** A number with a fraction, for figures and shares; never for money. */
export function Decimal(options: FieldOptions & { min?: number; max?: number } = {}): FieldDecorator {
  const { min, max } = options;
  return define(
    () => ({
      type: 'number',
      ...(min === undefined ? {} : { minimum: min }),
      ...(max === undefined ? {} : { maximum: max }),
    }),
    options,
  );
}

/** True or false. */
export function Flag(options: FieldOptions = {}): FieldDecorator {
  return define(() => ({ type: 'boolean' }), options);
}

/** An object with a class of its own. */
export function Nested(shape: () => Shape, options: FieldOptions = {}): FieldDecorator {
  return define(() => ({ $ref: refTo(shape()) }), options, shape);
}

/** A JSON object whose members are not ours to name (webhook payloads, members of problems). */
export function AnyObject(options: FieldOptions = {}): FieldDecorator {
  return define(() => ({ type: 'object', additionalProperties: true }), options);
}

export interface ListOptions extends FieldOptions {
  minItems?: number;
  /** 100 unless told: no list of ours is endless. */
  maxItems?: number;
  unique?: boolean;
}

/**
 * A list: `@ListOf(() => TicketRow)` of objects, `@ListOf(Text({ max: 40 }))` of anything a field can be.
 */
export function ListOf(
  item: FieldDecorator | (() => Shape | FieldDecorator),
  options: ListOptions = {},
): FieldDecorator {
  const field = (): { schema: JsonSchema; shape?: Shape } => {
    const it = FIELD in item ? item : item();
    if (typeof it === 'function' && FIELD in it) {
      return { schema: it[FIELD].schema(), shape: it[FIELD].refersTo?.() };
    }
    if (!isShape(it)) throw new Error('@ListOf needs a class with fields or a field decorator');
    return { schema: { $ref: refTo(it) }, shape: it };
  };
  const { minItems, maxItems = 100, unique } = options;
  const decorator = define(
    () => ({
      type: 'array',
      items: field().schema,
      ...(minItems === undefined ? {} : { minItems }),
      maxItems,
      ...(unique ? { uniqueItems: true } : {}),
    }),
    options,
  );
  decorator[FIELD].refersTo = () => field().shape as Shape;
  return decorator;
}

/** A text in both languages. */
class LocalizedText {
  @Text({ max: 4000, min: 0 }) id: string;
  @Text({ max: 4000, min: 0 }) en: string;
}
Object.defineProperty(LocalizedText, 'name', { value: 'Localized' });

/** A text in both languages: `{ id, en }`. */
export type Localized = { id: string; en: string };
/** A field that holds a text in both languages. */
export function Localized(options: FieldOptions = {}): FieldDecorator {
  return Nested(() => LocalizedText, options);
}
