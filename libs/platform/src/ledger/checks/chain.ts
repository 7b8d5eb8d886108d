import type { Db } from '../../database/db.js';

/** Whatever runs statements: the app's database, or a command's own connections. */
export type Statements = Pick<Db, 'query'>;

export const CHAIN_FAULTS = ['gap', 'link', 'content', 'end', 'anchor'] as const;
/**
 * gap: a row is missing. link: a row does not follow the one before it (exchanged, removed, put in). content: a row was changed.
 * end: rows were cut off or added behind the head. anchor: an earlier state of the chain is no longer in it.
 */
export type ChainFault = (typeof CHAIN_FAULTS)[number];

export interface Verdict {
  /** How many sealed events were read. */
  events: number;
  /** How many anchors the chain was held against. */
  anchors: number;
  /** The first position where the chain does not hold, null when all is well. */
  brokenAt: number | null;
  fault: ChainFault | null;
}

/** A state of the chain that was noted earlier and elsewhere. */
export interface KnownState {
  position: number;
  hash: Buffer;
}

export interface ChainOptions {
  /** What the chain must still contain. */
  anchors?: readonly KnownState[];
  /** How many statements read at the same time (default 2); each takes a connection. */
  readers?: number;
  /** Rows a statement reads (default 25,000). */
  stretch?: number;
}

// An event that nobody caused for somebody else has no last part: the older ones were sealed before there was one.
// The seal is SHA-256 over the hash before and this text, which is what jsonb_build_array(…)::text in ledger_digest() makes. It is
// written out here: it is twice as fast, and whoever replaced the function would otherwise have replaced the check too.
const CONTENT = `concat('[', e.office_id, ', ', e.position, ', "', e.id, '", ', to_json(e.type), ', ', to_json(e.subject_type),
  ', ', to_json(e.subject_id), ', ', to_json(e.actor_kind), ', ', coalesce(to_json(e.actor_id)::text, 'null'), ', ',
  ('x' || encode(timestamptz_send(e.at), 'hex'))::bit(64)::bigint + 946684800000000, ', ', e.payload, ', "' || e.on_behalf_of || '"', ']')`;

// Rows come in the index's order, so nothing is sorted; the row before the stretch is looked up once.
const STRETCH = `
  with before as (
    select coalesce((select hash from ledger_event where office_id = $1 and position = $2::bigint - 1), ''::bytea) as hash
  ), chain as (
    select e.position, $2::bigint - 1 + row_number() over w as place,
      e.previous_hash is distinct from lag(e.hash, 1, (select hash from before)) over w as unlinked,
      e.hash is distinct from sha256(e.previous_hash || convert_to(${CONTENT}, 'UTF8')) as edited
    from ledger_event e
    where e.office_id = $1 and e.position between $2::bigint and $3::bigint window w as (order by e.position)
  )
  select count(*)::bigint as events, min(place) filter (where position <> place)::bigint as gap,
    min(position) filter (where unlinked) as link, min(position) filter (where edited) as content from chain`;

interface StretchFound {
  events: number;
  gap: number | null;
  link: number | null;
  content: number | null;
}
interface Ends {
  lowest: number | null;
  last: number;
  lastHash: Buffer | null;
  head: number;
  headHash: Buffer | null;
}
interface Fault {
  at: number;
  fault: ChainFault;
}

/**
 * Recomputes an office's whole chain: every hash, every link, its end and every earlier state that is known. What is appended
 * meanwhile is left to the next time.
 */
export async function verifyChain(db: Statements, officeId: number, options: ChainOptions = {}): Promise<Verdict> {
  const { anchors = [], readers = 2, stretch = 25_000 } = options;
  const ends = await endsOf(db, officeId);
  const starts = Array.from({ length: Math.ceil(ends.last / stretch) }, (_, at) => at * stretch + 1);
  const faults: Fault[] = ends.lowest !== null && ends.lowest < 1 ? [{ at: ends.lowest, fault: 'gap' }] : [];
  let events = 0;
  const read = async (): Promise<void> => {
    for (let from = starts.shift(); from !== undefined; from = starts.shift()) {
      const to = Math.min(from + stretch - 1, ends.last);
      const [found] = await db.query<StretchFound>(STRETCH, [officeId, from, to]);
      events += Number(found!.events);
      faults.push(...faultsIn(found!, from, to));
    }
  };
  await Promise.all(Array.from({ length: readers }, read));
  faults.push(...faultsAtEnd(ends), ...(await lostAnchors(db, officeId, ends.last, anchors)));
  // Where several things are wrong at one place, the first found explains the others.
  const first = faults.reduce<Fault | undefined>((one, other) => (one && one.at <= other.at ? one : other), undefined);
  return { events, anchors: anchors.length, brokenAt: first?.at ?? null, fault: first?.fault ?? null };
}

async function endsOf(db: Statements, officeId: number): Promise<Ends> {
  const [ends] = await db.query<Ends>(
    `select (select min(position) from ledger_event where office_id = $1) as lowest, coalesce(l.position, 0)::bigint as last,
       l.hash as "lastHash", coalesce(h.position, 0)::bigint as head, h.hash as "headHash"
     from (select $1::integer as office) o
     left join lateral (select position, hash from ledger_event
       where office_id = o.office and position is not null order by position desc limit 1) l on true
     left join ledger_head h on h.office_id = o.office`,
    [officeId],
  );
  const { lowest, last, head, ...hashes } = ends!;
  return { lowest: lowest === null ? null : Number(lowest), last: Number(last), head: Number(head), ...hashes };
}

function faultsIn({ events, gap, link, content }: StretchFound, from: number, to: number): Fault[] {
  const missing = gap ?? (Number(events) < to - from + 1 ? from + Number(events) : null);
  const found: [ChainFault, number | null][] = [
    ['gap', missing],
    ['link', link],
    ['content', content],
  ];
  return found.flatMap(([fault, at]) => (at === null ? [] : [{ at: Number(at), fault }]));
}

function faultsAtEnd({ last, lastHash, head, headHash }: Ends): Fault[] {
  const agree = last === head && (lastHash ?? Buffer.alloc(0)).equals(headHash ?? Buffer.alloc(0));
  return agree ? [] : [{ at: Math.min(last, head) + 1, fault: 'end' }];
}

async function lostAnchors(
  db: Statements,
  officeId: number,
  last: number,
  anchors: readonly KnownState[],
): Promise<Fault[]> {
  const rows = await db.query<{ position: number; hash: Buffer }>(
    'select position, hash from ledger_event where office_id = $1 and position = any($2::bigint[])',
    [officeId, anchors.map(({ position }) => position)],
  );
  const there = new Map(rows.map(({ position, hash }) => [Number(position), hash]));
  return anchors
    .filter(({ position, hash }) => !there.get(position)?.equals(hash))
    .map(({ position }) => ({ at: Math.min(position, last + 1), fault: 'anchor' }));
}
