import { getMetadataStorage, registerDecorator, validateSync } from 'class-validator';
import type { BilingualText } from '../http/problem.js';
import type { Shape } from './schema.js';

export interface RuleViolation {
  pointer: string;
  code: string;
  detail: BilingualText;
}

const violations = new Map<string, RuleViolation>();

/**
 * A rule that crosses fields, on the field it blames:
 * `@Rule<Contact>((it) => it.phone !== undefined || it.email !== undefined, { code: 'one_of_two', detail: {…} })`.
 * Asked only when the structure is right; kept in class-validator's metadata.
 */
export function Rule<T extends object>(
  holds: (dto: T) => boolean,
  violation: { code: string; detail: BilingualText },
): PropertyDecorator {
  return (prototype, property) => {
    const name = `${prototype.constructor.name}.${String(property)}.${violation.code}`;
    violations.set(name, { pointer: `/${String(property)}`, ...violation });
    registerDecorator({
      name,
      target: prototype.constructor,
      propertyName: String(property),
      validator: { validate: (_value, args) => holds(args?.object as T) },
    });
  };
}

/** Whether class-validator knows anything of the class: asking it costs too much to do in vain. */
export function hasRules(shape: Shape): boolean {
  return getMetadataStorage().getTargetValidationMetadatas(shape, '', false, false).length > 0;
}

/** The rules the value breaks. The value has the right structure already. */
export function brokenRules(shape: Shape, value: object): RuleViolation[] {
  const instance = Object.assign(Object.create(shape.prototype as object) as object, value);
  return validateSync(instance, { forbidUnknownValues: false }).flatMap((error) =>
    Object.entries(error.constraints ?? {}).map(
      ([name, message]) =>
        violations.get(name) ?? { pointer: `/${error.property}`, code: name, detail: { id: message, en: message } },
    ),
  );
}
