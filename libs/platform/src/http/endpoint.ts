import { HttpCode } from '@nestjs/common';
import { ROUTE_ARGS_METADATA, RouteParamtypes } from '@nestjs/common/internal';
import type { EndpointOptions, Operation } from './operation.js';
import { requestContext } from './request-context.js';
import { isShape, type Shape } from '../shapes/schema.js';

const OPERATION = 'buka-pintu:operation';

/** The operation a handler was declared as. */
export function operationOf(handler: object): Operation | undefined {
  return Reflect.getMetadata(OPERATION, handler) as Operation | undefined;
}

/** The classes of the handler's `@Body()`, `@Query()` and `@Param()`: TypeScript emitted them, Nest knows which is which. */
function argumentShapes(target: object, name: string | symbol): { body?: Shape; query?: Shape; path?: Shape } {
  const types = (Reflect.getMetadata('design:paramtypes', target, name) ?? []) as unknown[];
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, target.constructor, name) ?? {}) as Record<string, unknown>;
  const shapes: Record<string, Shape> = {};
  for (const key of Object.keys(args)) {
    const [kind, index] = key.split(':').map(Number);
    const part = { [RouteParamtypes.BODY]: 'body', [RouteParamtypes.QUERY]: 'query', [RouteParamtypes.PARAM]: 'path' };
    const named = part[kind as keyof typeof part];
    const shape = types[index ?? -1];
    if (named && isShape(shape)) shapes[named] = shape;
    else if (named === 'body') {
      throw new Error(`${target.constructor.name}.${String(name)} takes a body without a class of declared fields`);
    }
  }
  return shapes;
}

type Handler = (this: unknown, ...args: unknown[]) => unknown;

/**
 * Declares an operation, once: its access, its place and schemas in the OpenAPI documents, its status and problems, and
 * whether it is idempotent or guarded by If-Match.
 *
 * The handler is wrapped, because Nest runs interceptors before pipes: only inside the handler has the request been
 * validated, and a refused body must not use up an Idempotency-Key.
 */
export function Endpoint(options: EndpointOptions): MethodDecorator {
  return <T>(target: object, name: string | symbol, descriptor: TypedPropertyDescriptor<T>) => {
    const status = options.status ?? (options.returns || options.mediaType ? 200 : 204);
    const shapes = argumentShapes(target, name);
    if (options.body && shapes.body && options.body !== shapes.body) {
      throw new Error(`${target.constructor.name}.${String(name)} declares one body and takes another`);
    }
    const operation: Operation = { ...options, ...shapes, status, weight: options.weight ?? 1, handler: String(name) };
    const handler = descriptor.value as Handler;
    const wrapped: Handler = function (...args) {
      const context = requestContext();
      // A test may call the method itself; there is no request to answer then.
      if (!context?.run) return handler.apply(this, args);
      return context.run(operation, async () => handler.apply(this, args));
    };
    Object.defineProperty(wrapped, 'name', { value: name });
    for (const key of Reflect.getMetadataKeys(handler) as string[]) {
      Reflect.defineMetadata(key, Reflect.getMetadata(key, handler), wrapped);
    }
    Reflect.defineMetadata(OPERATION, operation, wrapped);
    descriptor.value = wrapped as T;
    // An event stream answers 200 by nature, and @Sse sets its own status.
    if (!options.stream) HttpCode(status)(target, name, descriptor);
  };
}
