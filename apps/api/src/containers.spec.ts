import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// There is no engine here that could run them: what a slip of the pen would break is read instead.
const read = (path: string): string => readFileSync(join(import.meta.dirname, '../../..', path), 'utf8');
const compose = read('docker-compose.yml');
const OTHERS = /^(POSTGRES_|APP_PASSWORD$|SITE)/;

describe('the containers', () => {
  it('are given settings that the house knows', () => {
    const known = new Set([...read('.env.example').matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name));
    const given = [...compose.matchAll(/^ {4,6}([A-Z][A-Z_]+):/gm)].map(([, name = '']) => name);
    expect(given).toContain('DATABASE_OWNER_URL');
    expect(given.filter((name) => !OTHERS.test(name) && !known.has(name))).toEqual([]);
  });

  it('mount every volume they declare, and declare every one they mount', () => {
    const [, declared = ''] = compose.split('\nvolumes:\n');
    const volumes = [...declared.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name);
    const mounted = [...compose.matchAll(/volumes: \[(.*)\]/g)].flatMap(([, list = '']) =>
      [...list.matchAll(/'(\w+):/g)].map(([, name]) => name),
    );
    expect(new Set(mounted)).toEqual(new Set(volumes));
  });

  it('run as nobody in particular, from what a clone holds', () => {
    const image = read('Dockerfile');
    expect(/^USER (.*)$/m.exec(image)?.[1]).toBe('node');
    for (const script of image.matchAll(/\bnode (scripts\/\S+)/g)) expect(read(script[1] ?? '')).not.toBe('');
    expect(compose.match(/healthcheck:/g)).toHaveLength(2);
  });
});
