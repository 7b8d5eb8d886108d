import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { Board } from './board';

const VIEW = {
  officeName: 'Kantor Contoh',
  servicePoint: { code: 'CTH-1', name: 'Kantor Contoh' },
  zone: 'Asia/Jakarta',
  at: '2026-11-22T02:00:00Z',
  position: 1,
  calls: [],
  last: [],
  waiting: [],
  notice: { id: 'Tutup: akhir pekan', en: 'Closed: weekend' },
};

/** A screen without sound, as the test's browser is. */
class Silence {
  readonly state = 'suspended';
  resume(): Promise<void> {
    return Promise.resolve();
  }
}

function answer(view: object): void {
  vi.stubGlobal('AudioContext', Silence);
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(`data: ${JSON.stringify(view)}\n\n`)));
}

describe('the board', () => {
  beforeEach(() => history.replaceState(null, '', '/board/CTH-1?lang=id'));
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it('says large why nobody is called, and a name that two have only once', async () => {
    answer(VIEW);
    render(<Board code="CTH-1" />);
    const why = await screen.findByText('Tutup: akhir pekan');
    expect(why.closest('.board-nobody')).not.toBeNull();
    expect(screen.queryByText('Nomor Anda akan tampil dan disebut di sini.')).toBeNull();
    expect(screen.getAllByText('Kantor Contoh')).toHaveLength(1);
  });

  it('tells what a newcomer will wait, where that can be said', async () => {
    const wait = { p50Minutes: 10, p90Minutes: 25, unsure: null };
    const none = { p50Minutes: null, p90Minutes: null, unsure: 'no_counter' };
    const waiting = [
      { lane: 'regular', count: 4, ...wait },
      { lane: 'priority', count: 1, ...none },
    ];
    answer({ ...VIEW, notice: null, waiting });
    render(<Board code="CTH-1" />);
    expect(await screen.findByText('± 10–25 menit')).toBeTruthy();
    expect(screen.getAllByText(/±/)).toHaveLength(1);
  });

  it('promises the next call while the point is open', async () => {
    answer({ ...VIEW, notice: null });
    render(<Board code="CTH-1" />);
    await waitFor(() => expect(screen.getByText('Nomor Anda akan tampil dan disebut di sini.')).toBeTruthy());
  });
});
