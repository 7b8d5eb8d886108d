/** Tries of one name from one network that cost nothing: fingers slip. */
export const FREE_TRIES = 5;
/** The longest wait between two tries of one name from one network. */
export const LONGEST_WAIT_SECONDS = 300;
/** Failures fade by half in this time, so that a wait ends by itself and no hand must unlock anyone. */
export const PAIR_HALF_LIFE_SECONDS = 3600;
/** The whole house's failures fade faster: they tell of a storm, not of a person. */
export const STORM_HALF_LIFE_SECONDS = 60;

const STORM_FROM = 30;
const LONGEST_PAUSE_MS = 3000;

/** Seconds before the next try after so many recent failures: 0 up to the free tries, then 2, 4, 8 … 300. */
export function waitAfter(failures: number): number {
  return failures < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_SECONDS, 2 ** (failures - FREE_TRIES + 1));
}

/**
 * How long a try from a network without an earlier success is held back while passwords are being tried all over the house.
 * Officers at their usual place notice nothing; nobody is ever locked out.
 * @param failures recent failures of the whole house
 */
export function pauseInStorm(failures: number): number {
  return failures <= STORM_FROM ? 0 : Math.min(LONGEST_PAUSE_MS, (failures - STORM_FROM) * 50);
}
