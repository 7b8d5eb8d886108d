// One process of the API that knows the naive way as well, so that both are measured in the same one.
import 'reflect-metadata';
import { createServer, Env, migrate, processSettings } from '@buka-pintu/platform';
import { MODULES } from '../../apps/api/src/api.module.js';
import { naive } from './naive.js';

const { databaseUrl, databaseOwnerUrl, dataKeys, blindIndexKey, ...settings } = processSettings();
if (!databaseUrl || !databaseOwnerUrl || !dataKeys || !blindIndexKey) throw new Error('claims.mjs starts this');
const modules = [...MODULES, naive];
await migrate(databaseOwnerUrl, new URL(databaseUrl).username, modules);
const app = await createServer(
  modules,
  new Env({ ...settings, databaseUrl, databaseOwnerUrl, dataKeys, blindIndexKey }),
);
process.once('SIGTERM', () => void app.close());
await app.listen(settings.port, settings.host);
