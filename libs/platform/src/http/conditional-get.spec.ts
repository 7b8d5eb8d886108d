import fastify, { type FastifyInstance } from 'fastify';
import { answerConditionally } from './conditional-get.js';

let app: FastifyInstance;
let answer = { price: 350_000 };
beforeAll(() => {
  app = fastify();
  answerConditionally(app);
  app.get('/price', (_request, reply) => reply.header('Cache-Control', 'public, max-age=60').send(answer));
  app.get('/versioned', (_request, reply) => reply.header('ETag', '"3"').send({ version: 3 }));
  app.get('/private', (_request, reply) => reply.send({ name: 'x' }));
  app.get('/gone', (_request, reply) => reply.status(404).header('Cache-Control', 'public, max-age=60').send({}));
  app.post('/versioned', (_request, reply) => reply.header('ETag', '"3"').send({ version: 3 }));
});
afterAll(() => app.close());

const get = (url: string, ifNoneMatch?: string) =>
  app.inject({ url, headers: ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch } });

describe('a conditional GET', () => {
  it('gets a tag with what may be kept, and no body again while nothing changed', async () => {
    const first = await get('/price');
    const tag = String(first.headers['etag']);
    expect(tag).toMatch(/^W\/"[\w-]{27}"$/);
    const again = await get('/price', tag);
    expect([again.statusCode, again.body, again.headers['etag']]).toEqual([304, '', tag]);
    expect(again.headers['cache-control']).toBe('public, max-age=60');
    expect([again.headers['content-type'], again.headers['content-length']]).toEqual([undefined, undefined]);
    answer = { price: 360_000 };
    const changed = await get('/price', tag);
    expect([changed.statusCode, changed.json()]).toEqual([200, { price: 360_000 }]);
  });

  it('takes the tag of a version, weak, in a list, or the star', async () => {
    for (const header of ['"3"', 'W/"3"', '"1", "3"', '*'])
      expect((await get('/versioned', header)).statusCode).toBe(304);
    for (const header of ['"4"', '3', '']) expect((await get('/versioned', header)).statusCode).toBe(200);
  });

  it('leaves everything else as it is', async () => {
    expect((await get('/private', '*')).headers['etag']).toBeUndefined();
    expect((await get('/private', '*')).statusCode).toBe(200);
    expect((await get('/gone', '*')).statusCode).toBe(404);
    const moved = await app.inject({ method: 'POST', url: '/versioned', headers: { 'if-none-match': '"3"' } });
    expect(moved.statusCode).toBe(200);
  });
});
