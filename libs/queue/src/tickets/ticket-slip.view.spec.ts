import { type Slip, slipHtml } from './ticket-slip.view.js';

const slip: Slip = {
  officeName: 'Kantor Imigrasi Contoh',
  servicePointName: 'Loket & Layanan <Utama>',
  number: 'A-012',
  lane: 'priority',
  serviceName: { id: 'Paspor baru', en: 'New passport' },
  issued: '24 November 2026 08.10',
  before: 3,
  qrSvg: '<svg></svg>',
  demo: true,
};

describe('the printed slip', () => {
  it('carries number, place, lane and QR in both languages', () => {
    const html = slipHtml(slip);
    expect(html).toContain('<h1>A-012</h1>');
    expect(html).toContain('3 orang di depan Anda');
    expect(html).toContain('3 before you');
    expect(html).toContain('Prioritas · Priority');
    expect(html).toContain('<svg></svg>');
    expect(html).toContain('80mm');
  });

  it('lets no text become markup', () => {
    expect(slipHtml(slip)).toContain('Loket &amp; Layanan &lt;Utama&gt;');
    expect(slipHtml({ ...slip, officeName: '"><script>' })).not.toContain('<script>');
  });

  it('tells who is next, and a name once', () => {
    const html = slipHtml({ ...slip, before: 0, servicePointName: slip.officeName });
    expect(html).toContain('You are next');
    expect(html.split('Kantor Imigrasi Contoh')).toHaveLength(2);
  });

  it('says nothing of a place that is past, and nothing of a demo on a live office', () => {
    const html = slipHtml({ ...slip, before: null, demo: false });
    expect(html).not.toContain('before you');
    expect(html).not.toContain('CONTOH');
  });
});
