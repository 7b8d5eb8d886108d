import { randomBytes } from 'node:crypto';
import type { Env } from '../env/index.js';
import { Vault } from '../privacy/vault.js';
import type { ListedMessage } from './message.queries.js';
import { messageView } from './message.view.js';

const key = () => randomBytes(32).toString('base64');
const vault = new Vault({ dataKeys: `v1:${key()}`, blindIndexKey: key() } as Env);
const listed = (body: string): ListedMessage => ({
  id: 'm1',
  template: 'identity.citizen_code',
  channel: 'sms',
  toSealed: vault.seal('+6281234567890', 'message.to:m1'),
  subjectSealed: null,
  bodySealed: vault.seal(body, 'message.body:m1'),
  state: 'sent',
  aboutType: 'citizen_code',
  aboutId: 'c1',
  createdAt: '',
  sentAt: null,
  attempts: 0,
  failure: null,
  said: null,
  failedAt: null,
});

describe('a message as officers see it', () => {
  it('keeps the digits of a one-time code from them, except in the demo', () => {
    const row = listed('Kode Buka Pintu: 492039. Berlaku 10 menit.');
    const shown = (links: boolean) => messageView(row, vault, { links, confidential: true }).body;
    expect(shown(false)).toBe('Kode Buka Pintu: ••••••. Berlaku 10 menit.');
    expect(shown(true)).toContain('492039');
  });

  it('keeps a secret link from them too', () => {
    const row = listed(`Lihat: https://x.example/t/#bpc_${'A'.repeat(43)}`);
    expect(messageView(row, vault, { links: false }).body).toBe('Lihat: https://x.example/t/#bpc_…');
  });

  it('tells why it did not leave, also what an earlier release noted, and offers no dead code again', () => {
    const row: ListedMessage = { ...listed('x'), state: 'failed', failure: 'EENVELOPE', attempts: 12 };
    const seen = messageView(row, vault, { links: false, again: true });
    expect(seen).toMatchObject({ failure: { code: 'unknown', attempts: 12, said: null }, actions: ['send_again'] });
    expect(messageView(row, vault, { links: false, again: true, confidential: true }).actions).toEqual([]);
    expect(messageView(row, vault, { links: false }).actions).toEqual([]);
  });
});
