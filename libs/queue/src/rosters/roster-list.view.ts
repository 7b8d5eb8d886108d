import { escaped } from '../tickets/ticket-slip.view.js';

export interface RosterSheet {
  requester: string;
  place: string;
  officeName: string;
  servicePointName: string;
  /** The day in both languages. */
  day: { id: string; en: string };
  people: { position: number; name: string; code: string; time: string }[];
  demo: boolean;
}

/** The list to hand out in the village: who comes when, with which code, and room for a mark. A4, both languages. */
export function rosterSheetHtml(sheet: RosterSheet): string {
  const rows = sheet.people
    .map(
      ({ position, name, code, time }) =>
        `<tr><td>${position}</td><td>${escaped(name)}</td><td>${escaped(time)}</td><td><strong>${escaped(code)}</strong></td><td></td></tr>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<title>${escaped(sheet.requester)}</title>
<style>
@page { size: A4; margin: 14mm; }
body { font: 11pt/1.4 'Plus Jakarta Sans', system-ui, sans-serif; color: #000; }
h1 { font-size: 15pt; margin: 0 0 2mm; }
table { width: 100%; border-collapse: collapse; margin-top: 4mm; }
th, td { border: 1px solid #000; padding: 1.6mm 2mm; text-align: left; font-variant-numeric: tabular-nums; }
td:last-child { width: 22mm; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
span { font-size: 9pt; }
</style>
</head>
<body>
<h1>${escaped(sheet.requester)}</h1>
<p>${escaped(sheet.place)}<br>${escaped(sheet.officeName)} · ${escaped(sheet.servicePointName)}<br>
<strong>${escaped(sheet.day.id)}</strong><br><span>${escaped(sheet.day.en)}</span></p>
${sheet.demo ? '<p><strong>Contoh, bukan kantor sungguhan · Demo, not a real office</strong></p>' : ''}
<table>
<thead><tr><th>No.</th><th>Nama · Name</th><th>Jam · Time</th><th>Kode · Code</th><th>Hadir · Here</th></tr></thead>
<tbody>
${rows}
</tbody>
</table>
<p><span>Bawa dokumen asli dan sebutkan kode Anda. · Bring the original documents and say your code.</span></p>
</body>
</html>
`;
}
