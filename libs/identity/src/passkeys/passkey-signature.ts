import { generateKeyPairSync } from 'node:crypto';
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { PasskeyAnswer } from './passkey.dto.js';
import type { RelyingParty } from './relying-party.js';

/** What a true answer says. */
export interface Shown {
  counter: number;
  synced: boolean;
}

/**
 * Checks an answer against a public key: its type, challenge, origin and host, that a person was there and known to the device,
 * and the signature over all of it. Undefined when one of them is not so.
 */
export async function verifySignature(
  answer: PasskeyAnswer,
  publicKey: Buffer,
  challenge: string,
  party: RelyingParty,
): Promise<Shown | undefined> {
  const { id, clientDataJSON, authenticatorData, signature } = answer;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        clientExtensionResults: {},
        response: { clientDataJSON, authenticatorData, signature },
      },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      // The library compares counts before it looks at the signature, which would tell a stranger about them; the row does it.
      credential: { id, publicKey: new Uint8Array(publicKey), counter: 0 },
    });
    if (!verified) return undefined;
    return { counter: authenticationInfo.newCounter, synced: authenticationInfo.credentialBackedUp };
  } catch {
    return undefined; // bytes that no device writes are as good as a wrong signature
  }
}

/** A public key on P-256 as COSE writes it (RFC 9053, 7.1.1). */
export function es256Key(x: Uint8Array, y: Uint8Array): Buffer {
  const head = Buffer.from('a5010203262001215820', 'hex');
  return Buffer.concat([head, x, Buffer.from('225820', 'hex'), y]);
}

let stranger: Buffer | undefined;

/** The key that answers of nobody known are checked against. */
export function strangersKey(): Buffer {
  if (!stranger) {
    const { x, y } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
    stranger = es256Key(Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url'));
  }
  return stranger;
}
