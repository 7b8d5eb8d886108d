import { Client } from 'pg';
import { processSettings } from '../env/index.js';
import { EmbeddedPostgres } from '../postgres/index.js';
import { installSecrets, isLive, readInstance } from './install-file.js';
import { InstallLock } from './install-lock.js';
import { withKeys } from './keyed-env.js';
import type { OpenInstall } from './open-install.js';
import type { Say } from './start-problem.js';

/**
 * The database of this install for a command beside it: the one that runs, or one started for the command's own time. Changes
 * nothing in it: no migration, no seed.
 */
export async function reachInstall(say: Say): Promise<OpenInstall> {
  const settings = processSettings(isLive);
  if (settings.databaseUrl !== null) {
    const env = withKeys(settings, settings.databaseUrl, settings.databaseOwnerUrl ?? settings.databaseUrl);
    return { env, close: () => Promise.resolve() };
  }
  const { port } = readInstance(settings.dataDir);
  if (port !== undefined) {
    const { ownerPassword, appPassword } = installSecrets(settings.dataDir);
    const at = (role: string, password: string): string =>
      `postgres://${role}:${password}@127.0.0.1:${port}/buka_pintu`;
    const [appUrl, ownerUrl] = [at('buka_app', appPassword), at('buka_owner', ownerPassword)];
    if (await answers(ownerUrl)) return { env: withKeys(settings, appUrl, ownerUrl), close: () => Promise.resolve() };
  }
  const lock = await InstallLock.take(settings.dataDir, say);
  const postgres = await EmbeddedPostgres.start({ dataDir: settings.dataDir, say });
  return {
    env: withKeys(settings, postgres.appUrl, postgres.ownerUrl),
    close: async () => {
      await postgres.stop();
      lock.release();
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  return client
    .connect()
    .then(() => client.end())
    .then(
      () => true,
      () => false,
    );
}
