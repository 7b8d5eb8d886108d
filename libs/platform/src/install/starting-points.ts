import type { INestApplicationContext } from '@nestjs/common';
import { contextOf } from '../database/seed.js';
import { HOUSE_MODULES, type HouseModule, type StartingPoint } from '../house.js';

/** Where to go and how to sign in, as the modules tell it, in their order. */
export async function startingPoints(app: INestApplicationContext): Promise<StartingPoint[]> {
  const points: StartingPoint[] = [];
  for (const module of app.get<HouseModule[]>(HOUSE_MODULES, { strict: false }))
    points.push(...((await module.welcome?.(contextOf(app))) ?? []));
  return points;
}
