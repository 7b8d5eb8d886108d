import type { HouseModule } from '../house.js';

/** A module of the house for one test; what it is not said to bring is empty. */
export function toyModule(
  name: string,
  nest: HouseModule['nest'],
  brings: Partial<Omit<HouseModule, 'name' | 'nest'>> = {},
): HouseModule {
  return { name, nest, entities: [], migrations: [], problems: {}, events: {}, permissions: {}, ...brings };
}
