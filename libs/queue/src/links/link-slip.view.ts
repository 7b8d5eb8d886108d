import { escaped, slipPage } from '../tickets/ticket-slip.view.js';

export interface LinkSlip {
  officeName: string;
  servicePointName: string;
  code: string;
  /** Day and time of the visit in both languages. */
  when: { id: string; en: string };
  /** The secret link as SVG. */
  qrSvg: string;
  demo: boolean;
}

/** A link issued again, on 80 mm paper. No name: slips are left on tables. */
export function linkSlipHtml(slip: LinkSlip): string {
  const where = slip.servicePointName === slip.officeName ? '' : `<br>${escaped(slip.servicePointName)}`;
  return slipPage(
    slip.code,
    `<p><strong>${escaped(slip.officeName)}</strong>${where}</p>
<p><strong>${escaped(slip.code)}</strong><br>${escaped(slip.when.id)}<br><span>${escaped(slip.when.en)}</span></p>
<hr>
${slip.qrSvg}
<p>Pindai untuk melihat atau membatalkan kunjungan<br><span>Scan to see or cancel your visit</span></p>
<p><strong>Simpan sendiri: siapa pun yang memegang kertas ini dapat membatalkan.</strong><br><span>Keep it to yourself: whoever holds this paper can cancel.</span></p>`,
    slip.demo,
  );
}
