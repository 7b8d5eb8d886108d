import type { TestProject } from 'vitest/node';
import { startHouse, type StartedHouse } from './house.ts';

declare module 'vitest' {
  interface ProvidedContext {
    house: Pick<StartedHouse, 'url' | 'signIn' | 'apiKey'>;
  }
}

/** One house for all journeys: each uses its own people, as strangers in one office do. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const house = await startHouse();
  project.provide('house', { url: house.url, signIn: house.signIn, apiKey: house.apiKey });
  return () => house.stop();
}
