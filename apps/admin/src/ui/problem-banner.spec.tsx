import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { fieldProblems, Problem } from '../api/problems.js';
import { startLanguage } from '../lib/i18n.js';
import { ProblemBanner } from './problem-banner.js';

const refused = new Problem({
  type: '/docs/problems/validation-failed',
  title: 'Isian belum benar',
  status: 400,
  code: 'validation_failed',
  requestId: 'req-7',
  errors: [
    { pointer: '/name', code: 'required', detail: 'Nama wajib diisi.' },
    { pointer: '/person/birthOn', code: 'day', detail: 'Bukan tanggal.' },
  ],
});

beforeAll(startLanguage);
const show = (element: React.ReactNode): void => void render(<MantineProvider>{element}</MantineProvider>);

describe('a problem', () => {
  it('goes to the field it points to; what has no field stays with the banner', () => {
    const { at, elsewhere } = fieldProblems(refused, { '/name': 'name' });
    expect(at).toEqual({ name: 'Nama wajib diisi.' });
    expect(elsewhere.map((one) => one.pointer)).toEqual(['/person/birthOn']);
  });
  it('is said with its words, the fields nobody shows, and the number to quote', () => {
    show(<ProblemBanner error={refused} without={['/name']} />);
    const banner = screen.getByRole('alert');
    expect(banner.textContent).toContain('Isian belum benar');
    expect(banner.textContent).toContain('Bukan tanggal.');
    expect(banner.textContent).not.toContain('Nama wajib diisi.');
    expect(banner.textContent).toContain('Nomor permintaan req-7');
  });
  it('of fields speaks of the page and not of the API, and has nothing to try again', () => {
    const api = new Problem({ ...refused.body, detail: 'Periksa isian yang disebut dalam "errors".' });
    show(<ProblemBanner error={api} without={['/name', '/person/birthOn']} onRetry={() => undefined} />);
    const words = screen.getByRole('alert').textContent;
    expect(words).toContain('Perbaiki isian yang ditandai.');
    expect(words).not.toMatch(/errors|birthOn/);
    expect(screen.queryByRole('button')).toBeNull();
  });
  it('of the line is said as such, and can be tried again', async () => {
    const retry = vi.fn();
    show(<ProblemBanner error={Problem.network(new TypeError('x'))} onRetry={retry} />);
    expect(screen.getByRole('alert').textContent).toContain('Server tidak terjangkau');
    await userEvent.click(screen.getByRole('button', { name: 'Coba lagi' }));
    expect(retry).toHaveBeenCalledOnce();
  });
  it('that is none shows nothing', () => {
    show(<ProblemBanner error={null} />);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
