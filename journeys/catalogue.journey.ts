import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { openBrowser, Visitor } from './browser.ts';

const house = inject('house');
const FEES = '/admin/settings/catalogue/passport_renewal?tab=fees';

/** A price changes on a day that lies ahead: drafted, tried on its own day, published, and told to everybody from that day on. */
describe('a fee that changes', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  it('is drafted, looked at and published by the head of office', async () => {
    const visitor = await Visitor.enter(browser, house.url);
    const { page } = visitor;
    await page.goto(house.signIn['head'] ?? 'no link for the head');
    await page.waitForURL(/\/admin\/(?!sign-in)/);
    await visitor.goTo(FEES, 'catalogue-fees');

    await page.getByRole('region', { name: 'Paspor biasa elektronik, 10 tahun' }).getByRole('button').click();
    await page.getByRole('textbox', { name: 'Berlaku sejak' }).fill('2030-01-01');
    await page.getByText(/baris baru berlaku sejak 1 Jan 2030/).waitFor();
    await page.getByLabel('Jumlah').fill('1200000');
    await page.getByLabel('Dasar hukum').fill('Peraturan yang akan datang');
    await page.getByLabel('Dasar hukum').press('Control+Enter');
    await page.getByText('1 draf menunggu').waitFor();
    // The preview asks on the day of the draft by itself.
    await page.getByText('Rp1.200.000').nth(1).waitFor();
    await visitor.arrive('catalogue-fee-drafted');

    await page.getByRole('button', { name: 'Umumkan' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Umumkan' }).click();
    await page.getByText('1 draf menunggu').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Riwayat' }).click();
    await page.getByText('Rp950.000 → Rp950.000, sampai 31 Des 2029').waitFor();
    await visitor.arrive('catalogue-history');
    await visitor.leave();

    const total = async (on: string): Promise<number | null> => {
      const query = `on=${on}&age=30&nationality=indonesian&document=electronic&years=10`;
      const answer = await fetch(`${house.url}/v1/services/passport_renewal/applicable?${query}`);
      return ((await answer.json()) as { fees: { total: number | null } }).fees.total;
    };
    expect([await total('2029-12-31'), await total('2030-01-01')]).toEqual([950_000, 1_200_000]);
  });
});
