import { Env, type Settings } from '../env/index.js';
import { installSecrets } from './install-file.js';

/** The settings with the keys that were given, or that this install made for itself. */
export function withKeys(settings: Settings, databaseUrl: string, databaseOwnerUrl: string): Env {
  const given = settings.dataKeys !== null && settings.blindIndexKey !== null;
  const own = given ? undefined : installSecrets(settings.dataDir);
  const dataKeys = settings.dataKeys ?? own!.dataKeys;
  const blindIndexKey = settings.blindIndexKey ?? own!.blindIndexKey;
  return new Env({ ...settings, databaseUrl, databaseOwnerUrl, dataKeys, blindIndexKey });
}
