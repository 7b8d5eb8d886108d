import type { SeedContext } from '@buka-pintu/platform';
import { ContactLister } from './links/contact-lister.service.js';
import { seedDemoBookings } from './bookings/bookings.seed.js';
import { seedDemoDays } from './day/day.seed.js';
import { seedDemoVisitors } from './imports/visitors.seed.js';
import { seedDemoRoster, seedRosterLimits } from './rosters/roster.seed.js';
import { seedDemoEmergencies } from './emergencies/emergencies.seed.js';
import { seedDemoJourneys } from './journeys/journeys.seed.js';
import { seedDemoStock } from './stock/stock.seed.js';
import { seedDemoSupply, seedSupply } from './supply/supply.seed.js';

/** What every start makes sure of. */
export async function seedQueue(context: SeedContext): Promise<void> {
  await seedSupply(context);
  await seedRosterLimits(context);
  await context.get(ContactLister).begin();
}

/** The demo office's slots, bookings and the days behind it. */
export async function demoQueue(context: SeedContext): Promise<void> {
  await seedDemoSupply(context);
  await seedDemoStock(context);
  await seedDemoBookings(context);
  await seedDemoDays(context);
  await seedDemoVisitors(context);
  await seedDemoRoster(context);
  await seedDemoJourneys(context);
  await seedDemoEmergencies(context);
}
