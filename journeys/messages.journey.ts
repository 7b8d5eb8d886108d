import { createClient, take, type PublicPaths } from '@buka-pintu/client';
import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { openBrowser, SCREENS, Visitor } from './browser.ts';

const house = inject('house');
const DAY_MS = 86_400_000;

/** Which messages a person gets: chosen behind the secret link, and at the desk, on both screens in both languages. */
describe('no reminder, please', () => {
  let browser: Browser;
  let booking: { code: string; link: string | null };
  beforeAll(async () => {
    browser = await openBrowser();
    booking = await book();
  });
  afterAll(() => browser?.close());

  for (const [screen, viewport] of Object.entries({ office: SCREENS.office, phone: SCREENS.phone })) {
    it(`behind the link, on the ${screen} screen`, async () => {
      const visitor = await Visitor.enter(browser, house.url, { viewport });
      const { page } = visitor;
      const [path, secret] = (booking.link ?? '').replace(/^https?:\/\/[^/]+/, house.url).split('#');
      for (const language of ['id', 'en']) {
        await page.goto('about:blank');
        await page.goto(`${path}?lang=${language}#${secret}`);
        const no = page.getByRole('button', { name: /^(Jangan ingatkan saya|Don’t remind me)$/ });
        await no.scrollIntoViewIfNeeded();
        await visitor.arrive(`messages-on-${language}`);
        await no.click();
        const yes = page.getByRole('button', { name: /^(Ingatkan saya lagi|Remind me again)$/ });
        await yes.scrollIntoViewIfNeeded();
        await visitor.arrive(`messages-off-${language}`);
        await yes.click();
        await no.waitFor();
      }
      await visitor.leave();
    });

    it(`at the desk, on the ${screen} screen`, async () => {
      const visitor = await Visitor.enter(browser, house.url, { viewport });
      const { page } = visitor;
      await page.goto(house.signIn['counter'] ?? 'no link for the counter');
      await page.waitForURL(/\/admin\/(?!sign-in)/);
      for (const language of ['id', 'en']) {
        await page.evaluate((chosen) => localStorage.setItem('buka.locale', chosen), language);
        await page.goto(`/admin/desk?find=${booking.code}`);
        const no = page.getByRole('button', { name: /^(Jangan ingatkan|Don’t remind)$/ });
        await no.scrollIntoViewIfNeeded();
        await no.click();
        const yes = page.getByRole('button', { name: /^(Ingatkan lagi|Remind again)$/ });
        await yes.scrollIntoViewIfNeeded();
        await visitor.arrive(`desk-messages-${language}`);
        await yes.click();
        await no.waitFor();
      }
      await visitor.leave();
    });
  }

  async function book() {
    const api = createClient<PublicPaths>({ baseUrl: house.url, key: house.apiKey });
    const { items } = await take(api.GET('/v1/offices'));
    const point = items.flatMap(({ servicePoints }) => servicePoints).find(({ code }) => code === 'CTH-1');
    if (!point) throw new Error('the demo has no CTH-1');
    const on = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
    const query = { servicePointId: point.id, serviceCode: 'passport_new_adult', from: on(1), to: on(7) };
    const { days } = await take(api.GET('/v1/queue/availability', { params: { query } }));
    const slot = days.flatMap(({ slots }) => slots).find(({ seatsLeft }) => seatsLeft > 0);
    if (!slot) throw new Error(`nothing is free this week: ${JSON.stringify(days)}`);
    const body = {
      slotId: slot.id,
      serviceCode: 'passport_new_adult',
      person: {
        name: 'Dewi Anggraini',
        documentKind: 'nik' as const,
        documentNumber: '9901015204850123',
        birthOn: '1985-04-12',
      },
      contact: { phone: '+6281255501234' },
      consents: ['survey_invitation' as const],
    };
    return take(api.POST('/v1/queue/bookings', { body, headers: { 'Idempotency-Key': 'no-reminder-please' } }));
  }
});
