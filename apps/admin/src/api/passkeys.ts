import type { staffApi } from '@buka-pintu/client';
import { api, take } from './client.js';
import type { SignInView } from './shapes.js';

/*
 * The browser's half of passkeys. `@simplewebauthn/browser` is loaded when one is used: it turns bytes to text and back also in
 * browsers that can't themselves (before Chrome 129 and Safari 18.4), and offices have old computers.
 */
const browserSide = () => import('@simplewebauthn/browser');

/** `address`: the page has no host name or no HTTPS; `browser`: it is too old. */
export type NoPasskeys = 'address' | 'browser';

/** Why no passkey can be used on this page; undefined where one can. */
export function noPasskeys(): NoPasskeys | undefined {
  const { hostname } = window.location;
  if (!window.isSecureContext || hostname.startsWith('[') || /^\d+(\.\d+){3}$/.test(hostname)) return 'address';
  return typeof window.PublicKeyCredential === 'function' ? undefined : 'browser';
}

/** What became of the browser's question, where it is no problem of the server's. */
export function passkeyRefusal(error: unknown): 'cancelled' | 'known' | undefined {
  const { name, code } = (error ?? {}) as { name?: string; code?: string };
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED' || name === 'InvalidStateError') return 'known';
  return name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : undefined;
}

/** Has this device make a passkey for one's own account. */
export async function addPasskey(name: string): Promise<staffApi.PasskeyView> {
  const { publicKey: optionsJSON } = await take(api.POST('/v1/account/passkeys/challenges'));
  const { startRegistration } = await browserSide();
  const { id, response } = await startRegistration({ optionsJSON } as Parameters<typeof startRegistration>[0]);
  const { clientDataJSON, attestationObject, transports = [] } = response;
  return take(api.POST('/v1/account/passkeys', { body: { name, id, clientDataJSON, attestationObject, transports } }));
}

/**
 * Signs in with a passkey.
 * @param choice.officerId who of this computer shall answer; whoever chooses, without
 * @param choice.autofill waits until the person picks one in the name field, instead of asking
 */
export async function signInWithPasskey(choice: {
  trustDevice?: () => boolean;
  officerId?: string;
  autofill?: boolean;
}): Promise<SignInView> {
  const { officerId, autofill = false } = choice;
  const body = officerId === undefined ? {} : { officerId };
  const { publicKey: optionsJSON } = await take(api.POST('/v1/sessions/passkeys/challenges', { body }));
  const { startAuthentication } = await browserSide();
  const asked = { optionsJSON, useBrowserAutofill: autofill } as Parameters<typeof startAuthentication>[0];
  const { id, response } = await startAuthentication(asked);
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  const shown = { id, clientDataJSON, authenticatorData, signature, trustDevice: choice.trustDevice?.() ?? false };
  return take(api.POST('/v1/sessions/passkeys', { body: { ...shown, ...(userHandle ? { userHandle } : {}) } }));
}

/** Whether this browser can offer passkeys in the name field. */
export async function canAutofill(): Promise<boolean> {
  return noPasskeys() === undefined && (await browserSide()).browserSupportsWebAuthnAutofill();
}

/** Takes back whatever the browser is waiting for. */
export async function stopAsking(): Promise<void> {
  (await browserSide()).WebAuthnAbortService.cancelCeremony();
}
