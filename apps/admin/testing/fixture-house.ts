import type { ProblemBody } from '@buka-pintu/client';
import type { ConsoleView, CurrentTicket, MessageView, Page, SignInView, TicketState } from '../src/api/shapes.js';
import { SLOT_RULE_EFFECT, SLOT_RULES } from './fixture-slot-rules.js';
import { APPLICABLE, CHANGES, EDITED_SERVICE, EDITED_SERVICES, SWITCHES } from './fixture-catalogue.js';
import { CLIENT_HANDLERS } from './fixture-clients.js';
import { AFFECTED, EFFECT, holidayYear, OFFICE_SETTINGS, SETTING_CHANGES } from './fixture-offices.js';
import { figures, SUGGESTIONS } from './fixture-figures.js';
import { MESSAGE_HANDLERS } from './fixture-messages.js';
import { STAFF_BOARD_HANDLERS } from './fixture-staff-board.js';
import { ROSTER_HANDLERS } from './fixture-rosters.js';
import { VISITOR_HANDLERS } from './fixture-visitors.js';
import { ORDER_HANDLERS } from './fixture-order.js';
import { STAFF_HANDLERS } from './fixture-staff.js';
import {
  BOOKINGS,
  REMINDER_CHOICE,
  consoleView,
  current,
  DAY,
  MESSAGES,
  OFFICE,
  PRIORITY_CATEGORIES,
  SERVICES,
  SESSION,
  SLOT_DAYS,
  ticket,
  WAITING,
} from './fixture-data.js';

/** What a handler gets: the parts of the path, the search, the body, and the request itself for its headers. */
export interface Asked {
  at: string[];
  search: URLSearchParams;
  body: Record<string, unknown>;
  request: Request;
}
export type Handler = (asked: Asked) => unknown;

/**
 * A house of fixtures that answers as the API would, for tests and for looking at pages: enough state to sign in and to
 * walk a ticket through the console. `override` replaces or adds handlers: `'POST /v1/sessions': () => …`.
 */
export function fixtureHouse(override: Record<string, Handler> = {}, signedIn = true) {
  let inside = signedIn;
  let console: ConsoleView = consoleView({ current: null });
  const listeners = new Set<() => void>();
  const streams = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const asked: Asked[] = [];

  function show(next: Partial<ConsoleView>): ConsoleView {
    console = { ...console, ...next, position: Number(console.position) + 1 };
    for (const listener of listeners) listener();
    return console;
  }
  function serve(state: TicketState, actions: CurrentTicket['actions']): ConsoleView {
    const at = console.current ?? current();
    return show({ current: { ...at, state, actions, version: at.version + 1 }, actions: [] });
  }
  function call(id?: string): ConsoleView {
    const chosen = WAITING.find((row) => row.id === id) ?? console.waiting.next[0];
    if (!chosen) return show({ whyNot: { code: 'nobody_waiting' } });
    const next = console.waiting.next.filter((row) => row !== chosen);
    return show({
      current: current({ id: chosen.id, number: chosen.number, lane: chosen.lane, bookingCode: chosen.bookingCode }),
      waiting: { ...console.waiting, total: next.length, next },
      actions: [],
      whyNot: null,
    });
  }
  const opened: ConsoleView['actions'] = ['call_next', 'pause', 'close'];
  const done = (): ConsoleView => show({ current: null, actions: opened });
  const state = (next: ConsoleView['counter']['state'], actions: ConsoleView['actions']): ConsoleView =>
    show({ counter: { ...console.counter, state: next }, actions });

  const handlers: Record<string, Handler> = {
    'GET /v1/sessions/current': () => (inside ? SESSION : problem(401, 'sign_in_required', 'Belum masuk')),
    'POST /v1/sessions': (): SignInView => ({ state: 'second_factor_required', enrolment: null, session: null }),
    'POST /v1/sessions/current/second-factors': (): SignInView => {
      inside = true;
      return { state: 'signed_in', enrolment: null, session: SESSION };
    },
    'GET /v1/sessions/single-sign-on': () => ({ items: [] }),
    'GET /v1/sessions/officers': () => ({ items: [] }),
    'POST /v1/sessions/demo': (): SignInView => {
      inside = true;
      return { state: 'signed_in', enrolment: null, session: SESSION };
    },
    'POST /v1/sessions/departures': () => {
      inside = false;
      return { provider: null };
    },
    'DELETE /v1/sessions/current': () => {
      inside = false;
    },
    'GET /v1/offices/CTH': () => OFFICE,
    'GET /v1/services': () => SERVICES,
    'GET /v1/queue/days/*': () => DAY,
    'GET /v1/queue/seat-suggestions': () => SUGGESTIONS,
    'GET /v1/queue/figures': ({ search }) => figures(search),
    'GET /v1/queue/slots': () => ({ days: SLOT_DAYS }),
    'GET /v1/queue/stock-flags': () => ({ items: [], next: null }),
    'GET /v1/queue/walk-in-quotas': () => ({
      ...{ servicePointId: OFFICE.servicePoints[0]!.id, on: '2026-11-23', limited: true, seats: 28, left: 9 },
      mayExceed: true,
    }),
    'GET /v1/queue/slot-rules': () => ({ items: SLOT_RULES, next: null }),
    'POST /v1/queue/slot-rule-previews': () => SLOT_RULE_EFFECT,
    'GET /v1/queue/retirement-previews': () => ({ bookingsHit: 0, bookings: [], elsewhere: 0 }),
    'GET /v1/queue/bookings': ({ search }) => {
      const code = search.get('code');
      const items = BOOKINGS.filter(
        (one) => (!code || one.code === code) && (!search.get('state') || one.state === search.get('state')),
      );
      return { items, next: null };
    },
    'GET /v1/queue/bookings/*': ({ at }) =>
      BOOKINGS.find((one) => one.id === at[2]) ?? problem(404, 'not_found', 'Tidak ditemukan'),
    'GET /v1/queue/bookings/*/message-choices': () => ({ items: [REMINDER_CHOICE] }),
    'POST /v1/queue/bookings/*/check-ins': () =>
      ticket({ number: 'A-018', state: 'waiting', counter: null, calledAt: null }),
    'GET /v1/queue/priority-categories': () => ({ items: PRIORITY_CATEGORIES, next: null }),
    'POST /v1/queue/tickets/*/priority-decisions': ({ body }) => {
      const { decision, category = null } = body as { decision: 'verified' | 'declined'; category?: 'elderly' };
      const words = decision === 'declined' ? { id: 'Tidak ada yang hilang.', en: 'Nothing is lost.' } : null;
      const lane = decision === 'verified' ? 'priority' : 'regular';
      const priority = { state: decision, category, words };
      return ticket({ number: 'A-018', state: 'waiting', counter: null, calledAt: null, lane, priority, version: 4 });
    },
    'POST /v1/queue/check-ins': () => ticket({ number: 'A-018', state: 'waiting', counter: null, calledAt: null }),
    'POST /v1/queue/tickets': () =>
      ticket({
        number: 'C-004',
        lane: 'walk_in',
        state: 'waiting',
        counter: null,
        bookingId: null,
        place: { before: 14, near: true, p50Minutes: null, p90Minutes: null, unsure: 'too_few' },
      }),
    'GET /v1/queue/counters/*/console': () => console,
    'POST /v1/queue/counters/*/sessions': () => state('open', opened),
    'POST /v1/queue/counters/*/pauses': () => state('paused', ['resume', 'close']),
    'POST /v1/queue/counters/*/resumptions': () => state('open', opened),
    'POST /v1/queue/counters/*/closings': () => state('closed', ['open']),
    'POST /v1/queue/counters/*/calls': () => call(),
    'POST /v1/queue/tickets/*/calls': ({ at }) => call(at[2]),
    'POST /v1/queue/tickets/*/recalls': () =>
      show({ current: { ...console.current!, callCount: console.current!.callCount + 1 } }),
    'POST /v1/queue/tickets/*/servings': () => serve('serving', ['finish']),
    'POST /v1/queue/tickets/*/parkings': ({ body }) => {
      const reason = body['reason'] as ConsoleView['parked'][number]['reason'];
      const { id, number, lane } = console.current!;
      const row = { ...WAITING[0]!, id, number, lane, state: 'parked' as const, reason };
      return show({
        current: null,
        actions: opened,
        parked: [{ ...row, counterName: 'Loket 2', parkedAt: console.at }],
      });
    },
    'POST /v1/queue/tickets/*/unparkings': () =>
      show({ current: current({ state: 'serving', actions: ['finish'] }), actions: [], parked: [] }),
    'POST /v1/queue/tickets/*/transfers': () =>
      show({ current: null, actions: opened, handed: [console.waiting.next[0] ?? WAITING[0]!] }),
    'POST /v1/queue/tickets/*/take-backs': () =>
      show({ current: current({ state: 'serving', actions: ['finish'] }), actions: [], handed: [] }),
    'POST /v1/queue/tickets/*/departures': () => ticket({ state: 'left', counter: null, actions: [] }),
    'GET /v1/queue/journeys': () => ({ items: [] }),
    'POST /v1/queue/tickets/*/completions': done,
    'POST /v1/queue/tickets/*/no-answers': done,
    'GET /v1/messages': ({ search }): Page<MessageView> => ({
      items: MESSAGES.filter((one) => !search.get('state') || one.state === search.get('state')),
      next: null,
    }),
    'GET /v1/offices/*/settings': () => OFFICE_SETTINGS,
    'GET /v1/offices/*/setting-changes': () => SETTING_CHANGES,
    'GET /v1/reference-keepers/current': () => ({ officeCode: 'CTH', officeName: 'Kantor Imigrasi Contoh' }),
    'GET /v1/queue/affected-bookings': () => AFFECTED,
    'POST /v1/queue/opening-previews': () => EFFECT,
    'GET /v1/holidays': ({ search }) => holidayYear(Number(search.get('year') ?? 2026)),
    'GET /v1/catalogue/services': () => EDITED_SERVICES,
    'GET /v1/catalogue/services/*': () => EDITED_SERVICE,
    'GET /v1/catalogue/services/*/preview': () => APPLICABLE,
    'GET /v1/catalogue/services/*/changes': () => CHANGES,
    'GET /v1/catalogue/office-switches': () => SWITCHES,
    ...CLIENT_HANDLERS,
    ...ORDER_HANDLERS,
    ...STAFF_HANDLERS,
    ...MESSAGE_HANDLERS,
    ...VISITOR_HANDLERS,
    ...STAFF_BOARD_HANDLERS,
    ...ROSTER_HANDLERS,
    ...override,
  };

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const at = url.pathname.split('/').slice(2);
    const text = await request.text();
    const body = text ? (JSON.parse(text) as Record<string, unknown>) : {};
    const one: Asked = { at, search: url.searchParams, body, request };
    asked.push(one);
    if (url.pathname.endsWith('/console/stream'))
      return inside ? stream() : problem(401, 'sign_in_required', 'Belum masuk');
    const found = Object.entries(handlers).find(([name]) => fits(name, request.method, url.pathname));
    const result = found ? await found[1](one) : problem(404, 'not_found', 'Tidak ditemukan');
    if (result instanceof Response) return result;
    return result === undefined ? new Response(null, { status: 204 }) : Response.json(result);
  }

  function stream(): Response {
    const encoder = new TextEncoder();
    let tell: (() => void) | undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        tell = () =>
          controller.enqueue(encoder.encode(`id: ${console.position}\ndata: ${JSON.stringify(console)}\n\n`));
        listeners.add(tell);
        streams.add(controller);
        tell();
      },
      cancel() {
        if (tell) listeners.delete(tell);
      },
    });
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
  }

  return {
    answer,
    asked,
    show,
    /** What another window's sign-out does to this one. */
    endSession() {
      inside = false;
      for (const stream of streams) stream.close();
      streams.clear();
      listeners.clear();
    },
    get console() {
      return console;
    },
  };
}

function fits(name: string, method: string, path: string): boolean {
  const [wanted, pattern = ''] = name.split(' ');
  const parts = pattern.split('/');
  const real = path.split('/');
  return (
    wanted === method &&
    parts.length === real.length &&
    parts.every((part, index) => part === '*' || part === real[index])
  );
}

/** A problem answer as the API gives it. */
export function problem(status: number, code: string, title: string, more: Partial<ProblemBody> = {}): Response {
  const body = {
    type: `/docs/problems/${code.replaceAll('_', '-')}`,
    title,
    status,
    code,
    requestId: '01J-fixture',
    ...more,
  };
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json' } });
}
