import { type EndedBookings, unusualClients } from './unusual-clients.js';

const of = (clientId: string | null, ended: number, cancelled: number, missed: number): EndedBookings => ({
  clientId,
  ended,
  cancelled,
  missed,
});

describe('clients whose bookings come to nothing', () => {
  it('are found beside the others of the office, the worst first', () => {
    const sources = [of(null, 100, 5, 5), of('village', 50, 3, 3), of('broker', 40, 30, 4), of('worse', 40, 20, 19)];
    expect(unusualClients(sources).map(({ clientId, share }) => [clientId, share])).toEqual([
      ['worse', 0.975],
      ['broker', 0.85],
    ]);
  });

  it('are not those with a few bookings, those alone in the office, or the desk', () => {
    expect(unusualClients([of(null, 100, 5, 5), of('few', 19, 19, 0)])).toEqual([]);
    expect(unusualClients([of('alone', 100, 90, 0)])).toEqual([]);
    expect(unusualClients([of(null, 100, 90, 0), of('village', 50, 3, 3)])).toEqual([]);
  });

  it('are not those of an office where a rainy month takes its toll of everybody', () => {
    expect(unusualClients([of(null, 100, 20, 20), of('village', 100, 30, 24)])).toEqual([]);
    expect(unusualClients([of(null, 100, 1, 1), of('village', 100, 8, 8)])).toEqual([]);
  });
});
