import { createHash, randomBytes } from 'node:crypto';

/** What a stranger hands us: which row it claims to be, and the proof. */
export interface Presented {
  id: string;
  /** SHA-256 of the secret: rows keep nothing else, and a random secret of 128 bits or more needs no slow hash. */
  hash: Buffer;
}

// 32 bytes fill 43 characters but for two bits, which must be zero: a secret has one spelling, not four.
const API_KEY = /^bpk_(live|test)_([0-9a-f]{32})_([A-Za-z0-9_-]{42}[AEIMQUYcgkosw048])$/;
const CAPABILITY = /^bpc_([A-Za-z0-9_-]{42}[AEIMQUYcgkosw048])$/;
const VISIT = /^bpv_([A-Za-z0-9_-]{42}[AEIMQUYcgkosw048])$/;
const DEVICE = /^bpd_([A-Za-z0-9_-]{64})$/;
const TOKEN = /^bpt_([A-Za-z0-9_-]{64})$/;
const SESSION = /^[A-Za-z0-9_-]{64}$/;
const ONE_TIME = /^[A-Za-z0-9_-]{64}$/;

const SESSION_SECRET = 32;
const CAPABILITY_SECRET = 16;

export function hashOf(secret: Uint8Array): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** The 16 bytes of an id. */
export function bytesOf(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

/** The id that these 16 bytes are. */
export function idOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function packed(prefix: string, id: string, size: number): { text: string; hash: Buffer } {
  const secret = randomBytes(size);
  return { text: prefix + Buffer.concat([bytesOf(id), secret]).toString('base64url'), hash: hashOf(secret) };
}

function unpacked(text: string): Presented {
  const bytes = Buffer.from(text, 'base64url');
  return { id: idOf(bytes.subarray(0, 16)), hash: hashOf(bytes.subarray(16)) };
}

/** The value of a session cookie: 16 bytes of id, which names the shard, and 32 of secret. */
export const sessionCookie = {
  issue: (id: string) => packed('', id, SESSION_SECRET),
  read: (text: string): Presented | undefined => (SESSION.test(text) ? unpacked(text) : undefined),
};

/** A link's token (demo, set-up): shaped like a session cookie, good for one purpose only. */
export const linkToken = {
  issue: (id: string) => packed('', id, SESSION_SECRET),
  read: (text: string): Presented | undefined => (ONE_TIME.test(text) ? unpacked(text) : undefined),
};

/** One officer in one browser: part of the device cookie. */
export const deviceToken = linkToken;

/** `bpk_live_<client id without dashes>_<secret>`: recognisable by secret scanners, and says whose it is. */
export const apiKey = {
  issue(clientId: string, mode: 'live' | 'test' = 'live'): { text: string; hash: Buffer } {
    const secret = randomBytes(SESSION_SECRET);
    const client = clientId.replaceAll('-', '');
    return { text: `bpk_${mode}_${client}_${secret.toString('base64url')}`, hash: hashOf(secret) };
  },
  read(text: string): (Presented & { mode: 'live' | 'test' }) | undefined {
    const [, mode, client, secret] = API_KEY.exec(text) ?? [];
    if (!mode || !client || !secret) return undefined;
    return {
      id: idOf(Buffer.from(client, 'hex')),
      hash: hashOf(Buffer.from(secret, 'base64url')),
      mode: mode === 'live' ? 'live' : 'test',
    };
  },
};

/** `bpt_…`: a short-lived access token of the OAuth 2 client credentials. */
export const accessToken = {
  issue: (id: string) => packed('bpt_', id, SESSION_SECRET),
  read(text: string): Presented | undefined {
    const [, token] = TOKEN.exec(text) ?? [];
    return token === undefined ? undefined : unpacked(token);
  },
};

/** `bpd_…`: a paired kiosk or field unit. */
export const deviceBearer = {
  issue: (id: string) => packed('bpd_', id, SESSION_SECRET),
  read(text: string): Presented | undefined {
    const [, token] = DEVICE.exec(text) ?? [];
    return token === undefined ? undefined : unpacked(token);
  },
};

/** `bpc_…`: a citizen's capability on one record, short enough for a link in a message. */
export const capabilityToken = {
  issue: (id: string) => packed('bpc_', id, CAPABILITY_SECRET),
  read(text: string): Presented | undefined {
    const [, token] = CAPABILITY.exec(text) ?? [];
    return token === undefined ? undefined : unpacked(token);
  },
};

/** `bpv_…`: the half hour that a one-time code opens, on everything of one contact. */
export const visitToken = {
  issue: (id: string) => packed('bpv_', id, CAPABILITY_SECRET),
  read(text: string): Presented | undefined {
    const [, token] = VISIT.exec(text) ?? [];
    return token === undefined ? undefined : unpacked(token);
  },
};
