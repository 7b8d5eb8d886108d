import { randomInt, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/**
 * Books as an API client does, each time for somebody new.
 * @param {import('../stage.mjs').Stage} stage
 * @param {string} url
 * @param {number} callers
 * @param {string} [path] where bookings are made
 * @returns {(slotId: string) => Promise<boolean>} whether it was booked
 */
export function httpBooker(stage, url, callers, path = '/v1/queue/bookings') {
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  const target = new URL(path, url);
  return (slotId) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({
        slotId,
        serviceCode: 'passport_new_adult',
        person: { name: 'Siti Aminah', documentKind: 'nik', documentNumber: newNik(stage), birthOn: '1990-04-17' },
        contact: { phone: '+6281234567890' },
      });
      const headers = {
        authorization: `Bearer ${stage.keys[0]}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'idempotency-key': randomUUID(),
      };
      const sent = request(target, { method: 'POST', agent, headers }, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode === 201));
      });
      sent.on('error', reject);
      sent.end(body);
    });
}

let last = randomInt(90_000_000);

/**
 * Somebody new, born on 17 April 1990; several processes begin at different places.
 * @param {Pick<import('../stage.mjs').Stage, 'platform'>} stage
 */
export function newNik({ platform }) {
  last = (last + 1) % 90_000_000;
  return platform.inventedNik(last);
}
