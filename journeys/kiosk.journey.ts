import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';
import { openBrowser, SCREENS, Visitor } from './browser.ts';

const house = inject('house');
const STANDING = { width: 1080, height: 1920 };

/** Walks through to a number without a booking. @returns it */
async function takeNumber(page: Page): Promise<string> {
  await page.getByRole('button', { name: /Saya belum punya janji temu/ }).click();
  const service = page.getByRole('button', { name: /Paspor baru/ }).first();
  await service
    .or(page.getByRole('heading', { name: 'Apakah Anda termasuk prioritas?' }))
    .first()
    .waitFor();
  if (await service.isVisible()) await service.click();
  await page.getByRole('button', { name: /^Tidak/ }).click();
  const number = page.locator('.number strong');
  await number.waitFor();
  return number.innerText();
}

const done = (page: Page) => page.getByRole('button', { name: 'Selesai' }).click();

/** A kiosk is put up, gives numbers with a line and without one, and people are in the line when it is back. */
describe('a kiosk', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  it('is paired, loses its line, starts anew without it, and tells what it gave', async () => {
    const head = await Visitor.enter(browser, house.url);
    await head.page.goto(house.signIn['head'] ?? 'no link for the head');
    await head.page.waitForURL(/\/admin\/(?!sign-in)/);
    await head.goTo('/admin/settings/devices', 'devices-none');
    await head.page.getByRole('button', { name: 'Daftarkan kios' }).first().click();
    await head.page.getByLabel(/^Nama/).fill('Kios pintu depan');
    await head.page.locator('main form').getByRole('button', { name: 'Daftarkan kios' }).click();
    const dialog = head.page.getByRole('dialog', { name: 'Kode untuk Kios pintu depan' });
    const code = await dialog.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
    await head.arrive('devices-code');
    await dialog.getByRole('button', { name: 'Selesai' }).click();

    const kiosk = await Visitor.enter(browser, house.url, { viewport: STANDING });
    const { page } = kiosk;
    await kiosk.goTo('/kiosk/', 'kiosk-pair');
    await page.getByLabel('Kode pemasangan').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Pasangkan' }).click();
    await page.getByRole('button', { name: /Saya belum punya janji temu/ }).waitFor();
    await kiosk.arrive('kiosk-start-id');
    const first = await takeNumber(page);
    expect(first).toMatch(/^K[A-Z]-001$/);
    await kiosk.arrive('kiosk-ticket-id');
    await done(page);

    // Its files are kept once the worker has them: then it starts without a line too.
    const kept = () => page.evaluate(async () => (await (await caches.open('buka-kiosk-1')).keys()).length);
    await expect.poll(kept, { timeout: 15_000 }).toBeGreaterThan(5);
    await page.context().setOffline(true);
    await page.reload();
    const second = await takeNumber(page);
    await page.getByText('Nomor ini berlaku.').waitFor();
    await kiosk.arrive('kiosk-ticket-offline-id');
    await done(page);
    const third = await takeNumber(page);
    await done(page);
    await page.getByText('2 nomor menunggu dikirim').waitFor();
    await kiosk.arrive('kiosk-start-offline-id');
    await page.context().setOffline(false);
    await page.getByText('nomor menunggu dikirim').waitFor({ state: 'hidden' });

    const numbers = await head.page.evaluate(async () => {
      const office = await (await fetch('/v1/offices/CTH')).json();
      const list = await fetch(
        `/v1/queue/tickets?servicePointId=${office.servicePoints[0].id}&state=waiting&limit=100`,
      );
      return (await list.json()).items.map(({ number }: { number: string }) => number) as string[];
    });
    expect(numbers).toEqual(expect.arrayContaining([first, second, third]));
    await head.goTo('/admin/settings/devices', 'devices');

    await page.getByRole('button', { name: 'English' }).click();
    for (const [name, viewport] of Object.entries({ standing: STANDING, office: SCREENS.office })) {
      await page.setViewportSize(viewport);
      await kiosk.arrive(`kiosk-start-en-${name}`);
      await page.getByRole('button', { name: /I have a booking/ }).click();
      await kiosk.arrive(`kiosk-code-en-${name}`);
      await page.getByRole('button', { name: 'Back' }).click();
    }
    await page.getByRole('button', { name: 'Large type' }).click();
    await page.getByRole('button', { name: 'High contrast' }).click();
    await kiosk.arrive('kiosk-contrast-en');
    await kiosk.leave();
    await head.leave();
  }, 300_000);
});
