import { generateSync } from 'otplib';
import type { HouseUnderTest } from '@buka-pintu/platform/testing';
import type { SignInView } from '../sessions/session.dto.js';
import { browserHeaders, type Credentials } from './index.js';

export interface Answer<T> {
  status: number;
  body: T & { code?: string };
  /** The value of the session cookie it set; empty when it took it back. */
  cookie?: string;
  setCookie: string | null;
  headers: Headers;
}

/** Sends JSON and reads the answer. */
export async function send<T>(
  house: HouseUnderTest,
  method: string,
  path: string,
  headers: Credentials,
  body?: unknown,
): Promise<Answer<T>> {
  const response = await house.fetch(path, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const setCookie = response.headers.get('set-cookie');
  const text = await response.text();
  return {
    status: response.status,
    body: (text ? JSON.parse(text) : {}) as T & { code?: string },
    cookie: setCookie?.split(';')[0]?.split('=')[1],
    setCookie,
    headers: response.headers,
  };
}

/** The sign-in page, as a person goes through it. */
export class SignInPage {
  constructor(private readonly house: HouseUnderTest) {}

  signIn(
    name: string,
    password: string,
    headers: Credentials = browserHeaders(this.house),
  ): Promise<Answer<SignInView>> {
    return send(this.house, 'POST', '/v1/sessions', headers, { name, password });
  }

  show(cookie: string | undefined, code: string): Promise<Answer<SignInView>> {
    const headers = browserHeaders(this.house, cookie);
    return send(this.house, 'POST', '/v1/sessions/current/second-factors', headers, { code });
  }

  /** The code an authenticator app shows, so many seconds from the house's time. */
  async code(secret: string, seconds = 0): Promise<string> {
    const now = Math.floor((await this.house.db.now()).getTime() / 1000);
    return generateSync({ secret, epoch: now + seconds });
  }

  /** Enrols an app on the first sign-in. */
  async enrol(name: string, password: string): Promise<{ secret: string; cookie: string }> {
    const first = await this.signIn(name, password);
    const secret = first.body.enrolment?.secret ?? '';
    const done = await this.show(first.cookie, await this.code(secret));
    return { secret, cookie: done.cookie ?? '' };
  }
}

/** The house as it is called by a name: passkeys know none without. */
export function underName(house: HouseUnderTest, name = 'localhost'): HouseUnderTest {
  const url = new URL(house.url);
  url.hostname = name;
  const fetchThere = (path: string, init?: RequestInit): Promise<Response> => fetch(new URL(path, url), init);
  return Object.assign(Object.create(house) as HouseUnderTest, { url: url.origin, fetch: fetchThere });
}

/** The value of a cookie that an answer set. */
export function cookieOf({ headers }: Pick<Answer<unknown>, 'headers'>, name: string): string | undefined {
  const set = headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`));
  return set?.slice(name.length + 1).split(';')[0];
}
