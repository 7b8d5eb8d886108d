import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { BOOKINGS } from '../../../testing/fixture-data.js';
import { problem } from '../../../testing/fixture-house.js';
import { renderApp } from '../../../testing/render-app.js';

const [, , booking] = BOOKINGS;
const CONFIRMED = {
  ...booking!,
  actions: ['reschedule', 'cancel'],
  reschedule: { left: 1, byAt: '2026-11-22T17:00:00.000Z', free: null },
};
const HELD = {
  ...booking!,
  state: 'held',
  partyId: 'party',
  heldUntil: '2026-11-23T03:00:00.000Z',
  paymentCode: '820261124000017',
  actions: ['confirm', 'cancel'],
};
const bodiesTo = (asked: { request: Request; body?: unknown }[], end: string) =>
  asked.filter(({ request }) => request.method === 'POST' && request.url.endsWith(end)).map(({ body }) => body);

describe('a booking at the desk', () => {
  it('is moved to a day and an hour that still has a seat', async () => {
    const lanes = (booked: number) => [{ lane: 'regular', seats: 2, booked }];
    const slot = (id: string, startsAt: string, endsAt: string, booked: number) => ({
      ...{ id, startsAt, endsAt, lanes: lanes(booked) },
    });
    const { house, user } = await renderApp('/desk?find=CTH-7K2M9QXH-2', {
      'GET /v1/queue/bookings/*': () => CONFIRMED,
      'GET /v1/queue/slots': () => ({
        days: [
          {
            on: '2026-11-25',
            closed: null,
            slots: [
              slot('full', '2026-11-25T01:00:00Z', '2026-11-25T01:30:00Z', 2),
              slot('free', '2026-11-25T02:00:00Z', '2026-11-25T02:30:00Z', 1),
            ],
          },
        ],
      }),
      'POST /v1/queue/bookings/*/reschedules': () => ({ ...CONFIRMED, on: '2026-11-25', version: 2 }),
    });
    await user.click(await screen.findByRole('button', { name: 'Ganti jadwal' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText(/^Hari/), '25/11/2026{Tab}');
    expect(await within(dialog).findAllByRole('radio')).toHaveLength(1);
    await user.click(within(dialog).getByRole('radio', { name: /^09/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Pindahkan' }));
    expect(bodiesTo(house.asked, '/reschedules')).toEqual([{ slotId: 'free' }]);
  });

  it('shows until when a seat is held and who comes along, and takes one receipt for all of them', async () => {
    let refuse = true;
    const { house, user } = await renderApp('/desk?find=CTH-7K2M9QXH-2', {
      'GET /v1/queue/bookings/*': () => HELD,
      'GET /v1/queue/bookings/*/family': () => ({ bookings: [HELD, { ...HELD, id: 'other', code: 'CTH-3N8V5RTD-2' }] }),
      'POST /v1/queue/bookings/*/confirmations': () => {
        if (!refuse) return { ...HELD, state: 'confirmed', version: 2 };
        refuse = false;
        return problem(409, 'proof_used', 'Bukti ini sudah dipakai');
      },
    });
    expect(await screen.findByText(/820261124000017/)).toBeTruthy();
    expect(await screen.findByText(/CTH-3N8V5RTD-2/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Catat pembayaran atau bukti' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText('Nomor bukti'), '0A1B 2C3D');
    await user.click(within(dialog).getByRole('button', { name: 'Konfirmasi' }));
    expect(await within(dialog).findByText('Bukti ini sudah dipakai')).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: 'Konfirmasi' }));
    expect(bodiesTo(house.asked, '/confirmations')[0]).toEqual({
      proof: { kind: 'payment', reference: '0A1B2C3D' },
      family: true,
    });
  });
});
