import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { openBrowser, SCREENS, Visitor } from './browser.ts';

const house = inject('house');

const FOR_ANYONE = ['/', '/board/CTH-1', '/board/NONE-9', '/t/', '/t/nowhere'];
const FOR_STAFF = [
  '/admin/today',
  '/admin/counter?choose=1',
  '/admin/desk',
  '/admin/slots',
  '/admin/messages',
  '/admin/nowhere',
];
const slug = (path: string): string => path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home';

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
        }
        await visitor.leave();
      });
    }
  }

  it('in the dark', async () => {
    const visitor = await Visitor.enter(browser, house.url, { colorScheme: 'dark' });
    await visitor.page.goto(house.signIn['head'] ?? 'no link for the head');
    await visitor.page.waitForURL(/\/admin\/(?!sign-in)/);
    for (const path of [...FOR_STAFF, ...FOR_ANYONE]) await visitor.goTo(path, `${slug(path)}-dark`);
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
