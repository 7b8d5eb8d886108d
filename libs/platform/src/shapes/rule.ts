import type { BilingualText } from '../http/problem.js';
import type { Shape } from './schema.js';

export interface RuleViolation {
  pointer: string;
  code: string;
  detail: BilingualText;
}

interface KeptRule {
  holds: (dto: object) => boolean;
  violation: RuleViolation;
}

const rules = new Map<Shape, KeptRule[]>();

/**
 * A rule that crosses fields, on the field it blames:
 * `@Rule<Contact>((it) => it.phone !== undefined || it.email !== undefined, { code: 'one_of_two', detail: {…} })`.
 * Asked only when the structure is right; a class has its parent's rules as well.
 */
export function Rule<T extends object>(
  holds: (dto: T) => boolean,
  violation: { code: string; detail: BilingualText },
): PropertyDecorator {
  return (prototype, property) => {
    const shape = prototype.constructor as Shape;
    const rule = { holds: holds as KeptRule['holds'], violation: { pointer: `/${String(property)}`, ...violation } };
    rules.set(shape, [...(rules.get(shape) ?? []), rule]);
  };
}

/** Whether the class has any rule. */
export function hasRules(shape: Shape): boolean {
  return rulesOf(shape).length > 0;
}

/** The rules the value breaks. The value has the right structure already. */
export function brokenRules(shape: Shape, value: object): RuleViolation[] {
  const instance = Object.assign(Object.create(shape.prototype as object) as object, value);
  return rulesOf(shape).flatMap(({ holds, violation }) => (holds(instance) ? [] : [violation]));
}

function rulesOf(shape: Shape): KeptRule[] {
  const own = rules.get(shape) ?? [];
  const parent = Object.getPrototypeOf(shape) as Shape | null;
  return parent ? [...rulesOf(parent), ...own] : own;
}
