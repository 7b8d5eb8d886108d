/** A JSON Schema (2020-12), as OpenAPI 3.1 uses it. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  default?: unknown;
  description?: string;
  examples?: unknown[];
  [extension: `x-${string}`]: unknown;
}

/** A class whose fields were declared with the field decorators. */
export type Shape<T = unknown> = abstract new (...args: never[]) => T;

/** One declared field. `schema` is asked late, so that classes may name each other. */
export interface Field {
  schema(): JsonSchema;
  /** The class a nested field or list refers to. */
  refersTo?(): Shape;
  optional: boolean;
  personal: boolean;
}

const fields = new WeakMap<object, Map<string, Field>>();

/** Remembers a field of a class; the field decorators call it. */
export function declareField(prototype: object, name: string, field: Field): void {
  let own = fields.get(prototype);
  if (!own) fields.set(prototype, (own = new Map()));
  own.set(name, field);
}

/** The fields of a class with those it inherits, in their order of declaration. */
export function fieldsOf(shape: Shape): Map<string, Field> {
  const chain: object[] = [];
  for (let proto: object | null = shape.prototype; proto && proto !== Object.prototype;) {
    chain.unshift(proto);
    proto = Object.getPrototypeOf(proto) as object | null;
  }
  return new Map(chain.flatMap((proto) => [...(fields.get(proto) ?? [])]));
}

/** Whether anything was declared on the class: only such classes are validated and documented. */
export function isShape(candidate: unknown): candidate is Shape {
  return typeof candidate === 'function' && typeof candidate.prototype === 'object' && candidate.prototype !== null
    ? fieldsOf(candidate as Shape).size > 0
    : false;
}

export function refTo(shape: Shape): string {
  return `#/components/schemas/${shape.name}`;
}

/**
 * The schema of a class: the same object stands in the OpenAPI documents and is compiled by Ajv.
 * Nested classes are `$ref`s into `#/components/schemas`; `componentsOf` collects them.
 */
export function schemaOf(shape: Shape): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  for (const [name, field] of fieldsOf(shape)) {
    properties[name] = { ...field.schema(), ...(field.personal ? { 'x-personal': true } : {}) };
    if (!field.optional) required.push(name);
  }
  return { type: 'object', properties, ...(required.length ? { required } : {}) };
}

/**
 * The schemas of the classes and of everything they refer to, by class name.
 * @throws when two different classes share a name: their `$ref`s would be one
 */
export function componentsOf(shapes: Iterable<Shape>): Map<string, { shape: Shape; schema: JsonSchema }> {
  const found = new Map<string, { shape: Shape; schema: JsonSchema }>();
  const visit = (shape: Shape): void => {
    const known = found.get(shape.name);
    if (known) {
      if (known.shape !== shape) throw new Error(`Two shapes are named ${shape.name}; rename one of them.`);
      return;
    }
    found.set(shape.name, { shape, schema: schemaOf(shape) });
    for (const field of fieldsOf(shape).values()) {
      const target = field.refersTo?.();
      if (target) visit(target);
    }
  };
  for (const shape of shapes) visit(shape);
  return found;
}

/** The schema as requests must fit it: no field beyond the declared ones. */
export function closed(schema: JsonSchema): JsonSchema {
  return { ...schema, additionalProperties: false };
}
