import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'otplib';
import { openBrowser, Visitor } from '../browser.ts';
import { startHouse, type StartedHouse } from '../house.ts';

/** An address of this machine that no browser takes for its own computer; scripts/journeys.mjs provides it. */
const ADDRESS = process.env['OFFICE_ADDRESS'] ?? '';
const PASSWORD = 'tujuh becak di tengah hujan';

describe('on the office’s network, from another computer', () => {
  let house: StartedHouse;
  let home: string;
  const port = (): string => new URL(house.url).port;

  beforeAll(async () => {
    house = await startHouse({ DEMO: '0', HOST: '0.0.0.0', TLS: 'auto' });
    home = mkdtempSync(join(tmpdir(), 'buka-pintu-browser-'));
  });
  afterAll(async () => {
    await house?.stop();
    rmSync(home, { recursive: true, force: true });
  });

  it('says why it can’t sign in, hands out the authority, and signs in once that is trusted', async () => {
    const certificate = await asksOnPlainHttp();
    trusts(certificate);
    await signsInSafely();
  });

  async function asksOnPlainHttp(): Promise<string> {
    const browser = await openBrowser([], { HOME: home });
    const visitor = await Visitor.enter(browser, `http://${ADDRESS}:${port()}`);
    await visitor.goTo('/board/NONE-1', 'network-board');
    await visitor.goTo('/admin/sign-in', 'network-insecure');
    await visitor.page.getByText('Tidak bisa masuk lewat alamat ini').waitFor();
    await visitor.page.getByRole('link', { name: 'Cara memasang sertifikat kantor' }).click();
    await visitor.arrive('network-tls');
    const [download] = await Promise.all([
      visitor.page.waitForEvent('download'),
      visitor.page.getByRole('link', { name: 'Unduh sertifikat kantor' }).click(),
    ]);
    const path = join(home, 'authority.crt');
    await download.saveAs(path);
    await browser.close();
    return path;
  }

  /** What the page tells people to do by hand, as Chromium on Linux keeps it. */
  function trusts(certificate: string): void {
    const store = join(home, '.pki', 'nssdb');
    execFileSync('mkdir', ['-p', store]);
    execFileSync('certutil', ['-d', `sql:${store}`, '-N', '--empty-password']);
    execFileSync('certutil', ['-d', `sql:${store}`, '-A', '-t', 'C,,', '-n', 'office', '-i', certificate]);
  }

  async function signsInSafely(): Promise<void> {
    const browser = await openBrowser([], { HOME: home });
    const visitor = await Visitor.enter(browser, `https://${ADDRESS}:${port()}`);
    const { page } = visitor;
    await visitor.goTo(`/admin/sign-in#setup=${house.setup}`, 'network-set-up');
    await page.getByLabel('Nama Anda').fill('Maria Kolondam');
    await page.getByLabel('Surel Anda').fill('maria@kantor.example');
    await page.getByLabel('Kata sandi baru').fill(PASSWORD);
    await page.getByLabel('Ketik sekali lagi').fill(PASSWORD);
    await page.getByRole('button', { name: 'Simpan dan lanjutkan' }).click();
    const secret = (await page.locator('code').innerText()).replaceAll(/\s/g, '');
    await page.getByLabel('Kode enam angka').fill(await generate({ secret }));
    await page.waitForURL(/\/admin\/(?!sign-in)/);
    const cookies = await page.context().cookies();
    expect(cookies.find(({ name }) => name === '__Host-buka_session')).toMatchObject({
      secure: true,
      httpOnly: true,
      sameSite: 'Strict',
    });
    await browser.close();
  }
});
