import { relyingPartyOf } from './relying-party.js';

const OFFICE = 'https://antrean.kantor.example';

describe('the relying party of a page', () => {
  it.each([
    [OFFICE, null, 'antrean.kantor.example'],
    [OFFICE, OFFICE, 'antrean.kantor.example'],
    ['https://server.local:8080', null, 'server.local'],
    ['http://localhost:8080', null, 'localhost'],
    ['http://localhost:8080', OFFICE, 'localhost'],
  ])('is the host name of %s (PUBLIC_ORIGIN %s)', (origin, publicOrigin, id) =>
    expect(relyingPartyOf(origin, publicOrigin)).toEqual({ id, origin }),
  );

  it.each([
    ['https://192.168.1.10:8080', null],
    ['http://127.0.0.1:8080', null],
    ['https://[fd00::1]:8080', null],
    ['https://0x7f.1', null],
    ['http://server.local:8080', null],
    ['https://server.local:8080', OFFICE],
    ['null', null],
    ['', null],
    [undefined, OFFICE],
  ])('is nobody at %s (PUBLIC_ORIGIN %s)', (origin, publicOrigin) =>
    expect(relyingPartyOf(origin, publicOrigin)).toBeUndefined(),
  );
});
