// For the tests of this module: the demo office on a Monday morning and an administrator at its settings.
import { randomUUID } from 'node:crypto';
import { identity } from '@buka-pintu/identity';
import { asStaff } from '@buka-pintu/identity/testing';
import { platform } from '@buka-pintu/platform';
import { type HouseUnderTest, openHouse } from '@buka-pintu/platform/testing';
import { offices } from '../index.js';
import type { OfficeSettingsView } from '../settings/settings.dto.js';

export interface Answer {
  status: number;
  body: Record<string, unknown>;
  headers: Headers;
}

export interface OfficeDesk {
  house: HouseUnderTest;
  call(
    method: string,
    path: string,
    given?: { body?: unknown; version?: number; headers?: Record<string, string> },
  ): Promise<Answer>;
  /** Moves the clock; sessions don't outlive such leaps, so the administrator signs in again. */
  at(instant: string): Promise<void>;
  settings(): Promise<OfficeSettingsView>;
  close(): Promise<void>;
}

/** Monday 23 November 2026, 08:00 at the office. */
export async function openOfficeDesk(): Promise<OfficeDesk> {
  const house = await openHouse({ modules: [platform, identity, offices], demo: true });
  let administrator: Record<string, string>;
  const at = async (instant: string) => {
    await house.clock.set(instant);
    administrator = await asStaff(house, 'administrator');
  };
  await at('2026-11-23T01:00:00Z');
  const call: OfficeDesk['call'] = async (method, path, { body, version, headers = administrator } = {}) => {
    const answer = await house.fetch(path, {
      method,
      headers: {
        ...headers,
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: (text ? JSON.parse(text) : {}) as Record<string, unknown>,
    };
  };
  const settings = async () => (await call('GET', '/v1/offices/CTH/settings')).body as unknown as OfficeSettingsView;
  return { house, call, at, settings, close: () => house.close() };
}
