import { render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { vi } from 'vitest';
import { App } from '../src/app.js';
import { startLanguage } from '../src/lib/i18n.js';
import { fixtureHouse } from './fixture-house.js';

type House = ReturnType<typeof fixtureHouse>;

/** The whole admin at an address, over a house of fixtures that stands in for `fetch`. */
export async function renderApp(
  start: string,
  override: Parameters<typeof fixtureHouse>[0] = {},
  options: { signedIn?: boolean; hash?: string } = {},
): Promise<{ house: House; user: ReturnType<typeof userEvent.setup> }> {
  const house = fixtureHouse(override, options.signedIn ?? true);
  vi.stubGlobal('fetch', (input: Request | string, init?: RequestInit) =>
    house.answer(input instanceof Request ? input : new Request(new URL(input, 'http://localhost'), init)),
  );
  window.location.hash = options.hash ?? '';
  await startLanguage();
  render(<App start={start} />);
  return { house, user: userEvent.setup() };
}
