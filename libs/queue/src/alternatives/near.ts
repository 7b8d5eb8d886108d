import type { Office } from '@buka-pintu/offices';

export interface NearOffice {
  office: Office;
  /** As the crow flies, in whole kilometres; null where one of the two places is not known. */
  distanceKm: number | null;
}

type Place = Pick<Office, 'coordinates' | 'province' | 'zone'>;
const EARTH_KM = 6371;

/** Kilometres between two places given as "latitude, longitude" in degrees, along the great circle; null when one is unknown. */
export function kilometres(one: string | null, other: string | null): number | null {
  if (one === null || other === null) return null;
  const [from, to] = [radians(one), radians(other)];
  const half =
    Math.sin((to.lat - from.lat) / 2) ** 2 +
    Math.cos(from.lat) * Math.cos(to.lat) * Math.sin((to.lon - from.lon) / 2) ** 2;
  return Math.round(2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half))));
}

/**
 * Offices by how near they are: those whose distance is known first, then those of the same province, then those of the same zone.
 * What is known to be farther than `farthestKm` is not near.
 */
export function nearest(here: Place, others: readonly Office[], most: number, farthestKm: number): NearOffice[] {
  return others
    .map((office) => ({ office, distanceKm: kilometres(here.coordinates, office.coordinates) }))
    .filter(({ office, distanceKm }) => (distanceKm === null ? isAround(here, office) : distanceKm <= farthestKm))
    .sort((a, b) => rank(here, a) - rank(here, b) || a.office.id - b.office.id)
    .slice(0, most);
}

function isAround(here: Place, office: Place): boolean {
  return (here.province !== null && office.province === here.province) || office.zone === here.zone;
}

function rank(here: Place, { office, distanceKm }: NearOffice): number {
  if (distanceKm !== null) return distanceKm;
  return 100_000 + (here.province !== null && office.province === here.province ? 0 : 1);
}

function radians(place: string): { lat: number; lon: number } {
  const [lat, lon] = place.split(',').map((degrees) => (Number(degrees) * Math.PI) / 180) as [number, number];
  return { lat, lon };
}
