export * from './field.js';
export { PageQuery, pageOf } from './page-shape.js';
export { IdPath } from './path-shape.js';
export { Rule, type RuleViolation } from './rule.js';
export { componentsOf, fieldsOf, isShape, schemaOf, type Field, type JsonSchema, type Shape } from './schema.js';
export { check, errorsOf, type FieldError } from './validation.js';
