import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SESSION } from '../../../testing/fixture-data.js';
import { problem } from '../../../testing/fixture-house.js';
import { SLOT_RULE_EFFECT, SLOT_RULES } from '../../../testing/fixture-slot-rules.js';
import { renderApp } from '../../../testing/render-app.js';

const AT = '/settings/slot-rules';
type App = Awaited<ReturnType<typeof renderApp>>;
const posted = (app: App, path: string) =>
  app.house.asked.filter((one) => one.request.method !== 'GET' && new URL(one.request.url).pathname.endsWith(path));
const press = async ({ user }: App, name: string) => user.click(await screen.findByRole('button', { name }));
const type = async ({ user }: App, label: RegExp | string, value: string) => {
  const field = await screen.findByLabelText(label, { selector: 'input' });
  await user.clear(field);
  await user.type(field, value);
};

describe('the slot rules', () => {
  it('are listed with the one in force, and lead to the week and back', async () => {
    const { user } = await renderApp(AT);
    const now = (await screen.findByText('berlaku sekarang')).closest('tr')!;
    expect(now.textContent).toContain('60 menit');
    expect(screen.getByText('hanya hari-hari itu')).toBeTruthy();
    expect(screen.getByText(/Satu jadwal untuk semua layanan di titik ini: .*Paspor/)).toBeTruthy();
    await user.click(screen.getByRole('link', { name: 'Lihat minggu dan kursinya' }));
    await user.click(await screen.findByRole('link', { name: 'Aturan jadwal titik layanan ini' }));
    expect(await screen.findByRole('heading', { name: 'Aturan jadwal', level: 1 })).toBeTruthy();
  });

  it('show before saving whom they hit and the week as it would be laid, and save on the second press', async () => {
    const app = await renderApp(`${AT}?open=new`, { 'POST /v1/queue/slot-rules': () => SLOT_RULES[0] });
    await type(app, /Mulai/, '25/11/2026');
    await type(app, /Panjang satu jadwal/, '30');
    await press(app, 'Lihat akibatnya');
    await screen.findByText('1 janji temu kehilangan jadwalnya');
    expect(screen.getByText('CTH-7K2M9QXF-Q')).toBeTruthy();
    expect(screen.getByText(/Di luar jam layanan.*Jumat 11:00–12:00/)).toBeTruthy();
    const week = screen.getByRole('region', { name: 'Minggu pertama sebagaimana akan disusun' });
    expect(within(week).getByRole('table')).toBeTruthy();
    expect(posted(app, '/slot-rules')).toEqual([]);
    // Whoever edits in between looks again.
    await type(app, /Kursi Reguler/, '3');
    expect(screen.queryByText('1 janji temu kehilangan jadwalnya')).toBeNull();
    await press(app, 'Lihat akibatnya');
    await screen.findByText('1 janji temu kehilangan jadwalnya');
    await press(app, 'Simpan');
    await waitFor(() => expect(posted(app, '/slot-rules')).toHaveLength(1));
    expect(posted(app, '/slot-rules')[0]!.body).toMatchObject({
      ...{ validFrom: '2026-11-25', validTo: null, minutes: 30, periods: [] },
      lanes: [
        { lane: 'regular', seats: 3 },
        { lane: 'priority', seats: 2 },
        { lane: 'express', seats: 0 },
        { lane: 'walk_in', seats: 0 },
        { lane: 'group', seats: 0 },
        { lane: 'reserve', seats: 0 },
      ],
    });
    expect(posted(app, '/slot-rule-previews')).toHaveLength(2);
  });

  it('hold for some days and parts of them, with what the server objects to at its field', async () => {
    const errors = [{ pointer: '/periods/0/closesAt', code: 'closes_before_opening', detail: 'Tutup sebelum buka.' }];
    const app = await renderApp(`${AT}?open=days`, {
      'POST /v1/queue/slot-rule-previews': () => problem(400, 'validation_failed', 'Isian belum benar', { errors }),
    });
    await type(app, /Mulai/, '24/12/2026');
    await type(app, /Sampai dengan/, '24/12/2026');
    await app.user.click(screen.getByLabelText('Sebagian saja'));
    await press(app, 'Tambah jam pada Kamis');
    await press(app, 'Lihat akibatnya');
    await screen.findByText('Tutup sebelum buka.');
    expect(posted(app, '/slot-rule-previews')[0]!.body).toMatchObject({
      rule: { validTo: '2026-12-24', periods: [{ weekday: 4, opensAt: '08:00', closesAt: '12:00' }] },
    });
  });

  it('let unsold seats spill to another lane, and never in a circle', async () => {
    const app = await renderApp(`${AT}?open=new`);
    await type(app, /Mulai(?! pukul)/, '25/11/2026');
    await press(app, 'Alihkan sisa kursi');
    await type(app, /Mulai pukul/, '15:00');
    const goal = await screen.findByLabelText<HTMLSelectElement>('Sisa Prioritas untuk jalur');
    expect([...goal.options].map((one) => one.value)).toEqual(['regular', 'express', 'walk_in', 'group', 'reserve']);
    // Regular receives and the others have no seats: nothing is left that could spill.
    expect(screen.queryByRole('button', { name: 'Alihkan sisa kursi' })).toBeNull();
    await press(app, 'Lihat akibatnya');
    await waitFor(() => expect(posted(app, '/slot-rule-previews')).toHaveLength(1));
    const { rule } = posted(app, '/slot-rule-previews')[0]!.body as { rule: { lanes: object[] } };
    expect(rule.lanes[1]).toEqual({
      lane: 'priority',
      seats: 2,
      spillTo: 'regular',
      spillAt: '15:00',
      spillDaysBefore: 1,
    });
  });

  it('begin from the day of the week that leads to them', async () => {
    await renderApp(`${AT}?open=days&on=2026-12-24`);
    expect((await screen.findByLabelText<HTMLInputElement>(/Mulai/, { selector: 'input' })).value).toBe('24/12/2026');
    expect(screen.getByLabelText<HTMLInputElement>(/Sampai dengan/, { selector: 'input' }).value).toBe('24/12/2026');
  });

  it('that have begun are not changed, but a new one is made like them', async () => {
    const app = await renderApp(`${AT}?open=rule-1`);
    expect((await screen.findByLabelText(/Panjang satu jadwal/)).closest('fieldset[disabled]')).not.toBeNull();
    await press(app, 'Buat aturan baru dari ini');
    await waitFor(() => expect(screen.getByLabelText(/Panjang satu jadwal/).closest('fieldset[disabled]')).toBeNull());
    expect(screen.getByLabelText<HTMLInputElement>(/Mulai/, { selector: 'input' }).value).toBe('');
  });

  it('that lie ahead are taken back, after a look as well', async () => {
    const app = await renderApp(`${AT}?open=rule-2`, {
      'POST /v1/queue/slot-rule-previews': () => ({ ...SLOT_RULE_EFFECT, bookingsHit: 0, bookings: [] }),
      'DELETE /v1/queue/slot-rules/*': () => undefined,
    });
    await press(app, 'Hapus');
    await screen.findByText('Tidak ada janji temu yang terkena');
    await press(app, 'Hapus sekarang');
    await waitFor(() => expect(posted(app, '/slot-rules/rule-2')).toHaveLength(1));
    expect(posted(app, '/slot-rules/rule-2')[0]!.request.headers.get('if-match')).toBe('"3"');
    expect(posted(app, '/slot-rule-previews')[0]!.body).toMatchObject({ id: 'rule-2', rule: null });
  });

  it('are for who may set them', async () => {
    const office = { ...SESSION.offices[0]!, permissions: ['queue:slots:read'] };
    await renderApp(AT, { 'GET /v1/sessions/current': () => ({ ...SESSION, offices: [office] }) });
    await screen.findByText(/queue:slots:edit/);
  });
});
