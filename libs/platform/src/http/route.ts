import { RequestMethod, type DynamicModule, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/internal';
import { MetadataScanner } from '@nestjs/core';
import type { HouseModule } from '../house.js';
import { operationOf } from './endpoint.js';
import type { Document, Operation } from './operation.js';

/** An operation at its address. */
export interface Route {
  method: string;
  /** With Nest's `:id`. */
  path: string;
  /** `Bookings` of BookingsController. */
  resource: string;
  operation: Operation;
}

type ModuleLike = Type | DynamicModule | { forwardRef(): Type } | Promise<DynamicModule>;

/**
 * Every operation of the modules, found in their metadata: nothing is instantiated and no database is asked.
 * @throws when a handler declares no access
 */
export function routesOf(modules: readonly HouseModule[]): Route[] {
  const controllers = new Set<Type>();
  const seen = new Set<unknown>();
  for (const { nest } of modules) collect(nest, controllers, seen);
  return [...controllers].flatMap(routesOfController);
}

function collect(module: ModuleLike, controllers: Set<Type>, seen: Set<unknown>): void {
  if (seen.has(module) || module instanceof Promise) return;
  seen.add(module);
  if ('forwardRef' in module) return collect(module.forwardRef(), controllers, seen);
  const dynamic = 'module' in module ? module : undefined;
  const type = dynamic?.module ?? (module as Type);
  const declared = <T>(key: string): T[] => (Reflect.getMetadata(key, type) ?? []) as T[];
  for (const controller of [...declared<Type>('controllers'), ...(dynamic?.controllers ?? [])]) {
    controllers.add(controller);
  }
  for (const imported of [...declared<ModuleLike>('imports'), ...((dynamic?.imports ?? []) as ModuleLike[])]) {
    collect(imported, controllers, seen);
  }
}

function routesOfController(controller: Type): Route[] {
  const prototype = controller.prototype as Record<string, object>;
  const prefix = [Reflect.getMetadata(PATH_METADATA, controller) as string | string[]].flat()[0] ?? '';
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name]!;
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const operation = operationOf(handler);
    if (!operation) throw new Error(`${controller.name}.${name} declares no access: it needs @Endpoint`);
    if (operation.access.length === 0) throw new Error(`${controller.name}.${name} lets nobody in`);
    const own = [Reflect.getMetadata(PATH_METADATA, handler) as string | string[]].flat()[0] ?? '';
    const path = `/${prefix}/${own}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
    const resource = controller.name.replace(/Controller$/, '');
    return [{ method: RequestMethod[method].toLowerCase(), path, resource, operation }];
  });
}

/** In which documents an operation stands: third parties' and citizens' ways in, and what the admin uses. */
export function documentsOf({ access, documents }: Operation): Document[] {
  if (documents) return documents;
  const kinds = new Set(access.map((it) => it.kind));
  const isPublic = [...kinds].some((kind) => kind !== 'staff' && kind !== 'signed_in');
  const isStaff = kinds.has('staff') || kinds.has('signed_in') || kinds.has('anyone');
  return [...(isPublic ? (['public'] as const) : []), ...(isStaff ? (['staff'] as const) : [])];
}

/**
 * What may be asked at an address: `GET, HEAD, POST`; empty where no operation stands.
 * @returns a function of a path without its query, for the answers to what the router does not find
 */
export function methodsByAddress(modules: readonly HouseModule[]): (path: string) => string[] {
  const shapes = new Map<string, Set<string>>();
  for (const { path, method } of routesOf(modules)) {
    const shape = `^${path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}$`;
    const methods = shapes.get(shape) ?? new Set();
    shapes.set(shape, methods.add(method.toUpperCase()));
    if (method === 'get') methods.add('HEAD');
  }
  const known = [...shapes].map(([shape, methods]) => ({ matches: new RegExp(shape), methods }));
  return (path) =>
    [...new Set(known.flatMap(({ matches, methods }) => (matches.test(path) ? [...methods] : [])))].sort();
}
