import { take, type api } from '@buka-pintu/client';
import { useState } from 'preact/hooks';
import { withLink } from '../api';
import { clockTime, longDay, zoneName } from '../format';
import { localized, t, type Key } from '../i18n';
import { words } from './my-things';

export type Things = api.ThingView[];

const OVER = new Set(['served', 'lapsed', 'cancelled', 'no_show', 'unserved']);

/** All that is mine; each opens by a secret link of its own. */
export function ThingList({ token, things, onEnd }: { token: string; things: Things; onEnd: () => void }) {
  const [busy, setBusy] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  const go = async (id: string): Promise<void> => {
    setBusy(id);
    setRefusal(undefined);
    try {
      const made = await take(withLink(token).POST('/v1/my-things/{id}/links', { params: { path: { id } } }));
      // The address people typed may not be the one links are written with: stay where the page came from.
      const { pathname, hash } = new URL(made.link);
      location.assign(pathname + hash);
    } catch (cause) {
      setRefusal(words(cause));
      setBusy(undefined);
    }
  };
  return (
    <>
      {things.length === 0 && <p>{t('mine.none')}</p>}
      {refusal && (
        <p class="notice late" role="alert">
          {refusal}
        </p>
      )}
      <ul class="things">
        {things.map((thing) => (
          <li key={thing.id} class={OVER.has(thing.state) ? 'over' : ''}>
            <h2>{localized(thing.title)}</h2>
            <p>
              <span class="badge">{t(`state.${thing.state}` as Key)}</span>
            </p>
            <p>
              {longDay(thing.at, thing.zone)}, {clockTime(thing.at, thing.zone)} {zoneName(thing.zone)}
              <br />
              {thing.place}
              <br />
              <span class="code">{thing.code}</span>
            </p>
            <button type="button" class="button" disabled={busy === thing.id} onClick={() => void go(thing.id)}>
              {t('mine.see', { code: thing.code })}
            </button>
          </li>
        ))}
      </ul>
      <p class="soft">{t('mine.endHint')}</p>
      <button type="button" class="button" onClick={onEnd}>
        {t('mine.end')}
      </button>
    </>
  );
}
