import type { SeedContext, StartingPoint } from '@buka-pintu/platform';
import { FirstAdministrator } from '../staff/first-administrator.service.js';
import { DemoSignIn } from './demo-sign-in.service.js';

/** What the terminal shows of us at a start: the demo's links and key, or how the first administrator comes in. */
export async function waysIn({ get }: SeedContext): Promise<StartingPoint[]> {
  const demo = get(DemoSignIn);
  const points: StartingPoint[] = (await demo.links('')).map(({ role, name, url }) => ({
    title: `Sign in: ${role.replaceAll('_', ' ')} (${name})`,
    path: url,
  }));
  const key = await demo.apiKey();
  if (key) points.push({ title: 'API key of the demo, until it is used', text: key });
  const setup = await get(FirstAdministrator).link('');
  if (setup) points.push({ title: 'Register the first administrator, once', path: setup });
  return points;
}
