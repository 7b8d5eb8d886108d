import type { EventDefinition } from '../ledger/events.js';
import { isShape, refTo } from '../shapes/schema.js';

const HOW = [
  'Posted to the address that was registered (`POST /v1/webhooks`), as Standard Webhooks has it. Verify the signature before',
  'anything else, answer 2xx within ten seconds, and work afterwards. It comes at least once: the same `webhook-id` again is the',
  'same event. It tells ids and states only; read the record for more. Order is not promised.',
].join(' ');

const header = (name: string, description: string, example: string): unknown => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
  example,
});

const HEADERS = [
  header('webhook-id', 'The same on every try and replay.', '01935a00-0005-7001-8000-0123456789ab'),
  header('webhook-timestamp', 'Of this try, in seconds since 1970; refuse what is five minutes off.', '1795309200'),
  header(
    'webhook-signature',
    'HMAC-SHA256 of `<id>.<timestamp>.<body>` under the secret; several, separated by blanks, while secrets change.',
    'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  ),
];

/** The events as OpenAPI `webhooks`, from the catalogues that the ledger writes by. */
export function webhooksOf(events: readonly EventDefinition[]): Record<string, unknown> {
  return Object.fromEntries(
    events.map(({ type, describes, payload }) => [
      type,
      {
        post: {
          operationId: `on${type.replace(/(?:^|[._])(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
          summary: describes,
          description: HOW,
          tags: ['webhooks'],
          // The signature is all that proves the sender: no scheme of OpenAPI's says it.
          security: [],
          parameters: HEADERS,
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['type', 'timestamp', 'data'],
                  properties: {
                    type: { const: type },
                    timestamp: { type: 'string', format: 'date-time', description: 'When it happened' },
                    data: { allOf: [isShape(payload) ? { $ref: refTo(payload) } : { type: 'object' }, SUBJECT] },
                  },
                },
              },
            },
          },
          responses: {
            '2XX': { description: 'Taken; any other answer is tried again for days, 410 ends the webhook' },
          },
        },
      },
    ]),
  );
}

const SUBJECT = {
  type: 'object',
  required: ['subject'],
  properties: {
    subject: {
      type: 'object',
      description: 'The record it happened to',
      required: ['type', 'id'],
      properties: { type: { type: 'string', examples: ['booking'] }, id: { type: 'string', format: 'uuid' } },
    },
  },
};
