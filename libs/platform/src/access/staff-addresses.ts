/** Knows officers' own e-mail addresses and names; the identity module provides it. */
export abstract class StaffAddresses {
  /** Undefined where none is known. */
  abstract of(staffId: string): Promise<string | undefined>;
  /** Names by id, as colleagues know them; who is unknown is missing. Ask first whether the caller may know. */
  abstract names(staffIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** Where no module knows any officers, nobody has an address or a name. */
export const noAddresses: StaffAddresses = {
  of: () => Promise.resolve(undefined),
  names: () => Promise.resolve(new Map()),
};
