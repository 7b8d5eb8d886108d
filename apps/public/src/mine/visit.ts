const STORE = 'buka.visit';

/** The visit's token, for as long as the tab is open; a browser that keeps nothing asks for a code again. */
export function keptVisit(): string | undefined {
  try {
    return sessionStorage.getItem(STORE) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepVisit(token: string): void {
  try {
    sessionStorage.setItem(STORE, token);
  } catch {
    // It lives on in the page itself.
  }
}

export function forgetVisit(): void {
  try {
    sessionStorage.removeItem(STORE);
  } catch {
    // Nothing was kept.
  }
}
