import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fixtureHouse } from '../../testing/fixture-house.js';
import { startLanguage, switchLanguage } from '../lib/i18n.js';
import { DateField } from './date-field.js';

function Form(props: { start: string; min?: string; max?: string; onSend: (day: string) => void }) {
  const [day, setDay] = useState(props.start);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        props.onSend(day);
      }}
    >
      <DateField label="Hari" required value={day} onChange={setDay} {...props} />
      <output>{day}</output>
      <button type="submit">Kirim</button>
    </form>
  );
}

function show(given: { start?: string; min?: string; max?: string } = {}) {
  const onSend = vi.fn();
  const house = fixtureHouse({}, true);
  vi.stubGlobal('fetch', (input: Request) => house.answer(input));
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MantineProvider>
        <Form start="" {...given} onSend={onSend} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return { onSend, user: userEvent.setup(), field: screen.getByRole<HTMLInputElement>('textbox', { name: /^Hari/ }) };
}
const said = (): string | null => screen.getByRole('status').textContent;
const openCalendar = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.click(screen.getByRole('button', { name: /^Pilih di kalender/ }));
  return within(await screen.findByRole('dialog'));
};

describe('a date field', () => {
  beforeEach(startLanguage);
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('is typed day first, names the weekday, and is tidied when it is left', async () => {
    const { user, field } = show();
    expect(field.placeholder).toBe('hh/bb/tttt');
    await user.type(field, '9/12/26');
    expect(said()).toBe('');
    await user.tab();
    expect([said(), field.value]).toEqual(['2026-12-09', '09/12/2026']);
    expect(screen.getByText('Rab')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Pilih di kalender: Hari, Rabu, 9 Desember 2026' })).toBeTruthy();
  });

  it('is sent by Enter as it was typed', async () => {
    const { user, field, onSend } = show();
    await user.type(field, '9.12.26{Enter}');
    expect(onSend).toHaveBeenCalledWith('2026-12-09');
  });

  it('keeps what it can’t read, says how to write it, and holds the form back', async () => {
    const { user, field, onSend } = show({ start: '2026-12-09' });
    await user.clear(field);
    await user.type(field, '31/02/2027');
    await user.click(screen.getByRole('button', { name: 'Kirim' }));
    expect(onSend).not.toHaveBeenCalled();
    expect([field.value, said()]).toEqual(['31/02/2027', '']);
    expect(screen.getByText('Tulis hari, bulan, tahun, seperti 31/12/2026.')).toBeTruthy();
  });

  it('refuses a day outside its bounds, by hand and in the calendar', async () => {
    const { user, field, onSend } = show({ min: '2026-12-10', max: '2026-12-24' });
    await user.type(field, '09122026{Enter}');
    expect(onSend).not.toHaveBeenCalled();
    expect(screen.getByText('Paling awal Kamis, 10 Desember 2026.')).toBeTruthy();
    const calendar = await openCalendar(user);
    const ninth = await calendar.findByRole('button', { name: 'Rabu, 9 Desember 2026' });
    expect(ninth.getAttribute('aria-disabled')).toBe('true');
    await user.click(ninth);
    expect(field.value).toBe('09/12/2026');
    await user.click(calendar.getByRole('button', { name: 'Kamis, 10 Desember 2026' }));
    expect(said()).toBe('2026-12-10');
  });

  it('is chosen by keys, and gives the focus back', async () => {
    const { user } = show({ start: '2026-12-31' });
    const calendar = await openCalendar(user);
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('31'));
    await user.keyboard('{ArrowRight}');
    expect(calendar.getByRole('grid', { name: 'Januari 2027' })).toBeTruthy();
    expect(document.activeElement?.getAttribute('aria-label')).toContain('1 Januari 2027');
    await user.keyboard('{PageDown}{Home}{ArrowDown}{End}');
    expect(document.activeElement?.getAttribute('aria-label')).toContain('Minggu, 14 Februari 2027');
    await user.keyboard('{Shift>}{PageUp}{/Shift}{Enter}');
    expect(said()).toBe('2026-02-14');
    expect(screen.queryByRole('dialog')).toBeNull();
    await vi.waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Pilih di kalender/));
    await openCalendar(user);
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('14'));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('marks the nation’s holidays and names them', async () => {
    const { user } = show({ start: '2027-01-02' });
    const calendar = await openCalendar(user);
    expect(await calendar.findByRole('button', { name: 'Jumat, 1 Januari 2027, Tahun Baru Masehi' })).toBeTruthy();
  });

  it('speaks English with the day first as well', async () => {
    await switchLanguage('en');
    const { user, field } = show();
    expect(field.placeholder).toBe('dd/mm/yyyy');
    await user.type(field, '9/12/2026');
    expect(screen.getByText('Wed')).toBeTruthy();
    await switchLanguage('id');
  });
});
