import { forgeryOf, type Provenance } from './forgery.js';

const own: Provenance = {
  method: 'POST',
  csrf: '1',
  origin: 'http://localhost:8080',
  host: 'localhost:8080',
  secure: false,
};
const code = (change: Partial<Provenance>, publicOrigin: string | null = null) =>
  forgeryOf({ ...own, ...change }, publicOrigin)?.code;

describe('forged requests', () => {
  it('lets our own pages pass, also under the public name of a proxy', () => {
    expect(code({})).toBeUndefined();
    expect(code({ secure: true, origin: 'https://10.0.0.2', host: '10.0.0.2' })).toBeUndefined();
    expect(
      code({ host: 'api:8080', origin: 'https://layanan.example.go.id' }, 'https://layanan.example.go.id'),
    ).toBeUndefined();
  });

  it('lets reading pass: a foreign page can send it but not see the answer', () => {
    expect(code({ method: 'GET', csrf: undefined, origin: 'https://evil.example' })).toBeUndefined();
  });

  it.each<[string, Partial<Provenance>, string]>([
    ['no header', { csrf: undefined }, 'csrf_missing'],
    ['another value', { csrf: 'true' }, 'csrf_missing'],
    ['no origin', { origin: undefined }, 'csrf_missing'],
    ['another host', { origin: 'http://evil.example' }, 'foreign_origin'],
    ['another port', { origin: 'http://localhost:9090' }, 'foreign_origin'],
    ['another scheme', { origin: 'https://localhost:8080' }, 'foreign_origin'],
    ['plain HTTP towards TLS', { secure: true }, 'foreign_origin'],
    ['a sandboxed frame', { origin: 'null' }, 'foreign_origin'],
    ['a longer name', { origin: 'http://localhost:8080.evil.example' }, 'foreign_origin'],
  ])('refuses %s', (_, change, problem) => expect(code(change)).toBe(problem));

  it.each(['PUT', 'DELETE', 'PATCH'])('guards %s as well', (method) =>
    expect(code({ method, csrf: undefined })).toBe('csrf_missing'),
  );
});
