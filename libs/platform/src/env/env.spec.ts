import { randomBytes } from 'node:crypto';
import { Env, isLoopback, readSettings } from './env.js';
import { SettingsProblem } from './setting.js';

function complaints(source: Record<string, string>): string {
  try {
    readSettings(source);
  } catch (problem) {
    if (problem instanceof SettingsProblem) return problem.message;
    throw problem;
  }
  return '';
}

describe('the settings', () => {
  it('start the demo on loopback without any', () => {
    expect(readSettings({})).toMatchObject({
      demo: true,
      host: '127.0.0.1',
      port: 8080,
      tls: 'off',
      databaseUrl: null,
    });
  });

  it('are live, reachable and encrypted once the demo is off', () => {
    expect(readSettings({ DEMO: '0' })).toMatchObject({ demo: false, host: '0.0.0.0', tls: 'auto' });
    expect(readSettings({ DEMO: '0', TRUST_PROXY: '1' }).tls).toBe('off');
    expect(readSettings({ NODE_ENV: 'production' })).toMatchObject({ demo: false, logFormat: 'json' });
  });

  it('refuse the demo in production and on an address others can reach', () => {
    expect(complaints({ NODE_ENV: 'production', DEMO: '1' })).toMatch(/^DEMO must be 0/);
    expect(complaints({ HOST: '0.0.0.0' })).toMatch(/^HOST must be a loopback address/);
    expect(complaints({ HOST: '127.0.0.2' })).toBe('');
  });

  it.each([
    ['PORT', 'eighty', /^PORT must be a whole number from 1 to 65535/],
    ['PORT', '0', /^PORT must be a whole number/],
    ['DEMO', 'maybe', /^DEMO must be 1 or 0/],
    ['TLS', 'on', /^TLS must be one of auto, files, off/],
    ['TLS_CERT_FILE', '/nowhere.pem', /TLS_CERT_FILE names a file that is not there/],
    ['LOG_LEVEL', 'loud', /^LOG_LEVEL must be one of fatal/],
    ['DATABASE_URL', 'mysql://a:secret@b/c', /^DATABASE_URL must look like postgres/],
    ['DATABASE_OWNER_URL', 'postgres://a:b@c/d', /^DATABASE_OWNER_URL has no meaning without DATABASE_URL/],
    ['DATA_KEYS', 'v1:short', /^DATA_KEYS must be v1:/],
    ['BLIND_INDEX_KEY', 'short', /^BLIND_INDEX_KEY must be 32 bytes/],
    ['PUBLIC_ORIGIN', 'https://a.example/path', /^PUBLIC_ORIGIN must be an origin/],
    ['METRICS_TOKEN', 'short', /^METRICS_TOKEN must have at least 16/],
    ['SMTP_URL', 'mail.example.go.id', /^SMTP_URL must look like smtp:/],
    ['SMTP_URL', 'smtps://kantor:p#ss@mail.example.go.id:465', /^SMTP_URL must look like .*%23/],
    ['SMTP_URL', 'smtp://mail.example.go.id/?tls.rejectUnauthorized=false', /^SMTP_URL must end with the port/],
    ['SMTP_CA_FILE', '/etc/ca.pem', /^SMTP_CA_FILE has no meaning without SMTP_URL/],
    ['SMTP_URL', 'smtp://mail.example.go.id', /^SMTP_FROM must name the sender/],
    ['NODE_ENV', 'prod', /^NODE_ENV must be one of development, production, test/],
  ])('name %s when it is %s', (name, value, sentence) => {
    expect(complaints({ [name]: value })).toMatch(sentence);
  });

  it('ask for the address in the links of messages before any is sent to others', () => {
    const sending = { SMTP_URL: 'smtp://mail.example.go.id', SMTP_FROM: 'Kantor <no-reply@example.go.id>' };
    expect(complaints({ ...sending, DEMO: '0' })).toMatch(/^PUBLIC_ORIGIN must be set with SMTP_URL/);
    expect(complaints({ ...sending, DEMO: '0', PUBLIC_ORIGIN: 'https://layanan.example.go.id' })).toBe('');
    // On loopback the reader of the message sits at this computer.
    expect(complaints(sending)).toBe('');
  });

  it('never repeat a password', () => {
    expect(complaints({ DATABASE_URL: 'mysql://a:secret@b/c' })).not.toContain('secret');
  });

  it('name every mistake at once', () => {
    expect(complaints({ PORT: 'x', TLS: 'x' }).split('\n')).toHaveLength(2);
  });

  it('ask for shared keys where several processes may share a database', () => {
    const shared = { NODE_ENV: 'production', DATABASE_URL: 'postgres://a:b@c/d' };
    expect(complaints(shared)).toMatch(/DATA_KEYS must be set[^]*BLIND_INDEX_KEY must be set/);
    const key = randomBytes(32).toString('base64');
    expect(complaints({ ...shared, DATA_KEYS: `v1:${key},v2:${key}`, BLIND_INDEX_KEY: key })).toBe('');
  });

  it('become an Env once the database and the keys are known', () => {
    const found = {
      databaseUrl: 'postgres://a',
      databaseOwnerUrl: 'postgres://o',
      dataKeys: 'v1:k',
      blindIndexKey: 'b',
    };
    expect(new Env({ ...readSettings({}), ...found })).toMatchObject({ port: 8080, databaseUrl: 'postgres://a' });
  });
});

it('knows which addresses no other computer can reach', () => {
  expect(['127.0.0.1', '127.0.0.2', '::1', 'localhost'].every(isLoopback)).toBe(true);
  expect(['0.0.0.0', '10.0.0.1', '127.example', '::'].some(isLoopback)).toBe(false);
});
