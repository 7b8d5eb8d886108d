import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { openBrowser, SCREENS, Visitor } from './browser.ts';

const house = inject('house');

const FOR_ANYONE = ['/', '/board/CTH-1', '/board/NONE-9', '/t/', '/t/nowhere', '/mine/', '/kiosk/'];
const FOR_STAFF = [
  '/admin/today',
  '/admin/staff-board',
  '/admin/staff-board?suspend=1',
  '/admin/paper',
  '/admin/counter?choose=1',
  '/admin/desk',
  '/admin/imports',
  '/admin/rosters',
  '/admin/slots',
  '/admin/reports',
  '/admin/reports?by=hour',
  '/admin/messages',
  '/admin/audit',
  '/admin/audit?room=unusual',
  '/admin/audit?room=ledger',
  '/admin/audit?room=privacy',
  '/admin/audit?room=privacy&part=find',
  '/admin/audit?room=privacy&part=breach',
  '/admin/audit?room=privacy&part=register',
  '/admin/settings',
  '/admin/settings/health',
  '/admin/settings/offices',
  '/admin/settings/offices?open=CTH',
  '/admin/settings/reference',
  '/admin/settings/templates',
  '/admin/settings/templates?open=queue.booking_confirmed',
  '/admin/settings/mail',
  '/admin/settings/places',
  '/admin/settings/places?open=office',
  '/admin/settings/hours?open=regime',
  '/admin/settings/slot-rules',
  '/admin/settings/day-rules',
  '/admin/settings/day-rules?open=new',
  '/admin/settings/calls',
  '/admin/settings/slot-rules?open=days',
  '/admin/settings/slot-rules?open=new',
  '/admin/settings/stock',
  '/admin/settings/stock?open=new',
  '/admin/settings/holidays?year=2027',
  '/admin/settings/devices',
  '/admin/settings/closures?open=closure',
  '/admin/settings/closures?open=disruption',
  '/admin/settings/catalogue',
  '/admin/settings/new-service',
  '/admin/settings/catalogue/passport_new_adult',
  '/admin/settings/catalogue/passport_new_adult?tab=about',
  '/admin/settings/catalogue/passport_new_adult?tab=requirements&line=birth_certificate@2022-10-12',
  '/admin/settings/catalogue/passport_new_adult?tab=fees&line=electronic_10_years@2024-12-17',
  '/admin/settings/catalogue/passport_new_adult?tab=offices&line=@new',
  '/admin/settings/catalogue/passport_new_adult?tab=history',
  '/admin/sign-in?officer=choose',
  '/admin/nowhere',
];
const FOR_ADMINISTRATORS = [
  '/admin/settings/offices?open=new',
  '/admin/settings/staff',
  '/admin/settings/staff?open=new',
  '/admin/settings/staff/import',
  '/admin/settings/approvers',
  '/admin/settings/providers',
  '/admin/settings/providers?open=@new',
  '/admin/account',
  '/admin/settings/clients',
  '/admin/settings/clients/new',
  '/admin/settings/webhooks',
  '/admin/settings/webhooks?open=new',
];
const slug = (path: string): string => path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home';

/** By how many pixels the page is wider than the screen. */
const sideways = (visitor: Visitor): Promise<number> =>
  visitor.page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));

/** What a table shows only half of: a name that ends in dots tells two rows apart badly. */
const cutOff = (visitor: Visitor): Promise<string[]> =>
  visitor.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('td, td *')]
      .filter((cell) => getComputedStyle(cell).textOverflow === 'ellipsis' && cell.scrollWidth > cell.clientWidth + 1)
      .map((cell) => cell.innerText),
  );

/** Every page in both languages on both screens: axe, no uncaught error, nothing from another host, a picture kept. */
describe('every page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  for (const [screen, viewport] of Object.entries({ office: SCREENS.office, phone: SCREENS.phone })) {
    for (const language of ['id', 'en'] as const) {
      const locale = language === 'id' ? 'id-ID' : 'en-GB';

      it(`for anyone, on the ${screen} screen, in ${language}`, async () => {
        const visitor = await Visitor.enter(browser, house.url, { viewport, locale });
        for (const path of FOR_ANYONE) await visitor.goTo(path, `${slug(path)}-${language}`);
        await visitor.goTo('/admin/sign-in', `admin-sign-in-${language}`);
        await visitor.leave();
      });

      it(`for the head of office, on the ${screen} screen, in ${language}`, async () => {
        const visitor = await Visitor.enter(browser, house.url, { viewport, locale });
        await visitor.page.goto(house.signIn['head'] ?? 'no link for the head');
        await visitor.page.getByRole('main').waitFor();
        await visitor.page.waitForURL(/\/admin\/(?!sign-in)/);
        await visitor.page.evaluate((chosen) => localStorage.setItem('buka.locale', chosen), language);
        for (const path of FOR_STAFF) {
          await visitor.goTo(path, `${slug(path)}-${language}`);
          expect(await visitor.page.evaluate(() => document.documentElement.lang)).toBe(language);
          expect([path, await cutOff(visitor)]).toEqual([path, []]);
        }
        await visitor.leave();
      });
    }
  }

  // A request stands in a dialog, which is in no address.
  for (const [screen, viewport] of Object.entries({ office: SCREENS.office, phone: SCREENS.phone })) {
    it(`of a request about personal data, on the ${screen} screen`, async () => {
      const visitor = await Visitor.enter(browser, house.url, { viewport });
      const { page } = visitor;
      await page.goto(house.signIn['head'] ?? 'no link for the head');
      await page.waitForURL(/\/admin\/(?!sign-in)/);
      await visitor.goTo('/admin/audit?room=privacy&part=find', 'audit-find-person');
      await page.getByLabel(/Nomor induk/).fill('9901231704900012');
      await page.getByLabel(/Alasan/).fill('Pemohon datang ke loket');
      await page.getByRole('button', { name: 'Tampilkan yang disimpan' }).click();
      await page.getByRole('button', { name: 'Minta dihapus' }).click();
      await page.getByRole('button', { name: 'Hapus data…' }).click();
      await visitor.arrive('audit-erase-person');
      await page.keyboard.press('Escape');
      await visitor.goTo('/admin/audit?room=privacy', 'audit-privacy-requests');
      expect(await sideways(visitor)).toBe(0);
      await visitor.leave();
    });
  }

  // What only an administrator may open.
  for (const [screen, viewport] of Object.entries({ office: SCREENS.office, phone: SCREENS.phone })) {
    it(`of an administrator, on the ${screen} screen, in both languages`, async () => {
      const visitor = await Visitor.enter(browser, house.url, { viewport });
      await visitor.page.goto(house.signIn['administrator'] ?? 'no link for the administrator');
      await visitor.page.waitForURL(/\/admin\/(?!sign-in)/);
      for (const language of ['id', 'en']) {
        await visitor.page.evaluate((chosen) => localStorage.setItem('buka.locale', chosen), language);
        for (const path of FOR_ADMINISTRATORS) {
          await visitor.goTo(path, `${slug(path)}-${language}`);
          expect(await sideways(visitor)).toBe(0);
        }
        await visitor.goTo('/admin/settings/clients', `clients-before-one-${language}`);
        await visitor.page.getByRole('row').nth(1).click();
        await visitor.page.waitForURL(/clients\/[0-9a-f-]{36}/);
        await visitor.arrive(`admin-client-${language}`);
        expect(await sideways(visitor)).toBe(0);
      }
      await visitor.leave();
    });
  }

  // The head has no counter: these pages look different, or open at all, only to who sits at one.
  for (const [screen, viewport] of Object.entries({ office: SCREENS.office, phone: SCREENS.phone })) {
    it(`of a counter, on the ${screen} screen, in both languages`, async () => {
      const visitor = await Visitor.enter(browser, house.url, { viewport });
      await visitor.page.goto(house.signIn['verifier'] ?? 'no link for the verifier');
      await visitor.page.waitForURL(/\/admin\/(?!sign-in)/);
      for (const language of ['id', 'en']) {
        await visitor.page.evaluate((chosen) => localStorage.setItem('buka.locale', chosen), language);
        await visitor.goTo('/admin/counter?choose=1', `counter-choose-officer-${language}`);
        await visitor.page.getByRole('row').nth(1).click();
        await visitor.page.waitForURL(/counter\/[0-9a-f-]{36}/);
        await visitor.arrive(`counter-colleague-${language}`);
        expect(await sideways(visitor)).toBe(0);
      }
      await visitor.leave();
    });
  }

  it('at twice its size, without scrolling sideways', async () => {
    const visitor = await Visitor.enter(browser, house.url, { viewport: { width: 683, height: 384 } });
    await visitor.page.goto(house.signIn['head'] ?? 'no link for the head');
    await visitor.page.waitForURL(/\/admin\/(?!sign-in)/);
    for (const path of [...FOR_STAFF, '/', '/t/nowhere', '/mine/']) {
      await visitor.goTo(path, `${slug(path)}-zoomed`);
      expect([path, await sideways(visitor)]).toEqual([path, 0]);
    }
    await visitor.leave();
  });

  it('in the dark', async () => {
    const visitor = await Visitor.enter(browser, house.url, { colorScheme: 'dark' });
    await visitor.page.goto(house.signIn['head'] ?? 'no link for the head');
    await visitor.page.waitForURL(/\/admin\/(?!sign-in)/);
    for (const path of [...FOR_STAFF, ...FOR_ANYONE]) await visitor.goTo(path, `${slug(path)}-dark`);
    await visitor.leave();
  });

  for (const [screen, viewport] of Object.entries({ office: SCREENS.office, phone: SCREENS.phone })) {
    it(`what opens over a page of the settings, on the ${screen} screen, in both languages`, async () => {
      const visitor = await Visitor.enter(browser, house.url, { viewport });
      await visitor.page.goto(house.signIn['head'] ?? 'no link for the head');
      await visitor.page.waitForURL(/\/admin\/(?!sign-in)/);
      for (const language of ['id', 'en']) {
        await visitor.page.evaluate((chosen) => localStorage.setItem('buka.locale', chosen), language);
        await visitor.goTo('/admin/settings/closures?open=closure', `before-the-calendar-${language}`);
        await visitor.page
          .getByRole('button', { name: /^(Pilih di kalender|Choose from the calendar)/ })
          .first()
          .click();
        await visitor.page.getByRole('grid').waitFor();
        await visitor.arrive(`calendar-${language}`);
        await visitor.page.keyboard.press('End');
        await visitor.page.keyboard.press('Enter');
        await visitor.arrive(`calendar-chosen-${language}`);
        await visitor.page.getByRole('button', { name: /^(Riwayat|History)$/ }).click();
        await visitor.page.getByRole('dialog').waitFor();
        await visitor.arrive(`history-${language}`);
      }
      await visitor.leave();
    });
  }

  it('the command bar, over a page', async () => {
    const visitor = await Visitor.enter(browser, house.url);
    await visitor.page.goto(house.signIn['head'] ?? 'no link for the head');
    await visitor.page.waitForURL(/\/admin\/(?!sign-in)/);
    await visitor.goTo('/admin/slots', 'before-the-command-bar');
    await visitor.page.keyboard.press('Control+k');
    await visitor.page.getByRole('combobox').waitFor();
    await visitor.arrive('command-bar');
    await visitor.page.keyboard.type('pesan');
    await visitor.page.keyboard.press('Enter');
    await visitor.page.waitForURL(/\/admin\/messages/);
    await visitor.leave();
  });

  it('of the administrator, leaving the demo', async () => {
    const visitor = await Visitor.enter(browser, house.url);
    await visitor.page.goto(house.signIn['administrator'] ?? 'no link for the administrator');
    await visitor.page.waitForURL(/\/admin\/(?!sign-in)/);
    await visitor.goTo('/admin/settings/leave-demo', 'leave-demo');
    await visitor.page.getByLabel(/Ketik nama kantor/).fill('Kantor Imigrasi Contoh');
    await visitor.page.keyboard.press('Enter');
    await visitor.page.getByText('npm run demo:leave').waitFor();
    await visitor.arrive('leave-demo-how');
    await visitor.leave();
  });

  it('of the documentation', async () => {
    const visitor = await Visitor.enter(browser, house.url);
    await visitor.page.goto('/docs');
    await visitor.page.getByText('/v1/queue/bookings').first().waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});
