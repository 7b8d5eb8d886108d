import type { Fault } from './fault.js';
import { homeOf, type Import, isTest, isToolConfig, kindOf, type Source } from './sources.js';

/** From the lowest floor up. Libs of one floor are peers. */
export const FLOORS: readonly (readonly string[])[] = [
  ['platform'],
  ['identity'],
  ['offices'],
  ['catalogue'],
  ['payments'],
  ['queue', 'applications', 'complaints', 'surveys', 'outreach', 'information'],
  ['insights'],
];

/** Which peer may call which, for reads and commands through its index.ts; all else between peers is by event. */
export const PEERS: Readonly<Record<string, readonly string[]>> = {
  applications: ['queue'],
  outreach: ['queue'],
  complaints: ['queue', 'applications'],
  surveys: ['queue', 'applications'],
};

const FRONTS = ['apps/admin', 'apps/public'];
/** What stands outside the floors: it knows nothing of the server. */
const APART = ['client', 'look'];
const ALIAS = /^@buka-pintu\/([^/]+)(\/.+)?$/;

/** Imports that go up a floor, across to a peer, past an index.ts, or from a front into the server. */
export function floorFaults(sources: readonly Source[]): Fault[] {
  return sources.flatMap((source) =>
    source.imports.flatMap((one) => {
      const says = floorFault(source.path, one);
      return says ? [{ rule: 'floors', path: source.path, line: one.line, says }] : [];
    }),
  );
}

function floorFault(path: string, one: Import): string | undefined {
  const home = homeOf(path);
  const alias = ALIAS.exec(one.from);
  if (!alias) {
    if (one.file === undefined || homeOf(one.file) === home) return frontZone(path, one);
    const door = /\/testing\/(index|[a-z-]+)$/.test(one.file) || home === 'bench';
    if (isToolConfig(path) || (isTest(path) && door)) return undefined;
    // The worker is the api without its HTTP: the same list of modules, the same settings.
    if (home === 'apps/worker' && homeOf(one.file) === 'apps/api') return undefined;
    return `reaches into ${homeOf(one.file)}; enter it through its index.ts`;
  }
  const [, target = '', inside] = alias;
  if (FRONTS.includes(home)) {
    return APART.includes(target) ? undefined : `a front imports only libs/client and libs/look, not ${target}`;
  }
  if (inside && !(inside === '/testing' && isTest(path)))
    return `reaches into ${target}; enter it through its index.ts`;
  if (target === home.slice('libs/'.length))
    return isTest(path) ? undefined : `imports its own index.ts; name the file`;
  if (home.startsWith('apps/') || home === 'bench') return undefined;
  return goesDown(home.slice('libs/'.length), target, isTest(path));
}

function goesDown(from: string, to: string, test: boolean): string | undefined {
  // Our tests speak to the API as integrators do, through the SDK.
  if (to === 'client' && test) return undefined;
  // A test sets its stage with whatever modules it needs; the platform's own need no word of the domain.
  if (test && from !== 'platform' && !APART.includes(from)) return undefined;
  if (APART.includes(from)) return `${from} stands alone and imports nothing of the house`;
  const floor = (lib: string): number => FLOORS.findIndex((libs) => libs.includes(lib));
  if (floor(from) < 0) return `${from} has no floor; give it its place in FLOORS`;
  if (floor(to) < 0) return `${to} is no floor under ${from}`;
  if (floor(to) < floor(from) || PEERS[from]?.includes(to)) return undefined;
  return floor(to) === floor(from)
    ? `${to} is a peer that ${from} may not call; use an event`
    : `${to} stands above ${from}`;
}

/** In the admin: app → features → ui, api, lib; features never import features. */
function frontZone(path: string, one: Import): string | undefined {
  if (homeOf(path) !== 'apps/admin' || one.file === undefined) return undefined;
  const zone = /\/src\/(features|ui|api|lib|locales)\/([^/]+)/;
  const [, from, feature] = zone.exec(path) ?? [];
  const [, to, other] = zone.exec(one.file) ?? [];
  if (from === undefined) return undefined;
  if (isTest(path) && one.file.startsWith('apps/admin/testing/')) return undefined;
  if (to === undefined) return `${from} imports ${one.file}, which stands above it`;
  if (to !== 'features') return undefined;
  if (from !== 'features') return `${from} imports a feature`;
  return feature === other ? undefined : `feature ${feature} imports feature ${other}`;
}

// Within a module: what a kind may import at most. A plain noun stands as high as what it imports.
const LEVELS: Readonly<Record<string, number>> = {
  ...{ entity: 0, lifecycle: 0, dto: 0, events: 0, problems: 0 },
  ...{ view: 1, queries: 1 },
  ...{ service: 2, seed: 2 },
  ...{ controller: 3, handlers: 3 },
  ...{ module: 4, migration: 4 },
};
const NAMES_OF_LEVELS = ['shapes', 'view and queries', 'services', 'controllers and handlers', 'module'];
const ORM = /^(typeorm|@nestjs\/typeorm|pg)(\/|$)/;
const HTTP = /^(fastify|@fastify\/.*|@nestjs\/platform-.*|@nestjs\/swagger)(\/|$)/;
const HTTP_NAMES =
  /^(Controller|Get|Post|Put|Patch|Delete|Body|Param|Query|Req|Res|Headers|HttpCode|[A-Z]\w*Exception|Endpoint|Caller|IfMatch|Request|pageOf)$/;

/** Imports against the order of kinds inside a module, and libraries a kind must not know. */
export function layerFaults(sources: readonly Source[]): Fault[] {
  const known = new Map(sources.map((source) => [source.path.replace(/\.tsx?$/, ''), source]));
  const levels = new Map<string, number>();
  const levelOf = (source: Source): number => {
    let level = levels.get(source.path) ?? LEVELS[kindOf(source.path)];
    if (level !== undefined) return level;
    levels.set(source.path, 0);
    const targets = source.imports.flatMap(({ file }) => (file === undefined ? [] : (known.get(file) ?? [])));
    level = Math.max(0, ...targets.map(levelOf));
    levels.set(source.path, level);
    return level;
  };
  return sources
    .filter(({ path }) => /^libs\/(?!platform\/|client\/|look\/)/.test(path) && !isTest(path))
    .flatMap((source) =>
      source.imports.flatMap((one) => {
        const target = one.file === undefined ? undefined : known.get(one.file);
        const says = libraryFault(source.path, one) ?? (target ? layerFault(source, target, levelOf) : undefined);
        return says ? [{ rule: 'layers', path: source.path, line: one.line, says }] : [];
      }),
    );
}

function layerFault(source: Source, target: Source, levelOf: (source: Source) => number): string | undefined {
  if (source.path.endsWith('/src/index.ts')) return undefined;
  if (target.path.endsWith('/src/index.ts')) return 'imports the index of its own module; name the file';
  const [from, to] = [levelOf(source), levelOf(target)];
  if (to <= from) return undefined;
  return `${NAMES_OF_LEVELS[from]} must not know ${NAMES_OF_LEVELS[to]} (${target.path.split('/').at(-1)})`;
}

function libraryFault(path: string, { from, names }: Import): string | undefined {
  const kind = kindOf(path);
  if (kind === 'controller' && (ORM.test(from) || (from === '@buka-pintu/platform' && names.includes('Db')))) {
    return `a controller knows no database (${from})`;
  }
  if (['service', 'queries', 'handlers'].includes(kind)) {
    const http = /^@(nestjs\/common|buka-pintu\/platform)$/.test(from)
      ? names.filter((name) => HTTP_NAMES.test(name))
      : [];
    if (HTTP.test(from) || http.length > 0) return `a ${kind} knows no HTTP (${http.join(', ') || from})`;
  }
  if (['entity', 'lifecycle'].includes(kind) && from.startsWith('@nestjs/')) return `a ${kind} knows no Nest (${from})`;
  return undefined;
}
