import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../api/place.js';
import { printPage } from '../../lib/print-page.js';
import { useFormat } from '../../lib/use-format.js';
import { AfterAWhile } from '../../ui/after-a-while.js';
import { DateField } from '../../ui/date-field.js';
import { Dialog } from '../../ui/dialog.js';
import { ListTable } from '../../ui/list-table.js';
import { Part } from '../../ui/page.js';
import { Facts, Panel } from '../../ui/panel.js';
import { ProblemBanner } from '../../ui/problem-banner.js';
import { PeopleField } from './people-field.js';
import { pastedPeople } from './pasted-people.js';
import css from './rosters.module.css';
import {
  agree,
  decline,
  propose,
  readSheet,
  rename,
  type Roster,
  type RosterDay,
  rosterQuery,
  withdraw,
} from './rosters.queries.js';

interface PanelProps {
  id: string;
  zone: string;
  onChanged: () => void;
  onClose: () => void;
}

/** One roster, opened: the letter, the names with what stands against them, and the next step. */
export function RosterPanel(props: PanelProps) {
  const { t } = useTranslation();
  const query = useQuery(rosterQuery(props.id));
  const close = { label: t('form.close'), perform: props.onClose };
  if (query.data) return <Opened {...props} roster={query.data} />;
  return (
    <Panel title={t('rosters.roster')} close={close}>
      {query.error ? (
        <ProblemBanner error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <AfterAWhile>
          <p role="status">{t('list.loading')}</p>
        </AfterAWhile>
      )}
    </Panel>
  );
}

function Opened({ roster, zone, onChanged, onClose }: PanelProps & { roster: Roster }) {
  const { t } = useTranslation();
  const format = useFormat(zone);
  const { office } = usePlace();
  const [asked, setAsked] = useState<'decline' | 'withdraw'>();
  const [names, setNames] = useState<string>();
  const step = useMutation({
    mutationFn: (act: () => Promise<Roster>) => act(),
    onSuccess: () => {
      setAsked(undefined);
      setNames(undefined);
      onChanged();
    },
    onError: onChanged,
  });
  const print = useMutation({ mutationFn: async () => printPage(await readSheet(roster.id)) });
  const may = (action: Roster['actions'][number]): boolean => roster.actions.includes(action);
  const pointName = (id: string | null): string => office?.servicePoints.find((point) => point.id === id)?.name ?? '–';
  const typed = pastedPeople(names ?? '');

  return (
    <Panel title={roster.requester} close={{ label: t('form.close'), perform: onClose }}>
      <Facts
        facts={[
          [t('rosters.state'), t(`rosters.states.${roster.state}`)],
          ...(roster.reason ? [[t('rosters.reason'), roster.reason] as const] : []),
          [t('rosters.place'), roster.place],
          [t('rosters.letter'), `${roster.letter.number}, ${format.date(roster.letter.on)}`],
          [t('rosters.keptBy'), roster.letter.keptBy],
          [t('rosters.contactName'), roster.contactName],
          [t('rosters.wanted'), `${format.date(roster.wantedFrom)} – ${format.date(roster.wantedTo)}`],
          ...(roster.on
            ? [[t('rosters.day'), `${format.day(roster.on)}, ${pointName(roster.servicePointId)}`] as const]
            : []),
        ]}
      />
      {!asked && <ProblemBanner error={step.error ?? print.error} />}
      {roster.state === 'proposed' && (
        <Part title={t('rosters.proposals')}>
          <ul className={css.days}>
            {roster.proposals.map((day) => (
              <li key={`${day.servicePointId} ${day.on}`} className={css.day}>
                <span>
                  {format.day(day.on)}, {pointName(day.servicePointId)} ·{' '}
                  {t('rosters.seatsLeft', { count: day.seatsLeft })}
                </span>
                {may('agree') && (
                  <Button
                    variant="filled"
                    loading={step.isPending}
                    disabled={day.seatsLeft < roster.size}
                    aria-label={`${t('rosters.agree')}: ${format.date(day.on)}`}
                    onClick={() => step.mutate(() => agree(roster, { servicePointId: day.servicePointId, on: day.on }))}
                  >
                    {t('rosters.agree')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {may('propose') && (
        <Proposing
          roster={roster}
          busy={step.isPending}
          onPropose={(days) => step.mutate(() => propose(roster, days))}
        />
      )}
      <ListTable<Roster['members'][number]>
        caption={t('rosters.members')}
        rows={roster.members}
        rowKey={(row) => row.id}
        error={null}
        onRetry={() => undefined}
        none={{ title: t('rosters.nobody') }}
        noMatch={null}
        columns={[
          { name: 'position', head: t('rosters.number'), number: true, width: '48px', cell: (row) => row.position },
          { name: 'name', head: t('rosters.name'), grow: true, cell: (row) => row.name },
          {
            name: 'code',
            head: t('rosters.code'),
            cell: (row) =>
              row.remark ? (
                <strong>{t(`rosters.remark.${row.remark}`)}</strong>
              ) : (
                `${row.startsAt ? `${format.time(row.startsAt)} ` : ''}${row.bookingCode ?? '–'}`
              ),
          },
        ]}
      />
      {may('rename') &&
        (names === undefined ? (
          <Button onClick={() => setNames('')}>{t('rosters.rename')}</Button>
        ) : (
          <div className={css.form}>
            <PeopleField value={names} onChange={setNames} />
            <Button
              variant="filled"
              disabled={typed.people.length === 0 || typed.wrong.length > 0}
              loading={step.isPending}
              onClick={() => step.mutate(() => rename(roster, typed.people))}
            >
              {t('rosters.renameAll', { count: typed.people.length })}
            </Button>
          </div>
        ))}
      {roster.on && (
        <Button
          leftSection={<IconPrinter size={20} stroke={1.75} aria-hidden />}
          loading={print.isPending}
          onClick={() => print.mutate()}
        >
          {t('rosters.print')}
        </Button>
      )}
      {may('decline') && (
        <Button color="red" variant="subtle" onClick={() => setAsked('decline')}>
          {t('rosters.decline')}
        </Button>
      )}
      {may('withdraw') && (
        <Button color="red" variant="subtle" onClick={() => setAsked('withdraw')}>
          {t('rosters.withdraw')}
        </Button>
      )}
      {asked && (
        <Leaving
          roster={roster}
          kind={asked}
          busy={step.isPending}
          error={step.error}
          onConfirm={(reason) => step.mutate(() => (asked === 'decline' ? decline(roster, reason) : withdraw(roster)))}
          onClose={() => {
            step.reset();
            setAsked(undefined);
          }}
        />
      )}
    </Panel>
  );
}

/** Days to propose, one after the other; they take the place of those proposed before. */
function Proposing(props: { roster: Roster; busy: boolean; onPropose: (days: RosterDay[]) => void }) {
  const { t } = useTranslation();
  const { office } = usePlace();
  const units = (office?.servicePoints ?? []).filter(
    (point) => ['mobile_unit', 'event'].includes(point.kind) && point.serviceCodes.includes(props.roster.serviceCode),
  );
  const [unit, setUnit] = useState('');
  const [on, setOn] = useState('');
  const servicePointId = unit || (units[0]?.id ?? '');
  const before = props.roster.proposals.map((day) => ({ servicePointId: day.servicePointId, on: day.on }));
  return (
    <Part title={t('rosters.propose')}>
      {units.length === 0 ? (
        <p>{t('rosters.noUnit')}</p>
      ) : (
        <div className={css.fields}>
          <NativeSelect
            className={css.field}
            label={t('rosters.unit')}
            data={units.map((point) => ({ value: point.id, label: point.name }))}
            value={servicePointId}
            onChange={(event) => setUnit(event.currentTarget.value)}
          />
          <div className={css.field}>
            <DateField label={t('rosters.day')} value={on} onChange={setOn} />
          </div>
          <Button
            disabled={on === ''}
            loading={props.busy}
            onClick={() => props.onPropose([...before, { servicePointId, on }].slice(-10))}
          >
            {t('rosters.addDay')}
          </Button>
        </div>
      )}
    </Part>
  );
}

function Leaving(props: {
  roster: Roster;
  kind: 'decline' | 'withdraw';
  busy: boolean;
  error: unknown;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const { kind } = props;
  return (
    <Dialog title={t(`rosters.${kind}Title`, { requester: props.roster.requester })} onClose={props.onClose}>
      <div className={css.form}>
        <p>{t(`rosters.${kind}Words`)}</p>
        <ProblemBanner error={props.error} />
        {kind === 'decline' && (
          <TextInput
            label={t('rosters.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={300}
            required
          />
        )}
        <div className={css.fields}>
          <Button data-autofocus onClick={props.onClose}>
            {t('rosters.keep')}
          </Button>
          <Button
            variant="filled"
            color="red"
            loading={props.busy}
            disabled={kind === 'decline' && reason.trim().length < 5}
            onClick={() => props.onConfirm(reason.trim())}
          >
            {t(`rosters.${kind}`)}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
