import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { CHANNELS, TEMPLATE } from '../../../testing/fixture-messages.js';
import { SESSION } from '../../../testing/fixture-data.js';
import { renderApp } from '../../../testing/render-app.js';

const as = (...permissions: string[]) => ({
  'GET /v1/sessions/current': () => ({ ...SESSION, offices: [{ ...SESSION.offices[0]!, permissions }] }),
});

describe('message texts', () => {
  it('are worded beside what goes out, refused while something is missing, and saved over the version that was seen', async () => {
    let saved: { match: string | null; body: unknown } | undefined;
    const { user } = await renderApp('/settings/templates', {
      ...as('platform:templates:manage'),
      'PUT /v1/message-templates/*': ({ request, body }) => {
        saved = { match: request.headers.get('if-match'), body };
        return { ...TEMPLATE, version: 1 };
      },
    });
    await user.click(await screen.findByText('Kepada pemohon begitu kursinya dipesan.', {}, { timeout: 10_000 }));
    const indonesian = await screen.findByRole('region', { name: 'bahasa Indonesia' });
    expect(await within(indonesian).findByText('Pemesanan CTH-7K2M9QXF-Q di Kantor Imigrasi Contoh.')).toBeTruthy();
    await user.click(within(indonesian).getByRole('switch'));
    const text = await within(indonesian).findByLabelText('Isi');
    await user.clear(text);
    await user.type(text, 'Datang ya');
    expect(await within(indonesian).findByText('{code} harus ada di isi.')).toBeTruthy();
    const save = screen.getByRole('button', { name: 'Simpan' });
    await waitFor(() => expect(save.hasAttribute('disabled')).toBe(true));
    await user.type(text, ', {{code}');
    expect(await within(indonesian).findByText('Datang ya, CTH-7K2M9QXF-Q')).toBeTruthy();
    await waitFor(() => expect(save.hasAttribute('disabled')).toBe(false));
    await user.click(save);
    await waitFor(() => expect(saved?.match).toBe('"0"'));
    expect(saved?.body).toEqual({
      id: { subject: 'Pemesanan {code} berhasil', body: 'Datang ya, {code}' },
      en: null,
    });
  });

  it('say that a text no longer fits, what goes along, and who worded it when', async () => {
    const outdated = {
      ...TEMPLATE,
      version: 2,
      outdated: true,
      office: { id: { subject: null, body: 'Kode {kode}' }, en: null },
    };
    const at = '2026-11-20T03:00:00.000Z';
    const before = { id: null, en: { subject: 'Booked', body: 'Come with {code}' } };
    const { user } = await renderApp('/settings/templates', {
      ...as('platform:templates:manage'),
      'GET /v1/message-templates': () => ({ items: [outdated] }),
      'GET /v1/message-templates/*/versions': () => ({
        items: [
          { version: 2, office: outdated.office, writtenAt: at, by: 'Dewi Lestari' },
          { version: 1, office: before, writtenAt: at, by: null },
        ],
      }),
    });
    expect(await screen.findAllByText('Usang', {}, { timeout: 10_000 })).not.toHaveLength(0);
    await user.click(screen.getByText('Kepada pemohon begitu kursinya dipesan.'));
    expect(await screen.findByText(/tidak cocok lagi/)).toBeTruthy();
    expect(screen.getByText('Surel membawa berkas: Kunjungan sebagai berkas kalender')).toBeTruthy();
    const [now, earlier] = within(await screen.findByRole('list', { name: 'Riwayat teks' })).getAllByRole('listitem');
    expect(now!.textContent).toMatch(/Dewi Lestari.*Versi 2, berlaku sekarang.*Kode \{kode\}/);
    expect(within(now!).queryByRole('button')).toBeNull();
    expect(earlier!.textContent).toContain('Booked – Come with {code}');
    await user.click(within(earlier!).getByRole('button', { name: 'Pakai teks ini' }));
    const english = screen.getByRole('region', { name: 'bahasa Inggris' });
    expect(within(english).getByLabelText<HTMLTextAreaElement>('Isi').value).toBe('Come with {code}');
  });
});

describe('mail', () => {
  it('says which channels are connected and what the server said to a test', async () => {
    const email = { ...CHANNELS[0]!, connected: true, server: 'mail.contoh.id:587', from: 'Kantor <a@contoh.id>' };
    const { user } = await renderApp('/settings/mail', {
      ...as('platform:messages:test', 'platform:messages:read'),
      'GET /v1/message-channels': () => ({ items: [{ ...email, encryption: 'starttls' }, ...CHANNELS.slice(1)] }),
      'POST /v1/message-test-sends': ({ body }) => {
        const reason = { id: 'Server surat menolak pengirimnya.', en: 'The mail server refuses the sender.' };
        const said = '553 not your address';
        const refused = { state: 'refused', said, failure: { code: 'sender_refused', reason, said } };
        return { ...refused, to: `to ${String(body['to'])}`, milliseconds: 12 };
      },
    });
    expect(await screen.findByText('mail.contoh.id:587')).toBeTruthy();
    expect(screen.getAllByText(/Belum disambungkan/)).toHaveLength(2);
    await user.type(screen.getByLabelText('Kirim uji coba ke'), 'a@b.id');
    await user.click(screen.getByRole('button', { name: 'Kirim uji coba' }));
    expect(await screen.findByText('Surat ke to a@b.id tidak diterima.')).toBeTruthy();
    expect(screen.getByText('553 not your address')).toBeTruthy();
    expect(screen.getByText('Server surat menolak pengirimnya.')).toBeTruthy();
  });

  it('says who may not', async () => {
    await renderApp('/settings/mail', as('platform:messages:read'));
    expect(await screen.findByText('platform:messages:test')).toBeTruthy();
  });
});
