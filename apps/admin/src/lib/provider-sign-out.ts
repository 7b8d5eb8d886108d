const STORE = 'buka.provider-sign-out';

/** Keeps, in this tab, that the browser went to sign out at the provider too: no other page can claim that it did. */
export function keepDeparture(departure: { name: string; state: string }): void {
  sessionStorage.setItem(STORE, JSON.stringify({ name: departure.name, state: departure.state }));
}

/** The provider that this tab comes back from signed out, once; undefined when the state is not the one that was kept. */
export function takeDeparture(search: string): string | undefined {
  const kept = sessionStorage.getItem(STORE);
  if (kept === null) return undefined;
  sessionStorage.removeItem(STORE);
  const { name, state } = JSON.parse(kept) as { name: string; state: string };
  return new URLSearchParams(search).get('state') === state ? name : undefined;
}
