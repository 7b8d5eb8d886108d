import { judge, tell } from './testing/architecture.js';
import { FLOORS } from './testing/architecture-imports.js';
import { parse, readSources } from './testing/sources.js';

/** The faults of a house that consists of these files. */
const faults = (files: Record<string, string>) =>
  judge(Object.entries(files).map(([path, text]) => parse(path, text))).map((fault) => fault.rule);
const alone = (path: string, text: string) => faults({ [path]: text });

const SERVICE = 'libs/queue/src/tickets.service.ts';
const ENTITY = 'libs/queue/src/ticket.entity.ts';
const CONTROLLER = 'libs/queue/src/tickets.controller.ts';

describe('the house', () => {
  const sources = readSources();

  it('keeps its rules', () => {
    expect(judge(sources).map(tell)).toEqual([]);
  });

  it('was really looked at', () => {
    expect(sources.length).toBeGreaterThan(100);
    const paths = new Set(sources.map((source) => source.path));
    for (const path of ['apps/api/src/architecture.spec.ts', 'libs/platform/src/index.ts', 'libs/offices/src/index.ts'])
      expect(paths).toContain(path);
    const lookedThrough = sources.flatMap((source) => source.imports);
    expect(lookedThrough.filter((one) => one.from === '@buka-pintu/platform').length).toBeGreaterThan(10);
  });

  it('gives every lib a floor', () => {
    const libs = new Set(
      sources.map(({ path }) => /^libs\/([^/]+)/.exec(path)?.[1]).filter((lib) => lib !== undefined),
    );
    const known = [...FLOORS.flat(), 'client', 'look'];
    expect([...libs].filter((lib) => !known.includes(lib))).toEqual([]);
  });
});

// A test that can't fail guards nothing: each rule is shown a fault and, beside it, what it must let pass.
describe('the rules see', () => {
  const cases: [what: string, rule: string, files: Record<string, string>][] = [
    ['a floor above', 'floors', { 'libs/offices/src/x.ts': `import { queue } from '@buka-pintu/queue';` }],
    ['the domain in the platform', 'floors', { 'libs/platform/src/x.ts': `export * from '@buka-pintu/identity';` }],
    [
      'the domain in a test of the platform',
      'floors',
      { 'libs/platform/src/x.it.ts': `import {} from '@buka-pintu/queue';` },
    ],
    ['a type from above', 'floors', { 'libs/offices/src/x.ts': `import type { Queue } from '@buka-pintu/queue';` }],
    ['an import at run time', 'floors', { 'libs/offices/src/x.ts': `await import('@buka-pintu/queue');` }],
    ['a peer that is not on the list', 'floors', { 'libs/queue/src/x.ts': `import { a } from '@buka-pintu/surveys';` }],
    ['a way past the index', 'floors', { 'libs/queue/src/x.ts': `import { a } from '@buka-pintu/offices/src/a.js';` }],
    ['a relative way past it', 'floors', { 'libs/queue/src/x.ts': `import { a } from '../../offices/src/a.js';` }],
    [
      'a test door in a product file',
      'floors',
      { 'libs/queue/src/x.ts': `import {} from '@buka-pintu/platform/testing';` },
    ],
    ['a lib without a floor', 'floors', { 'libs/attic/src/x.ts': `import { a } from '@buka-pintu/platform';` }],
    ['a server lib in a front', 'floors', { 'apps/admin/src/x.ts': `import { a } from '@buka-pintu/queue';` }],
    ['the server in the SDK', 'floors', { 'libs/client/src/x.ts': `import { a } from '@buka-pintu/platform';` }],
    ['a feature in a feature', 'floors', { 'apps/admin/src/features/a/x.ts': `import {} from '../b/y.js';` }],
    ['a feature in the ui', 'floors', { 'apps/admin/src/ui/x.tsx': `import {} from '../features/b/y.js';` }],
    ['the app in a feature', 'floors', { 'apps/admin/src/features/a/x.ts': `import {} from '../../router.js';` }],
    ['a service in an entity', 'layers', { [ENTITY]: `import {} from './tickets.service.js';`, [SERVICE]: '' }],
    [
      'a service behind a noun in an entity',
      'layers',
      {
        [ENTITY]: `import {} from './desk.js';`,
        'libs/queue/src/desk.ts': `import {} from './tickets.service.js';`,
        [SERVICE]: '',
      },
    ],
    [
      'a controller in a service',
      'layers',
      { [SERVICE]: `import {} from './tickets.controller.js';`, [CONTROLLER]: '' },
    ],
    [
      'a view in a shape',
      'layers',
      { 'libs/queue/src/a.dto.ts': `import {} from './a.view.js';`, 'libs/queue/src/a.view.ts': '' },
    ],
    ['its own index in a file', 'layers', { [SERVICE]: `import {} from './index.js';`, 'libs/queue/src/index.ts': '' }],
    ['TypeORM in a controller', 'layers', { [CONTROLLER]: `import { In } from 'typeorm';` }],
    ['the database in a controller', 'layers', { [CONTROLLER]: `import { Db } from '@buka-pintu/platform';` }],
    ['HTTP in a service', 'layers', { [SERVICE]: `import { NotFoundException } from '@nestjs/common';` }],
    ['Fastify in a service', 'layers', { [SERVICE]: `import type { FastifyRequest } from 'fastify';` }],
    ['Nest in an entity', 'layers', { [ENTITY]: `import { Injectable } from '@nestjs/common';` }],
    ['Nest in a lifecycle', 'layers', { 'libs/queue/src/a.lifecycle.ts': `import { Type } from '@nestjs/common';` }],
    ['the environment', 'environment', { [SERVICE]: `export const port = process.env.PORT;` }],
    ['the environment in brackets', 'environment', { [SERVICE]: `export const port = process['env'].PORT;` }],
    ['the environment taken apart', 'environment', { [SERVICE]: `const { env } = process;` }],
    ['the environment imported', 'environment', { [SERVICE]: `import { env } from 'node:process';` }],
    ['the time', 'clock', { [SERVICE]: `export const now = new Date();` }],
    ['the time without brackets', 'clock', { [SERVICE]: `export const now = new Date;` }],
    ['the time in milliseconds', 'clock', { [SERVICE]: `export const now = Date.now();` }],
    ['any', 'any', { [SERVICE]: `export const a = (b: any[]) => b;` }],
    ['an enum', 'enums', { [SERVICE]: `export enum A { b }` }],
    ['a default export', 'default exports', { [SERVICE]: `export default class {}` }],
    ['a default by another name', 'default exports', { [SERVICE]: `const a = 1; export { a as default };` }],
    ['a relation', 'relations', { [ENTITY]: `class A { @ManyToOne(() => B) b: string; }` }],
    ['a hurried hook', 'patience', { 'libs/queue/src/a.it.ts': `beforeAll(() => 1, 60_000);` }],
    ['a hurried table', 'patience', { 'libs/queue/src/a.spec.ts': `it.each([1])('%s', () => {}, 5_000);` }],
    ['a new kind of file', 'names', { 'libs/queue/src/ticket.repository.ts': '' }],
    ['a name that is no idea', 'names', { 'libs/queue/src/utils.ts': '' }],
    ['a folder that is no idea', 'names', { 'libs/queue/src/common/lane.ts': '' }],
    ['camels', 'names', { 'libs/queue/src/ticketNumber.ts': '' }],
    ['an endless file', 'length', { 'libs/queue/src/a.ts': 'export {};\n'.repeat(401) }],
    [
      'a crowded folder',
      'folders',
      Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`libs/queue/src/a${index}.ts`, ''])),
    ],
    [
      'a foreign key to another module',
      'foreign keys',
      {
        'libs/queue/src/migrations/1-a.ts': '`create table ticket (a int references office (id))`',
        'libs/offices/src/migrations/1-b.ts': '`create table office (id int)`',
      },
    ],
  ];
  it.each(cases)('%s', (_, rule, files) => {
    expect(faults(files)).toEqual([rule]);
  });
});

describe('the rules let pass', () => {
  it('what goes down, stays at home or comes in by the door', () => {
    const text = `
      import { Db } from '@buka-pintu/platform';
      import { Offices } from '@buka-pintu/offices';
      import type { Ticket } from './ticket.entity.js';
      export const at = (text: string, clock: { now(): Date }) => [new Date(text), clock.now(), 'process.env', Db];
      // any, enum and Date.now() in a comment are only words
      export { Offices, type Ticket };`;
    expect(faults({ [SERVICE]: text, [ENTITY]: `import { Column } from 'typeorm';` })).toEqual([]);
    expect(alone('libs/complaints/src/x.ts', `import { a } from '@buka-pintu/queue';`)).toEqual([]);
    expect(alone('apps/admin/src/features/a/x.ts', `import {} from '../../ui/y.js'; import {} from './z.js';`)).toEqual(
      [],
    );
    expect(alone('apps/admin/src/ui/x.spec.tsx', `import {} from '../../testing/house.js';`)).toEqual([]);
    expect(
      alone('apps/admin/src/x.ts', `import { a } from '@buka-pintu/client'; import '@buka-pintu/look/tokens.css';`),
    ).toEqual([]);
    expect(alone('apps/api/src/x.ts', `import { queue } from '@buka-pintu/queue';`)).toEqual([]);
  });

  it('tests that set the environment, the time and the stage', () => {
    const text = `import { openHouse } from '@buka-pintu/platform/testing'; process.env.A = String(Date.now());`;
    expect(alone('libs/queue/src/tickets.it.ts', text)).toEqual([]);
    expect(alone('libs/identity/src/sessions.it.ts', `import { offices } from '@buka-pintu/offices';`)).toEqual([]);
    expect(alone('libs/platform/src/env/env.ts', 'export const a = process.env;')).toEqual([]);
    expect(alone('libs/platform/src/clock/clock.ts', 'export const a = new Date();')).toEqual([]);
    expect(alone('apps/admin/vite.config.ts', 'export default process.env;')).toEqual([]);
  });

  it('400 lines, and 25 files in a folder with their tests', () => {
    expect(alone('libs/queue/src/a.ts', 'export {};\n'.repeat(400))).toEqual([]);
    const files = Array.from({ length: 25 }, (_, index) => [
      `libs/queue/src/a${index}.ts`,
      `libs/queue/src/a${index}.spec.ts`,
    ]);
    expect(faults(Object.fromEntries(files.flat().map((path) => [path, ''])))).toEqual([]);
  });
});
