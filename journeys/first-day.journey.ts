import { generate } from 'otplib';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, SCREENS, Visitor } from './browser.ts';
import { startHouse, type StartedHouse } from './house.ts';

const PASSWORD = 'tujuh becak di tengah hujan';
/** The promise is half an hour without reading the source; a machine's hands need far less. */
const AT_MOST_S = 300;

/** An office of three people, from an empty install to the first person served. Nothing is done but by its pages. */
describe('the first day of an office', () => {
  let house: StartedHouse;
  let browser: Browser;
  const enter = (options: Parameters<typeof Visitor.enter>[2] = {}): Promise<Visitor> =>
    Visitor.enter(browser, house.url, { ignoreHTTPSErrors: true, ...options });

  beforeAll(async () => {
    house = await startHouse({ DEMO: '0' });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  it('leads from the terminal’s link to the first number served', async () => {
    const began = performance.now();
    const head = await enter();
    await administratorRegisters(head);
    await fillsUntilServices(head);
    const again = await comesBack(head);
    await layAndInvite(again);
    const link = await again.page.locator('code', { hasText: '#invitation=' }).innerText();
    await again.page.getByRole('button', { name: 'Simpan dan lanjutkan' }).click();
    await again.page.getByRole('heading', { name: 'Papan di ruang tunggu' }).waitFor();
    await again.arrive('set-up-finish');
    expect(await again.page.getByRole('region', { name: 'Siap melayani' }).innerText()).toMatch(/\d kursi sudah siap/);

    await everyStep(again);

    const wall = await enter({ viewport: SCREENS.television });
    await wall.goTo('/board/LPB-1', 'first-day-board');
    const officer = await enter();
    await officerEnters(officer, link);
    const number = await givesNumber(officer);
    await serves(officer, wall, number);
    const seconds = (performance.now() - began) / 1000;
    process.stdout.write(`empty install → first person served: ${seconds.toFixed(0)} s\n`);
    expect(seconds).toBeLessThan(AT_MOST_S);
    for (const visitor of [again, wall, officer]) expect(visitor.complaints).toEqual([]);
  });

  async function administratorRegisters({ page }: Visitor): Promise<void> {
    await page.goto(`/admin/sign-in#setup=${house.setup}`);
    await page.getByLabel('Nama Anda').fill('Maria Kolondam');
    await page.getByLabel('Surel Anda').fill('maria@kantor.example');
    await choosesPassword(page, 'Simpan dan lanjutkan');
    await page.waitForURL(/\/admin\/set-up/);
  }

  async function choosesPassword(page: Page, button: string): Promise<void> {
    await page.getByLabel('Kata sandi baru').fill(PASSWORD);
    await page.getByLabel('Ketik sekali lagi').fill(PASSWORD);
    await page.getByRole('button', { name: button }).click();
    const secret = (await page.locator('code').innerText()).replaceAll(/\s/g, '');
    await page.getByLabel('Kode enam angka').fill(await generate({ secret }));
  }

  async function step(visitor: Visitor, name: string, fill: () => Promise<void> = async () => {}): Promise<void> {
    const { page } = visitor;
    await page.getByRole('form', { name, exact: true }).waitFor();
    await visitor.arrive(`set-up-${name.toLowerCase().replaceAll(' ', '-')}`);
    await fill();
    await page.getByRole('button', { name: 'Simpan dan lanjutkan' }).click();
  }

  async function fillsUntilServices(head: Visitor): Promise<void> {
    const { page } = head;
    await step(head, 'Kantor', async () => {
      await page.getByLabel('Nama kantor').fill('Kantor Imigrasi Liwa');
      await page.getByLabel('Kode kantor').fill('lpb');
      await page.getByLabel('Zona waktu').selectOption(zoneByDay());
      await page.getByLabel('Alamat').fill('Jalan Raden Intan 1, Liwa');
    });
    await step(head, 'Titik layanan');
    await step(head, 'Loket', () => page.getByLabel(/Berapa loket/).fill('2'));
    await step(head, 'Jam layanan', () => opensAllDay(page));
    await step(head, 'Layanan');
    await page.getByRole('form', { name: 'Jadwal dan kursi' }).waitFor();
  }

  /** The browser is killed in the middle; the next one opens the admin, not the wizard's address. */
  async function comesBack(head: Visitor): Promise<Visitor> {
    const storageState = await head.page.context().storageState();
    await head.leave();
    const again = await enter({ storageState });
    await again.page.goto('/admin/');
    await again.page.getByRole('form', { name: 'Jadwal dan kursi' }).waitFor();
    return again;
  }

  async function layAndInvite(head: Visitor): Promise<void> {
    const { page } = head;
    await step(head, 'Jadwal dan kursi');
    await page.getByRole('form', { name: 'Petugas' }).waitFor();
    await page.getByLabel('Nama', { exact: true }).fill('Agus Pranoto');
    await page.getByLabel('Surel atau NIP').fill('agus@kantor.example');
    await page.getByRole('button', { name: 'Daftarkan' }).click();
    await page.getByText('Tautan untuk Agus Pranoto').waitFor();
    await head.arrive('set-up-petugas');
  }

  /** Whenever this runs, the office is open. */
  async function opensAllDay(page: Page): Promise<void> {
    for (const day of ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu']) {
      const row = page.getByRole('group', { name: day });
      await row.getByRole('checkbox').check();
      await row.getByLabel(`${day}, buka, bagian 1`).fill('00:00');
      await row.getByLabel(`${day}, tutup, bagian 1`).fill('12:00');
      await row.getByLabel(`${day}, buka, bagian 2`).fill('12:00');
      await row.getByLabel(`${day}, tutup, bagian 2`).fill('23:59');
    }
  }

  /** What is done can be looked at again: each step on the small screen, and in the other language on both. */
  async function everyStep(head: Visitor): Promise<void> {
    const { page } = head;
    const steps = ['office', 'points', 'counters', 'hours', 'services', 'slots', 'colleagues', 'finish'];
    for (const [language, screen] of [
      ['id', SCREENS.phone],
      ['en', SCREENS.phone],
      ['en', SCREENS.office],
    ] as const) {
      await page.setViewportSize(screen);
      await page.evaluate((chosen) => localStorage.setItem('buka.locale', chosen), language);
      for (const name of steps) await head.goTo(`/admin/set-up?step=${name}`, `set-up-${name}-${language}`);
    }
  }

  async function officerEnters({ page }: Visitor, link: string): Promise<void> {
    await page.goto(link);
    await choosesPassword(page, 'Simpan kata sandi');
    await page.waitForURL(/\/admin\/counter/);
  }

  async function givesNumber(officer: Visitor): Promise<string> {
    const { page } = officer;
    await officer.goTo('/admin/desk', 'first-day-desk');
    await page.getByRole('button', { name: /Beri nomor/ }).click();
    await page.getByRole('button', { name: 'Cetak' }).waitFor();
    const text = await page.getByRole('main').innerText();
    return /\b[A-Z]-\d{3}\b/.exec(text)?.[0] ?? '';
  }

  async function serves(officer: Visitor, wall: Visitor, number: string): Promise<void> {
    const { page } = officer;
    const press = (name: RegExp) => page.getByRole('button', { name }).and(page.locator(':enabled'));
    await officer.goTo('/admin/counter?choose=1', 'first-day-counters');
    await page.getByText('Loket 1').first().click();
    await press(/Buka loket/).click();
    await press(/Panggil berikutnya/).click();
    await wall.page.locator('.board-calls td', { hasText: number }).waitFor();
    await wall.arrive('first-day-called');
    await press(/Mulai layani/).click();
    await press(/Selesai/).click();
    await press(/Panggil berikutnya/).waitFor();
    await officer.arrive('first-day-served');
  }
});

/** Of the three zones one in which it is not the last hour of the day: then no day rolls over while somebody waits. */
function zoneByDay(): string {
  const hourIn = (timeZone: string): number =>
    Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(Date.now()));
  return ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'].find((zone) => hourIn(zone) < 22) ?? 'Asia/Jayapura';
}
