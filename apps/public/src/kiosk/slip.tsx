import { clockTime, longDay } from '../format';
import type { GivenTicket } from './kiosk-line';
import type { KioskView } from './kiosk-shapes';
import en from './words.en.json';
import id from './words.id.json';

const LANES: Record<string, string> = {
  regular: 'Reguler · Regular',
  priority: 'Prioritas · Priority',
  walk_in: 'Datang langsung · Walk-in',
};

/** The paper, 80 mm wide, both languages on one: it is on the screen for nobody. No name is ever on it. */
export function Slip({ ticket, view }: { ticket: GivenTicket; view: KioskView }) {
  const service = view.services.find(({ code }) => code === ticket.serviceCode)?.name;
  const time = `${longDay(ticket.at, view.zone, 'id')} ${clockTime(ticket.at, view.zone, 'id')}`;
  return (
    <section class="slip" aria-hidden="true">
      <p>
        <strong>{view.officeName}</strong>
        <br />
        {view.servicePoint.name}
      </p>
      <p class="figure">{ticket.number}</p>
      <p>
        {LANES[ticket.lane] ?? ticket.lane}
        <br />
        {service && `${service.id} · ${service.en}`}
      </p>
      {ticket.before !== null && ticket.before > 0 && (
        <p>
          {id['ticket.before'].replace('{count}', String(ticket.before))}
          <br />
          {en['ticket.before'].replace('{count}', String(ticket.before))}
        </p>
      )}
      {ticket.qrSvg && <div dangerouslySetInnerHTML={{ __html: ticket.qrSvg }} />}
      <p>{time}</p>
      {view.demo && (
        <p>
          <strong>{id['slip.demo']}</strong>
          <br />
          {en['slip.demo']}
        </p>
      )}
    </section>
  );
}
