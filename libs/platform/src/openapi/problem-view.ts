import { ListOf, Text, Whole } from '../shapes/field.js';
import { codeOf, type ProblemFactory } from '../http/problem.js';
import { refTo } from '../shapes/schema.js';

class FieldErrorView {
  @Text({ max: 500, min: 0, description: 'JSON Pointer to the field (RFC 6901)' }) pointer: string;
  @Text({ max: 60 }) code: string;
  @Text({ max: 500 }) detail: string;
}
Object.defineProperty(FieldErrorView, 'name', { value: 'FieldError' });

/** The schema of an `application/problem+json` body. */
export class ProblemView {
  @Text({ max: 200, description: 'The page of the problem, relative to this installation' }) type: string;
  @Text({ max: 200, description: 'In the language of Accept-Language' }) title: string;
  @Whole({ min: 400, max: 599 }) status: number;
  @Text({ max: 60, description: 'The stable name to decide by' }) code: string;
  @Text({ max: 2000, optional: true, description: 'For people, in the language of Accept-Language' }) detail?: string;
  @Text({ max: 500, description: 'The path that was asked for' }) instance: string;
  @Text({ max: 64, description: 'Name it when you report the problem' }) requestId: string;
  @ListOf(() => FieldErrorView, { optional: true, maxItems: 1000 }) errors?: FieldErrorView[];
}
Object.defineProperty(ProblemView, 'name', { value: 'Problem' });

/** The response of a status: one schema, with the codes that this operation can answer. */
export function problemResponse(problems: ProblemFactory[]): unknown {
  const codes = [...new Set(problems.map((problem) => codeOf(problem.definition)))];
  const retried = problems.some(({ definition }) => definition.passing ?? [429, 503].includes(definition.status));
  const headers = {
    ...(retried ? { 'Retry-After': { $ref: '#/components/headers/Retry-After' } } : {}),
    ...(problems[0]?.definition.status === 401
      ? { 'WWW-Authenticate': { $ref: '#/components/headers/WWW-Authenticate' } }
      : {}),
  };
  return {
    description: problems
      .map(({ definition }) => `[\`${codeOf(definition)}\`](/docs/problems/${definition.slug}) ${definition.title.en}`)
      .join('; '),
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: refTo(ProblemView) },
            { type: 'object', properties: { code: { type: 'string', enum: codes } } },
          ],
        },
      },
    },
  };
}
