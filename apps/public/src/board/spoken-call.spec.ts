import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { spokenCall } from './spoken-call';

describe('spokenCall', () => {
  it('says the number digit by digit and the counter as a number', () => {
    expect(spokenCall('A-012', 3).text).toBe('Nomor antrean A, nol satu dua. Silakan menuju loket tiga.');
    expect(spokenCall('B-107', 11).text).toBe('Nomor antrean B, satu nol tujuh. Silakan menuju loket sebelas.');
    expect(spokenCall('A-001', 14).text).toContain('loket empat belas.');
    expect(spokenCall('A-001', 20).text).toContain('loket dua puluh.');
    expect(spokenCall('A-001', 21).text).toContain('loket dua puluh satu.');
  });

  it('has a sound file in the bundle for everything it can say', () => {
    const said = new Set(
      [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap((letter) => spokenCall(`${letter}-0123456789`, 98).files),
    );
    const missing = [...said].filter(
      (name) => !existsSync(join(import.meta.dirname, '../../public/voice', `${name}.mp3`)),
    );
    expect(said.size).toBe(26 + 10 + 2);
    expect(missing).toEqual([]);
  });
});
