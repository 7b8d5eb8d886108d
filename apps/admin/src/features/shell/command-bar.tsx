import { useRouter, useRouterState } from '@tanstack/react-router';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isDemo, usePlace } from '../../api/place.js';
import { useMay } from '../../api/session.queries.js';
import { useCommands } from '../../lib/commands.js';
import { settingsPages } from '../../lib/settings-pages.js';
import { Dialog } from '../../ui/dialog.js';
import { KeyCap } from '../../ui/key-cap.js';
import css from './command-bar.module.css';
import { openPages } from './navigation.js';
import { useLeaving } from './use-leaving.js';
import { useFoundStaff } from './use-found-staff.js';

interface Line {
  id: string;
  kind: 'action' | 'page' | 'settings' | 'staff' | 'search';
  label: string;
  shortcut?: string | undefined;
  perform: () => void;
}

/**
 * Everything one may go to or do, by a few letters of its name. What isn't a name is looked for at the front desk: there the
 * search asks the API as ever, and leaves its line in the access log.
 */
export function CommandBar(props: { onClose: () => void }) {
  const { t } = useTranslation();
  const list = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const lines = useLines(typed);
  const chosen = lines[Math.min(at, lines.length - 1)];

  function take(line: Line | undefined): void {
    if (!line) return;
    props.onClose();
    line.perform();
  }
  function walk(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && lines.length > 0) {
      event.preventDefault();
      setAt((Math.min(at, lines.length - 1) + step + lines.length) % lines.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      take(chosen);
    }
  }

  return (
    <Dialog title={t('commands.title')} onClose={props.onClose}>
      <div className={css.bar}>
        <input
          className={css.field}
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={chosen ? `${list}-${chosen.id}` : undefined}
          aria-label={t('commands.field')}
          placeholder={t('commands.field')}
          data-autofocus
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={walk}
        />
        <ul id={list} className={css.lines} role="listbox" aria-label={t('commands.title')}>
          {lines.map((line) => (
            <li
              key={line.id}
              id={`${list}-${line.id}`}
              className={css.line}
              role="option"
              aria-selected={line === chosen}
              ref={(row) => {
                if (line === chosen) row?.scrollIntoView?.({ block: 'nearest' });
              }}
              onClick={() => take(line)}
            >
              <span className={css.label}>{line.label}</span>
              <span className={css.kind}>{t(`commands.kind.${line.kind}`)}</span>
              {line.shortcut && <KeyCap quiet>{line.shortcut}</KeyCap>}
            </li>
          ))}
        </ul>
        {lines.length === 0 && <p role="status">{t('commands.nothing')}</p>}
      </div>
    </Dialog>
  );
}

function useLines(typed: string): readonly Line[] {
  const { t } = useTranslation();
  const may = useMay();
  const router = useRouter();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const { office } = usePlace();
  const { lock, change } = useLeaving();
  const offered = useCommands();
  const words = typed.trim();
  const fits = ({ label }: Line): boolean => label.toLocaleLowerCase().includes(words.toLocaleLowerCase());
  const goTo = (to: string) => () => void router.navigate({ to });
  const named: Line[] = [
    ...offered.map((one): Line => ({ ...one, id: `action-${one.id}`, kind: 'action' })),
    ...openPages(may).map((page): Line => ({
      id: `page-${page.name}`,
      kind: 'page',
      label: t(`nav.${page.name}`),
      perform: goTo(page.to),
    })),
    ...settingsPages(may, isDemo(office)).map((page): Line => ({
      id: `settings-${page.name}`,
      kind: 'settings',
      label: t(`settings.${page.name}`),
      perform: goTo(page.to),
    })),
    { id: 'change-officer', kind: 'action', label: t('shell.changeOfficer'), perform: change },
    { id: 'lock', kind: 'action', label: t('shell.lock'), shortcut: 'Ctrl Shift L', perform: lock },
  ];
  const search: Line = {
    id: 'search',
    kind: 'search',
    label: t('commands.search', { words }),
    perform: () => {
      const address = `/desk?find=${encodeURIComponent(words)}`;
      // The desk reads what it is to find when it opens; where it stands open already it has to open anew.
      if (path.endsWith('/desk')) window.location.assign(`/admin${address}`);
      else router.history.push(`/admin${address}`);
    },
  };
  const staff = useFoundStaff(words).map((one): Line => ({
    id: `staff-${one.id}`,
    kind: 'staff',
    label: [one.name, one.staffNumber ?? one.email].filter(Boolean).join(' · '),
    perform: () => void router.navigate({ to: '/settings/staff', search: { open: one.id } }),
  }));
  return [...named.filter(fits), ...staff, ...(words.length > 1 && may('queue:bookings:read') ? [search] : [])];
}
