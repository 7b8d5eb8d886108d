import { createClient, take, type PublicPaths } from '@buka-pintu/client';
import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { openBrowser, SCREENS, Visitor } from './browser.ts';

const house = inject('house');
const POINT = 'CTH-1';
const SERVICE = 'passport_new_adult';

/** The line through the house, as four strangers live it: a client, a citizen, two officers, a waiting room. */
describe('book by API, check in, call, serve', () => {
  let browser: Browser;
  const visitors: Visitor[] = [];
  const enter = async (options: Parameters<typeof Visitor.enter>[2] = {}): Promise<Visitor> => {
    const visitor = await Visitor.enter(browser, house.url, options);
    visitors.push(visitor);
    return visitor;
  };
  const officer = async (role: string): Promise<Visitor> => {
    const visitor = await enter();
    await visitor.page.goto(house.signIn[role] ?? `no sign-in link for ${role}`);
    await visitor.page.getByRole('navigation').first().waitFor();
    return visitor;
  };

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  it('from the first call of the API to the last word on the phone', async () => {
    const booking = await clientBooks();
    const phone = await citizenOpensLink(booking.link ?? '');
    await phone.page.getByText(booking.code).first().waitFor();

    const desk = await officer('counter');
    const number = await deskChecksIn(desk, booking.code);
    await phone.page.reload();
    await phone.page.getByText(number, { exact: true }).waitFor();
    await phone.arrive('my-booking-waiting');

    const wall = await enter({ viewport: SCREENS.television });
    await wall.goTo(`/board/${POINT}`, 'board');
    const counter = await officerOpensCounter();
    const seconds = await officerCalls(counter, wall, number);
    process.stdout.write(`call → board: ${seconds.toFixed(2)} s\n`);
    expect(seconds).toBeLessThan(5);
    await phone.page.getByText(/Silakan menuju loket/).waitFor();
    await phone.arrive('my-booking-called');

    await counter.page.keyboard.press('m');
    await phone.page.getByText(/Sedang dilayani/).waitFor();
    await counter.arrive('counter-serving');
    await counter.page.keyboard.press('s');
    await phone.page.getByText(/Terima kasih sudah datang/).waitFor();
    await wall.page.getByText(number, { exact: true }).first().waitFor();
    for (const visitor of visitors) expect(visitor.complaints).toEqual([]);
  });

  async function clientBooks() {
    const api = createClient<PublicPaths>({ baseUrl: house.url, key: house.apiKey });
    const { items } = await take(api.GET('/v1/offices'));
    const office = items.find(({ servicePoints }) => servicePoints.some(({ code }) => code === POINT));
    const point = office?.servicePoints.find(({ code }) => code === POINT);
    if (!office || !point) throw new Error(`the demo has no ${POINT}`);
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: office.zone }).format(new Date());
    const query = { servicePointId: point.id, serviceCode: SERVICE, from: today, to: today };
    const { days } = await take(api.GET('/v1/queue/availability', { params: { query } }));
    const slot = days.flatMap(({ slots }) => slots).find(({ seatsLeft }) => seatsLeft > 0);
    if (!slot) throw new Error(`nothing is free today: ${JSON.stringify(days)}`);
    const stamp = String(Date.now());
    return take(
      api.POST('/v1/queue/bookings', {
        body: {
          slotId: slot.id,
          serviceCode: SERVICE,
          person: {
            name: 'Siti Aminah',
            documentKind: 'nik',
            documentNumber: `9901016104901${stamp.slice(-3)}`,
            birthOn: '1990-04-21',
          },
          contact: { phone: '+628990001234', locale: 'id' },
        },
      }),
    );
  }

  async function citizenOpensLink(link: string): Promise<Visitor> {
    const phone = await enter({ viewport: SCREENS.phone, isMobile: true, hasTouch: true });
    await phone.goTo(link.replace(/^https?:\/\/[^/]+/, house.url), 'my-booking');
    return phone;
  }

  async function deskChecksIn(desk: Visitor, code: string): Promise<string> {
    const { page } = desk;
    await desk.goTo('/admin/desk', 'desk');
    await page.getByRole('search').getByRole('textbox').fill(code);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Tandai hadir' }).click();
    await page.getByRole('button', { name: 'Cetak' }).waitFor();
    await desk.arrive('desk-ticket');
    const text = await page.getByRole('main').innerText();
    return /\b[A-Z]-\d{3}\b/.exec(text)?.[0] ?? '';
  }

  async function officerOpensCounter(): Promise<Visitor> {
    const counter = await officer('counter');
    const { page } = counter;
    await counter.goTo('/admin/counter?choose=1', 'counter-choose');
    await page.getByText('Loket 3').first().click();
    await page.getByRole('button', { name: /Panggil berikutnya/ }).waitFor();
    const open = page.getByRole('button', { name: /Buka loket/ });
    if (await open.isVisible()) await page.keyboard.press('b');
    await page
      .getByRole('button', { name: /Panggil berikutnya/ })
      .and(page.locator(':enabled'))
      .waitFor();
    await counter.arrive('counter-open');
    return counter;
  }

  /** Others came before ours: they are served in their order, until ours is up. @returns seconds from press to board */
  async function officerCalls(counter: Visitor, wall: Visitor, number: string): Promise<number> {
    const { page } = counter;
    const next = page.getByRole('button', { name: /Panggil berikutnya/ }).and(page.locator(':enabled'));
    for (let turn = 0; turn < 60; turn++) {
      await next.waitFor();
      const pressed = performance.now();
      await page.keyboard.press('p');
      await page
        .getByRole('button', { name: /Mulai layani/ })
        .and(page.locator(':enabled'))
        .waitFor();
      // The number at the counter, not one in the list of those who wait.
      const current = await page.locator('[aria-live="assertive"]').innerText();
      if (current.trim().endsWith(number)) {
        await wall.page.locator('.board-calls td', { hasText: number }).waitFor({ timeout: 5_000 });
        const seconds = (performance.now() - pressed) / 1000;
        await wall.arrive('board-called');
        await counter.arrive('counter-called');
        return seconds;
      }
      await page.keyboard.press('m');
      await page
        .getByRole('button', { name: /Selesai/ })
        .and(page.locator(':enabled'))
        .waitFor();
      await page.keyboard.press('s');
    }
    throw new Error(`${number} was not called in 60 turns`);
  }
});
