import { OfficeGuard, OfficeUnbound } from './office-guard.js';

const good: Record<string, string> = {
  'a parameter': 'select * from booking where office_id = $1 and id = $2',
  'a quoted alias': 'SELECT "Booking"."id" FROM "booking" "Booking" WHERE (("Booking"."office_id" = $1))',
  'a cast': 'select 1 from booking b where b.office_id = $1::int',
  'office_of a parameter': 'select 1 from booking where id = $1 and office_id = office_of($1)',
  'any of an array': 'select 1 from booking where office_id = any($1::int[])',
  'a list': 'select 1 from booking where office_id in ($1, $2)',
  'a row comparison': 'select 1 from booking where (office_id, id) = ($1, $2)',
  'rows in a list': 'select 1 from booking where (office_id, id) in (($1, $2), ($3, $4))',
  'a join on the office':
    'select 1 from booking b join seat s on s.office_id = b.office_id and s.id = b.seat_id where b.office_id = $1',
  'a join the other way':
    'select 1 from booking b left join seat s on b.office_id = s.office_id where s.office_id = $1',
  using: 'select 1 from booking b join seat s using (office_id) where b.office_id = $1',
  'a reference table between': 'select 1 from booking b join office o on o.id = b.office_id where o.id = $1',
  'a common table':
    'with p as (select office_id, id from seat where office_id = $1 for update skip locked) update seat s set taken = true from p where s.office_id = p.office_id and s.id = p.id returning s.id',
  'in (select)': 'delete from seat where (office_id, id) in (select office_id, id from seat where office_id = $1)',
  'an insert': 'insert into booking (office_id, id) values ($1, $2) on conflict do nothing',
  'an insert of a select': 'insert into booking (office_id, id) select office_id, id from seat where office_id = $1',
  unnest:
    'select 1 from unnest($1::int[], $2::uuid[]) as w(office_id, id) join booking b on b.office_id = w.office_id and b.id = w.id',
  exists:
    'select 1 from booking b where office_id = $1 and exists (select 1 from seat s where s.office_id = b.office_id)',
  lateral:
    'select 1 from booking b, lateral (select 1 from seat s where s.office_id = b.office_id limit 1) x where b.office_id = $1',
  'a union': 'select 1 from booking where office_id = $1 union all select 1 from seat where office_id = $1',
  'a comment with the reason': '/* nationwide: figures for the ministry */ select count(*) from booking',
  'another table': 'select * from office where code = $1',
  'no table': 'select clock_at()',
  'a data-modifying chain':
    'with s as (update seat set booking_id = $2 where office_id = $1 and id = $3 returning *), b as (insert into booking (office_id, id) select s.office_id, $2 from s returning *) select * from b join s on s.id = b.seat_id',
};

const bad: Record<string, string> = {
  'only the id': 'select * from booking where id = $1',
  nothing: 'select count(*) from booking',
  or: 'select 1 from booking where office_id = $1 or id = $2',
  'not equal': 'select 1 from booking where office_id <> $1',
  'a join without the office': 'select 1 from booking b join seat s on s.id = b.seat_id where b.office_id = $1',
  'a join of two unbound': 'select 1 from booking b join seat s on s.office_id = b.office_id',
  'an update': 'update booking set state = $1 where id = $2',
  'a delete': 'delete from seat where id = $1',
  'an insert without the column': 'insert into booking (id) values ($1)',
  'an insert without columns': 'insert into booking values ($1, $2)',
  'a common table': 'with p as (select office_id from seat) select 1 from p',
  'a sub-select': 'select (select count(*) from seat) from booking where office_id = $1',
  'exists without the office':
    'select 1 from booking b where office_id = $1 and exists (select 1 from seat s where s.id = b.seat_id)',
  'one half of a union': 'select 1 from booking where office_id = $1 union all select 1 from seat',
  'a column of its own': 'select 1 from booking where office_id = office_id',
  'the office table unbound': 'select 1 from booking b join office o on o.id = b.office_id',
  'under an unbound outer': 'select 1 from office o where exists (select 1 from booking b where b.office_id = o.id)',
  'update from': 'update seat s set taken = true from booking b where s.office_id = $1 and b.seat_id = s.id',
  'an empty reason': '/* nationwide: */ select count(*) from booking',
};

describe('the office guard', () => {
  let guard: OfficeGuard;
  beforeAll(async () => {
    guard = await OfficeGuard.for(['booking', 'seat']);
  });

  it.each(Object.entries(good))('lets pass: %s', (_, sql) => {
    expect(() => guard.check(sql)).not.toThrow();
  });

  it.each(Object.entries(bad))('refuses: %s', (_, sql) => {
    expect(() => guard.check(sql)).toThrow(OfficeUnbound);
    expect(() => guard.check(sql)).toThrow(OfficeUnbound);
  });
});
