/**
 * A UUIDv7 of the device's own making, with its office's number where every id of the house has it.
 * @param deviceId an id of the same office @param at milliseconds by the device's clock; it only sorts, nothing is decided by it
 */
export function kioskId(deviceId: string, at: number): string {
  const random = crypto.getRandomValues(new Uint8Array(8));
  random[0] = (random[0]! & 0x3f) | 0x80;
  const tail = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const time = Math.max(0, Math.floor(at)).toString(16).padStart(12, '0').slice(-12);
  return `${time.slice(0, 8)}-${time.slice(8)}-${deviceId.split('-')[2]}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}
