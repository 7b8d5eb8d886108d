import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Body, Controller, Get, Module, Param, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { anyone, client, PrincipalResolver, staff, type Credentials, type Principal } from '../access/index.js';
import type { Env } from '../env/index.js';
import type { HouseModule } from '../house.js';
import { openLog } from '../observability/index.js';
import { bareFloor } from '../testing/bare-floor.js';
import { Caller } from './caller.js';
import { Endpoint } from './endpoint.js';
import { IfMatch } from './entity-tag.js';
import { Flag, Instant, ListOf, Nested, OneOf, Text, Whole } from '../shapes/field.js';
import { describeApi } from '../openapi/describe-api.js';
import { pageOf, PageQuery } from '../shapes/page-shape.js';
import { IdPath } from '../shapes/path-shape.js';
import { platformProblems } from './platform.problems.js';
import { defineProblems } from './problem.js';
import { Rule } from '../shapes/rule.js';
import { serve } from './server.js';

class Contact {
  @Text({ max: 20, optional: true, pattern: /^\+?\d{8,15}$/ }) phone?: string;
  @Rule<Contact>((it) => it.phone !== undefined || it.email !== undefined, {
    code: 'one_of_two',
    detail: { id: 'Isi telepon atau surel.', en: 'Give a phone or an e-mail address.' },
  })
  @Text({ max: 100, optional: true, format: 'email' })
  email?: string;
}
class ParcelRequest {
  @Text({ max: 10, personal: true }) name: string;
  @Whole({ min: 1, max: 5 }) count: number;
  @OneOf(['red', 'blue'], { nullable: true }) colour: string | null;
  @Nested(() => Contact) contact: Contact;
  @ListOf(Text({ max: 3 }), { optional: true, maxItems: 2 }) tags?: string[];
  @Instant({ optional: true }) readyAt?: string;
}
class ParcelView {
  @Text({ max: 10 }) name: string;
  @Whole() version: number;
}
class ParcelQuery extends PageQuery {
  @Flag({ optional: true }) open?: boolean;
}
const parcelProblems = defineProblems('parcels', {
  lost: {
    slug: 'parcel-lost',
    status: 409,
    title: { id: 'Paket hilang', en: 'The parcel is lost' },
    detail: { id: 'Terakhir di {place}.', en: 'Last seen at {place}.' },
    constraint: 'parcel_lost_ck',
  },
});

@Controller('v1/parcels')
class ParcelsController {
  @Post()
  @Endpoint({
    summary: 'Send',
    access: [client('parcels:send')],
    body: ParcelRequest,
    returns: ParcelView,
    status: 201,
    since: '0.1',
  })
  send(@Caller() caller: Principal, @Body() body: ParcelRequest): unknown {
    return { name: body.name, version: 3, caller: caller.kind };
  }
  @Get()
  @Endpoint({ summary: 'List', access: [anyone()], returns: pageOf(ParcelView), since: '0.1' })
  list(@Query() query: ParcelQuery): unknown {
    return { items: [query], next: 'more' };
  }
  @Get('lost/:id')
  @Endpoint({ summary: 'Lost', access: [anyone()], returns: ParcelView, problems: [parcelProblems.lost], since: '0.1' })
  lost(@Param() _path: IdPath): unknown {
    throw parcelProblems.lost({ place: 'Bandung' });
  }
  @Get('broken/:how')
  @Endpoint({ summary: 'Break', access: [anyone()], returns: ParcelView, since: '0.1' })
  broken(@Param('how') how: string): unknown {
    if (how === 'constraint') throw Object.assign(new Error('x'), { code: '23514', constraint: 'parcel_lost_ck' });
    if (how === 'away') throw Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
    throw new Error('secret');
  }
  @Post('changes')
  @Endpoint({
    summary: 'Change',
    access: [staff('parcels:change')],
    ifMatch: true,
    since: '0.1',
    deprecated: { since: '2026-12-01', sunset: '2027-06-30' },
  })
  change(@IfMatch() version: number): void {
    if (version !== 3) throw platformProblems.stale();
  }
}
@Module({ controllers: [ParcelsController], providers: [] })
class ParcelsModule {}
const parcels = {
  name: 'parcels',
  nest: ParcelsModule,
  problems: parcelProblems,
  events: {},
} as unknown as HouseModule;

class Resolver extends PrincipalResolver {
  override async resolve({ authorization }: Credentials): Promise<Principal> {
    const reach = { officeId: 1, name: 'T', mode: 'live' as const };
    if (authorization === 'client') {
      return { ...reach, kind: 'client', clientId: 'c', scopes: new Set(['parcels:send']), offices: new Set([1]) };
    }
    if (authorization === 'staff') {
      const permissions = new Map([[1, new Set(['parcels:change'])]]);
      return { ...reach, kind: 'staff', staffId: 's', sessionId: 'x', permissions };
    }
    return { kind: 'anonymous' };
  }
}

const good = { name: 'Siti', count: 2, colour: null, contact: { phone: '08123456789' } };

describe('the HTTP front', () => {
  let app: NestFastifyApplication;
  const lines: string[] = [];
  beforeAll(async () => {
    const env = { trustProxy: 0, drainSeconds: 1, metricsToken: 'figures-for-prometheus' } as Env;
    const folder = mkdtempSync(join(tmpdir(), 'front-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Front</title>');
    writeFileSync(join(folder, 'assets/main-1a2b.js'), 'export {};');
    writeFileSync(join(folder, 'assets/main-1a2b.js.br'), 'smaller');
    writeFileSync(join(folder, 'worker.js'), 'export {};');
    writeFileSync(join(folder, 'worker.js.br'), 'smaller');
    const info = { title: 'T', version: '1', description: 'D' };
    app = await serve([bareFloor(env, Resolver), { module: ParcelsModule }], [parcels], env, {
      log: openLog({ logLevel: 'info', logFormat: 'json' }, { write: (line: string) => void lines.push(line) }),
      fronts: [{ folder, base: '/front/', pages: ['/front/*', '/board/*'], workers: { '/worker.js': '/board' } }],
      documents: {
        public: describeApi([parcels], 'public', info),
        staff: describeApi([parcels], 'staff', info),
      },
    });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  const call = async (method: string, url: string, payload?: unknown, headers: Record<string, string> = {}) => {
    const answer = await app.inject({
      method: method as 'GET',
      url,
      headers,
      ...(payload === undefined ? {} : { payload: payload as object }),
    });
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: answer.body ? JSON.parse(answer.body) : undefined,
    };
  };
  const send = (payload: unknown, headers = {}) =>
    call('POST', '/v1/parcels', payload, { authorization: 'client', 'content-type': 'application/json', ...headers });

  it('answers a good request, with its version as ETag and its id', async () => {
    const { status, body, headers } = await send(good, { 'x-request-id': 'abcdefgh-1' });
    expect([status, body]).toEqual([201, { name: 'Siti', version: 3, caller: 'client' }]);
    expect(headers).toMatchObject({ etag: '"3"', 'x-request-id': 'abcdefgh-1' });
  });

  it('names every error of a body, in the language asked for', async () => {
    const bad = {
      name: '',
      count: 9,
      colour: 'green',
      contact: { phone: 'x', 'a/b': 1 },
      tags: ['long'],
      readyAt: '5',
    };
    const { status, body } = await send(bad, { 'accept-language': 'en' });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      type: '/docs/problems/validation-failed',
      code: 'validation_failed',
      status: 400,
      instance: '/v1/parcels',
    });
    expect(body.errors.map((e: { pointer: string; code: string }) => `${e.pointer} ${e.code}`).sort()).toEqual([
      '/colour not_one_of',
      '/contact/a~1b unknown_field',
      '/contact/phone wrong_format',
      '/count too_large',
      '/name too_short',
      '/readyAt wrong_format',
      '/tags/0 too_long',
    ]);
    expect(body.errors[0].detail).toMatch(/^[A-Z][a-z ]+/);
  });

  it('judges across fields once the structure is right', async () => {
    const { body } = await send({ ...good, contact: {} });
    expect(body.errors).toEqual([{ pointer: '/contact/email', code: 'one_of_two', detail: 'Isi telepon atau surel.' }]);
  });

  it('converts nothing in bodies', async () => {
    expect((await send({ ...good, count: '2' })).body.errors).toMatchObject([
      { pointer: '/count', code: 'wrong_type' },
    ]);
  });

  it.each([
    ['broken JSON', Buffer.from('{"name":')],
    ['broken UTF-8', Buffer.from([0x7b, 0x22, 0x6e, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ['a NUL', Buffer.from('{"name":"a\\u0000b"}')],
    ['half a surrogate pair', Buffer.from('{"name":"\\ud800"}')],
  ])('calls %s malformed', async (_what, payload) => {
    expect((await send(payload)).body).toMatchObject({ status: 400, code: 'malformed' });
  });

  it('refuses other media and large bodies', async () => {
    expect((await send('a=b', { 'content-type': 'text/plain' })).body).toMatchObject({ status: 415 });
    expect((await send(good, { 'content-encoding': 'gzip' })).body).toMatchObject({ code: 'unsupported_media' });
    expect((await send(Buffer.alloc(10_000_000, 32))).body).toMatchObject({ status: 413, code: 'too_large' });
  });

  it('asks who it is before it reads what is wanted', async () => {
    expect((await send({}, { authorization: '' })).body).toMatchObject({ status: 401, code: 'sign_in_required' });
    expect((await send({}, { authorization: 'staff' })).body).toMatchObject({ status: 403, code: 'not_allowed' });
  });

  it('reads numbers and booleans out of a query, fills in defaults, links the next page', async () => {
    const { body, headers } = await call('GET', '/v1/parcels?open=true');
    expect(body.items).toEqual([{ limit: 50, open: true }]);
    expect(headers.link).toBe(`</v1/parcels?open=true&cursor=${body.next}>; rel="next"`);
    expect((await call('GET', `/v1/parcels?cursor=${body.next}`)).body.items).toEqual([{ limit: 50, cursor: 'more' }]);
    for (const forged of ['more', 'x', `evil${body.next.slice(4)}`])
      expect((await call('GET', `/v1/parcels?cursor=${forged}`)).body.code).toBe('cursor_invalid');
    expect((await call('GET', '/v1/parcels?limit=1000&x=1')).body.errors).toHaveLength(2);
    expect((await call('GET', '/v1/parcels?cursor=%00')).body.code).toBe('address_unreadable');
  });

  it('finds nothing under a path that cannot be', async () => {
    expect((await call('GET', '/v1/parcels/lost/7')).body.code).toBe('not_found');
    expect((await call('GET', `/v1/parcels/lost/${'7'.repeat(300)}`)).body.code).toBe('not_found');
    expect((await call('GET', '/v1/%zz')).body.code).toBe('address_unreadable');
  });

  it('tells an address without an operation from a method that does not exist there', async () => {
    for (const path of ['/v1/nowhere', '/v1/parcels/', '/V1/parcels', '/v1/parcels/lost'])
      expect([path, (await call('GET', path)).status, (await call('POST', path, {})).status]).toEqual([path, 404, 404]);
    expect((await call('GET', '/v1/nowhere')).body.code).toBe('no_operation');
    const put = await call('PUT', '/v1/parcels?x=1', {}, { 'accept-language': 'en' });
    expect(put.headers['allow']).toBe('GET, HEAD, POST');
    expect(put.body).toMatchObject({ code: 'method_not_allowed', detail: 'This address takes GET, HEAD, POST.' });
    expect((await call('DELETE', '/v1/parcels/lost/01936d5e-8f0a-7001-8000-000000000000')).status).toBe(405);
    const asked = await call('OPTIONS', '/v1/parcels/changes');
    expect([asked.status, asked.headers['allow'], asked.body]).toEqual([204, 'POST, OPTIONS', undefined]);
    expect((await call('OPTIONS', '/v1/nowhere')).body.code).toBe('no_operation');
    expect((await call('HEAD', '/v1/parcels')).status).toBe(200);
  });

  it('says how to come in, and what was missing to come in', async () => {
    const stranger = await send(good, { authorization: '' });
    expect(stranger.headers['www-authenticate']).toBe('Bearer realm="Buka Pintu"');
    expect((await send(good, { authorization: 'staff' })).body.needs).toEqual(['client parcels:send']);
  });

  it('answers problems with their members, SQL constraints by name, outages and surprises', async () => {
    const lost = await call('GET', '/v1/parcels/lost/01936d5e-8f0a-7001-8000-000000000000');
    expect(lost.body).toMatchObject({
      status: 409,
      code: 'parcel_lost',
      place: 'Bandung',
      detail: 'Terakhir di Bandung.',
    });
    expect((await call('GET', '/v1/parcels/broken/constraint')).body.code).toBe('parcel_lost');
    const away = await call('GET', '/v1/parcels/broken/away');
    expect([away.status, away.headers['retry-after']]).toEqual([503, '2']);
    const surprise = await call('GET', '/v1/parcels/broken/else');
    expect(surprise.body).toMatchObject({ status: 500, code: 'internal', requestId: surprise.headers['x-request-id'] });
    expect(JSON.stringify(surprise.body)).not.toContain('secret');
  });

  it('guards edits by If-Match and announces the end of what is deprecated', async () => {
    const change = (headers: Record<string, string>) =>
      call('POST', '/v1/parcels/changes', undefined, { authorization: 'staff', ...headers });
    expect((await change({})).status).toBe(428);
    expect((await change({ 'if-match': '"2"' })).status).toBe(412);
    expect((await change({ 'if-match': '*' })).status).toBe(412);
    const { status, headers } = await change({ 'if-match': '"3"' });
    expect([status, headers.sunset]).toEqual([204, 'Wed, 30 Jun 2027 00:00:00 GMT']);
  });

  const page = async (url: string, headers = {}) => {
    const answer = await app.inject({ method: 'GET', url, headers });
    return { status: answer.statusCode, headers: answer.headers, text: answer.body };
  };

  it('serves a front: its index at every address, its named files for ever', async () => {
    const { headers, text } = await page('/board/CTH-1?x=1');
    expect(text).toContain('<title>Front</title>');
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    const asset = await page('/front/assets/main-1a2b.js');
    expect([asset.status, asset.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    const small = await page('/front/assets/main-1a2b.js', { 'accept-encoding': 'gzip, br' });
    expect([small.text, small.headers['content-encoding']]).toEqual(['smaller', 'br']);
    expect(small.headers['content-type']).toMatch(/javascript/);
    // Compressed or not, a worker may stand in for its pages, and ask its own house.
    for (const accepted of ['identity', 'br']) {
      const worker = await page('/front/worker.js', { 'accept-encoding': accepted });
      expect(worker.headers['service-worker-allowed']).toBe('/board');
      expect(worker.headers['content-security-policy']).toContain("connect-src 'self'");
    }
    const missing = await page('/front/assets/main-old.js');
    expect([missing.status, JSON.parse(missing.text)]).toMatchObject([404, { code: 'not_found' }]);
    expect((await page('/front/%2e%2e/%2e%2e/etc/passwd')).text).not.toContain('root:');
  });

  it('keeps answers of the API out of caches and from loading anything', async () => {
    const { headers } = await page('/v1/parcels');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
    });
  });

  it('serves both documents, Swagger UI from our own files, and a page for each problem', async () => {
    expect(JSON.parse((await page('/openapi/public.json')).text)).toMatchObject({ openapi: '3.1.0' });
    const ui = await page('/docs');
    expect(ui.text).not.toMatch(/https?:/);
    for (const [, asset = ''] of ui.text.matchAll(/(?:src|href)="([^"]+)"/g))
      expect((await page(asset)).status).toBe(200);
    const { text } = await page('/docs/problems/parcel-lost');
    expect(text).toContain('Paket hilang');
    expect(text).toContain('The parcel is lost');
    expect((await page('/docs/problems')).text).toContain('/docs/problems/parcel-lost');
    expect((await page('/docs/problems/none')).status).toBe(404);
  });

  it('shows its figures to this computer and to whoever has the token', async () => {
    const { text } = await page('/metrics');
    expect(text).toContain('buka_http_request_duration_seconds_count');
    expect(text).toMatch(/buka_http_problems_total\{code="validation_failed"\} [1-9]/);
    expect((await page('/metrics', { 'x-forwarded-for': '10.0.0.9' })).status).toBe(404);
    expect((await page('/metrics', { authorization: 'Bearer wrong' })).status).toBe(404);
    const far = { 'x-forwarded-for': '10.0.0.9', authorization: 'Bearer figures-for-prometheus' };
    expect((await page('/metrics', far)).status).toBe(200);
  });

  it('lives without its database, but is not ready', async () => {
    expect((await page('/health/live')).status).toBe(200);
    const ready = await page('/health/ready');
    expect([ready.status, ready.headers['retry-after']]).toEqual([503, '2']);
    expect(JSON.parse(ready.text)).toMatchObject({ code: 'unavailable' });
  });

  it('logs a request by its route, and errors without what people typed', async () => {
    lines.length = 0;
    await call('GET', '/v1/parcels?open=Siti');
    await call('GET', '/v1/parcels/broken/else');
    const said = lines.join('');
    expect(said).toContain('"route":"/v1/parcels"');
    expect(said).toContain('"message":"secret"');
    expect(said).not.toContain('Siti');
  });
});
