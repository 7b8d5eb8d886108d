/** What the examples of the documents show: bytes as a browser writes them, of an officer who does not exist. */
export const CREDENTIAL_ID = 'q83vASNFZ4k';
export const CHALLENGE = 'Zm9yIGV4YW1wbGUgb25seSwgdGhpcnR5LXR3byBieXRlcyE';
export const USER_HANDLE = 'AZNaAAAAcAGAAAEjRWeJqw';
/** `{"type":"webauthn.get","challenge":"Zm9y","origin":"https://antrean.kantor.example"}` */
export const CLIENT_DATA =
  'eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiWm05eSIsIm9yaWdpbiI6Imh0dHBzOi8vYW50cmVhbi5rYW50b3IuZXhhbXBsZSJ9';

export const PASSKEY = {
  id: '01935a00-0000-7001-8000-0123456789ab',
  name: 'Laptop kantor',
  addedAt: '2026-11-23T01:00:00.000Z',
  usedAt: '2026-11-24T01:00:00.000Z',
  usedWith: 'Chrome · Windows',
  synced: false,
  host: 'antrean.kantor.example',
};
