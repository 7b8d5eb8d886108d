import { dayInWords, timeIn } from '@buka-pintu/platform';
import { escaped } from '../tickets/ticket-slip.view.js';
import type { PaperListView } from './paper.dto.js';

export interface PaperPage {
  list: PaperListView;
  officeName: string;
  /** The names of the services by their codes. */
  services: ReadonlyMap<string, string>;
  printedAt: Date;
  demo: boolean;
}

const LANES: Record<string, string> = {
  regular: 'Reguler',
  priority: 'Prioritas',
  express: 'Ekspres',
  walk_in: 'Datang langsung',
  group: 'Rombongan',
  reserve: 'Cadangan',
};
/** What is filled by pen, in the order in which it is typed in afterwards. */
const BY_PEN = ['Datang', 'Dipanggil', 'Mulai', 'Selesai', 'Loket', 'Hasil'];

/** The sheet for A4 across: heads again on every page, rows never torn, wide enough for a pen. */
export function paperPage({ list, officeName, services, printedAt, demo }: PaperPage): string {
  const { zone, on } = list;
  const service = (code: string) => escaped(services.get(code) ?? code);
  const title = `${escaped(list.servicePointName)} · ${escaped(dayInWords('id', on))}`;
  const codes = [...services].map(([code, name], index) => `${index + 1} = ${escaped(name)}<!-- ${escaped(code)} -->`);
  const expected = list.expected.map(
    (one) =>
      `<tr><td>${timeIn(zone, one.startsAt).replace(':', '.')}</td><td class="code">${escaped(one.code)}</td>
<td>${escaped(one.name)}${one.accommodation ? ' <b>&#9855;</b>' : ''}</td><td>${service(one.serviceCode)}</td>
<td>${LANES[one.lane] ?? one.lane}</td><td class="code">${escaped(one.number ?? '')}</td>${blanks()}</tr>`,
  );
  const waiting = list.waiting.map(
    (one) =>
      `<tr><td class="code">${escaped(one.number)}</td><td></td><td>${service(one.serviceCode)}</td>
<td class="given">${timeIn(zone, one.issuedAt).replace(':', '.')}</td>${blanks(1)}</tr>`,
  );
  const numbers = list.numbers.map(
    (number) => `<tr><td class="code">${escaped(number)}</td><td></td><td></td>${blanks()}</tr>`,
  );
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<title>${title}</title>
<style>
@page { size: A4 landscape; margin: 10mm; }
body { margin: 0; font: 10pt/1.3 'Plus Jakarta Sans', system-ui, sans-serif; color: #000; }
h1 { margin: 0; font-size: 15pt; }
h2 { margin: 5mm 0 2mm; font-size: 12pt; break-after: avoid; }
p { margin: 1mm 0; }
table { width: 100%; border-collapse: collapse; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.3mm solid #000; padding: 1mm 1.5mm; text-align: left; vertical-align: middle; }
td { height: 8mm; font-variant-numeric: tabular-nums; }
th { background: #eee; font-size: 9pt; }
.code { white-space: nowrap; font-weight: 700; }
.pen { width: 18mm; }
.numbers { break-before: page; }
</style>
</head>
<body>
<h1>Lembar antrean manual</h1>
<p><strong>${escaped(officeName)}</strong> · ${title} · dicetak ${timeIn(zone, printedAt).replace(':', '.')}</p>
<p>Beri nomor dari atas ke bawah, jangan dilompati. Tulis jam dengan titik, misalnya 10.05. Hasil: D dilayani, P pergi, T tidak menjawab.
Setelah sistem pulih, salin lembar ini di menu Antrean kertas.</p>
<p>Layanan: ${codes.join(' · ')}</p>
${demo ? '<p><strong>CONTOH — bukan kantor sungguhan</strong></p>' : ''}
${
  waiting.length === 0
    ? ''
    : `<h2>Sudah mengambil nomor (${waiting.length})</h2>
<table><thead><tr><th>Nomor</th><th>Kode pemesanan</th><th>Layanan</th>${heads()}</tr></thead><tbody>
${waiting.join('\n')}</tbody></table>`
}
<h2>Yang ditunggu hari itu (${expected.length})</h2>
<table><thead><tr><th>Jam</th><th>Kode</th><th>Nama</th><th>Layanan</th><th>Jalur</th><th>Nomor</th>${heads()}</tr></thead><tbody>
${expected.join('\n')}</tbody></table>
<h2 class="numbers">Nomor untuk hari itu</h2>
<table><thead><tr><th>Nomor</th><th>Kode pemesanan</th><th>Layanan</th>${heads()}</tr></thead><tbody>
${numbers.join('\n')}</tbody></table>
</body>
</html>
`;
}

function heads(): string {
  return BY_PEN.map((head) => `<th class="pen">${head}</th>`).join('');
}

function blanks(filled = 0): string {
  return '<td></td>'.repeat(BY_PEN.length - filled);
}
