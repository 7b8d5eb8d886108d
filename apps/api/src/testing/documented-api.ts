// What the OpenAPI documents promise, held against examples and real answers by a validator that is not our own pipe.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { JsonSchema, OpenApiDocument } from '@buka-pintu/platform';

export interface Media {
  schema?: JsonSchema;
  example?: unknown;
}
export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  example?: unknown;
  schema: JsonSchema;
}
export interface Documented {
  /** `post /v1/queue/bookings`. */
  name: string;
  method: string;
  path: string;
  operation: OpenApiDocument['paths'][string][string];
  parameters: Parameter[];
  body?: Media;
  responses: Record<string, { content?: Record<string, Media> }>;
}

const pointer = (...parts: string[]): string =>
  parts.map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

/** One of the two documents, ready to judge. */
export class DocumentedApi {
  readonly operations: Documented[];
  private readonly ajv = new Ajv2020({ allErrors: true, strict: false, validateSchema: false });
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(document: OpenApiDocument) {
    formats.default(this.ajv);
    this.ajv.addSchema(document, 'document');
    this.operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({
        name: `${method} ${path}`,
        method,
        path,
        operation,
        parameters: operation['parameters'] as Parameter[],
        body: (operation['requestBody'] as { content: Record<string, Media> } | undefined)?.content['application/json'],
        responses: operation.responses as Documented['responses'],
      })),
    );
  }

  /** What is wrong with a request body, by its schema in the document. */
  requestErrors({ path, method }: Documented, value: unknown): string[] {
    return this.errors(pointer('paths', path, method, 'requestBody', 'content', 'application/json', 'schema'), value);
  }

  /** What is wrong with an answer's body. */
  responseErrors({ path, method }: Documented, status: number, media: string, value: unknown): string[] {
    return this.errors(pointer('paths', path, method, 'responses', String(status), 'content', media, 'schema'), value);
  }

  /** What an answer breaks of what the document says: its status, its media type, its body. */
  broken(documented: Documented, answer: { status: number; media: string | null; text: string }): string[] {
    const { status, text } = answer;
    // Content that has not changed is HTTP's own affair.
    if (status === 304) return [];
    if (status >= 500) return [`${status}: ${text.slice(0, 300)}`];
    const response = documented.responses[String(status)];
    if (!response) return [`${status} is not documented: ${text.slice(0, 300)}`];
    const media = answer.media?.split(';')[0] ?? null;
    const known = Object.keys(response.content ?? {});
    if (known.length === 0) return text === '' ? [] : [`${status} has a body that is not documented`];
    if (media === null || !known.includes(media)) return [`${status} is ${media}, documented as ${known.join(', ')}`];
    if (!media.endsWith('json')) return [];
    return this.responseErrors(documented, status, media, JSON.parse(text)).map((error) => `${status} ${error}`);
  }

  private errors(at: string, value: unknown): string[] {
    let validate = this.compiled.get(at);
    if (!validate) this.compiled.set(at, (validate = this.ajv.compile({ $ref: `document#${at}` })));
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      (error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`,
    );
  }
}
