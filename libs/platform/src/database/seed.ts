import type { INestApplicationContext } from '@nestjs/common';
import { Logger } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { HOUSE_MODULES, type HouseModule, type SeedContext } from '../house.js';
import { Db } from './db.js';

/** What seeds and welcomes are given, from a created app. */
export function contextOf(app: INestApplicationContext): SeedContext {
  const logger = new Logger('Seed');
  return {
    db: app.get(Db, { strict: false }),
    clock: app.get(Clock, { strict: false }),
    get: (token) => app.get(token, { strict: false }),
    log: (line) => logger.log(line),
  };
}

/** Writes every module's reference data, in the order of the modules; idempotent, so it runs at every start. */
export async function seedReference(app: INestApplicationContext): Promise<void> {
  for (const module of app.get<HouseModule[]>(HOUSE_MODULES, { strict: false })) await module.seed?.(contextOf(app));
}

/** Writes the fictitious demo office of every module; only the launcher of a demo install calls it. Idempotent. */
export async function seedDemo(app: INestApplicationContext): Promise<void> {
  for (const module of app.get<HouseModule[]>(HOUSE_MODULES, { strict: false })) await module.demo?.(contextOf(app));
}
