import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Problem } from '../api/problems.js';
import { startLanguage } from '../lib/i18n.js';
import { ListTable } from './list-table.js';

const broken = new Problem({ type: 'x', title: 'Rusak', status: 500, code: 'internal', requestId: 'req-9' });

function show(over: Partial<Parameters<typeof ListTable<{ id: string }>>[0]>): void {
  render(
    <MantineProvider>
      <ListTable<{ id: string }>
        caption="Nomor"
        rows={undefined}
        rowKey={(row) => row.id}
        error={null}
        onRetry={() => undefined}
        none={{ title: 'Belum ada', step: <a href="#first">Langkah pertama</a> }}
        noMatch={null}
        columns={[{ name: 'id', head: 'Nomor', cell: (row) => row.id }]}
        {...over}
      />
    </MantineProvider>,
  );
}

describe('a table', () => {
  beforeAll(startLanguage);

  it('says that it loads only when that takes a while', async () => {
    show({});
    expect(screen.queryByRole('status')).toBeNull();
    expect((await screen.findByRole('status')).textContent).toContain('Memuat');
  });
  it('says what failed, with the number to quote, and tries again', async () => {
    const onRetry = vi.fn();
    show({ error: broken, onRetry });
    expect(screen.getByRole('alert').textContent).toContain('req-9');
    await userEvent.click(screen.getByRole('button', { name: 'Coba lagi' }));
    expect(onRetry).toHaveBeenCalledOnce();
  });
  it('offers the first step when there is nothing yet', () => {
    show({ rows: [] });
    expect(screen.getByText('Langkah pertama')).toBeTruthy();
  });
  it('offers to clear the filters when they hide everything', async () => {
    const clear = vi.fn();
    show({ rows: [], noMatch: { title: 'Tidak ada yang cocok', clear } });
    await userEvent.click(screen.getByRole('button', { name: 'Hapus saringan' }));
    expect(clear).toHaveBeenCalledOnce();
  });
  it('keeps its rows when a refresh fails, and says so', () => {
    show({ rows: [{ id: 'A-1' }], error: broken });
    expect(screen.getByRole('alert')).toBeTruthy();
    expect(screen.getByText('A-1')).toBeTruthy();
  });
  it('is walked with the arrows and opened with Enter', async () => {
    const onOpen = vi.fn();
    show({ rows: [{ id: 'A-1' }, { id: 'A-2' }], onOpen });
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(onOpen).toHaveBeenCalledExactlyOnceWith({ id: 'A-2' });
  });
});
