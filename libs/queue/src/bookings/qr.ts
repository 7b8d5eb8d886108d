import type { Vault } from '@buka-pintu/platform';
import QRCode from 'qrcode';

// Crockford's digits again: with them, ':' and '-' a QR code stays in its alphanumeric mode and so stays coarse.
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TAG_LENGTH = 10;
const PREFIX = 'BP1';

/**
 * The text of a booking's QR code. The tag (50 bits) shows that it was made here for this booking: a code read over a
 * shoulder does not check anybody in at a kiosk.
 */
export function qrText(vault: Vault, booking: { id: string; code: string }): string {
  return `${PREFIX}:${booking.code}:${tagOf(vault, booking.id)}`;
}

/** The code and tag in a QR text, undefined when it is not one of ours. */
export function readQr(text: string): { code: string; tag: string } | undefined {
  const [prefix, code, tag, ...rest] = text.trim().toUpperCase().split(':');
  return prefix === PREFIX && code && tag && rest.length === 0 ? { code, tag } : undefined;
}

/** Whether the tag belongs to the booking. */
export function isTagOf(vault: Vault, bookingId: string, tag: string): boolean {
  return tagOf(vault, bookingId) === tag;
}

/** The QR code as SVG, with the quiet zone that scanners need. */
export function qrSvg(text: string): Promise<string> {
  return QRCode.toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
}

function tagOf(vault: Vault, bookingId: string): string {
  const bytes = vault.blind('booking.qr', bookingId);
  return Array.from({ length: TAG_LENGTH }, (_, at) => SIGNS[bytes[at]! & 31]).join('');
}
