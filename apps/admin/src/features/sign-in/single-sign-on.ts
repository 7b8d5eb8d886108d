const STORE = 'buka.single-sign-on';

/** What an identity provider sends the browser back with. */
export interface Answer {
  attempt: string;
  code: string;
  state: string;
  iss?: string;
}

/** The proof that this tab asked; it lives as long as the tab, and no other page can put one here. */
export function keepAttempt(attempt: string): void {
  sessionStorage.setItem(STORE, attempt);
}

/** The provider's answer in this address, once; undefined when there is none or this tab never asked. */
export function takeAnswer(search: string): Answer | undefined {
  const given = new URLSearchParams(search);
  const [code, state, iss] = [given.get('code'), given.get('state'), given.get('iss')];
  const attempt = sessionStorage.getItem(STORE);
  if (!code || !state || !attempt) return undefined;
  sessionStorage.removeItem(STORE);
  return { attempt, code, state, ...(iss ? { iss } : {}) };
}

export const goTo = (url: string): void => window.location.assign(url);
