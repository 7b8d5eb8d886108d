import type { Localized } from '@buka-pintu/platform';
import type { Lane } from '../supply/lane.js';

export interface Slip {
  officeName: string;
  servicePointName: string;
  number: string;
  lane: Lane;
  serviceName: Localized;
  /** Day and time of issue as the office's people write them. */
  issued: string;
  before: number | null;
  /** The QR to follow the ticket, as SVG. */
  qrSvg: string;
  demo: boolean;
}

const LANES: Record<Lane, string> = {
  regular: 'Reguler · Regular',
  priority: 'Prioritas · Priority',
  express: 'Ekspres · Express',
  walk_in: 'Datang langsung · Walk-in',
  group: 'Rombongan · Group',
  reserve: 'Cadangan · Reserve',
};

/** The slip for 80 mm paper (72 mm printed), both languages on one, because the printer doesn't know who takes it. */
export function slipHtml(slip: Slip): string {
  // An office's own house often bears its name.
  const where = slip.servicePointName === slip.officeName ? '' : `<br>${escaped(slip.servicePointName)}`;
  return slipPage(
    slip.number,
    `<p><strong>${escaped(slip.officeName)}</strong>${where}</p>
<h1>${escaped(slip.number)}</h1>
<p>${LANES[slip.lane]}<br>${escaped(slip.serviceName.id)}<br><span>${escaped(slip.serviceName.en)}</span></p>
${placeHtml(slip.before)}
<hr>
${slip.qrSvg}
<p>Pindai untuk melihat giliran Anda<br><span>Scan to follow your turn</span></p>
<p><span>${escaped(slip.issued)}</span></p>`,
    slip.demo,
  );
}

/** Any slip of the desk: 80 mm paper, one column, black. @param body HTML whose texts are escaped already */
export function slipPage(title: string, body: string, demo: boolean): string {
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>
@page { size: 80mm auto; margin: 4mm; }
body { margin: 0 auto; width: 72mm; font: 11pt/1.35 'Plus Jakarta Sans', system-ui, sans-serif; text-align: center; color: #000; }
h1 { margin: 3mm 0 0; font-size: 46pt; line-height: 1.05; font-variant-numeric: tabular-nums; }
p { margin: 2mm 0; }
span { font-size: 9pt; }
svg { width: 34mm; height: 34mm; }
hr { border: 0; border-top: 1px dashed #000; margin: 3mm 0; }
</style>
</head>
<body>
${body}
${demo ? '<p><strong>CONTOH — bukan kantor sungguhan</strong><br><span>Demo, not a real office</span></p>' : ''}
</body>
</html>
`;
}

function placeHtml(before: number | null): string {
  if (before === null) return '';
  return before === 0
    ? '<p>Anda berikutnya<br><span>You are next</span></p>'
    : `<p>${before} orang di depan Anda<br><span>${before} before you</span></p>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}
