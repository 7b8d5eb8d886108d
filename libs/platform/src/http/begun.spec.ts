import { EventEmitter } from 'node:events';
import { firstValueFrom, NEVER, Observable, of, Subject, throwError, timer } from 'rxjs';
import { mergeMap, toArray } from 'rxjs/operators';
import { begun, type Connection } from './begun.js';

const connection = (): Connection & EventEmitter => Object.assign(new EventEmitter(), { destroyed: false });

describe('a stream that begins', () => {
  it('fails before its answer when it fails before its first message', async () => {
    const late = timer(20).pipe(mergeMap(() => throwError(() => new Error('gone'))));
    await expect(begun(late, connection())).rejects.toThrow('gone');
  });

  it('loses nothing that comes before somebody listens', async () => {
    const source = new Subject<number>();
    const waiting = begun(source, connection());
    source.next(1);
    source.next(2);
    const all = firstValueFrom(((await waiting) as Observable<number>).pipe(toArray()));
    source.next(3);
    source.complete();
    expect(await all).toEqual([1, 2, 3]);
    expect(await firstValueFrom(((await begun(of(1, 2), connection())) as Observable<number>).pipe(toArray()))).toEqual(
      [1, 2],
    );
  });

  it('lets go of its source with the listener or with the connection', async () => {
    const source = new Subject<number>();
    const one = connection();
    const first = begun(source, one);
    source.next(1);
    await first;
    expect(source.observed).toBe(true);
    one.emit('close');
    expect(source.observed).toBe(false);
    await begun(source, { ...connection(), destroyed: true, once: () => undefined });
    expect(source.observed).toBe(false);
    const second = begun(source, connection());
    source.next(1);
    ((await second) as Observable<number>).subscribe().unsubscribe();
    expect(source.observed).toBe(false);
  });

  it('does not wait for ever for a first word, and lets other answers pass', async () => {
    const began = performance.now();
    expect(await begun(NEVER, connection())).toBeInstanceOf(Observable);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await begun('text', connection())).toBe('text');
  });
});
