import { cleanup, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { OFFICE } from '../../../testing/fixture-data.js';
import { emptyInstall } from '../../../testing/fixture-set-up.js';
import { problem } from '../../../testing/fixture-house.js';
import { renderApp } from '../../../testing/render-app.js';

const goOn = () => screen.getByRole('button', { name: 'Simpan dan lanjutkan' });
const step = (name: string) => screen.findByRole('form', { name });

describe('setting up an office', () => {
  it('leads from an empty install to an office that can serve, one saved step after the other', async () => {
    const install = emptyInstall();
    // The home of an administrator without an office is the wizard.
    const { user } = await renderApp('/', install.handlers);
    await step('Kantor');
    await user.type(screen.getByLabelText('Nama kantor'), 'Kantor Imigrasi Liwa');
    await user.type(screen.getByLabelText('Kode kantor'), 'lpb');
    await user.type(screen.getByLabelText('Alamat'), 'Jalan Raden Intan 1, Liwa');
    await user.click(goOn());

    await step('Titik layanan');
    expect(screen.getByLabelText<HTMLInputElement>('Nama titik layanan').value).toBe('Kantor Imigrasi Liwa');
    await user.click(goOn());

    await step('Loket');
    const many = screen.getByLabelText('Berapa loket di Kantor Imigrasi Liwa?');
    await user.clear(many);
    await user.type(many, '0');
    await user.click(goOn());
    screen.getByText('Sedikitnya 1.');
    await user.clear(many);
    await user.type(many, '2');
    await user.click(goOn());

    await step('Jam layanan');
    await user.click(goOn());
    await step('Layanan');
    await user.click(goOn());

    await step('Jadwal dan kursi');
    screen.getByText(/Senin 42 kursi.*Jumat 36 kursi/);
    await user.click(goOn());

    await step('Petugas');
    await user.click(goOn());
    screen.getByText('Belum ada petugas loket. Daftarkan seorang, atau diri Anda sendiri.');
    await user.type(screen.getByLabelText('Nama'), 'Agus Pranoto');
    await user.type(screen.getByLabelText('Surel atau NIP'), 'agus@kantor.example');
    await user.click(screen.getByRole('button', { name: 'Daftarkan' }));
    await screen.findByText('https://kantor.example/admin/sign-in#invitation=AZNaAAAA');
    await user.click(goOn());

    await screen.findByRole('heading', { name: 'Papan di ruang tunggu' });
    screen.getByText('http://localhost:3000/board/CTH-1');
    expect(install.settings()).toMatchObject({
      code: 'LPB',
      servicePoints: [
        {
          kind: 'office',
          serviceCodes: ['passport_new_adult'],
          counters: [{ number: 1, name: 'Loket 1' }, { number: 2 }],
          openingSets: [{ kind: 'normal', validFrom: '2026-11-23', validTo: null }],
        },
      ],
    });
    expect(install.settings()!.servicePoints[0]!.openingSets[0]!.hours).toHaveLength(10);
    expect(install.rules).toMatchObject([{ minutes: 30, horizonDays: 14, validFrom: '2026-11-23' }]);
    expect(install.staff).toMatchObject([{}, { name: 'Agus Pranoto', roles: [{ role: 'counter' }] }]);
  }, 60_000);

  it('comes back to the step where it was left, and lets one look at those before', async () => {
    const install = emptyInstall();
    install.handlers['POST /v1/offices']({ body: { code: 'LPB', name: 'Kantor', zone: 'Asia/Jakarta', address: 'J' } });
    const { user } = await renderApp('/set-up?step=slots', install.handlers);
    await step('Titik layanan');
    await user.click(screen.getByRole('button', { name: 'Kembali' }));
    await step('Kantor');
    expect(screen.getByLabelText<HTMLInputElement>('Kode kantor').readOnly).toBe(true);
  });

  it('is where home leads until its last page was seen, also when the office could serve already', async () => {
    const install = emptyInstall();
    const { handlers } = install;
    handlers['POST /v1/offices']({ body: { code: 'LPB', name: 'Kantor', zone: 'Asia/Jakarta', address: 'J' } });
    await renderApp('/set-up', handlers);
    await step('Titik layanan');
    expect(localStorage.getItem('buka.setUp')).toBe('begun');
    cleanup();
    const SERVING = { ...handlers, 'GET /v1/offices/*': () => ({ ...OFFICE, code: 'LPB' }) };
    await renderApp('/', SERVING);
    await step('Titik layanan');
  });

  it('says at the field what is missing, and at the code that it is taken', async () => {
    const install = emptyInstall();
    const { user } = await renderApp('/set-up', {
      ...install.handlers,
      'POST /v1/offices': () => problem(409, 'office_code_taken', 'Kode kantor sudah dipakai'),
    });
    await step('Kantor');
    await user.click(goOn());
    await screen.findByText('2 sampai 8 huruf besar atau angka, dimulai dengan huruf.');
    await user.type(screen.getByLabelText('Nama kantor'), 'Kantor');
    await user.type(screen.getByLabelText('Kode kantor'), 'LPB');
    await user.type(screen.getByLabelText('Alamat'), 'Jalan');
    await user.click(goOn());
    await waitFor(() => screen.getByText('Kode ini sudah dipakai kantor lain.'));
  });

  it('stays at a step that somebody else finished meanwhile, and says so', async () => {
    const install = emptyInstall();
    const { handlers } = install;
    handlers['POST /v1/offices']({ body: { code: 'LPB', name: 'Kantor', zone: 'Asia/Jakarta', address: 'J' } });
    const { user } = await renderApp('/set-up', {
      ...handlers,
      'POST /v1/service-points/*/opening-sets': ({ body }: { body: object }) => {
        handlers['POST /v1/service-points/*/opening-sets']({ body });
        return problem(409, 'hours_overlap', 'Jam layanan bertumpuk');
      },
    });
    await step('Titik layanan');
    await user.click(goOn());
    await step('Loket');
    await user.click(goOn());
    await step('Jam layanan');
    await user.click(goOn());
    await screen.findByText('Jam layanan bertumpuk');
    // The step is done now, by the other: its mark shows that the house was asked again.
    await waitFor(() => expect(screen.getAllByLabelText('Selesai').length).toBeGreaterThan(3));
    screen.getByText('Jam layanan bertumpuk');
    await step('Jam layanan');
  });

  it('shows the wizard to administrators where an office is missing, and to nobody else', async () => {
    const install = emptyInstall();
    await renderApp('/slots', install.handlers);
    expect((await screen.findByRole('link', { name: 'Siapkan kantor ini' })).getAttribute('href')).toBe(
      '/admin/set-up',
    );
  });
});
