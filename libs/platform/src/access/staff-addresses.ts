/** Knows officers' own e-mail addresses; the identity module provides it. */
export abstract class StaffAddresses {
  /** Undefined where none is known. */
  abstract of(staffId: string): Promise<string | undefined>;
}

/** Where no module knows any officers, nobody has an address. */
export const noAddresses: StaffAddresses = { of: () => Promise.resolve(undefined) };
