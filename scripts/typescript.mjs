// `node --import ./scripts/typescript.mjs x.ts` runs our TypeScript as it is: the same compiler as the tests, no build.
// Node strips types by itself, but it knows neither decorators nor our aliases.
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const root = new URL('../', import.meta.url);
/** @type {Record<string, [string]>} */
const aliases = JSON.parse(readFileSync(new URL('tsconfig.json', root), 'utf8')).compilerOptions.paths;

registerHooks({
  resolve(specifier, context, next) {
    const alias = aliases[specifier]?.[0];
    if (alias) return next(new URL(alias, root).href, context);
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (existsSync(source)) return next(source.href, context);
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      filename,
      jsc: {
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
        target: 'es2024',
        keepClassNames: true,
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
