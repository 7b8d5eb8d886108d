import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SESSION } from '../../../testing/fixture-data.js';
import { problem } from '../../../testing/fixture-house.js';
import { renderApp } from '../../../testing/render-app.js';

const device = vi.hoisted(() => ({
  startAuthentication: vi.fn(),
  browserSupportsWebAuthnAutofill: vi.fn(),
  WebAuthnAbortService: { cancelCeremony: vi.fn() },
}));
vi.mock('@simplewebauthn/browser', () => device);

const CHALLENGE = { publicKey: { challenge: 'abc' }, expiresAt: '2026-11-23T01:10:00.000Z' };
const ANSWER = {
  id: 'cred',
  response: { clientDataJSON: 'client', authenticatorData: 'data', signature: 'signed', userHandle: 'who' },
};
const out = { signedIn: false };

/** A house that lets in whoever shows a passkey. */
function letsIn(sent: unknown[] = []) {
  let inside = false;
  return {
    'GET /v1/sessions/current': () => (inside ? SESSION : problem(401, 'sign_in_required', 'Belum masuk')),
    'POST /v1/sessions/passkeys/challenges': () => CHALLENGE,
    'POST /v1/sessions/passkeys': ({ body }: { body: unknown }) => {
      inside = true;
      sent.push(body);
      return { state: 'signed_in', enrolment: null, session: SESSION };
    },
  };
}

describe('signing in with a passkey', () => {
  beforeEach(() => {
    vi.stubGlobal('isSecureContext', true);
    vi.stubGlobal('PublicKeyCredential', class {});
    device.browserSupportsWebAuthnAutofill.mockResolvedValue(false);
    device.startAuthentication.mockReset().mockResolvedValue(ANSWER);
  });

  it('is not offered by a browser that knows none', async () => {
    vi.stubGlobal('PublicKeyCredential', undefined);
    await renderApp('/sign-in', {}, out);
    await screen.findByRole('button', { name: 'Masuk' });
    expect(screen.queryByRole('button', { name: 'Masuk dengan kunci sandi' })).toBeNull();
  });

  it('takes one press, and trusts the browser only when asked to', async () => {
    const sent: unknown[] = [];
    const { user } = await renderApp('/slots', letsIn(sent), out);
    await user.click(await screen.findByLabelText('Jangan tanyakan kode di peramban ini selama 30 hari'));
    await user.click(screen.getByRole('button', { name: 'Masuk dengan kunci sandi' }));
    await screen.findByRole('heading', { name: 'Jadwal dan kursi' });
    const shown = { clientDataJSON: 'client', authenticatorData: 'data', signature: 'signed', userHandle: 'who' };
    expect(sent).toEqual([{ id: 'cred', ...shown, trustDevice: true }]);
  });

  it('takes no press where the browser offers it in the name field', async () => {
    device.browserSupportsWebAuthnAutofill.mockResolvedValue(true);
    await renderApp('/slots', letsIn(), out);
    await screen.findByRole('heading', { name: 'Jadwal dan kursi' });
    expect(device.startAuthentication).toHaveBeenCalledWith(expect.objectContaining({ useBrowserAutofill: true }));
  });

  it('says so when the person changed their mind, and in the words of the server when it refuses', async () => {
    device.startAuthentication.mockRejectedValueOnce(Object.assign(new Error('no'), { name: 'NotAllowedError' }));
    const { user } = await renderApp(
      '/sign-in',
      {
        ...letsIn(),
        'POST /v1/sessions/passkeys': () => problem(401, 'passkey_refused', 'Kunci sandi tidak diterima'),
      },
      out,
    );
    const button = await screen.findByRole('button', { name: 'Masuk dengan kunci sandi' });
    await user.click(button);
    await screen.findByText('Perangkat tidak memberi kunci sandi. Coba lagi, atau pakai cara lain.');
    await user.click(button);
    await screen.findByText('Kunci sandi tidak diterima');
  });
});
