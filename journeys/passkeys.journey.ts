import type { Browser, CDPSession } from 'playwright-core';
import { inject } from 'vitest';
import { openBrowser, SCREENS, Visitor } from './browser.ts';

const house = inject('house');
/** Passkeys know no bare IP address; this computer has a name of its own, which browsers take for secure. */
const origin = house.url.replace('127.0.0.1', 'localhost');

/** A security key in the browser's own dream, behind the debugger: it signs with real keys and asks nobody. */
class DreamtKey {
  private constructor(
    private readonly cdp: CDPSession,
    private authenticatorId: string,
  ) {}

  static async plugInto(visitor: Visitor): Promise<DreamtKey> {
    const cdp = await visitor.page.context().newCDPSession(visitor.page);
    await cdp.send('WebAuthn.enable');
    return new DreamtKey(cdp, await DreamtKey.another(cdp));
  }

  private static async another(cdp: CDPSession): Promise<string> {
    const options = {
      protocol: 'ctap2' as const,
      transport: 'internal' as const,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    };
    return (await cdp.send('WebAuthn.addVirtualAuthenticator', { options })).authenticatorId;
  }

  /** Whether whoever is asked puts the finger on it; else the browser waits, as it does for a passkey in the name field. */
  async touch(enabled: boolean): Promise<void> {
    const { authenticatorId } = this;
    await this.cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
  }

  /** Another person's key takes its place while they do something. */
  async giveWayTo<T>(work: () => Promise<T>): Promise<T> {
    const { authenticatorId } = this;
    const { credentials } = await this.cdp.send('WebAuthn.getCredentials', { authenticatorId });
    await this.cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    this.authenticatorId = await DreamtKey.another(this.cdp);
    const done = await work();
    for (const credential of credentials)
      await this.cdp.send('WebAuthn.addCredential', { authenticatorId: this.authenticatorId, credential });
    return done;
  }
}

describe('officers at one computer', () => {
  let browser: Browser;
  let visitor: Visitor;
  beforeAll(async () => {
    browser = await openBrowser();
    visitor = await Visitor.enter(browser, origin);
  });
  afterAll(() => browser?.close());

  const button = (name: string | RegExp) => visitor.page.getByRole('button', { name });
  const signedInAs = (name: string) => button(new RegExp(`${name}.*Akun dan tampilan`, 's')).waitFor();
  const choose = async (name: string) => {
    await button(/Akun dan tampilan/).click();
    await visitor.page.getByRole('menuitem', { name }).click();
  };

  /** In by the demo's link, a passkey added, out, and in again by it alone; the computer is trusted from then on. */
  async function addAndUse(role: string, key: DreamtKey): Promise<string> {
    const { page } = visitor;
    await page.goto(house.signIn[role]!.replace('127.0.0.1', 'localhost'));
    const menu = button(/Akun dan tampilan/);
    await menu.waitFor();
    const name = (await menu.locator('span span').first().innerText()).trim();
    await page.goto('/admin/account');
    await page.getByLabel('Nama perangkat ini').fill(`Kunci ${role}`);
    await button('Tambahkan kunci sandi').click();
    await page.getByText('Kunci sandi ditambahkan.').waitFor();
    await visitor.arrive(`passkeys-account-${role}`);
    await key.touch(false);
    await choose('Keluar');
    await page.getByLabel('Jangan tanyakan kode di peramban ini').check();
    await button('Masuk dengan kunci sandi').click();
    await key.touch(true);
    await signedInAs(name);
    return name;
  }

  it('add a passkey, sign in with it, lock, and let the next one go on', async () => {
    const { page } = visitor;
    const key = await DreamtKey.plugInto(visitor);
    const first = await addAndUse('head', key);
    const second = await key.giveWayTo(() => addAndUse('administrator', key));

    await page.keyboard.press('Control+Shift+L');
    await page.getByText(`Lanjut sebagai ${second}`).waitFor();
    await visitor.arrive('passkeys-locked');
    await button('Petugas lain').click();
    await button(first).waitFor();
    for (const screen of [SCREENS.phone, SCREENS.office]) {
      await page.setViewportSize(screen);
      await visitor.arrive('passkeys-officers');
    }
    await page.keyboard.press('2');
    await button('Masuk dengan kunci sandi').press('Enter');
    await signedInAs(first);

    await choose('Ganti petugas');
    await visitor.arrive('passkeys-change');
    await page.getByRole('button', { name: second }).click();
    await button('Masuk dengan kunci sandi').press('Enter');
    await signedInAs(second);
    await page.setViewportSize(SCREENS.phone);
    await visitor.goTo('/admin/account', 'passkeys-account');
  });
});
